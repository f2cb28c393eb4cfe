// The kernel of matrix products, compiled once for every instruction set: tiles of a result that live in registers, and
// how they pass over operands that are packed or gathered. What a chain is made of is a parameter.
#if defined(SEQ_NN_MATMUL_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef SEQ_NN_MATMUL_INL_H
#undef SEQ_NN_MATMUL_INL_H
#else
#define SEQ_NN_MATMUL_INL_H
#endif

#include <hwy/cache_control.h>

#include "nn/matmul.h"
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
#if HWY_TARGET == HWY_AVX3_DL
// For the chains of nn/bf16_matmul.cpp, which alone is compiled for this target.
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512bf16")
#endif
namespace seq {
namespace HWY_NAMESPACE {

// The tile lives in registers only when its loops are unrolled whole.
#define SEQ_UNROLL _Pragma("GCC unroll 8")

constexpr int vectors = 3;  ///< a panel's width in vectors
// Rows of a tile: as many accumulators as fit beside the panel's vectors and one broadcast in the registers.
constexpr int tile_rows = (HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL) ? 8 : 4;
constexpr std::ptrdiff_t inner_block =
    512;                                  ///< a panel's share of the inner dimension at a time, to stay in the L2 cache
constexpr std::ptrdiff_t row_block = 64;  ///< rows of A that stay in the L2 cache while panels pass

HWY_INLINE std::ptrdiff_t panel_width() { return vectors * static_cast<std::ptrdiff_t>(hn::Lanes(tag)); }

/// Copies a multiple of a vector's numbers past the caches, to where a vector may lie. hwy::FlushStream() makes them
/// seen by other threads.
template <class Unit>
HWY_INLINE void copy_past_caches(const Unit* from, std::ptrdiff_t count, Unit* to) {
  const hn::ScalableTag<Unit> units;
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(units));
  for (std::ptrdiff_t i = 0; i < count; i += lanes) hn::Stream(hn::LoadU(units, from + i), units, to + i);
}

/// What an inner step of a kernel reads of A and B, and how it joins the chain of a result: here one number of each.
struct SingleNumbers {
  using Unit = Real;
  using Operand = Vec;  ///< a Unit for every lane
  static HWY_INLINE Operand load(const Unit* p) { return hn::LoadU(tag, p); }
  static HWY_INLINE Operand repeat(Unit unit) { return hn::Set(tag, unit); }
  static HWY_INLINE Vec join(Vec chain, Operand a, Operand b) { return hn::MulAdd(a, b, chain); }
};

/// A of a product: unit (i, k) at data[i * row_step + k * inner_step].
template <class Unit>
struct Left {
  const Unit* data;
  std::ptrdiff_t row_step, inner_step;
};

/// How the operands of a tile lie: steps that the compiler knows cost a tile's loop no registers and no additions.
enum class Layout {
  rows,      ///< A's rows one after another (inner_step 1), B in panels
  gathered,  ///< A inner-major within the tile, as gather_tiles makes it (row_step 1), B in panels
  columns,   ///< A's transpose one row after another (row_step 1), B in panels
  any,
};

/// Where a result's chains start: element (i, j) at data[i * row_step + j]. A step of 0 is one row for all, of zeros
/// without data.
struct First {
  const Real* data;
  std::ptrdiff_t row_step;

