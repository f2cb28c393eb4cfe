// Products of bfloat16 numbers in tile registers (nn/tile_registers.h), compiled for the one instruction set that may
// have them.
#if defined(SEQ_NN_BF16_TILES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef SEQ_NN_BF16_TILES_INL_H
#undef SEQ_NN_BF16_TILES_INL_H
#else
#define SEQ_NN_BF16_TILES_INL_H
#endif

#include <algorithm>

#include "nn/bf16_pairs-inl.h"
#include "nn/tile_registers.h"

#if HWY_TARGET == HWY_AVX3_DL
HWY_BEFORE_NAMESPACE();
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512bf16")
namespace seq {
namespace HWY_NAMESPACE {

/// work(tiles) with the tile registers that are in use; false where there are none.
template <class Work>
HWY_INLINE bool with_tiles(const Work& work) {
  switch (tile_use()) {
    case TileUse::processor: {
      TileRegisters tiles;
      work(tiles);
      return true;
    }
    case TileUse::plain: {
      PlainTiles tiles;
      work(tiles);
      return true;
    }
    default:
      return false;
  }
}

constexpr std::ptrdiff_t edge = tile_edge;
constexpr std::ptrdiff_t tiled_rows =
    256;  ///< rows of A that all panels pass by: what comes from far away is used so often
constexpr std::ptrdiff_t tiled_depth = 256;  ///< pairs of the inner dimension at a time
constexpr std::ptrdiff_t tiled_panel = 48;   ///< columns of a panel, three tiles

HWY_INLINE std::ptrdiff_t whole_tiles(std::ptrdiff_t n) { return (n + edge - 1) / edge * edge; }

/// From one row of pairs to the next: whole tiles, and a cache line, as rows that lie a power of two apart share the
/// places of a cache.
HWY_INLINE std::ptrdiff_t tiled_step(std::ptrdiff_t depth) { return whole_tiles(depth) + edge; }

/// Rounded rows of A, as wide as whole tiles. Rows that fill up a tile may hold anything.
struct RoundedRows {
  HWY_ALIGN Bf16Pair pairs[tiled_rows * (tiled_depth + edge)];
};

/// R × C tiles of a result (each 1 or 2): first + A·B over `depth` pairs. Rows of A are a_step apart and have zeros
/// behind; b[v] are 16 columns of a panel.
template <int R, int C, class Tiles>
void result_tiles(Tiles& tiles, std::ptrdiff_t depth, const Bf16Pair* a, std::ptrdiff_t a_step,
                  const Bf16Pair* const (&b)[2], First first, Real* c, std::ptrdiff_t c_step) {
  constexpr int left = 4, right = 6;  // tiles 0 … 3 are the result's
  const std::ptrdiff_t b_step = bytes(tiled_panel);
  const auto begin = [&]<int t>() {
    const First at = first.at(t / 2 * edge, t % 2 * edge);
    if (at.data)
      tiles.template load<t>(at.data, bytes(at.row_step));
    else
      tiles.template clear<t>();
  };
  begin.template operator()<0>();
  if constexpr (C > 1) begin.template operator()<1>();
  if constexpr (R > 1) begin.template operator()<2>();
  if constexpr (R > 1 && C > 1) begin.template operator()<3>();
  const auto step = [&](const Bf16Pair* at, const Bf16Pair* b0, const Bf16Pair* b1, std::ptrdiff_t apart) {
    tiles.template load<left>(at, bytes(a_step));
    tiles.template load<right>(b0, apart);
    tiles.template join<0, left, right>();
    if constexpr (C > 1) {
      tiles.template load<right + 1>(b1, apart);
      tiles.template join<1, left, right + 1>();
    }
    if constexpr (R > 1) {
      tiles.template load<left + 1>(at + edge * a_step, bytes(a_step));
      tiles.template join<2, left + 1, right>();
      if constexpr (C > 1) tiles.template join<3, left + 1, right + 1>();
    }
  };
  std::ptrdiff_t k = 0;
  for (; k + edge <= depth; k += edge) step(a + k, b[0] + k * tiled_panel, b[1] + k * tiled_panel, b_step);
  if (k < depth) {
    HWY_ALIGN Bf16Pair rest[2][edge * edge] = {};
    for (int v = 0; v < C; ++v)
      for (std::ptrdiff_t q = k; q < depth; ++q)
        std::memcpy(rest[v] + (q - k) * edge, b[v] + q * tiled_panel, edge * sizeof(Bf16Pair));
    step(a + k, rest[0], rest[1], bytes(edge));
  }
  tiles.template store<0>(c, bytes(c_step));
  if constexpr (C > 1) tiles.template store<1>(c + edge, bytes(c_step));
  if constexpr (R > 1) tiles.template store<2>(c + edge * c_step, bytes(c_step));
  if constexpr (R > 1 && C > 1) tiles.template store<3>(c + edge * c_step + edge, bytes(c_step));
}

/// Up to 2 × 2 tiles. Those that a result fills in part pass through a buffer.
template <class Tiles>
void result_block(Tiles& tiles, std::ptrdiff_t rows, std::ptrdiff_t columns, std::ptrdiff_t depth, const Bf16Pair* a,
                  std::ptrdiff_t a_step, const Bf16Pair* const (&b)[2], First first, Real* c, std::ptrdiff_t c_step) {
  HWY_ALIGN Real buffer[4 * edge * edge];
  const bool whole = rows % edge == 0 && columns % edge == 0;
  Real* out = c;
  std::ptrdiff_t out_step = c_step;
  if (!whole) {
    out = buffer;
    out_step = 2 * edge;
    std::memset(buffer, 0, sizeof buffer);
    if (first.data)
      for (std::ptrdiff_t r = 0; r < rows; ++r)
        std::memcpy(buffer + r * out_step, first.data + r * first.row_step, columns * sizeof(Real));
    first = {buffer, out_step};
  }
  if (rows > edge && columns > edge)
    result_tiles<2, 2>(tiles, depth, a, a_step, b, first, out, out_step);
  else if (rows > edge)
    result_tiles<2, 1>(tiles, depth, a, a_step, b, first, out, out_step);
  else if (columns > edge)
    result_tiles<1, 2>(tiles, depth, a, a_step, b, first, out, out_step);
  else
    result_tiles<1, 1>(tiles, depth, a, a_step, b, first, out, out_step);
  if (!whole)
    for (std::ptrdiff_t r = 0; r < rows; ++r)
      std::memcpy(c + r * c_step, buffer + r * out_step, columns * sizeof(Real));
}

/// C from rounded rows of A and panels of B, the first of which begins at b and panel p at b + p * panel_step.
template <class Tiles>
void multiply_rounded(Tiles& tiles, std::ptrdiff_t depth, const Bf16Pair* a, std::ptrdiff_t a_step, const Bf16Pair* b,
                      std::ptrdiff_t panel_step, First first, View c) {
  const auto tile_of = [&](std::ptrdiff_t column) {
    return b + column / tiled_panel * panel_step + column % tiled_panel;
  };
  for (std::ptrdiff_t j = 0; j < c.cols; j += 2 * edge) {
    const std::ptrdiff_t columns = std::min(2 * edge, c.cols - j);
    const Bf16Pair* const two[2] = {tile_of(j), columns > edge ? tile_of(j + edge) : tile_of(j)};
    for (std::ptrdiff_t i = 0; i < c.rows; i += 2 * edge)
      result_block(tiles, std::min(2 * edge, c.rows - i), columns, depth, a + i * a_step, a_step, two, first.at(i, j),
                   c.row(i) + j, c.stride);
  }
}

template <class Numbers, class Tiles>
void multiply_in_tiles(Tiles& tiles, ConstView a, const PackedMatrix& b, std::ptrdiff_t from, View c, First first) {
  RoundedRows left;
  const std::ptrdiff_t pairs = (a.cols + 1) / 2, panel_step = (b.inner + 1) / 2 * tiled_panel;
  for (std::ptrdiff_t k = 0; k < pairs || k == 0; k += tiled_depth) {
    const std::ptrdiff_t depth = std::min(tiled_depth, pairs - k), numbers = std::min(2 * depth, a.cols - 2 * k),
                         step = tiled_step(depth);
    for (std::ptrdiff_t i = 0; i < c.rows; i += tiled_rows) {
      const std::ptrdiff_t rows = std::min(tiled_rows, c.rows - i);
      for (std::ptrdiff_t r = 0; r < rows; ++r) {
        Bf16Pair* const row = left.pairs + r * step;
        pair_neighbours<Numbers>(a.row(i + r) + 2 * k, numbers, row);
        std::memset(row + depth, 0, (step - depth) * sizeof(Bf16Pair));
      }
      multiply_rounded(tiles, depth, left.pairs, step, b.pairs + (from / 2 + k) * tiled_panel, panel_step,
                       first.at(i, 0), c.row_range(i, rows));
    }
    first = {c.data, c.stride};
  }
}

#define SEQ_UNROLL_ALL _Pragma("GCC unroll 16")

/// 16 × 16 pairs, rows to columns.
HWY_INLINE void turn(const Bf16Pair* from, Bf16Pair* to, std::ptrdiff_t to_step) {
  __m512i r[16], s[16];
  SEQ_UNROLL_ALL for (int i = 0; i < 16; ++i) r[i] = _mm512_load_si512(from + i * 16);
  // Two neighbours, then four, change places within a quarter of a vector; then the quarters.
  SEQ_UNROLL_ALL for (int i = 0; i < 16; i += 2) {
    s[i] = _mm512_unpacklo_epi32(r[i], r[i + 1]);
    s[i + 1] = _mm512_unpackhi_epi32(r[i], r[i + 1]);
  }
  SEQ_UNROLL_ALL for (int i = 0; i < 16; i += 4) {
    r[i] = _mm512_unpacklo_epi64(s[i], s[i + 2]);
    r[i + 1] = _mm512_unpackhi_epi64(s[i], s[i + 2]);
    r[i + 2] = _mm512_unpacklo_epi64(s[i + 1], s[i + 3]);
    r[i + 3] = _mm512_unpackhi_epi64(s[i + 1], s[i + 3]);
  }
  SEQ_UNROLL_ALL for (int i = 0; i < 4; ++i) {
    s[i] = _mm512_shuffle_i32x4(r[i], r[i + 4], 0x88);
    s[i + 4] = _mm512_shuffle_i32x4(r[i], r[i + 4], 0xdd);
    s[i + 8] = _mm512_shuffle_i32x4(r[i + 8], r[i + 12], 0x88);
    s[i + 12] = _mm512_shuffle_i32x4(r[i + 8], r[i + 12], 0xdd);
  }
  SEQ_UNROLL_ALL for (int i = 0; i < 8; ++i) {
    _mm512_storeu_si512(to + i * to_step, _mm512_shuffle_i32x4(s[i], s[i + 8], 0x88));
    _mm512_storeu_si512(to + (i + 8) * to_step, _mm512_shuffle_i32x4(s[i], s[i + 8], 0xdd));
  }
}

/// Columns of A (2·depth rows, or one less) as rounded rows.
template <class Numbers>
void round_columns(ConstView a, std::ptrdiff_t depth, Bf16Pair* out) {
  const std::ptrdiff_t step = tiled_step(depth);
  for (std::ptrdiff_t q0 = 0; q0 < depth; q0 += edge)
    for (std::ptrdiff_t j = 0; j < a.cols; j += edge) {
      HWY_ALIGN Bf16Pair square[edge * edge] = {};
      for (std::ptrdiff_t q = q0; q < std::min(q0 + edge, depth); ++q)
        pair_rows<Numbers>(a.row(2 * q) + j, 2 * q + 1 < a.rows ? a.row(2 * q + 1) + j : nullptr,
                           std::min(edge, a.cols - j), square + (q - q0) * edge);
      turn(square, out + j * step + q0, step);
    }
}

/// C += Aᵀ·B for some of the inner steps, whose panels begin at b.
template <class Numbers, class Tiles>
void add_columns_in_tiles(Tiles& tiles, ConstView a, const Bf16Pair* b, std::ptrdiff_t panel_step, View c,
                          RoundedRows& left) {
  const std::ptrdiff_t depth = (a.rows + 1) / 2;
  for (std::ptrdiff_t i = 0; i < c.rows; i += tiled_rows) {
    const std::ptrdiff_t rows = std::min(tiled_rows, c.rows - i);
    round_columns<Numbers>(a.col_range(i, rows), depth, left.pairs);
    const View part = c.row_range(i, rows);
    multiply_rounded(tiles, depth, left.pairs, tiled_step(depth), b, panel_step, {part.data, part.stride}, part);
  }
}

template <class Numbers, class Tiles>
void multiply_transposed_in_tiles(Tiles& tiles, ConstView a, ConstView b, View c, Arena& scratch) {
  Arena::Frame frame(scratch);
  RoundedRows left;
  Bf16Pair* panels = scratch.take<Bf16Pair>(tiled_depth * (b.cols + tiled_panel - 1) / tiled_panel * tiled_panel);
  for (std::ptrdiff_t k = 0; k < a.rows; k += 2 * tiled_depth) {
    const std::ptrdiff_t rows = std::min(2 * tiled_depth, a.rows - k);
    pack_pairs<Numbers>(b.row_range(k, rows), Caches::use, panels);
    add_columns_in_tiles<Numbers>(tiles, a.row_range(k, rows), panels, tiled_panel * ((rows + 1) / 2), c, left);
  }
}

template <class Numbers, class Tiles>
void multiply_transposed_in_tiles(Tiles& tiles, ConstView a, const PackedMatrix& b, View c, Arena&) {
  RoundedRows left;
  for (std::ptrdiff_t k = 0; k < a.rows; k += 2 * tiled_depth)
    add_columns_in_tiles<Numbers>(tiles, a.row_range(k, std::min(2 * tiled_depth, a.rows - k)),
                                  b.pairs + k / 2 * tiled_panel, tiled_panel * ((b.inner + 1) / 2), c, left);
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
#undef SEQ_UNROLL_ALL
HWY_POP_ATTRIBUTES
HWY_AFTER_NAMESPACE();
#endif
#endif
