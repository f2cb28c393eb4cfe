// How hypotheses are ranked: length normalisation, word penalty, coverage penalty.
#pragma once

#include <algorithm>
#include <limits>
#include <vector>

#include "search/hypothesis.h"
#include "seq/options.h"

namespace seq {

/// What an impossible token counts when it must be taken all the same (a forced prefix, a given target, an end that
/// nothing but comes after): finite, so that sums and printed numbers stay numbers, and below any real log-probability.
constexpr float impossible_log_probability = -1e9f;

/// Log-probability of a token from the model's numbers, at most 0 however they were rounded. NaN when it is impossible.
inline float token_log_probability(float score, float log_norm) {
  const float p = score - log_norm;
  if (!(p >= -std::numeric_limits<float>::max() && p <= std::numeric_limits<float>::max()))
    return std::numeric_limits<float>::quiet_NaN();
  return std::min(p, 0.0f);
}

/// The same with impossible_log_probability instead of NaN.
inline float taken_log_probability(float score, float log_norm) {
  const float p = token_log_probability(score, log_norm);
  return p == p ? p : impossible_log_probability;
}

/// score = log_probability / length^normalize - word_penalty × length + coverage_penalty × coverage,
/// where length counts the tokens and the end mark, and coverage is that of Wu et al. 2016 (arXiv 1609.08144, eq. 14):
/// Σ over source tokens of log(min(1, attention received in all steps)), at most 0. Coverage, like the rest of the
/// score, decides among finished hypotheses; living ones, all of a length, are compared by log-probability. The
/// attention received is taken as 1e-6 at least. A model without attention has coverage 0.
class Scoring {
 public:
  explicit Scoring(const SearchOptions& options);

  bool uses_coverage() const { return coverage_penalty_ != 0; }
  /// length ≥ 1.
  double score(double log_probability, int length, double coverage = 0) const;
  /// An upper bound of the score of all that a hypothesis can become: log-probabilities only fall and coverage is at
  /// most 0, so it is the largest score(log_probability, n) for n = shortest … longest.
  double best_attainable(double log_probability, int shortest, int longest) const;
  /// Coverage from the attention that each source token received in all steps.
  static double coverage(const std::vector<double>& received);
  /// Fills in hypothesis.score from its other fields; attention may be empty.
  void fill_score(FoundHypothesis& hypothesis) const;

 private:
  double divisor(int length) const;

  double normalize_, word_penalty_, coverage_penalty_;
  std::vector<double> divisors_;  ///< of lengths 0 … size - 1
};

}  // namespace seq
