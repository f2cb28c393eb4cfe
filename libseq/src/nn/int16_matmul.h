// Matrix products with weights and rows rounded to 16 bits and less: half of the bytes that float32 takes and, where
// the processor multiplies pairs of them (AVX-512), half of the time. For finding what deserves to be computed in full.
//
// Numbers are those of nn/quantized_matmul.h with more steps: as many to a scale as leave every sum exact in int32. So
// results are the same bits on every instruction set, and a row does not depend on the other rows.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/tensor.h"
#include "nn/quantized_matrix.h"

namespace seq {

#ifndef SEQ_DOUBLE

/// The right-hand side of a product, inner × outer. Its numbers lie in panels of 16 outputs, of which each holds, two
/// inner steps after two, both numbers of every output: [outer / 16, inner / 2, 16, 2], the last panel filled up with
/// zeros.
struct Int16Matrix {
  const std::int16_t* data = nullptr;  ///< from -limit to limit
  const float* scale = nullptr;        ///< `outer` numbers
  std::ptrdiff_t inner = 0, outer = 0;
};

/// The largest magnitude of a number: inner · limit² stays below 2³¹.
float int16_limit(std::ptrdiff_t inner);

/// Numbers of an int16 form; inner is even.
std::size_t int16_size(std::ptrdiff_t inner, std::ptrdiff_t outer);

/// Rounds the transpose of b (outer × inner, inner even): the scale of an output is its largest magnitude / limit, a
/// number is rounded half to even. `roundings` has `outer` places.
Int16Matrix round_transposed(ConstView b, std::int16_t* out, float* scale, Rounding* roundings);
/// Columns first … first + count of b; `first` is a multiple of 16.
Int16Matrix column_range(const Int16Matrix& b, std::ptrdiff_t first, std::ptrdiff_t count);

/// C (m × outer) = bias (`outer` numbers) + A (m × inner, rounded row by row) · B. A row of A whose largest magnitude
/// is below 1e-30 counts as zeros; NaN and infinity make their row NaN.
void multiply_int16(ConstView a, const Int16Matrix& b, View c, const float* bias);

#endif

}  // namespace seq
