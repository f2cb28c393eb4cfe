// Sequences of feature frames as lines of text.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace seq {

/// What a network reads: token ids, or frames of `width` numbers one after the other.
struct Sequence {
  std::vector<int> ids;
  std::vector<float> frames;
  int width = 0;  ///< of a frame; 0 = token ids

  Sequence() = default;
  Sequence(std::vector<int> tokens) : ids(std::move(tokens)) {}
  Sequence(std::initializer_list<int> tokens) : ids(tokens) {}
  Sequence(std::vector<float> numbers, int frame_width) : frames(std::move(numbers)), width(frame_width) {}

  bool empty() const { return length() == 0; }
  int length() const {
    return static_cast<int>(width > 0 ? frames.size() / static_cast<std::size_t>(width) : ids.size());
  }
};

/// Frames separated by ';', their numbers by blanks or a comma: "0.5 1;0.25, -1". An empty text has no frames. Throws
/// Error(data) naming `where` for what is no finite number and for frames of unequal width, or of another one than
/// `width` (0 = any).
Sequence parse_frames(const std::string& text, int width, const std::string& where);

/// How frames are brought to mean 0 and deviation 1, number by number.
struct FrameScale {
  std::vector<float> numbers;  ///< the means, then as many deviations

  static FrameScale of(const std::vector<Sequence>& sequences);
  static FrameScale unchanged(int width);  ///< leaves all numbers as they are
  void apply(Sequence& sequence) const;
};

}  // namespace seq
