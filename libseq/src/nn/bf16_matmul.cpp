#include "nn/bf16_matmul.h"

#include "nn/tile_registers.h"

#ifndef SEQ_DOUBLE

// Processors with AVX512_BF16 are among those of Highway's newest x86 target, which it compiles on request.
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/bf16_matmul.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "nn/bf16_tiles-inl.h"

HWY_BEFORE_NAMESPACE();
#if HWY_TARGET == HWY_AVX3_DL
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512bf16")
#endif
namespace seq {
namespace HWY_NAMESPACE {

std::ptrdiff_t Bf16PanelWidth() { return panel_width(); }

void PackBf16(ConstView b, Caches caches, Bf16Pair* out) {
  with_pairs([&](auto numbers) { pack_pairs<decltype(numbers)>(b, caches, out); });
}

void PackBf16Transposed(ConstView b, Caches caches, Bf16Pair* out) {
  with_pairs([&](auto numbers) { pack_pairs_transposed<decltype(numbers)>(b, caches, out); });
}

template <class Numbers>
void multiply_pairs(ConstView a, const PackedMatrix& b, std::ptrdiff_t from, View c, First first) {
  HWY_ALIGN Bf16Pair left[row_block * inner_block];
  const std::ptrdiff_t width = panel_width(), pairs = (a.cols + 1) / 2, panel_step = (b.inner + 1) / 2 * width;
  for (std::ptrdiff_t k = 0; k < pairs || k == 0; k += inner_block) {
    const std::ptrdiff_t depth = k + inner_block < pairs ? inner_block : pairs - k;
    const std::ptrdiff_t numbers = 2 * (k + depth) <= a.cols ? 2 * depth : a.cols - 2 * k;
    for (std::ptrdiff_t i = 0; i < c.rows; i += row_block) {
      const std::ptrdiff_t rows = i + row_block < c.rows ? row_block : c.rows - i;
      for (std::ptrdiff_t r = 0; r < rows; ++r)
        pair_neighbours<Numbers>(a.row(i + r) + 2 * k, numbers, left + r * depth);
      const View part = c.row_range(i, rows);
      block<Numbers, Layout::rows>(depth, {left, depth, 1}, b.pairs + (from / 2 + k) * width, width, panel_step,
                                   first.at(i, 0), part, is_far(part));
    }
    first = {c.data, c.stride};
  }
}

void MultiplyBf16(ConstView a, const PackedMatrix& b, std::ptrdiff_t from, View c, Start start, const float* bias) {
  const First first = first_of(start, bias, c);
  with_pairs([&](auto numbers) {
    using Numbers = decltype(numbers);
#if HWY_TARGET == HWY_AVX3_DL
    if (with_tiles([&](auto& tiles) { multiply_in_tiles<Numbers>(tiles, a, b, from, c, first); })) return;
#endif
    multiply_pairs<Numbers>(a, b, from, c, first);
  });
}

/// Columns of A (2·depth rows, or one less) one tile after another, as gather_tiles lays them out.
template <class Numbers>
HWY_INLINE void gather_pair_tiles(ConstView a, std::ptrdiff_t depth, Bf16Pair* out) {
  HWY_ALIGN Bf16Pair row[row_block];
  for (std::ptrdiff_t q = 0; q < depth; ++q) {
    pair_rows<Numbers>(a.row(2 * q), 2 * q + 1 < a.rows ? a.row(2 * q + 1) : nullptr, a.cols, row);
    for (std::ptrdiff_t t = 0; t * tile_rows < a.cols; ++t) {
      const std::ptrdiff_t first = t * tile_rows, height = first + tile_rows < a.cols ? tile_rows : a.cols - first;
      std::memcpy(out + t * tile_step(depth) + q * height, row + first,
                  static_cast<std::size_t>(height) * sizeof(Bf16Pair));
    }
  }
}

template <class Numbers>
void multiply_pairs_transposed(ConstView a, ConstView b, View c, Arena& scratch) {
  Arena::Frame frame(scratch);
  const std::ptrdiff_t width = panel_width(), panels_wide = (b.cols + width - 1) / width;
  Bf16Pair* panels = scratch.take<Bf16Pair>(inner_block * panels_wide * width);
  Bf16Pair* tiles = scratch.take<Bf16Pair>(row_block / tile_rows * tile_step(inner_block));
  const First first = {c.data, c.stride};
  for (std::ptrdiff_t k = 0; k < a.rows; k += 2 * inner_block) {
    const std::ptrdiff_t rows = k + 2 * inner_block < a.rows ? 2 * inner_block : a.rows - k, depth = (rows + 1) / 2;
    pack_pairs<Numbers>(b.row_range(k, rows), Caches::use, panels);
    for (std::ptrdiff_t i = 0; i < c.rows; i += row_block) {
      const std::ptrdiff_t height = i + row_block < c.rows ? row_block : c.rows - i;
      gather_pair_tiles<Numbers>(a.row_range(k, rows).col_range(i, height), depth, tiles);
      const std::ptrdiff_t after = c.rows - i - height, next = after < row_block ? after : row_block;
      const Upcoming upcoming(a.row(k) + i + height, bytes(next), bytes(a.stride), rows,
                              panels_wide * tiles_of(height));
      block_of_tiles<Numbers>(height, depth, tiles, panels, first.at(i, 0), c.row_range(i, height), upcoming);
    }
  }
}

/// From one row of pairs to the next: rows that lie a power of two apart share the places of a cache.
constexpr std::ptrdiff_t padded_step(std::ptrdiff_t pairs) { return (pairs + 31) / 16 * 16; }

template <class Numbers>
void multiply_pairs_transposed_packed(ConstView a, const PackedMatrix& b, View c, Arena& scratch) {
  Arena::Frame frame(scratch);
  const std::ptrdiff_t width = panel_width(), pairs = (a.rows + 1) / 2, step = padded_step(a.cols);
  Bf16Pair* left = scratch.take<Bf16Pair>((pairs < inner_block ? pairs : inner_block) * step);
  for (std::ptrdiff_t k = 0; k < pairs; k += inner_block) {
    const std::ptrdiff_t depth = k + inner_block < pairs ? inner_block : pairs - k;
    for (std::ptrdiff_t q = 0; q < depth; ++q) {
      const std::ptrdiff_t row = 2 * (k + q);
      pair_rows<Numbers>(a.row(row), row + 1 < a.rows ? a.row(row + 1) : nullptr, a.cols, left + q * step);
    }
    block<Numbers, Layout::columns>(depth, {left, 1, step}, b.pairs + k * width, width, width * pairs,
                                    {c.data, c.stride}, c, true);
  }
}

void MultiplyBf16TransposedPacked(ConstView a, const PackedMatrix& b, View c, Arena& scratch) {
  with_pairs([&](auto numbers) {
    using Numbers = decltype(numbers);
#if HWY_TARGET == HWY_AVX3_DL
    if (with_tiles([&](auto& tiles) { multiply_transposed_in_tiles<Numbers>(tiles, a, b, c, scratch); })) return;
#endif
    multiply_pairs_transposed_packed<Numbers>(a, b, c, scratch);
  });
}

void MultiplyBf16Transposed(ConstView a, ConstView b, View c, Arena& scratch) {
  with_pairs([&](auto numbers) {
    using Numbers = decltype(numbers);
#if HWY_TARGET == HWY_AVX3_DL
    if (with_tiles([&](auto& tiles) { multiply_transposed_in_tiles<Numbers>(tiles, a, b, c, scratch); })) return;
#endif
    multiply_pairs_transposed<Numbers>(a, b, c, scratch);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
#if HWY_TARGET == HWY_AVX3_DL
HWY_POP_ATTRIBUTES
#endif
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(HasInstruction);
HWY_EXPORT(Bf16PanelWidth);
HWY_EXPORT(PackBf16);
HWY_EXPORT(PackBf16Transposed);
HWY_EXPORT(MultiplyBf16);
HWY_EXPORT(MultiplyBf16Transposed);
HWY_EXPORT(MultiplyBf16TransposedPacked);

bool bf16_is_fast() {
  if (tile_use() == TileUse::processor) return true;
#if HWY_ARCH_X86
  if (__builtin_cpu_is("intel")) return false;
#endif
  return HWY_DYNAMIC_DISPATCH(HasInstruction)();
}

std::ptrdiff_t bf16_panel_columns() { return HWY_DYNAMIC_DISPATCH(Bf16PanelWidth)(); }

std::size_t bf16_packed_size(std::ptrdiff_t inner, std::ptrdiff_t outer) {
  const std::ptrdiff_t width = bf16_panel_columns();
  return static_cast<std::size_t>((outer + width - 1) / width * width * ((inner + 1) / 2));
}

PackedMatrix pack_bf16(ConstView b, Bf16Pair* out, Caches caches) {
  HWY_DYNAMIC_DISPATCH(PackBf16)(b, caches, out);
  return {nullptr, b.rows, b.cols, {}, out};
}

PackedMatrix pack_bf16_transposed(ConstView b, Bf16Pair* out, Caches caches) {
  HWY_DYNAMIC_DISPATCH(PackBf16Transposed)(b, caches, out);
  return {nullptr, b.cols, b.rows, {}, out};
}

void multiply_bf16(ConstView a, const PackedMatrix& b, std::ptrdiff_t first, View c, Start start, const float* bias) {
  HWY_DYNAMIC_DISPATCH(MultiplyBf16)(a, b, first, c, start, bias);
}

void multiply_transposed_bf16(ConstView a, ConstView b, View c, Arena& scratch) {
  HWY_DYNAMIC_DISPATCH(MultiplyBf16Transposed)(a, b, c, scratch);
}

void multiply_transposed_bf16(ConstView a, const PackedMatrix& b, View c, Arena& scratch) {
  HWY_DYNAMIC_DISPATCH(MultiplyBf16TransposedPacked)(a, b, c, scratch);
}

}  // namespace seq
#endif

#endif
