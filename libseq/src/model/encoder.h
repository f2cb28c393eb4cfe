// The encoder: embeddings or frames, and above them a stack of recurrent layers, each in one or both directions; or,
// where the frames have no order, the layers of model/set_encoder.h.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/arena.h"
#include "core/random.h"
#include "data/batch.h"
#include "model/dropout_plan.h"
#include "model/set_encoder.h"
#include "nn/embedding.h"
#include "nn/recurrent_pass.h"

namespace seq {

struct Encoder {
  struct Layer {
    RecurrentLayer forward, backward;  ///< backward is unused in one direction
    bool residual = false;
    int join = 1;  ///< so many steps below are one of this layer (see nn/step_join.h)
  };
  Tensor embedding;  ///< V × E; absent where frames are read
  SetEncoder set;    ///< in place of `layers`, where frames have no order; else empty
  std::vector<Layer> layers;
  bool bidirectional = true;
  int chunk = 0;  ///< steps that gradients go back at most (see RecurrentPass), 0 = all

  bool reads_frames() const { return !embedding; }
  int inputs() const { return static_cast<int>(set ? set.inputs() : layers[0].forward.inputs / layers[0].join); }
  /// Frames, or steps, that a row of the output stands for; a set's rows stand for one, or for a view of one.
  int frames_a_row() const {
    int frames = 1;
    for (const Layer& layer : layers) frames *= layer.join;
    return frames;
  }
  /// Rows of the output that stand for one frame: the views of a set's frame.
  int rows_a_frame() const { return set ? set.views : 1; }
  int width() const { return set ? set.width() : layers.back().forward.units * (bidirectional ? 2 : 1); }
};

/// What forward keeps. `output` (rows × width; the rows of the last layer's packing) and `final` (B × width: each
/// direction's last state, or the mean of a set) are the result.
struct EncoderSaved {
  struct Layer {
    Packing packing;  ///< of its steps
    View input;       ///< after joining and dropout
    RecurrentPassSaved forward, backward;
    View states;  ///< rows × width
    View output;  ///< states, or with a residual the sum of states and the layer's input before dropout
  };
  View embedded;
  SetEncoderSaved set;
  std::span<Layer> layers;
  View output, final;

  /// Of the output's rows.
  Packing packing() const { return layers.empty() ? set.packing : layers.back().packing; }
};

/// What is kept lies in `saved`, and looks at the source's layout.
EncoderSaved encoder_forward(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                             const DropoutPlan& dropout, Arena& saved, Arena& scratch);

/// d_output (rows × width) and d_final (B × width) are overwritten.
void encoder_backward(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                      const DropoutPlan& dropout, EncoderSaved& saved, View d_output, View d_final, Gradients& d_p,
                      Arena& scratch);

}  // namespace seq
