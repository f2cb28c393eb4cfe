// A linear layer.
#pragma once

#include <string>

#include "core/arena.h"
#include "core/profile.h"
#include "nn/parameters.h"
#include "nn/rows.h"

namespace seq {

struct LinearLayer {
  Tensor w;  ///< inputs × outputs
  Tensor b;  ///< outputs; may be absent

  static LinearLayer add(ParameterSpace& space, const std::string& name, int inputs, int outputs, bool bias = true,
                         double scale = 1) {
    LinearLayer layer;
    layer.w = space.matrix(name + ".w", inputs, outputs, scale);
    if (bias) layer.b = space.vector(name + ".b", outputs);
    return layer;
  }
};

/// y = x·W + b, or y += x·W.
inline Product linear_product(const LinearLayer& layer, const Parameters& p, ConstView x, View y,
                              bool accumulate = false) {
  if (accumulate) return {x, p.product(layer.w), y, Start::keep};
  if (!layer.b) return {x, p.product(layer.w), y};
  return {x, p.product(layer.w), y, Start::bias, p.row(layer.b)};
}
inline void linear_forward(const LinearLayer& layer, const Parameters& p, ConstView x, View y,
                           bool accumulate = false) {
  ProfileBlock block("linear layers");
  const Product product = linear_product(layer, p, x, y, accumulate);
  multiply(product.a, product.b, product.c, product.start, product.bias);
}

/// Gradients of the layer +=; d_x (may be empty) = or += d_y·Wᵀ.
inline void linear_backward(const LinearLayer& layer, const Parameters& p, ConstView x, ConstView d_y, Gradients& d_p,
                            View d_x, bool accumulate, Arena& scratch) {
  ProfileBlock block("linear layers, backward");
  multiply_transposed(x, d_y, d_p.view(layer.w), scratch, p.precision());
  if (layer.b) add_column_sums(d_y, d_p.row(layer.b));
  if (d_x) multiply(d_y, p.product_transposed(layer.w), d_x, accumulate ? Start::keep : Start::zero);
}

}  // namespace seq
