// Labelled files as the verbs are given them.
#pragma once

#include <string>
#include <vector>

#include "common/command_line.h"
#include "seq/labelled_text.h"

namespace app {

/// Adds --format, --label-prefix, --label-column and --text-column under the present heading.
void add_format_options(CommandLine& line, seq::LabelledFormat& format);

/// A test set in a model's own numbers.
struct LabelledTest {
  seq::LabelledText lines;
  std::vector<std::vector<int>> truth;  ///< of each line; -1 = a label that the model does not know
};

/// Reads a file; labels that are none of `labels` are warned of. Where the form of the columns has to be found and the
/// labels found are all unknown, the other column is tried, so that a test set of a few lines is read like the training
/// data. Throws what seq::read_labelled throws.
LabelledTest read_labelled_test(const std::string& path, const seq::LabelledFormat& format,
                                const std::vector<std::string>& labels, bool strict, const seq::Warning& warn);

}  // namespace app
