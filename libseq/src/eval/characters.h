// What the metrics need of Unicode: code points, whitespace, lower-casing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seq::eval {

/// The code points of UTF-8 text; each invalid byte sequence becomes one U+FFFD.
std::u32string code_points(std::string_view text);

std::string to_utf8(std::u32string_view text);

/// Whitespace in the sense of the reference implementations: bidirectional class WS, B or S, or category Zs.
bool is_space(char32_t c);

/// The number of bytes (0 to 3) of the whitespace character that begins at text[at]; 0 when there is none.
std::size_t space_bytes(std::string_view text, std::size_t at);

/// The words of UTF-8 text between runs of whitespace, as views into it.
std::vector<std::string_view> split_words(std::string_view text);

/// The words of the text, joined by single spaces.
std::string join_words(std::string_view text);

/// The text without whitespace at its end, or at both ends.
std::string_view strip_end(std::string_view text);
std::string_view strip(std::string_view text);

/// Full Unicode lower-casing without a language (final sigma by context, İ to i and a dot); invalid bytes become
/// U+FFFD.
std::string lower(std::string_view text);

}  // namespace seq::eval
