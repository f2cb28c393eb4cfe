// The encoder where nothing is learnt: the numbers of encoder_forward to the bit, for less work.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/arena.h"
#include "core/parallel.h"
#include "model/encoder.h"
#include "nn/gate_cache.h"

namespace seq {

/// Of each direction of an encoder's first layer (forward, backward); none where frames are read.
using EncoderGateCaches = std::array<std::optional<GateCache>, 2>;
/// Fills `caches` (empty before) with those of an encoder. The parameters must outlive them, and stay as they are.
void make_gate_caches(const Encoder& encoder, const Parameters& p, EncoderGateCaches& caches);

/// Inputs of the first layer's gates (x·W + b). They depend on the piece alone, so they are computed once for a piece,
/// however often texts have it. Immutable; shared by threads.
class PieceGates {
 public:
  PieceGates() = default;
  /// Those of the pieces in texts (ids below the encoder's vocabulary), from what is kept of earlier texts if there are
  /// caches.
  PieceGates(const Encoder& encoder, const Parameters& p, const std::vector<const std::vector<int>*>& texts,
             Workers& workers, EncoderGateCaches* caches = nullptr);

  /// Of direction 0 (forward) or 1: a row a piece × G·H.
  ConstView direction(int d) const { return gates_[d]; }
  /// The row of a piece that occurs in the texts.
  int row_of(int piece) const { return row_of_[piece]; }

  /// Numbers kept for one piece.
  static std::int64_t width(const Encoder& encoder);

 private:
  Arena arena_;
  std::array<View, 2> gates_;
  std::vector<int> row_of_;  // of every piece of the vocabulary, -1 where it does not occur
};

/// States of all steps of the last layer (rows of `packing` × width) and each direction's last ones (B × width). The
/// layout is the source's, or lies beside the states.
struct EncoderStates {
  Packing packing;
  View output, final;
};

/// `pieces` holds those of the source; of frames, nothing. Where threads help (nn/idle_threads.h), a layer's two
/// directions run at the same time.
EncoderStates encoder_states(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                             const PieceGates& pieces, Arena& arena, Arena& scratch);

}  // namespace seq
