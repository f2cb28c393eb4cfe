// Text laid out in columns, counted in characters.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace app {

/// Characters of a UTF-8 text.
std::size_t columns_of(const std::string& text);

/// Blanks behind the text (or before it) until it is so wide.
std::string padded(const std::string& text, std::size_t width);
std::string padded_before(const std::string& text, std::size_t width);

/// The text's first `columns` characters.
std::string cut(const std::string& text, std::size_t columns);

/// Width of the terminal that the descriptor is, or `otherwise` when it is none.
std::size_t terminal_columns(int descriptor, std::size_t otherwise);

/// Rows of cells, each column as wide as its widest cell: the first to the left, the others to the right. Rows may
/// have fewer cells than others.
std::string table(const std::vector<std::vector<std::string>>& rows);

}  // namespace app
