// The encoder of a set of vectors without order: the regions of a picture, or one vector alone.
//
//   y_1,k = tanh(x·W_1,k + b_1,k)        the views of a frame: by default one, else several, each in a row of its own
//   y_l = tanh(y_l-1·W_l + b_l)          row by row; the last layer's rows are what attention reads
//   final = mean of a set's last rows    what the decoder starts from
//
// Several views let the decoder look at one part of a vector at a time, and put parts together that were never together
// in training; with one view, its context is the same at every word.
//
// Source: Vinyals et al. 2015, "Show and Tell" (one vector); Xu et al. 2015, "Show, Attend and Tell" (regions); Mokady,
// Hertz and Bermano 2021, "ClipCap" (one vector as a sequence of projections).
#pragma once

#include <span>
#include <vector>

#include "core/arena.h"
#include "core/packing.h"
#include "model/dropout_plan.h"
#include "nn/linear.h"

namespace seq {

struct SetEncoder {
  std::vector<LinearLayer> layers;  ///< D → views·width, then width → width; empty = no such encoder
  int views = 1;                    ///< rows that each frame becomes

  explicit operator bool() const { return !layers.empty(); }
  int inputs() const { return static_cast<int>(layers[0].w.rows); }
  int width() const { return static_cast<int>(layers[0].w.cols) / views; }

  static SetEncoder add(ParameterSpace& space, int inputs, int width, int layers, int views);
};

/// What forward keeps; the last layer's output is the result.
struct SetEncoderSaved {
  struct Layer {
    View input;   ///< after dropout
    View output;  ///< rows of `packing` × width
  };
  Packing packing;  ///< of the views: a set of n frames has views·n
  std::span<Layer> layers;

  View output() const { return layers.back().output; }
};

/// frames (rows × D, after dropout) → the last layer's output, and `final` (B × width). dropout.layer strikes between
/// layers.
SetEncoderSaved set_encoder_forward(const SetEncoder& encoder, const Parameters& p, const Packing& packing, View frames,
                                    const DropoutPlan& dropout, View final, Arena& arena);

/// d_output (rows of saved.packing × width) is overwritten. The frames are data: no gradient goes to them.
void set_encoder_backward(const SetEncoder& encoder, const Parameters& p, const Packing& packing,
                          const DropoutPlan& dropout, const SetEncoderSaved& saved, View d_output, ConstView d_final,
                          Gradients& d_p, Arena& scratch);

}  // namespace seq
