#include "search/sampler.h"

#include <algorithm>
#include <cmath>

#include "core/random.h"

namespace seq {

Sampler::Sampler(const SearchOptions& options)
    : temperature_(options.temperature), top_p_(options.top_p), top_k_(options.top_k), seed_(options.seed) {}

int Sampler::sample(std::span<const float> scores, const std::uint8_t* banned, std::int64_t line, int draw, int step) {
  const auto best = select_.select(scores, 1, banned);
  if (best.empty()) return -1;
  const std::uint64_t key = random_key(seed_, static_cast<std::uint64_t>(line), static_cast<std::uint64_t>(draw),
                                       static_cast<std::uint64_t>(step));
  const double uniform = RandomStream(key).uniform();
  const float highest = best.front().score;
  if (top_k_ == 0 && top_p_ >= 1) return draw_from_all(scores, banned, highest, uniform);
  return draw_from_best(scores, banned, highest, uniform);
}

int Sampler::draw_from_all(std::span<const float> scores, const std::uint8_t* banned, float best, double uniform) {
  weights_.assign(scores.size(), 0.0);
  double sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!(scores[i] <= best) || (banned != nullptr && banned[i] != 0)) continue;
    weights_[i] = std::exp((static_cast<double>(scores[i]) - static_cast<double>(best)) / temperature_);
    sum += weights_[i];
  }
  double left = uniform * sum;
  int last = -1;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (weights_[i] == 0) continue;
    last = static_cast<int>(i);
    left -= weights_[i];
    if (left < 0) break;
  }
  return last;
}

int Sampler::draw_from_best(std::span<const float> scores, const std::uint8_t* banned, float best, double uniform) {
  const auto weight = [&](float score) {
    return std::exp((static_cast<double>(score) - static_cast<double>(best)) / temperature_);
  };
  const int size = static_cast<int>(scores.size());
  double mass = 0;  // of the distribution that top_p cuts
  if (top_k_ == 0)
    for (std::size_t i = 0; i < scores.size(); ++i)
      if (scores[i] <= best && (banned == nullptr || banned[i] == 0)) mass += weight(scores[i]);
  // Without top_k, how many tokens reach top_p shows only when they are looked at: look at more until they do.
  for (int k = top_k_ > 0 ? std::min(top_k_, size) : std::min(64, size);; k = std::min(2 * k, size)) {
    const auto kept = select_.select(scores, k, banned);
    if (top_k_ > 0) {
      mass = 0;
      for (const ScoredId& s : kept) mass += weight(s.score);
    }
    double reached = 0;
    std::size_t count = 0;
    while (count < kept.size() && (count == 0 || reached < top_p_ * mass)) reached += weight(kept[count++].score);
    if (top_k_ == 0 && k < size && count == kept.size() && reached < top_p_ * mass) continue;
    double left = uniform * reached;
    std::size_t chosen = 0;
    for (;; ++chosen) {
      left -= weight(kept[chosen].score);
      if (left < 0 || chosen + 1 == count) break;
    }
    return kept[chosen].id;
  }
}

}  // namespace seq
