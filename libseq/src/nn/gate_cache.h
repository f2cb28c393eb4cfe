// What embedded pieces give a recurrent layer's gates, kept from one text to the next.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "core/arena.h"
#include "core/large_memory.h"
#include "nn/recurrent.h"

namespace seq {

/// x·W + b (with layer normalisation: normalised) for x a row of an embedding table. It depends on the piece alone, so
/// it is computed when a text first has the piece: half of an inference step's products with a layer as wide as its
/// input. Shared by threads.
class GateCache {
 public:
  /// At most about `numbers` numbers (64 MB) are kept, those of the pieces that come first; what has no place is
  /// computed each time. No result depends on it. The parameters must outlive the cache, and stay as they are.
  GateCache(const Tensor& embedding, const RecurrentLayer& layer, const Parameters& p,
            std::int64_t numbers = std::int64_t{1} << 24);

  /// Row i of gates (n × G·H) = what pieces[i] gives.
  void fill(std::span<const int> pieces, View gates, Arena& scratch);

  /// Pieces that are kept.
  std::int64_t kept() const;

 private:
  static constexpr int unknown = -1, claimed = -2;  // claimed: on its way into a slot, or without a place for good

  void compute(std::span<const int> pieces, std::span<const int> missing, View gates, Arena& scratch);
  void keep(int piece, const Real* gates);
  Real* slot(std::int64_t i) const { return static_cast<Real*>(memory_.get()) + i * layer_.gate_width(); }

  Tensor embedding_;
  RecurrentLayer layer_;
  const Parameters& p_;
  std::int64_t capacity_;               // in pieces
  std::vector<std::atomic<int>> slot_;  // of each piece; its numbers are there once it is not negative
  std::atomic<std::int64_t> taken_ = 0;
  LargeMemory memory_;
};

}  // namespace seq
