#include "nn/matmul.h"

#include "nn/quantized_matmul.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/matmul.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "core/profile.h"
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
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

std::ptrdiff_t PanelWidth() { return panel_width(); }

/// A of a product: element (i, k) at data[i * row_step + k * inner_step].
struct Left {
  const Real* data;
  std::ptrdiff_t row_step, inner_step;
};

/// Where a result's chains start: element (i, j) at data[i * row_step + j], or zero without data. A step of 0 is one
/// row for all.
struct First {
  const Real* data;
  std::ptrdiff_t row_step;

  First at(std::ptrdiff_t i, std::ptrdiff_t j) const { return {data ? data + i * row_step + j : nullptr, row_step}; }
};

/// R rows × V vectors of columns: C tile = first + A·B over `inner` steps; rows of B are b_step apart.
template <int R, int V>
HWY_INLINE void tile(std::ptrdiff_t inner, const Real* HWY_RESTRICT a, std::ptrdiff_t a_row, std::ptrdiff_t a_inner,
                     const Real* HWY_RESTRICT b, std::ptrdiff_t b_step, First first, Real* c, std::ptrdiff_t c_step) {
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  Vec acc[R][V];
  SEQ_UNROLL for (int r = 0; r < R; ++r) SEQ_UNROLL for (int v = 0; v < V; ++v) acc[r][v] =
      first.data ? hn::LoadU(tag, first.data + r * first.row_step + v * lanes) : hn::Zero(tag);
  for (std::ptrdiff_t k = 0; k < inner; ++k) {
    Vec bv[V];
    SEQ_UNROLL for (int v = 0; v < V; ++v) bv[v] = hn::LoadU(tag, b + v * lanes);
    SEQ_UNROLL for (int v = 0; v < V; ++v) hwy::Prefetch(b + 8 * b_step + v * lanes);
    SEQ_UNROLL for (int r = 0; r < R; ++r) {
      const Vec av = hn::Set(tag, a[r * a_row]);
      SEQ_UNROLL for (int v = 0; v < V; ++v) acc[r][v] = hn::MulAdd(av, bv[v], acc[r][v]);
    }
    a += a_inner;
    b += b_step;
  }
  SEQ_UNROLL for (int r = 0; r < R; ++r) SEQ_UNROLL for (int v = 0; v < V; ++v)
      hn::StoreU(acc[r][v], tag, c + r * c_step + v * lanes);
}

template <int V>
void tile_of_rows(std::ptrdiff_t rows, std::ptrdiff_t inner, const Left& a, const Real* b, std::ptrdiff_t b_step,
                  First first, Real* c, std::ptrdiff_t c_step) {
  switch (rows) {
    case 8:
      return tile<8, V>(inner, a.data, a.row_step, a.inner_step, b, b_step, first, c, c_step);
    case 7:
      return tile<7, V>(inner, a.data, a.row_step, a.inner_step, b, b_step, first, c, c_step);
    case 6:
      return tile<6, V>(inner, a.data, a.row_step, a.inner_step, b, b_step, first, c, c_step);
    case 5:
      return tile<5, V>(inner, a.data, a.row_step, a.inner_step, b, b_step, first, c, c_step);
    case 4:
      return tile<4, V>(inner, a.data, a.row_step, a.inner_step, b, b_step, first, c, c_step);
    case 3:
      return tile<3, V>(inner, a.data, a.row_step, a.inner_step, b, b_step, first, c, c_step);
    case 2:
      return tile<2, V>(inner, a.data, a.row_step, a.inner_step, b, b_step, first, c, c_step);
    default:
      return tile<1, V>(inner, a.data, a.row_step, a.inner_step, b, b_step, first, c, c_step);
  }
}

/// One tile with any number of columns ≤ a panel's; a tile that is not whole passes through a buffer.
void any_tile(std::ptrdiff_t rows, std::ptrdiff_t columns, std::ptrdiff_t inner, const Left& a, const Real* b,
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
      tile_of_rows<3>(rows, inner, a, b, b_step, first, out, out_step);
      break;
    case 2:
      tile_of_rows<2>(rows, inner, a, b, b_step, first, out, out_step);
      break;
    default:
      tile_of_rows<1>(rows, inner, a, b, b_step, first, out, out_step);
  }
  if (!whole)
    for (std::ptrdiff_t r = 0; r < rows; ++r)
      for (std::ptrdiff_t j = 0; j < columns; ++j) c[r * c_step + j] = buffer[r * out_step + j];
}

