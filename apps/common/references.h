// Files beside a test set: references in the forms that people have them, and what outputs should say.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "seq/corpus.h"
#include "seq/metrics.h"
#include "seq/slots.h"

namespace app {

/// The references of so many sources, from one file: blocks of lines with a blank line between them, or
/// `index<TAB>reference` lines (from 0 on, in order, every source at least once), or a line a source, whose columns,
/// separated by tabs, are its references. The form is seen from the lines. Throws Error(data) with the counts when it
/// is none of them, and what seq::LineReader throws.
seq::References read_references(const std::string& path, std::size_t sources, bool strict, const seq::Warning& warn);

/// Lines of `path` as rows of named values; throws Error(data) that names the line that holds something else.
std::vector<seq::SlotRow> parse_rows(const std::vector<std::string>& lines, const std::string& path);

}  // namespace app
