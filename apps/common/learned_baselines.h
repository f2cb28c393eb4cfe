// Baselines that need training pairs, and a row's values strung together.
#pragma once

#include <vector>

#include "common/evaluation.h"

namespace app {

/// The most frequent target of the training pairs for every source; and the first target of the training source that is
/// nearest by the cosine of their features, the first one of equals. Features are: of frames their numbers' means over
/// the frames, standardised on the training sources; of rows of named values each value; of text its words.
std::vector<Baseline> learned_baselines(const TestSet& training);

/// Rows as text: "Owl: food Thai, area riverside." A source that is no row gives an empty line.
Baseline row_template();

}  // namespace app
