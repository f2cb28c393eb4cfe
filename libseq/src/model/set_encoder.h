// The encoder of a set of vectors without order: the regions of a picture, or one vector alone.
//
//   y_0 = x,   y_l = tanh(y_l-1·W_l + b_l)        frame by frame; the last layer's rows are what attention reads
//   final = mean of a set's last rows             what the decoder starts from
//
// Source: Vinyals et al. 2015, "Show and Tell" (one vector); Xu et al. 2015, "Show, Attend and Tell" (regions).
#pragma once

#include <vector>

#include "core/arena.h"
#include "core/packing.h"
#include "model/dropout_plan.h"
#include "nn/linear.h"

namespace seq {

struct SetEncoder {
  std::vector<LinearLayer> layers;  ///< D → width, then width → width; empty = no such encoder

  explicit operator bool() const { return !layers.empty(); }
  int width() const { return static_cast<int>(layers.back().w.cols); }

  static SetEncoder add(ParameterSpace& space, int inputs, int width, int layers);
};

/// What forward keeps; the last layer's output is the result.
struct SetEncoderSaved {
  struct Layer {
    View input;   ///< after dropout
    View output;  ///< rows × width
  };
  std::vector<Layer> layers;
};

/// frames (rows × D, after dropout) → the last layer's output, and `final` (B × width). dropout.layer strikes between
/// layers.
SetEncoderSaved set_encoder_forward(const SetEncoder& encoder, const Parameters& p, const Packing& packing, View frames,
                                    const DropoutPlan& dropout, View final, Arena& arena);

/// d_output (rows × width) is overwritten. The frames are data: no gradient goes to them.
void set_encoder_backward(const SetEncoder& encoder, const Parameters& p, const Packing& packing,
                          const DropoutPlan& dropout, const SetEncoderSaved& saved, View d_output, ConstView d_final,
                          Gradients& d_p, Arena& scratch);

}  // namespace seq