  First at(std::ptrdiff_t i, std::ptrdiff_t j) const { return {data ? data + i * row_step + j : nullptr, row_step}; }
};

HWY_INLINE First first_of(Start start, const Real* bias, const View& c) {
  if (start == Start::keep) return {c.data, c.stride};
  return {start == Start::bias ? bias : nullptr, 0};
}

/// R rows × V vectors of columns: C tile = first + A·B over `inner` steps; rows of B are b_step apart.
template <class Numbers, Layout layout, int R, int V, class Unit = typename Numbers::Unit>
HWY_INLINE void tile(std::ptrdiff_t inner, const Left<Unit>& left, const Unit* HWY_RESTRICT b, std::ptrdiff_t b_step,
                     First first, Real* c, std::ptrdiff_t c_step) {
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  const std::ptrdiff_t row_step = layout == Layout::gathered || layout == Layout::columns ? 1 : left.row_step;
  const std::ptrdiff_t inner_step = layout == Layout::rows ? 1 : layout == Layout::gathered ? R : left.inner_step;
  if (layout != Layout::any) b_step = panel_width();
  const Unit* HWY_RESTRICT a = left.data;
  Vec acc[R][V];
  if (first.row_step == 0) {
    SEQ_UNROLL for (int v = 0; v < V; ++v) acc[0][v] =
        first.data ? hn::LoadU(tag, first.data + v * lanes) : hn::Zero(tag);
    SEQ_UNROLL for (int r = 1; r < R; ++r) SEQ_UNROLL for (int v = 0; v < V; ++v) acc[r][v] = acc[0][v];
  } else {
    SEQ_UNROLL for (int r = 0; r < R; ++r) SEQ_UNROLL for (int v = 0; v < V; ++v) acc[r][v] =
        hn::LoadU(tag, first.data + r * first.row_step + v * lanes);
  }
  for (std::ptrdiff_t k = 0; k < inner; ++k) {
    typename Numbers::Operand bv[V];
    SEQ_UNROLL for (int v = 0; v < V; ++v) bv[v] = Numbers::load(b + v * lanes);
    SEQ_UNROLL for (int v = 0; v < V; ++v) hwy::Prefetch(b + 8 * b_step + v * lanes);
    SEQ_UNROLL for (int r = 0; r < R; ++r) {
      const typename Numbers::Operand av = Numbers::repeat(a[r * row_step]);
      SEQ_UNROLL for (int v = 0; v < V; ++v) acc[r][v] = Numbers::join(acc[r][v], av, bv[v]);
    }
    a += inner_step;
    b += b_step;
  }
  SEQ_UNROLL for (int r = 0; r < R; ++r) SEQ_UNROLL for (int v = 0; v < V; ++v)
      hn::StoreU(acc[r][v], tag, c + r * c_step + v * lanes);
}

template <class Numbers, Layout layout, int V, class Unit = typename Numbers::Unit>
void tile_of_rows(std::ptrdiff_t rows, std::ptrdiff_t inner, const Left<Unit>& a, const Unit* b, std::ptrdiff_t b_step,
                  First first, Real* c, std::ptrdiff_t c_step) {
  switch (rows) {
    case 8:
      return tile<Numbers, layout, 8, V>(inner, a, b, b_step, first, c, c_step);
    case 7:
      return tile<Numbers, layout, 7, V>(inner, a, b, b_step, first, c, c_step);
    case 6:
      return tile<Numbers, layout, 6, V>(inner, a, b, b_step, first, c, c_step);
    case 5:
      return tile<Numbers, layout, 5, V>(inner, a, b, b_step, first, c, c_step);
    case 4:
      return tile<Numbers, layout, 4, V>(inner, a, b, b_step, first, c, c_step);
    case 3:
      return tile<Numbers, layout, 3, V>(inner, a, b, b_step, first, c, c_step);
    case 2:
      return tile<Numbers, layout, 2, V>(inner, a, b, b_step, first, c, c_step);
    default:
      return tile<Numbers, layout, 1, V>(inner, a, b, b_step, first, c, c_step);
  }
}

/// A tile at the edge of a result: with fewer rows, or columns ≤ a panel's. Columns that fill no vector pass through a
/// buffer.
template <class Numbers, Layout layout, class Unit = typename Numbers::Unit>
void edge_tile(std::ptrdiff_t rows, std::ptrdiff_t columns, std::ptrdiff_t inner, const Left<Unit>& a, const Unit* b,
               std::ptrdiff_t b_step, First first, Real* c, std::ptrdiff_t c_step) {
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  const int needed = static_cast<int>((columns + lanes - 1) / lanes);
  const bool whole = columns == needed * lanes;
  HWY_ALIGN Real buffer[tile_rows * vectors * widest];
  Real* out = c;
  std::ptrdiff_t out_step = c_step;
  if (!whole) {
    out = buffer;
    out_step = needed * lanes;
    for (std::ptrdiff_t r = 0; r < rows; ++r)
      for (std::ptrdiff_t j = 0; j < out_step; ++j)
        buffer[r * out_step + j] = j < columns && first.data ? first.data[r * first.row_step + j] : 0;
    first = {buffer, out_step};
  }
  switch (needed) {
    case 3:
      tile_of_rows<Numbers, layout, 3>(rows, inner, a, b, b_step, first, out, out_step);
      break;
    case 2:
      tile_of_rows<Numbers, layout, 2>(rows, inner, a, b, b_step, first, out, out_step);
      break;
    default:
      tile_of_rows<Numbers, layout, 1>(rows, inner, a, b, b_step, first, out, out_step);
  }
  if (!whole)
    for (std::ptrdiff_t r = 0; r < rows; ++r)
      for (std::ptrdiff_t j = 0; j < columns; ++j) c[r * c_step + j] = buffer[r * out_step + j];
}

/// One tile of any size. Nearly all are whole, and go straight to their loop.
template <class Numbers, Layout layout, class Unit = typename Numbers::Unit>
HWY_INLINE void any_tile(std::ptrdiff_t rows, std::ptrdiff_t columns, std::ptrdiff_t inner, const Left<Unit>& a,
                         const Unit* b, std::ptrdiff_t b_step, First first, Real* c, std::ptrdiff_t c_step) {
  if (rows == tile_rows && columns == panel_width())
    tile<Numbers, layout, tile_rows, vectors>(inner, a, b, b_step, first, c, c_step);
  else
    edge_tile<Numbers, layout>(rows, columns, inner, a, b, b_step, first, c, c_step);
}

/// Asks for a cache line into the L2 cache. The L1 cache is left to what the tile at hand reads again and again.
HWY_INLINE void prefetch_near(const void* p) { __builtin_prefetch(p, /*rw=*/0, /*locality=*/2); }

/// What will be read next, asked for in equal shares, one before every tile that is computed meanwhile: it comes from
/// far away, and no processor foresees it.
class Upcoming {
 public:
  Upcoming() = default;
  /// `count` pieces of so many bytes, `step` bytes apart, in so many shares.
  Upcoming(const void* first, std::ptrdiff_t bytes, std::ptrdiff_t step, std::ptrdiff_t count, std::ptrdiff_t shares)
      : first_(static_cast<const char*>(first)), bytes_(bytes), step_(step), count_(count), shares_(shares) {}

