// Draws a token from a step's distribution.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/top_k.h"
#include "seq/options.h"

namespace seq {

/// Temperature, then top-k, then top-p, as most programs order them: probabilities are those of scores / temperature
/// over the allowed tokens; of these the top_k likeliest stay (0 = all), renormalised; of these the smallest set of
/// likeliest ones whose probability reaches top_p; from that set one is drawn. The likeliest token always stays. Reuses
/// its memory: one object serves one thread.
class Sampler {
 public:
  explicit Sampler(const SearchOptions& options);

  /// A token, or -1 when none is possible. scores: unnormalised log-probabilities; ids with banned[id] != 0, NaN and
  /// infinities are impossible. The draw depends on the options' seed, `line`, `draw` (which of several samples of the
  /// line) and `step`, besides the scores.
  int sample(std::span<const float> scores, const std::uint8_t* banned, std::int64_t line, int draw, int step);

 private:
  /// The last token that top-p leaves of those that have weights, which sum to `sum`.
  ScoredId last_of_mass(std::span<const float> scores, double sum);

  double temperature_, top_p_;
  int top_k_;
  std::uint64_t seed_;
  TopK select_;
  std::vector<double> weights_;  ///< of every id, relative to the likeliest; 0 = impossible
  std::vector<ScoredId> ranked_;
};

}  // namespace seq
