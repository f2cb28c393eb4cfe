// How likely each unit is kept, and the choice of words that is right in expectation.
#pragma once

#include <vector>

#include "model/deletion.h"

namespace seq {

/// p(unit is kept) of each unit under the field that the scores define, from the forward-backward algorithm.
std::vector<double> keep_probabilities(const DeletionScores& scores);

/// Scores whose best choice of units has the highest expected F1 under these probabilities: each unit's probability
/// less half of that F1, which is the threshold that no other choice beats (Ye, Chai, Lee and Chieu 2012, "Optimizing
/// F-measure: a tale of two approaches", where F1 is taken of expected counts). Lengths are then met by what is most
/// probable.
DeletionScores expected_f1_scores(const std::vector<double>& keep);

}  // namespace seq
