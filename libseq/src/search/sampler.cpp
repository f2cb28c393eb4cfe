#include "search/sampler.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/random.h"

namespace seq {

Sampler::Sampler(const SearchOptions& options)
    : temperature_(options.temperature), top_p_(options.top_p), top_k_(options.top_k), seed_(options.seed) {}

int Sampler::sample(std::span<const float> scores, const std::uint8_t* banned, std::int64_t line, int draw, int step) {
  const auto best = select_.select(scores, std::max(top_k_, 1), banned);
  if (best.empty()) return -1;
  const float highest = best.front().score;
  // Whatever the options leave is a beginning of the ranking: all down to one last token.
  ScoredId last =
      top_k_ > 0 ? best.back() : ScoredId{std::numeric_limits<float>::lowest(), static_cast<int>(scores.size())};
  const auto stays = [&](std::size_t id) { return !ranks_before(last, {scores[id], static_cast<int>(id)}); };

  weights_.assign(scores.size(), 0.0);
  double sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!(scores[i] <= highest) || (banned != nullptr && banned[i] != 0) || !stays(i)) continue;
    weights_[i] = std::exp((static_cast<double>(scores[i]) - static_cast<double>(highest)) / temperature_);
    sum += weights_[i];
  }
  if (top_p_ < 1) {
    last = last_of_mass(scores, sum);
    sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (weights_[i] > 0 && !stays(i)) weights_[i] = 0;
      sum += weights_[i];
    }
  }
  const std::uint64_t key = random_key(seed_, static_cast<std::uint64_t>(line), static_cast<std::uint64_t>(draw),
                                       static_cast<std::uint64_t>(step));
  double left = RandomStream(key).uniform() * sum;
  int drawn = -1;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (weights_[i] == 0) continue;
    drawn = static_cast<int>(i);
    left -= weights_[i];
    if (left < 0) break;
  }
  return drawn;
}

ScoredId Sampler::last_of_mass(std::span<const float> scores, double sum) {
  // The lightest tokens are too light to be needed, all of them together: those of less than an even share of 1 - top_p
  // (half of it, for the sake of rounding).
  const double light = 0.5 * (1 - top_p_) * sum / static_cast<double>(scores.size());
  ranked_.clear();
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (weights_[i] > light) ranked_.push_back({scores[i], static_cast<int>(i)});
  // Halving: the last one lies in [low, high) of the ranking, of which only as much is made as that needs.
  auto low = ranked_.begin(), high = ranked_.end();
  double before = 0;  // weight of what ranks before low
  while (high - low > 1) {
    const auto middle = low + (high - low) / 2;
    std::nth_element(low, middle, high, ranks_before);
    double half = 0;
    for (auto r = low; r != middle; ++r) half += weights_[static_cast<std::size_t>(r->id)];
    if (before + half >= top_p_ * sum) {
      high = middle;
    } else {
      before += half;
      low = middle;
    }
  }
  return *low;  // the likeliest is never too light: there is one
}

}  // namespace seq
