// How much each label and each line counts in the loss.
#pragma once

#include <string>
#include <vector>

#include "seq/labelled_text.h"

namespace seq {

/// One factor a label. choice: "none" (all 1), "balanced" (lines / (labels · lines whose first label it is)), or a file
/// of label, tab, factor, where labels left out have 1. labels: numbers into `names`, of each line. Throws Error(data)
/// naming file and line for an unknown label or what is no factor from 0 to 1000000; Error(missing).
std::vector<double> label_weights(const std::string& choice, const std::vector<std::string>& names,
                                  const std::vector<std::vector<int>>& labels);

/// One factor for each of the text's lines: the file has one a line of the text's own file, blank lines included (whose
/// numbers are not looked at). Throws Error(data) naming file and line for what is no factor from 0 to 1000000, or when
/// there are more or fewer lines; Error(missing).
std::vector<double> example_weights(const std::string& path, const LabelledText& text);

/// Of each line the factor of its first label times its own (`own` may be empty: 1 each). Throws Error(data) when no
/// line has a factor above 0.
std::vector<double> line_weights(const std::vector<double>& of_label, const std::vector<std::vector<int>>& labels,
                                 const std::vector<double>& own);

}  // namespace seq
