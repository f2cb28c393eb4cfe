// What one row's part of the dual of a logistic regression has as its solution.
#pragma once

#include <cstddef>
#include <vector>

namespace seq {

/// The p with log(p / (1 - p)) + curvature · p = score.
double proximal_sigmoid(double score, double curvature);

/// log Σ exp(score).
double log_sum_exp(const float* score, std::size_t count);

/// The p that add up to 1 and have log p[k] + curvature[k] · p[k] = score[k] - c, with one c for all. Curvatures are 0
/// or more. The search for c begins at `guess`; `scratch` is any vector.
void proximal_softmax(const float* score, const float* curvature, std::size_t count, double guess, float* p,
                      std::vector<double>& scratch);

}  // namespace seq
