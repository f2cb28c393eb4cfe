#include "search/top_k.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "search/top_k.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>  // after foreach_target, so that it is compiled for every target

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

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

/// The largest of every so many-th number, from each of the first so many on (a multiple of 16). A NaN may hide others.
void LargestOfColumns(const float* x, std::size_t size, std::size_t columns, float* largest) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t whole = size / columns * columns;
  for (std::size_t at = 0; at < columns; at += lanes) {
    auto most = hn::LoadU(d, x + at);
    for (std::size_t i = columns + at; i < whole; i += columns) most = hn::Max(most, hn::LoadU(d, x + i));
    hn::StoreU(most, d, largest + at);
  }
  for (std::size_t i = whole; i < size; ++i) largest[i - whole] = std::max(largest[i - whole], x[i]);
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(FindAbove);
HWY_EXPORT(LargestOfColumns);

namespace {

constexpr std::size_t columns = 64;  ///< that a long row is thought of as having

/// A number below the k-th best, or -infinity: the best of as many columns are not below it.
float below_best(std::span<const float> scores, std::size_t k) {
  constexpr float none = -std::numeric_limits<float>::infinity();
  if (scores.size() < 16 * columns || 2 * k > columns) return none;
  std::array<float, columns> largest;
  HWY_DYNAMIC_DISPATCH(LargestOfColumns)(scores.data(), scores.size(), columns, largest.data());
  for (float x : largest)
    if (!std::isfinite(x)) return none;
  std::nth_element(largest.begin(), largest.begin() + static_cast<std::ptrdiff_t>(k - 1), largest.end(),
                   std::greater<>());
  return std::nextafter(largest[k - 1], none);
}

}  // namespace

std::size_t find_above(std::span<const float> scores, std::size_t begin, float floor) {
  return HWY_DYNAMIC_DISPATCH(FindAbove)(scores.data(), begin, scores.size(), floor);
}

std::span<const ScoredId> TopK::select(std::span<const float> scores, int k, const std::uint8_t* banned, float floor) {
  kept_.clear();
  if (k <= 0) return kept_;
  const auto find_above = HWY_DYNAMIC_DISPATCH(FindAbove);
  // A heap with the worst of the kept on top. Once k are kept, only what is above the worst is looked at: ids come in
  // rising order, so an equal score that comes later never displaces it.
  float threshold = banned ? floor : std::max(floor, below_best(scores, static_cast<std::size_t>(k)));
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