/// Asks for a tile of C that comes next, while the one before is computed: a large result lies far away, and its rows
/// lie too far apart for the processor to foresee.
HWY_INLINE void prefetch_tile(std::ptrdiff_t rows, const Real* c, std::ptrdiff_t c_step) {
  for (std::ptrdiff_t r = 0; r < rows; ++r)
    for (std::ptrdiff_t j = 0; j < panel_width(); j += 64 / static_cast<std::ptrdiff_t>(sizeof(Real)))
      hwy::Prefetch(c + r * c_step + j);
}

/// A result of more numbers than this is not expected in the L2 cache.
constexpr std::ptrdiff_t far_result = 1 << 17;

/// C rows × panels over one block of the inner dimension. Panel p of B begins at b + p * panel_step.
void block(std::ptrdiff_t rows, std::ptrdiff_t columns, std::ptrdiff_t inner, const Left& a, const Real* b,
           std::ptrdiff_t b_step, std::ptrdiff_t panel_step, First first, Real* c, std::ptrdiff_t c_step) {
  const std::ptrdiff_t width = panel_width();
  const bool far = rows * columns > far_result;
  for (std::ptrdiff_t i0 = 0; i0 < rows; i0 += row_block) {
    const std::ptrdiff_t i1 = i0 + row_block < rows ? i0 + row_block : rows;
    for (std::ptrdiff_t j = 0, p = 0; j < columns; j += width, ++p) {
      const std::ptrdiff_t w = j + width <= columns ? width : columns - j;
      for (std::ptrdiff_t i = i0; i < i1; i += tile_rows) {
        const Left at{a.data + i * a.row_step, a.row_step, a.inner_step};
        if (far && i + 2 * tile_rows <= i1) prefetch_tile(tile_rows, c + (i + tile_rows) * c_step + j, c_step);
        any_tile(i + tile_rows <= i1 ? tile_rows : i1 - i, w, inner, at, b + p * panel_step, b_step, first.at(i, j),
                 c + i * c_step + j, c_step);
      }
    }
  }
}

void PackKernel(ConstView b, bool transposed, Real* out) {
  const std::ptrdiff_t inner = transposed ? b.cols : b.rows, outer = transposed ? b.rows : b.cols,
                       width = panel_width();
  for (std::ptrdiff_t j = 0; j < outer; j += width) {
    const std::ptrdiff_t w = j + width <= outer ? width : outer - j;
    Real* panel = out + j * inner;
    if (!transposed) {
      for (std::ptrdiff_t k = 0; k < inner; ++k) {
        std::memcpy(panel + k * width, b.row(k) + j, w * sizeof(Real));
        for (std::ptrdiff_t q = w; q < width; ++q) panel[k * width + q] = 0;
      }
    } else {
      // Blocks of 16 inner steps: what is read of a row of b is one cache line.
      for (std::ptrdiff_t k0 = 0; k0 < inner; k0 += 16) {
        const std::ptrdiff_t k1 = k0 + 16 < inner ? k0 + 16 : inner;
        for (std::ptrdiff_t q = 0; q < width; ++q) {
          const Real* from = q < w ? b.row(j + q) : nullptr;
          for (std::ptrdiff_t k = k0; k < k1; ++k) panel[k * width + q] = from ? from[k] : 0;
        }
      }
    }
  }
}

void MultiplyPacked(ConstView a, const PackedMatrix& b, View c, Start start, const Real* bias) {
  const std::ptrdiff_t width = panel_width();
  First first = {start == Start::zero   ? nullptr
                 : start == Start::bias ? bias
                                        : c.data,
                 start == Start::bias ? 0 : c.stride};
  for (std::ptrdiff_t k = 0; k < b.inner || k == 0; k += inner_block) {
    const std::ptrdiff_t depth = k + inner_block < b.inner ? inner_block : b.inner - k;
    block(c.rows, c.cols, depth, {a.data + k, a.stride, 1}, b.data + k * width, width, width * b.inner, first, c.data,
          c.stride);
    first = {c.data, c.stride};
  }
}

/// From one gathered tile to the next: a cache line more than its numbers, so that the tiles that are filled side by
/// side do not share the places of a cache.
std::ptrdiff_t tile_step(std::ptrdiff_t depth) {
  return tile_rows * depth + 64 / static_cast<std::ptrdiff_t>(sizeof(Real));
}

