// Sequences of frames that lie in a NumPy array.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/frames.h"
#include "data/npy.h"

namespace seq {

/// An array of sequences × frames × numbers, of which a file of lengths may say how many frames of each count; or of
/// frames × numbers, which are the frames of all sequences one after another where lengths are given, and else
/// sequences of one frame. Sequences are read from where they lie, one by one.
class FrameArray {
 public:
  /// `lengths` is a path (a whole number a line) or empty. Throws what NpyArray throws, Error(data) for an array of
  /// another shape and for lengths that do not fit it, and what LineReader throws.
  explicit FrameArray(const std::string& path, const std::string& lengths = "");

  std::int64_t size() const { return static_cast<std::int64_t>(extents_.size()); }
  const std::string& path() const { return array_.path(); }

  /// Sequence i. Throws Error(data) with file, row and column where a number is not finite.
  Sequence sequence(std::int64_t i) const;
  /// The same as a line of text, every number so that it comes back as it was in float: "0.5 1;0.25 -1".
  std::string line(std::int64_t i) const;

 private:
  /// Where a sequence begins among the array's rows, and how many it has.
  struct Extent {
    std::int64_t first = 0, length = 0;
  };
  std::vector<Extent> extents_of(const std::string& lengths_path) const;

  NpyArray array_;
  std::vector<Extent> extents_;
};

}  // namespace seq
