// From the states of all steps to one vector a sequence.
#pragma once

#include <string>
#include <vector>

#include "core/arena.h"
#include "core/packing.h"
#include "nn/linear.h"

namespace seq {

/// The parts of a pooled vector, side by side, each as wide as a state.
struct PoolingLayer {
  enum class Part {
    last,       ///< each direction's last state
    mean,       ///< over the steps
    max,        ///< over the steps, number by number
    attention,  ///< mean weighted by softmax(v · tanh(h·W + b)) (Yang et al. 2016)
  };
  std::vector<Part> parts;
  int width = 0;      ///< of a state
  LinearLayer score;  ///< W and b, width × width, attention alone
  Tensor v;           ///< width

  static PoolingLayer add(ParameterSpace& space, const std::string& name, std::vector<Part> parts, int width);
  int output_width() const { return width * static_cast<int>(parts.size()); }
};

/// What forward keeps.
struct PoolingSaved {
  View largest;            ///< B × width
  View hidden;             ///< rows × width: tanh(h·W + b)
  Real* weight = nullptr;  ///< rows: attention weights
};

/// pooled (B × output_width) from states (rows × width) and final (B × width: each direction's last state).
PoolingSaved pool_forward(const PoolingLayer& layer, const Parameters& p, const Packing& packing, ConstView states,
                          ConstView final, View pooled, Arena& saved);

/// d_states (rows × width) and d_final (B × width) = gradients.
void pool_backward(const PoolingLayer& layer, const Parameters& p, const Packing& packing, ConstView states,
                   const PoolingSaved& saved, ConstView d_pooled, View d_states, View d_final, Gradients& d_p,
                   Arena& scratch);

}  // namespace seq