/// Rows of A one tile after another, each tile inner-major: what a tile's loop reads is contiguous. All tiles at once,
/// since a step along the inner dimension may be a page away from the one before.
void gather_tiles(const Left& a, std::ptrdiff_t rows, std::ptrdiff_t depth, Real* out) {
  const std::ptrdiff_t whole = a.row_step == 1 ? rows / tile_rows : 0, step = tile_step(depth);
  for (std::ptrdiff_t q = 0; q < depth; ++q)
    for (std::ptrdiff_t t = 0; t < whole; ++t)
      std::memcpy(out + t * step + q * tile_rows, a.data + q * a.inner_step + t * tile_rows, tile_rows * sizeof(Real));
  for (std::ptrdiff_t t = whole; t * tile_rows < rows; ++t) {
    const std::ptrdiff_t r0 = t * tile_rows, height = r0 + tile_rows < rows ? tile_rows : rows - r0;
    for (std::ptrdiff_t q = 0; q < depth; ++q)
      for (std::ptrdiff_t r = 0; r < height; ++r)
        out[t * step + q * height + r] = a.data[q * a.inner_step + (r0 + r) * a.row_step];
  }
}

/// What gather_tiles will read next: a prefetch for each of its lines, some before every tile that is computed
/// meanwhile. It comes from far away, a page from step to step, which no processor foresees.
class Upcoming {
 public:
  /// `rows` rows of A over `depth` inner steps, in so many equal shares.
  Upcoming(const Left& a, std::ptrdiff_t rows, std::ptrdiff_t depth, std::ptrdiff_t shares)
      : a_(a), bytes_(rows * static_cast<std::ptrdiff_t>(sizeof(Real))), depth_(depth), shares_(shares) {}

  void prefetch_share() {
    for (const std::ptrdiff_t end = depth_ * ++share_ / shares_; step_ < end; ++step_) {
      const char* row = reinterpret_cast<const char*>(a_.data + step_ * a_.inner_step);
      for (std::ptrdiff_t at = 0; at < bytes_; at += 64) hwy::Prefetch(row + at);
    }
  }

 private:
  Left a_;
  std::ptrdiff_t bytes_, depth_, shares_, share_ = 0, step_ = 0;
};

/// C rows × panels from gathered tiles of A.
void block_of_tiles(std::ptrdiff_t rows, std::ptrdiff_t depth, const Real* tiles, const Real* panels, First first,
                    View c, Upcoming* upcoming) {
  const std::ptrdiff_t width = panel_width();
  for (std::ptrdiff_t j = 0, p = 0; j < c.cols; j += width, ++p) {
    const std::ptrdiff_t w = j + width <= c.cols ? width : c.cols - j;
    for (std::ptrdiff_t r0 = 0; r0 < rows; r0 += tile_rows) {
      const std::ptrdiff_t height = r0 + tile_rows < rows ? tile_rows : rows - r0;
      if (r0 + tile_rows < rows)
        prefetch_tile(tile_rows < rows - r0 - tile_rows ? tile_rows : rows - r0 - tile_rows, c.row(r0 + tile_rows) + j,
                      c.stride);
      else if (j + width < c.cols)
        prefetch_tile(tile_rows < rows ? tile_rows : rows, c.data + j + width, c.stride);
      if (upcoming) upcoming->prefetch_share();
      any_tile(height, w, depth, {tiles + r0 / tile_rows * tile_step(depth), 1, height}, panels + p * width * depth,
               width, first.at(r0, j), c.row(r0) + j, c.stride);
    }
  }
}

