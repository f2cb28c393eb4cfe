// Sizes and rates of classifiers, chosen from the data.
#pragma once

#include <string>

#include "seq/options.h"

namespace seq {

/// What a preset looks at.
struct LabelledShape {
  std::int64_t lines = 0;
  double characters = 0;  ///< a line, on average
};

/// Fills what is left at "chosen"; returns the preset's name.
std::string apply_preset(const LabelledShape& shape, TextOptions& text, ClassifierOptions& network,
                         TrainOptions& training);

}  // namespace seq
