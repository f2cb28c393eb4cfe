// From the logits of a network and of a linear model to probabilities that mean what they say.
#pragma once

#include <vector>

namespace seq {

/// Found on validation data: every part's logits are scaled (Guo et al. 2017: 1 / temperature), then the parts'
/// probabilities are mixed.
struct Calibration {
  double network_scale = 1, linear_scale = 1;  ///< above 0
  double network_share = 1;                    ///< 0 to 1; the linear model has the rest
  std::vector<double> thresholds;              ///< one a label, for several labels a line

  /// As numbers for a model file, and back; Error(data) naming `where` when they are none of `labels` labels.
  std::vector<float> numbers() const;
  static Calibration from(const std::vector<float>& numbers, int labels, const char* where);
};

/// Probabilities of `labels` labels; either pointer may be null, then the other part has all the share. `independent`:
/// one sigmoid a label instead of a softmax.
std::vector<double> calibrated(const Calibration& calibration, const float* network_logits, const float* linear_logits,
                               int labels, bool independent);

}  // namespace seq
