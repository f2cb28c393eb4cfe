// How much each label counts in the loss.
#pragma once

#include <string>
#include <vector>

namespace seq {

/// One factor a label. choice: "none" (all 1), "balanced" (lines / (labels · lines whose first label it is)), or a file
/// of label, tab, factor, where labels left out have 1. labels: numbers into `names`, of each line. Throws Error(data)
/// naming file and line for an unknown label or what is no factor from 0 to 1000000; Error(missing).
std::vector<double> label_weights(const std::string& choice, const std::vector<std::string>& names,
                                  const std::vector<std::vector<int>>& labels);

}  // namespace seq
