// The encoder: embeddings and a stack of recurrent layers, each in one or both directions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/arena.h"
#include "core/random.h"
#include "data/batch.h"
#include "nn/embedding.h"
#include "nn/recurrent_pass.h"

namespace seq {

/// Where dropout strikes in one training step. Every site has a key of its own; at inference all are off.
struct DropoutPlan {
  double embedding = 0, layer = 0, recurrent = 0, source_word = 0, target_word = 0;
  std::uint64_t key = 0;  ///< of this step and lane

  Dropout at(double p, std::uint64_t site) const { return {random_key(key, site), p}; }
};

struct Encoder {
  struct Layer {
    RecurrentLayer forward, backward;  ///< backward is unused in one direction
    bool residual = false;
  };
  Tensor embedding;  ///< V × E; absent where frames are read
  std::vector<Layer> layers;
  bool bidirectional = true;
  int chunk = 0;  ///< steps that gradients go back at most (see RecurrentPass), 0 = all

  int width() const { return layers.back().forward.units * (bidirectional ? 2 : 1); }
};

/// What forward keeps. `output` (rows × width) and `final` (B × width: each direction's last state) are the result.
struct EncoderSaved {
  struct Layer {
    View input;  ///< after dropout
    RecurrentPassSaved forward, backward;
    View states;  ///< rows × width
    View output;  ///< states, or with a residual the sum of states and the layer's input before dropout
  };
  View embedded;
  std::vector<Layer> layers;
  View output, final;
};

EncoderSaved encoder_forward(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                             const DropoutPlan& dropout, Arena& saved, Arena& scratch);

/// d_output (rows × width) and d_final (B × width) are overwritten.
void encoder_backward(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                      const DropoutPlan& dropout, EncoderSaved& saved, View d_output, View d_final, Gradients& d_p,
                      Arena& scratch);

}  // namespace seq
