// Products of bfloat16 numbers: floats cut to their upper 16 bits, which keep the range and 8 bits of precision. They
// take half the space and, on processors with an instruction for them (AVX512_BF16), half the time; with tile registers
// (AMX, nn/tile_registers.h) less still. Sums are float32.
//
// Numbers are rounded to nearest even; numbers below the smallest normal float count as zero. Each element of a result
// is one chain in the order of the inner dimension, two steps at a time, of which the second is added first, as the
// instruction does it. Without the instruction two fused multiply-adds give the same bits, more slowly. (SSE4, which
// has none, rounds products below that smallest number too.) Tile registers give other bits: of every 32 inner steps
// the even ones make a chain, and so do the odd ones, and their sum is added. Whatever is used, it is used for every
// shape, so that an element never depends on the others.
#pragma once

#include <cstddef>

#include "core/arena.h"
#include "core/tensor.h"
#include "nn/matmul.h"

namespace seq {

#ifndef SEQ_DOUBLE

/// Whether they are faster than those of float32 here: in tile registers, or by an instruction (see core/simd.h) of
/// AMD. Intel's does half the multiply-adds that float32 has in the same time.
bool bf16_is_fast();

/// Columns of a panel, and pairs that packing an inner × outer matrix takes.
std::ptrdiff_t bf16_panel_columns();
std::size_t bf16_packed_size(std::ptrdiff_t inner, std::ptrdiff_t outer);

/// Rounds and packs b (inner × outer) into `out`.
PackedMatrix pack_bf16(ConstView b, Bf16Pair* out, Caches caches = Caches::use);
/// Rounds and packs the transpose of b (outer × inner) into `out`.
PackedMatrix pack_bf16_transposed(ConstView b, Bf16Pair* out, Caches caches = Caches::use);

/// C (m × n) from A (m × k), which is rounded, and as many inner steps of packed B, from `first` (a multiple of 32) on,
/// as `multiply` and `multiply_inner_range` do it.
void multiply_bf16(ConstView a, const PackedMatrix& b, std::ptrdiff_t first, View c, Start start, const float* bias);

/// C (m × n) += Aᵀ·B with A (k × m), B (k × n), both rounded.
void multiply_transposed_bf16(ConstView a, ConstView b, View c, Arena& scratch);
/// The same with B packed.
void multiply_transposed_bf16(ConstView a, const PackedMatrix& b, View c, Arena& scratch);

#endif

}  // namespace seq
