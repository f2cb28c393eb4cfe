// Sequences of unequal length side by side without padding.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "core/arena.h"

namespace seq {

/// The layout of a batch of sequences sorted by length, longest first, and stored step by step: the rows of step t are
/// those sequences that are longer than t, in order. So the sequences alive at a step are a prefix, and row
/// offset[t] + j is step t of sequence j. A view, like those of matrices: the offsets are a batch's or an arena's.
struct Packing {
  std::span<const int> offset;  ///< steps + 1 numbers; those of a range of steps begin with the rows before it

  int steps() const { return offset.empty() ? 0 : static_cast<int>(offset.size()) - 1; }
  int rows() const { return row(steps(), 0); }
  /// Sequences in the batch.
  int batch() const { return steps() > 0 ? alive(0) : 0; }
  /// Sequences longer than t.
  int alive(int t) const { return offset[t + 1] - offset[t]; }
  /// t may be steps(): that row is one past the last.
  int row(int t, int sequence) const { return offset.empty() ? 0 : offset[t] - offset[0] + sequence; }

  /// Steps first … last-1 as a batch of their own, of the sequences that are longer than `first`.
  Packing range(int first, int last) const {
    return {offset.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first + 1))};
  }

  /// From lengths in falling order, each at least 1.
  static Packing of(const std::vector<int>& lengths, Arena& arena) {
    const std::span<int> offset = arena.list<int>(lengths.empty() ? 1 : lengths[0] + 1);
    write_offsets(
        static_cast<int>(lengths.size()), [&](int j) { return lengths[j]; }, offset);
    return {offset};
  }

  /// The offsets of so many sequences, of which number j, in falling order, has length(j) steps: as many as the first
  /// one has, and one.
  template <typename Length>
  static void write_offsets(int sequences, const Length& length, std::span<int> offset) {
    offset[0] = 0;
    int alive = sequences;
    for (int t = 0; t + 1 < static_cast<int>(offset.size()); ++t) {
      while (length(alive - 1) <= t) --alive;
      offset[t + 1] = offset[t] + alive;
    }
  }

  friend bool operator==(const Packing& a, const Packing& b) { return std::ranges::equal(a.offset, b.offset); }
};

}  // namespace seq
