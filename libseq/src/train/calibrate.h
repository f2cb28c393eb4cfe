// Finds a calibration on validation data.
#pragma once

#include <vector>

#include "model/calibration.h"

namespace seq {

/// Logits of the validation lines, `labels` a line (either may be empty), and their true labels. Lines whose labels are
/// all unknown are left out.
struct CalibrationData {
  int labels = 0;
  bool independent = false;
  std::vector<float> network, linear;
  std::vector<std::vector<int>> truth;
};

/// Scales and share with the least mean cross-entropy; thresholds with the best F1 of each label.
Calibration calibrate(const CalibrationData& data);

/// Every line's probabilities under a calibration.
std::vector<std::vector<double>> calibrated_lines(const CalibrationData& data, const Calibration& calibration);

/// Mean cross-entropy of a line.
double cross_entropy(const CalibrationData& data, const Calibration& calibration);

}  // namespace seq