void MultiplyUnpacked(const Left& a, std::ptrdiff_t inner, ConstView b, View c, bool from_zero, Arena& scratch) {
  Arena::Frame frame(scratch);
  const std::ptrdiff_t width = panel_width(), whole = b.cols / width * width, rest = b.cols - whole;
  First first = {from_zero ? nullptr : c.data, c.stride};
  // Few rows of A: B is read as it lies, but for the columns that fill no panel.
  if (c.rows <= 4 * tile_rows || inner <= 32) {
    if (whole) block(c.rows, whole, inner, a, b.data, b.stride, width, first, c.data, c.stride);
    if (rest) {
      Real* panel = scratch.take<Real>(inner * width);
      PackKernel(b.col_range(whole, rest), false, panel);
      block(c.rows, rest, inner, a, panel, width, 0, first.at(0, whole), c.data + whole, c.stride);
    }
    return;
  }
  // Many: B's blocks are copied into panels once, and A's columns are gathered when they lie apart.
  Real* panels = scratch.take<Real>(inner_block * (whole + width));
  Real* tiles = a.inner_step != 1 ? scratch.take<Real>(row_block / tile_rows * tile_step(inner_block)) : nullptr;
  for (std::ptrdiff_t k = 0; k < inner; k += inner_block) {
    const std::ptrdiff_t depth = k + inner_block < inner ? inner_block : inner - k;
    PackKernel({b.row(k), depth, b.cols, b.stride}, false, panels);
    for (std::ptrdiff_t i = 0; i < c.rows; i += row_block) {
      const std::ptrdiff_t rows = i + row_block < c.rows ? row_block : c.rows - i;
      const Left at{a.data + i * a.row_step + k * a.inner_step, a.row_step, a.inner_step};
      if (tiles) {
        gather_tiles(at, rows, depth, tiles);
        const std::ptrdiff_t after = c.rows - i - rows, next_rows = after < row_block ? after : row_block;
        Upcoming upcoming({at.data + rows * a.row_step, a.row_step, a.inner_step}, next_rows, depth,
                          (c.cols + width - 1) / width * ((rows + tile_rows - 1) / tile_rows));
        block_of_tiles(rows, depth, tiles, panels, first.at(i, 0), c.row_range(i, rows),
                       a.row_step == 1 && next_rows > 0 ? &upcoming : nullptr);
      } else {
        block(rows, c.cols, depth, at, panels, width, width * depth, first.at(i, 0), c.row(i), c.stride);
      }
    }
    first = {c.data, c.stride};
  }
}

void MultiplyPlain(ConstView a, ConstView b, View c, Start start, Arena& scratch) {
  MultiplyUnpacked({a.data, a.stride, 1}, a.cols, b, c, start == Start::zero, scratch);
}

void MultiplyTransposed(ConstView a, ConstView b, View c, Arena& scratch) {
  MultiplyUnpacked({a.data, 1, a.stride}, a.rows, b, c, false, scratch);
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(PanelWidth);
HWY_EXPORT(PackKernel);
HWY_EXPORT(MultiplyPacked);
HWY_EXPORT(MultiplyPlain);
HWY_EXPORT(MultiplyTransposed);

std::ptrdiff_t panel_columns(const PackedMatrix& b) {
  return b.quantized.data ? quantized_panel : HWY_DYNAMIC_DISPATCH(PanelWidth)();
}

PackedMatrix column_range(const PackedMatrix& b, std::ptrdiff_t first, std::ptrdiff_t count) {
  const QuantizedMatrix& q = b.quantized;
  if (q.data) return {nullptr, b.inner, count, {q.data + first * q.inner, q.scale + first, q.inner, count}};
  return {b.data + first * b.inner, b.inner, count};
}

std::size_t packed_size(std::ptrdiff_t inner, std::ptrdiff_t outer) {
  const std::ptrdiff_t width = HWY_DYNAMIC_DISPATCH(PanelWidth)();
  return static_cast<std::size_t>((outer + width - 1) / width * width * inner);
}

PackedMatrix pack(ConstView b, Real* out) {
  HWY_DYNAMIC_DISPATCH(PackKernel)(b, false, out);
  return {out, b.rows, b.cols};
}

PackedMatrix pack_transposed(ConstView b, Real* out) {
  HWY_DYNAMIC_DISPATCH(PackKernel)(b, true, out);
  return {out, b.cols, b.rows};
}

void multiply(ConstView a, const PackedMatrix& b, View c, Start start, const Real* bias) {
  profile::count_product(c.rows, b.inner, c.cols, b.quantized.data ? sizeof(std::int8_t) : sizeof(Real));
#ifndef SEQ_DOUBLE
  if (b.quantized.data) return multiply_quantized(a, b.quantized, c, start, bias);
#endif
  HWY_DYNAMIC_DISPATCH(MultiplyPacked)(a, b, c, start, bias);
}

void multiply(ConstView a, ConstView b, View c, Start start, Arena& scratch) {
  profile::count_product(c.rows, b.rows, c.cols, sizeof(Real));
  HWY_DYNAMIC_DISPATCH(MultiplyPlain)(a, b, c, start, scratch);
}

void multiply_transposed(ConstView a, ConstView b, View c, Arena& scratch) {
  profile::count_product(c.rows, b.rows, c.cols, sizeof(Real));
  HWY_DYNAMIC_DISPATCH(MultiplyTransposed)(a, b, c, scratch);
}

}  // namespace seq
#endif
