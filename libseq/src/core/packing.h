// Sequences of unequal length side by side without padding.
#pragma once

#include <vector>

namespace seq {

/// The layout of a batch of sequences sorted by length, longest first, and stored step by step: the rows of step t are
/// those sequences that are longer than t, in order. So the sequences alive at a step are a prefix, and row
/// offset[t] + j is step t of sequence j.
struct Packing {
  std::vector<int> offset = {0};  ///< steps + 1 numbers

  int steps() const { return static_cast<int>(offset.size()) - 1; }
  int rows() const { return offset.back(); }
  /// Sequences in the batch.
  int batch() const { return steps() > 0 ? offset[1] : 0; }
  /// Sequences longer than t.
  int alive(int t) const { return offset[t + 1] - offset[t]; }
  int row(int t, int sequence) const { return offset[t] + sequence; }

  /// Steps first … last-1 as a batch of their own, of the sequences that are longer than `first`.
  Packing range(int first, int last) const {
    Packing p;
    for (int t = first; t < last; ++t) p.offset.push_back(offset[t + 1] - offset[first]);
    return p;
  }

  /// From lengths in falling order, each at least 1.
  static Packing of(const std::vector<int>& lengths) {
    Packing p;
    std::size_t alive = lengths.size();
    for (int t = 0; alive > 0; ++t) {
      while (alive > 0 && lengths[alive - 1] <= t) --alive;
      if (alive > 0) p.offset.push_back(p.offset.back() + static_cast<int>(alive));
    }
    return p;
  }
};

}  // namespace seq