  void prefetch_share() {
    if (share_ == shares_) return;
    for (const std::ptrdiff_t end = count_ * ++share_ / shares_; next_ < end; ++next_)
      for (std::ptrdiff_t at = 0; at < bytes_; at += 64) prefetch_near(first_ + next_ * step_ + at);
  }

 private:
  const char* first_ = nullptr;
  std::ptrdiff_t bytes_ = 0, step_ = 0, count_ = 0, shares_ = 0, share_ = 0, next_ = 0;
};

/// Asks for a tile of C that comes next, while the one before is computed: a large result lies far away, and its rows
/// lie too far apart for the processor to foresee.
HWY_INLINE void prefetch_tile(std::ptrdiff_t rows, const Real* c, std::ptrdiff_t c_step) {
  for (std::ptrdiff_t r = 0; r < rows; ++r)
    for (std::ptrdiff_t j = 0; j < panel_width(); j += 64 / static_cast<std::ptrdiff_t>(sizeof(Real)))
      prefetch_near(c + r * c_step + j);
}

HWY_INLINE std::ptrdiff_t tiles_of(std::ptrdiff_t rows) { return (rows + tile_rows - 1) / tile_rows; }

/// Of so many numbers, or pairs of half as many bits.
HWY_INLINE std::ptrdiff_t bytes(std::ptrdiff_t count) { return count * static_cast<std::ptrdiff_t>(sizeof(Real)); }

/// Rows of the tile that begins at row i, of rows up to `end`.
HWY_INLINE std::ptrdiff_t tile_height(std::ptrdiff_t i, std::ptrdiff_t end) {
  return i + tile_rows < end ? tile_rows : end - i;
}

constexpr std::ptrdiff_t far_numbers = 1 << 17;  ///< what has more is not expected in the L2 cache

HWY_INLINE bool is_far(const View& c) { return c.size() > far_numbers; }

/// Rows of A that all panels pass by before the next rows come. Where A's rows lie one after another, as many as stay
/// in the L2 cache, since the panels may come from far away. Where they lie across, a tile's: it stays in the L1 cache,
/// and the panels follow one another, while a tile for every panel would come a line a step, unforeseen.
template <Layout layout>
HWY_INLINE std::ptrdiff_t rows_at_a_time() {
  return layout == Layout::rows ? 4 * row_block : layout == Layout::columns ? tile_rows : row_block;
}

/// C over one block of the inner dimension. Panel p of B begins at b + p * panel_step. `far`: C comes from far away.
template <class Numbers, Layout layout, class Unit = typename Numbers::Unit>
void block(std::ptrdiff_t inner, const Left<Unit>& a, const Unit* b, std::ptrdiff_t b_step, std::ptrdiff_t panel_step,
           First first, const View& c, bool far) {
  const std::ptrdiff_t width = panel_width(), most = rows_at_a_time<layout>();
  for (std::ptrdiff_t i0 = 0; i0 < c.rows; i0 += most) {
    const std::ptrdiff_t i1 = i0 + most < c.rows ? i0 + most : c.rows;
    // Only with many tiles is there time for a panel's lines on the way.
    const bool far_panels = i1 - i0 >= 2 * row_block && inner * c.cols > far_numbers;
    for (std::ptrdiff_t j = 0, p = 0; j < c.cols; j += width, ++p) {
      const std::ptrdiff_t w = j + width <= c.cols ? width : c.cols - j;
      Upcoming next_panel;
      if (far_panels && j + width < c.cols)
        next_panel = {b + (p + 1) * panel_step, bytes(width), bytes(b_step), inner, tiles_of(i1 - i0)};
      for (std::ptrdiff_t i = i0; i < i1; i += tile_rows) {
        const Left<Unit> at{a.data + i * a.row_step, a.row_step, a.inner_step};
        next_panel.prefetch_share();
        if (far) {
          if (i + tile_rows < i1)
            prefetch_tile(tile_height(i + tile_rows, i1), c.row(i + tile_rows) + j, c.stride);
          else if (j + width < c.cols)
            prefetch_tile(tile_height(i0, i1), c.row(i0) + j + width, c.stride);
          else if (i1 < c.rows)
            prefetch_tile(tile_height(i1, c.rows), c.row(i1), c.stride);
        }
        any_tile<Numbers, layout>(tile_height(i, i1), w, inner, at, b + p * panel_step, b_step, first.at(i, j),
                                  c.row(i) + j, c.stride);
      }
    }
  }
}

/// From one gathered tile to the next: a cache line more than its numbers, so that the tiles that are filled side by
/// side do not share the places of a cache.
HWY_INLINE std::ptrdiff_t tile_step(std::ptrdiff_t depth) {
  return tile_rows * depth + 64 / static_cast<std::ptrdiff_t>(sizeof(Real));
}

/// C rows × panels from gathered tiles of A; `upcoming` is what is read after them.
template <class Numbers, class Unit = typename Numbers::Unit>
void block_of_tiles(std::ptrdiff_t rows, std::ptrdiff_t depth, const Unit* tiles, const Unit* panels, First first,
                    View c, Upcoming upcoming) {
  const std::ptrdiff_t width = panel_width();
  for (std::ptrdiff_t j = 0, p = 0; j < c.cols; j += width, ++p) {
    const std::ptrdiff_t w = j + width <= c.cols ? width : c.cols - j;
    for (std::ptrdiff_t r0 = 0; r0 < rows; r0 += tile_rows) {
      const std::ptrdiff_t height = tile_height(r0, rows);
      if (r0 + tile_rows < rows)
        prefetch_tile(tile_height(r0 + tile_rows, rows), c.row(r0 + tile_rows) + j, c.stride);
      else if (j + width < c.cols)
        prefetch_tile(tile_height(0, rows), c.data + j + width, c.stride);
      upcoming.prefetch_share();
      any_tile<Numbers, Layout::gathered>(height, w, depth, {tiles + r0 / tile_rows * tile_step(depth), 1, height},
                                          panels + p * width * depth, width, first.at(r0, j), c.row(r0) + j, c.stride);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
#if HWY_TARGET == HWY_AVX3_DL
HWY_POP_ATTRIBUTES
#endif
HWY_AFTER_NAMESPACE();
#endif
