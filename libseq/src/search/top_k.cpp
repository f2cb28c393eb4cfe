#include "search/top_k.h"

#include <algorithm>

namespace seq {
namespace {

constexpr std::size_t block = 32;

/// Whether any of a block's scores is above the threshold. Without branches, so that it becomes vector compares.
inline bool any_above(const float* scores, float threshold) {
  int any = 0;
  for (std::size_t i = 0; i < block; ++i) any |= scores[i] > threshold;
  return any != 0;
}

}  // namespace

std::span<const ScoredId> TopK::select(std::span<const float> scores, int k, const std::uint8_t* banned, float floor) {
  const auto wanted = static_cast<std::size_t>(std::max(k, 0));
  if (wanted == 0) return {};
  // What passes the threshold is collected; when the room is full, it is cut to the k best and the threshold rises to
  // the last of them. Ids come in rising order, so a later equal score never displaces an earlier one.
  const std::size_t room = wanted + std::max<std::size_t>(wanted, 12);
  kept_.clear();
  if (kept_.capacity() < room) kept_.reserve(room);
  float threshold = floor;
  const auto take = [&](std::size_t i) {
    const float score = scores[i];
    if (!(score > threshold) || score > std::numeric_limits<float>::max()) return;
    if (banned != nullptr && banned[i] != 0) return;
    kept_.push_back({score, static_cast<int>(i)});
    if (kept_.size() < room) return;
    std::nth_element(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(wanted - 1), kept_.end(), ranks_before);
    kept_.resize(wanted);
    threshold = kept_.back().score;
  };
  std::size_t i = 0;
  for (; i + block <= scores.size(); i += block) {
    if (!any_above(scores.data() + i, threshold)) continue;
    for (std::size_t j = i; j < i + block; ++j) take(j);
  }
  for (; i < scores.size(); ++i) take(i);
  const std::size_t found = std::min(wanted, kept_.size());
  std::partial_sort(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(found), kept_.end(), ranks_before);
  return {kept_.data(), found};
}

}  // namespace seq
