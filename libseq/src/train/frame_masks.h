// Parts of the frames hidden while training: SpecAugment (Park et al. 2019, arXiv 1904.08779) without time warping.
#pragma once

#include <cstdint>
#include <span>

namespace seq {

struct FrameMasks {
  int steps = 0;    ///< longest span of frames; at most a fifth of the sequence each
  int numbers = 0;  ///< widest span of neighbouring numbers; at most half of the frame

  explicit operator bool() const { return steps > 0 || numbers > 0; }
};

/// Of a sequence of frames of `width` numbers, sets two spans of frames, and one of numbers in all frames, to 0, which
/// is the mean of scaled frames. Lengths (from 0) and places depend on the key alone.
void mask_frames(const FrameMasks& masks, std::uint64_t key, std::span<float> frames, int width);

}  // namespace seq
