// Matrix products with int8 weights, for inference.
//
// A weight is its int8 number times the scale of its output channel. A row of activations is quantised as it comes: its
// scale is its largest magnitude / 127, its numbers are rounded half to even. Sums of products of int8 numbers are
// exact in int32, whatever their order, and what follows is one product and one sum a result; so results are the same
// bits on every instruction set, and a row does not depend on the other rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/tensor.h"
#include "nn/matmul.h"
#include "nn/quantized_matrix.h"

namespace seq {

#ifndef SEQ_DOUBLE  // the gradient tests' build has no int8 weights

/// Quantises b (inner × outer): the scale of an output is its largest magnitude / 127, a number is rounded half to
/// even.
QuantizedMatrix quantize(ConstView b, std::int8_t* out, float* scale);
/// Quantises the transpose of b (outer × inner); `roundings`, which may be null, has `outer` places.
QuantizedMatrix quantize_transposed(ConstView b, std::int8_t* out, float* scale, Rounding* roundings = nullptr);

/// Some outputs of b, in the order given, as a matrix of their own: quantized_size(b.inner, outputs.size()) numbers and
/// as many scales as outputs.
QuantizedMatrix select_outputs(const QuantizedMatrix& b, const std::vector<int>& outputs, std::int8_t* numbers,
                               float* scale);

/// C (m × outer) from A (m × inner) and B. `bias` has `outer` numbers and is read with Start::bias only. A result is
/// start + (int32 sum) · (scale of A's row · scale of B's output), each operation rounded by itself. A row of A whose
/// largest magnitude is below 1e-30 counts as zeros; NaN and infinity make their row NaN.
void multiply_quantized(ConstView a, const QuantizedMatrix& b, View c, Start start, const float* bias);

/// The weights of output j, as numbers: `inner` of them into `out`.
void dequantize(const QuantizedMatrix& b, std::ptrdiff_t j, float* out);

#endif

}  // namespace seq
