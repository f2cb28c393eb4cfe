// Reference files of a test set, in the forms that people have them.
#pragma once

#include <cstddef>
#include <string>

#include "seq/corpus.h"
#include "seq/metrics.h"

namespace app {

/// The references of so many sources, from one file: blocks of lines with a blank line between them, or
/// `index<TAB>reference` lines (from 0 on, in order, every source at least once), or a line a source, whose columns,
/// separated by tabs, are its references. The form is seen from the lines. Throws Error(data) with the counts when it
/// is none of them, and what seq::LineReader throws.
seq::References read_references(const std::string& path, std::size_t sources, bool strict, const seq::Warning& warn);

}  // namespace app
