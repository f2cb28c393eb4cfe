#include "search/scoring.h"

#include <cmath>

namespace seq {

Scoring::Scoring(const SearchOptions& options)
    : normalize_(options.normalize),
      word_penalty_(options.word_penalty),
      coverage_penalty_(options.coverage_penalty),
      divisors_(256) {
  for (std::size_t i = 0; i < divisors_.size(); ++i) divisors_[i] = std::pow(static_cast<double>(i), normalize_);
}

double Scoring::divisor(int length) const {
  const auto i = static_cast<std::size_t>(length);
  return i < divisors_.size() ? divisors_[i] : std::pow(static_cast<double>(length), normalize_);
}

double Scoring::score(double log_probability, int length, double coverage) const {
  return log_probability / divisor(length) - word_penalty_ * length + coverage_penalty_ * coverage;
}

double Scoring::best_attainable(double log_probability, int shortest, int longest) const {
  // Without a penalty for words, longer is better in both terms.
  if (word_penalty_ <= 0) return score(log_probability, longest);
  double best = score(log_probability, longest);
  for (int n = shortest; n < longest; ++n) best = std::max(best, score(log_probability, n));
  return best;
}

double Scoring::coverage(const std::vector<double>& received) {
  double sum = 0;
  for (double a : received) sum += std::log(std::min(1.0, std::max(a, 1e-6)));
  return sum;
}

void Scoring::fill_score(FoundHypothesis& hypothesis) const {
  double covered = 0;
  if (uses_coverage() && !hypothesis.attention.empty()) {
    std::vector<double> received(hypothesis.attention.front().size());
    for (const auto& row : hypothesis.attention)
      for (std::size_t i = 0; i < row.size(); ++i) received[i] += row[i];
    covered = coverage(received);
  }
  hypothesis.score = score(hypothesis.log_probability, static_cast<int>(hypothesis.tokens.size()) + 1, covered);
}

}  // namespace seq
