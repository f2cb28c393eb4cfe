#include "model/deletion_decision.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace seq {
namespace {

using Pair = std::array<double, 2>;

double log_sum(double a, double b) {
  const double high = std::max(a, b);
  return high + std::log1p(std::exp(std::min(a, b) - high));
}

}  // namespace

std::vector<double> keep_probabilities(const DeletionScores& field) {
  const std::size_t n = field.emissions.size();
  std::vector<Pair> alpha(n);  // log Σ exp(score) of the beginnings that end here with the label
  for (int k = 0; k < 2; ++k) alpha[0][k] = field.start[k] + field.emissions[0][k];
  for (std::size_t t = 1; t < n; ++t)
    for (int k = 0; k < 2; ++k)
      alpha[t][k] = field.emissions[t][k] +
                    log_sum(alpha[t - 1][0] + field.transitions[0][k], alpha[t - 1][1] + field.transitions[1][k]);
  std::vector<double> keep(n);
  Pair beta = field.end;  // the same of the ends behind here
  for (std::size_t t = n; t-- > 0;) {
    keep[t] = 1 / (1 + std::exp(alpha[t][0] + beta[0] - alpha[t][1] - beta[1]));
    Pair before;
    for (int k = 0; k < 2; ++k)
      before[k] = log_sum(field.transitions[k][0] + field.emissions[t][0] + beta[0],
                          field.transitions[k][1] + field.emissions[t][1] + beta[1]);
    beta = before;
  }
  return keep;
}

double best_expected_f1(std::vector<double> keep) {
  std::sort(keep.begin(), keep.end(), std::greater<>());
  double all = 0;
  for (double p : keep) all += p;
  double kept = 0, best = 0;
  for (std::size_t k = 0; k < keep.size(); ++k) {
    kept += keep[k];
    best = std::max(best, 2 * kept / (static_cast<double>(k + 1) + all));
  }
  return best;
}

DeletionScores decision_scores(const DeletionScores& field) {
  constexpr double share = 0.1;  // of the field's scores
  const std::vector<double> keep = keep_probabilities(field);
  const double threshold = best_expected_f1(keep) / 2;
  DeletionScores scores = field;
  scale_scores(scores, share);
  for (std::size_t t = 0; t < keep.size(); ++t) scores.emissions[t][1] += keep[t] - threshold;
  return scores;
}

}  // namespace seq
