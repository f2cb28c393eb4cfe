// Every matrix product of the library.
//
// Each element of a result is one chain of fused multiply-adds in the order of the inner dimension, whatever the
// shapes, the blocking or the instruction set. So a row of a result does not depend on the other rows, and processors
// with fused multiply-add agree to the bit. (Of int8 weights: nn/quantized_matmul.h; of bfloat16 numbers:
// nn/bf16_matmul.h.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "core/arena.h"
#include "core/tensor.h"
#include "nn/quantized_matrix.h"

namespace seq {

/// What a product's chains start from.
enum class Start {
  zero,  ///< C = A·B
  keep,  ///< C += A·B
  bias,  ///< C = bias (a row for all rows) + A·B
};

/// What the operands of a product are rounded to. Sums are `Real` either way.
enum class Precision { full, bf16 };

/// Two bfloat16 numbers of neighbouring inner steps, the first in the lower half.
using Bf16Pair = std::uint32_t;

/// The right-hand side of a product, inner × outer numbers, stored in panels of columns as the kernel reads them.
struct PackedMatrix {
  const Real* data = nullptr;
  std::ptrdiff_t inner = 0, outer = 0;
  QuantizedMatrix quantized = {};   ///< int8 numbers in place of `data` (products: nn/quantized_matmul.h)
  const Bf16Pair* pairs = nullptr;  ///< or bfloat16 numbers (products: nn/bf16_matmul.h)
};

/// Numbers that packing an inner × outer matrix takes.
std::size_t packed_size(std::ptrdiff_t inner, std::ptrdiff_t outer);

/// How packed numbers are written. Past the caches no line is fetched only to be overwritten: right for weights, most
/// of which are read much later. They must be aligned to 64 bytes then.
enum class Caches { use, bypass };

/// Packs b (inner × outer) into `out`.
PackedMatrix pack(ConstView b, Real* out, Caches caches = Caches::use);
/// Packs the transpose of b (outer × inner) into `out`.
PackedMatrix pack_transposed(ConstView b, Real* out, Caches caches = Caches::use);

/// Packs b (inner × outer), rounded as `precision` says, into memory of `arena`.
PackedMatrix pack(ConstView b, Precision precision, Arena& arena);

/// Columns of a panel: where a packed matrix may be divided.
std::ptrdiff_t panel_columns(const PackedMatrix& b);
/// Columns first … first + count of b; `first` is a multiple of panel_columns(b).
PackedMatrix column_range(const PackedMatrix& b, std::ptrdiff_t first, std::ptrdiff_t count);

/// C (m × n) from A (m × k) and packed B (k × n). `bias` has n numbers and is read with Start::bias only.
void multiply(ConstView a, const PackedMatrix& b, View c, Start start = Start::zero, const Real* bias = nullptr);

/// C (m × n) from A (m × k) and the inner steps first … first + k of packed B: a product in parts, one after another.
/// `first` is a multiple of 32.
void multiply_inner_range(ConstView a, const PackedMatrix& b, std::ptrdiff_t first, View c, Start start);

/// One of several products, as `multiply` takes them.
struct Product {
  ConstView a;
  const PackedMatrix& b;
  View c;
  Start start = Start::zero;
  const Real* bias = nullptr;
};

/// The products one after the other, those into one C too. Where threads help (nn/idle_threads.h), each computes some
/// columns of all, so that they meet once.
void multiply(std::initializer_list<Product> products);

/// C (m × n) from A (m × k) and B (k × n) as it lies; for small matrices that are used once.
void multiply(ConstView a, ConstView b, View c, Start start, Arena& scratch);

/// C (m × n) += Aᵀ·B with A (k × m), B (k × n): gradients of weights.
void multiply_transposed(ConstView a, ConstView b, View c, Arena& scratch, Precision precision = Precision::full);
/// The same with B packed, for an A that comes some hundred columns at a time, which are read as they lie.
void multiply_transposed(ConstView a, const PackedMatrix& b, View c, Arena& scratch);

}  // namespace seq
