#include <algorithm>
#include <vector>

#include "eval/label_counts.h"
#include "eval/resample.h"
#include "seq/label_metrics.h"

namespace seq {

namespace {

/// The interval of score(lines drawn).
template <class Score>
ScoreInterval interval_over(std::size_t lines, int samples, std::uint64_t seed, const Score& score) {
  std::vector<double> scores;
  eval::resample(lines, {samples, seed},
                 [&](const std::vector<std::uint32_t>& drawn) { scores.push_back(score(drawn)); });
  std::sort(scores.begin(), scores.end());
  const auto [low, high] = eval::middle_95(scores);
  return {low, high};
}

}  // namespace

ScoreInterval accuracy_interval(const LabelOutcome& outcome, int samples, std::uint64_t seed) {
  const eval::LineCounts lines(outcome);
  std::vector<char> exact(lines.lines());
  for (std::size_t i = 0; i < exact.size(); ++i) exact[i] = lines.exact(i);
  return interval_over(exact.size(), samples, seed, [&](const std::vector<std::uint32_t>& drawn) {
    std::int64_t sum = 0;
    for (const std::uint32_t i : drawn) sum += exact[i];
    return static_cast<double>(sum) / static_cast<double>(drawn.size());
  });
}

ScoreInterval macro_f1_interval(const LabelOutcome& outcome, int samples, std::uint64_t seed) {
  const eval::LineCounts lines(outcome);
  return interval_over(lines.lines(), samples, seed, [&](const std::vector<std::uint32_t>& drawn) {
    std::vector<eval::LabelCount> counts = lines.none();
    for (const std::uint32_t i : drawn) lines.add_to(counts, i);
    return eval::macro_of(counts).f1;
  });
}

}  // namespace seq
