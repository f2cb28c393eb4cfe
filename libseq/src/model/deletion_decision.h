// What a field's scores mean for each unit, and which choice of units is the best to make.
#pragma once

#include <vector>

#include "model/deletion.h"

namespace seq {

/// p(unit is kept) of each unit under the field that the scores define, by the forward-backward algorithm.
std::vector<double> keep_probabilities(const DeletionScores& field);

/// The highest F1 that any choice of units has against a text that keeps each with these probabilities, taken of
/// expected counts: max over S of 2·Σ_S p / (|S| + Σ p). Half of it is the threshold: the best S holds just the units
/// that are likelier (Ye, Chai, Lee and Chieu 2012, "Optimizing F-measures: a tale of two approaches").
double best_expected_f1(std::vector<double> keep);

/// Scores for best_deletion whose best choice is good on average, where the field's own best one is likeliest to be
/// right as a whole: a unit's probability less the threshold, and a tenth of the field's scores, so that what is kept
/// hangs together.
DeletionScores decision_scores(const DeletionScores& field);

}  // namespace seq
