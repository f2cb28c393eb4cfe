#include "train/frame_masks.h"

#include <algorithm>

#include "core/random.h"

namespace seq {
namespace {

struct Span {
  int first = 0, count = 0;
};

/// A span of 0 … longest out of `size`.
Span span_of(RandomStream& random, int longest, int size) {
  const auto below = [&random](int limit) { return static_cast<int>(random.below(static_cast<std::uint64_t>(limit))); };
  Span span;
  span.count = below(longest + 1);
  span.first = below(size - span.count + 1);
  return span;
}

}  // namespace

void mask_frames(const FrameMasks& masks, std::uint64_t key, std::span<float> frames, int width) {
  RandomStream random(key);
  const int length = static_cast<int>(frames.size()) / width;
  const auto hide = [&](int frame, Span numbers) {
    const auto at = frames.begin() + static_cast<std::ptrdiff_t>(frame) * width + numbers.first;
    std::fill(at, at + numbers.count, 0.0F);
  };
  for (int i = 0; i < 2; ++i) {
    const Span steps = span_of(random, std::min(masks.steps, length / 5), length);
    for (int t = steps.first; t < steps.first + steps.count; ++t) hide(t, {0, width});
  }
  const Span numbers = span_of(random, std::min(masks.numbers, width / 2), width);
  for (int t = 0; t < length; ++t) hide(t, numbers);
}

}  // namespace seq
