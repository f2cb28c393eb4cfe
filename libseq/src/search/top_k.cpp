#include "search/top_k.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "search/top_k.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>  // after foreach_target, so that it is compiled for every target

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// The first i ≥ begin with x[i] > threshold, or `size`.
std::size_t FindAbove(const float* x, std::size_t begin, std::size_t size, float threshold) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto t = hn::Set(d, threshold);
  std::size_t i = begin;
  for (; i + 4 * lanes <= size; i += 4 * lanes) {
    const auto a = hn::Gt(hn::LoadU(d, x + i), t), b = hn::Gt(hn::LoadU(d, x + i + lanes), t);
    const auto c = hn::Gt(hn::LoadU(d, x + i + 2 * lanes), t), e = hn::Gt(hn::LoadU(d, x + i + 3 * lanes), t);
    if (!hn::AllFalse(d, hn::Or(hn::Or(a, b), hn::Or(c, e)))) break;
  }
  for (; i + lanes <= size; i += lanes) {
    const auto first = hn::FindFirstTrue(d, hn::Gt(hn::LoadU(d, x + i), t));
    if (first >= 0) return i + static_cast<std::size_t>(first);
  }
  while (i < size && !(x[i] > threshold)) ++i;
  return i;
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(FindAbove);

std::span<const ScoredId> TopK::select(std::span<const float> scores, int k, const std::uint8_t* banned, float floor) {
  kept_.clear();
  if (k <= 0) return kept_;
  const auto find_above = HWY_DYNAMIC_DISPATCH(FindAbove);
  // A heap with the worst of the kept on top. Once k are kept, only what is above the worst is looked at: ids come in
  // rising order, so an equal score that comes later never displaces it.
  float threshold = floor;
  for (std::size_t i = 0; (i = find_above(scores.data(), i, scores.size(), threshold)) < scores.size(); ++i) {
    const float score = scores[i];
    if (score > std::numeric_limits<float>::max() || (banned != nullptr && banned[i] != 0)) continue;
    if (kept_.size() == static_cast<std::size_t>(k)) {
      std::pop_heap(kept_.begin(), kept_.end(), ranks_before);
      kept_.pop_back();
    }
    kept_.push_back({score, static_cast<int>(i)});
    std::push_heap(kept_.begin(), kept_.end(), ranks_before);
    if (kept_.size() == static_cast<std::size_t>(k)) threshold = kept_.front().score;
  }
  std::sort_heap(kept_.begin(), kept_.end(), ranks_before);
  return kept_;
}

}  // namespace seq
#endif
