// The weights of the best validations, for their mean at the end of a run.
#pragma once

#include <vector>

#include "train/training_state.h"

namespace seq {

/// Keeps the weights in the state if they are among the best `wanted` by their score; below two nothing is kept.
void keep_among_best(TrainingState& state, const std::vector<Real>& weights, double score, std::size_t wanted,
                     bool lower_is_better);

/// Their mean, number by number; there must be at least one.
std::vector<Real> mean_of_best(const TrainingState& state);

}  // namespace seq
