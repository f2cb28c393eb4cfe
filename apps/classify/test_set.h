// Labelled files as the verbs are given them.
#pragma once

#include <string>
#include <vector>

#include "common/command_line.h"
#include "seq/classify.h"
#include "seq/labelled_text.h"

namespace app {

/// Adds --format, --label-prefix, --label-column and --text-column under the present heading.
void add_format_options(CommandLine& line, seq::LabelledFormat& format);

/// A test set in a model's own numbers.
struct LabelledTest {
  seq::LabelledText lines;
  std::vector<std::vector<int>> truth;  ///< of each line; -1 = a label that the model does not know
};

/// Adds --test, one labelled file or an array of frames with its labels and lengths.
void add_test_option(CommandLine& line, const std::vector<std::string>& aliases, std::vector<std::string>& test,
                     const std::string& help);

/// Reads a set; labels that are none of `labels` are warned of. Where the form of the columns has to be found and the
/// labels found are all unknown, the other column is tried, so that a test set of a few lines is read like the training
/// data. Throws what seq::read_labelled_set throws, Error(usage) for several sets and for an array where the model
/// reads text.
LabelledTest read_labelled_test(const std::vector<std::string>& paths, const seq::LabelledFormat& format,
                                const seq::Classifier& classifier, bool strict, const seq::Warning& warn);

}  // namespace app
