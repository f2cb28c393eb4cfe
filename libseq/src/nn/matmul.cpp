#include "nn/matmul.h"

#include "nn/bf16_matmul.h"
#include "nn/idle_threads.h"
#include "nn/quantized_matmul.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/matmul.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "core/profile.h"
#include "nn/matmul-inl.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {

std::ptrdiff_t PanelWidth() { return panel_width(); }

/// Packs row by row: of a panel alone three cache lines of a row would be read at a time, the next ones far away.
void PackKernel(ConstView b, Caches caches, Real* out) {
  const std::ptrdiff_t width = panel_width(), whole = b.cols / width * width, rest = b.cols - whole;
  for (std::ptrdiff_t k = 0; k < b.rows; ++k) {
    const Real* row = b.row(k);
    Real* place = out + k * width;
    for (std::ptrdiff_t j = 0; j < whole; j += width, place += b.rows * width) {
      if (caches == Caches::bypass)
        copy_past_caches(row + j, width, place);
      else
        std::memcpy(place, row + j, width * sizeof(Real));
    }
    if (rest) {
      std::memcpy(place, row + whole, rest * sizeof(Real));
      std::memset(place + rest, 0, (width - rest) * sizeof(Real));
    }
  }
  if (caches == Caches::bypass) hwy::FlushStream();
}

void PackTransposedKernel(ConstView b, Caches caches, Real* out) {
  constexpr std::ptrdiff_t stretch = 16;  // inner steps at a time: what is read of a row of b is one cache line
  HWY_ALIGN Real buffer[stretch * vectors * widest];
  const std::ptrdiff_t width = panel_width();
  for (std::ptrdiff_t j = 0; j < b.rows; j += width)
    for (std::ptrdiff_t k0 = 0; k0 < b.cols; k0 += stretch) {
      const std::ptrdiff_t count = k0 + stretch < b.cols ? stretch : b.cols - k0;
      Real *place = out + j * b.cols + k0 * width, *to = caches == Caches::bypass ? buffer : place;
      for (std::ptrdiff_t q = 0; q < width; ++q) {
        const Real* from = j + q < b.rows ? b.row(j + q) + k0 : nullptr;
        for (std::ptrdiff_t k = 0; k < count; ++k) to[k * width + q] = from ? from[k] : 0;
      }
      if (caches == Caches::bypass) copy_past_caches(buffer, count * width, place);
    }
  if (caches == Caches::bypass) hwy::FlushStream();
}

void MultiplyPacked(ConstView a, const PackedMatrix& b, std::ptrdiff_t from, View c, Start start, const Real* bias) {
  const std::ptrdiff_t width = panel_width();
  First first = first_of(start, bias, c);
  for (std::ptrdiff_t k = 0; k < a.cols || k == 0; k += inner_block) {
    const std::ptrdiff_t depth = k + inner_block < a.cols ? inner_block : a.cols - k;
    block<SingleNumbers, Layout::rows>(depth, {a.data + k, a.stride, 1}, b.data + (from + k) * width, width,
                                       width * b.inner, first, c, is_far(c));
    first = {c.data, c.stride};
  }
}

/// Rows of A one tile after another, each tile inner-major: what a tile's loop reads is contiguous. All tiles at once,
/// since a step along the inner dimension may be a page away from the one before.
void gather_tiles(const Left<Real>& a, std::ptrdiff_t rows, std::ptrdiff_t depth, Real* out) {
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

void MultiplyUnpacked(const Left<Real>& a, std::ptrdiff_t inner, ConstView b, View c, Start start, Arena& scratch) {
  Arena::Frame frame(scratch);
  const std::ptrdiff_t width = panel_width(), panels_wide = (b.cols + width - 1) / width,
                       whole = b.cols / width * width, rest = b.cols - whole;
  First first = first_of(start, nullptr, c);
  // Few rows of A: B is read as it lies, but for the columns that fill no panel.
  if (c.rows <= 4 * tile_rows || inner <= 32) {
    if (whole)
      block<SingleNumbers, Layout::any>(inner, a, b.data, b.stride, width, first, c.col_range(0, whole), is_far(c));
    if (rest) {
      Real* panel = scratch.take<Real>(inner * width);
      PackKernel(b.col_range(whole, rest), Caches::use, panel);
      block<SingleNumbers, Layout::any>(inner, a, panel, width, 0, first.at(0, whole), c.col_range(whole, rest), false);
    }
    return;
  }
  // Many: B's blocks are copied into panels once, and A's columns are gathered when they lie apart. Of equal depth, so
  // that no block reads and writes all of C for a few steps.
  constexpr std::ptrdiff_t deepest = inner_block + inner_block / 2;
  const std::ptrdiff_t blocks = (inner + deepest - 1) / deepest, most = (inner + blocks - 1) / blocks;
  Real* panels = scratch.take<Real>(most * (whole + width));
  Real* tiles = a.inner_step != 1 ? scratch.take<Real>(row_block / tile_rows * tile_step(most)) : nullptr;
  for (std::ptrdiff_t k = 0; k < inner; k += most) {
    const std::ptrdiff_t depth = k + most < inner ? most : inner - k;
    PackKernel({b.row(k), depth, b.cols, b.stride}, Caches::use, panels);
    for (std::ptrdiff_t i = 0; i < c.rows; i += row_block) {
      const std::ptrdiff_t rows = i + row_block < c.rows ? row_block : c.rows - i;
      const Left<Real> at{a.data + i * a.row_step + k * a.inner_step, a.row_step, a.inner_step};
      if (tiles) {
        gather_tiles(at, rows, depth, tiles);
        const std::ptrdiff_t after = c.rows - i - rows, next_rows = after < row_block ? after : row_block;
        Upcoming upcoming;
        if (a.row_step == 1)
          upcoming = {at.data + rows, bytes(next_rows), bytes(a.inner_step), depth, panels_wide * tiles_of(rows)};
        block_of_tiles<SingleNumbers>(rows, depth, tiles, panels, first.at(i, 0), c.row_range(i, rows), upcoming);
      } else {
        const View part = c.row_range(i, rows);
        block<SingleNumbers, Layout::rows>(depth, at, panels, width, width * depth, first.at(i, 0), part, is_far(part));
      }
    }
    first = {c.data, c.stride};
  }
}

void MultiplyPlain(ConstView a, ConstView b, View c, Start start, Arena& scratch) {
  MultiplyUnpacked({a.data, a.stride, 1}, a.cols, b, c, start, scratch);
}

void MultiplyTransposed(ConstView a, ConstView b, View c, Arena& scratch) {
  MultiplyUnpacked({a.data, 1, a.stride}, a.rows, b, c, Start::keep, scratch);
}

void MultiplyTransposedPacked(ConstView a, const PackedMatrix& b, View c) {
  const std::ptrdiff_t width = panel_width();
  for (std::ptrdiff_t k = 0; k < a.rows; k += inner_block) {
    const std::ptrdiff_t depth = k + inner_block < a.rows ? inner_block : a.rows - k;
    block<SingleNumbers, Layout::columns>(depth, {a.row(k), 1, a.stride}, b.data + k * width, width, width * b.inner,
                                          {c.data, c.stride}, c, true);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(PanelWidth);
HWY_EXPORT(PackKernel);
HWY_EXPORT(PackTransposedKernel);
HWY_EXPORT(MultiplyPacked);
HWY_EXPORT(MultiplyPlain);
HWY_EXPORT(MultiplyTransposed);
HWY_EXPORT(MultiplyTransposedPacked);

std::ptrdiff_t panel_columns(const PackedMatrix& b) {
#ifndef SEQ_DOUBLE
  if (b.pairs) return bf16_panel_columns();
#endif
  return b.quantized.data ? quantized_panel : HWY_DYNAMIC_DISPATCH(PanelWidth)();
}

PackedMatrix column_range(const PackedMatrix& b, std::ptrdiff_t first, std::ptrdiff_t count) {
  if (b.quantized.data) return {nullptr, b.inner, count, column_range(b.quantized, first, count)};
  if (b.pairs) return {nullptr, b.inner, count, {}, b.pairs + first * ((b.inner + 1) / 2)};
  return {b.data + first * b.inner, b.inner, count};
}

std::size_t packed_size(std::ptrdiff_t inner, std::ptrdiff_t outer) {
  const std::ptrdiff_t width = HWY_DYNAMIC_DISPATCH(PanelWidth)();
  return static_cast<std::size_t>((outer + width - 1) / width * width * inner);
}

PackedMatrix pack(ConstView b, Real* out, Caches caches) {
  HWY_DYNAMIC_DISPATCH(PackKernel)(b, caches, out);
  return {out, b.rows, b.cols};
}

PackedMatrix pack_transposed(ConstView b, Real* out, Caches caches) {
  HWY_DYNAMIC_DISPATCH(PackTransposedKernel)(b, caches, out);
  return {out, b.cols, b.rows};
}

PackedMatrix pack(ConstView b, [[maybe_unused]] Precision precision, Arena& arena) {
  const auto take = [&arena](std::size_t count) { return arena.take<Real>(static_cast<std::ptrdiff_t>(count)); };
#ifndef SEQ_DOUBLE
  if (precision == Precision::bf16)
    return pack_bf16(b, reinterpret_cast<Bf16Pair*>(take(bf16_packed_size(b.rows, b.cols))));
#endif
  return pack(b, take(packed_size(b.rows, b.cols)));
}

namespace {

constexpr std::ptrdiff_t tile_height = 8;  ///< rows of the largest tile: where a result is divided

std::size_t bytes_of_number(const PackedMatrix& b) {
  if (b.pairs) return sizeof(Bf16Pair) / 2;
  return b.quantized.data ? sizeof(std::int8_t) : sizeof(Real);
}

}  // namespace

namespace {

/// Products of these shapes are divided by columns of the result, so that every thread reads some of the weights, or by
/// rows where there are few panels.
bool by_columns(std::ptrdiff_t panels, std::ptrdiff_t rows) {
  const std::ptrdiff_t threads = threads_at_hand();
  return panels >= 4 * threads || rows < 2 * tile_height * threads;
}

/// What a product costs: that of one row takes as long as that of four, as it waits for the weights.
double operations(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
  return 2 * static_cast<double>(std::max<std::ptrdiff_t>(m, 4)) * static_cast<double>(k) * static_cast<double>(n);
}

void multiply_alone(ConstView a, const PackedMatrix& b, View c, Start start, const Real* bias) {
#ifndef SEQ_DOUBLE
  if (b.pairs) return multiply_bf16(a, b, 0, c, start, bias);
  if (b.quantized.data) return multiply_quantized(a, b.quantized, c, start, bias);
#endif
  HWY_DYNAMIC_DISPATCH(MultiplyPacked)(a, b, 0, c, start, bias);
}

/// part(a, b, c, bias) for parts of a product with a packed matrix; `b` has all inner steps.
template <class Part>
void share_packed(ConstView a, const PackedMatrix& b, View c, const Real* bias, const Part& part) {
  Arena unused;
  const std::ptrdiff_t width = panel_columns(b), panels = (c.cols + width - 1) / width;
  const double work = operations(c.rows, a.cols, c.cols);
  if (by_columns(panels, c.rows))
    share_out(panels, work, unused, [&](std::ptrdiff_t first, std::ptrdiff_t count, Arena&) {
      const std::ptrdiff_t column = first * width, columns = std::min(c.cols, (first + count) * width) - column;
      part(a, column_range(b, column, columns), c.col_range(column, columns), bias ? bias + column : nullptr);
    });
  else
    share_out(c.rows, work, unused, [&](std::ptrdiff_t first, std::ptrdiff_t count, Arena&) {
      part(a.row_range(first, count), b, c.row_range(first, count), bias);
    });
}

/// part(a, c, scratch) for parts of C += Aᵀ·B, divided by rows of C, which are columns of A.
template <class Part>
void share_transposed(ConstView a, View c, Arena& scratch, const Part& part) {
  const std::ptrdiff_t tiles = (c.rows + tile_height - 1) / tile_height;
  share_out(
      tiles, operations(c.rows, a.rows, c.cols), scratch, [&](std::ptrdiff_t first, std::ptrdiff_t count, Arena& own) {
        const std::ptrdiff_t row = first * tile_height, rows = std::min(c.rows, (first + count) * tile_height) - row;
        part(a.col_range(row, rows), c.row_range(row, rows), own);
      });
}

}  // namespace

void multiply(ConstView a, const PackedMatrix& b, View c, Start start, const Real* bias) {
  profile::count_product(c.rows, b.inner, c.cols, bytes_of_number(b));
  share_packed(a, b, c, bias, [start](ConstView a, const PackedMatrix& b, View c, const Real* bias) {
    multiply_alone(a, b, c, start, bias);
  });
}

void multiply(std::initializer_list<Product> products) {
  double work = 0;
  for (const Product& p : products) {
    profile::count_product(p.c.rows, p.b.inner, p.c.cols, bytes_of_number(p.b));
    work += operations(p.c.rows, p.b.inner, p.c.cols);
  }
  Arena unused;
  const std::ptrdiff_t threads = threads_at_hand();
  share_out(threads, work, unused, [&](std::ptrdiff_t first, std::ptrdiff_t count, Arena&) {
    for (const Product& p : products) {
      const std::ptrdiff_t width = panel_columns(p.b), panels = (p.c.cols + width - 1) / width,
                           column = panels * first / threads * width,
                           columns = std::min(p.c.cols, panels * (first + count) / threads * width) - column;
      if (columns > 0)
        multiply_alone(p.a, column_range(p.b, column, columns), p.c.col_range(column, columns), p.start,
                       p.bias ? p.bias + column : nullptr);
    }
  });
}

void multiply_inner_range(ConstView a, const PackedMatrix& b, std::ptrdiff_t first, View c, Start start) {
  profile::count_product(c.rows, a.cols, c.cols, bytes_of_number(b));
  share_packed(a, b, c, nullptr, [start, first](ConstView a, const PackedMatrix& b, View c, const Real*) {
#ifndef SEQ_DOUBLE
    if (b.pairs) return multiply_bf16(a, b, first, c, start, nullptr);
#endif
    HWY_DYNAMIC_DISPATCH(MultiplyPacked)(a, b, first, c, start, nullptr);
  });
}

void multiply(ConstView a, ConstView b, View c, Start start, Arena& scratch) {
  profile::count_product(c.rows, b.rows, c.cols, sizeof(Real));
  HWY_DYNAMIC_DISPATCH(MultiplyPlain)(a, b, c, start, scratch);
}

void multiply_transposed(ConstView a, ConstView b, View c, Arena& scratch, Precision precision) {
  const bool halves = precision == Precision::bf16;
  profile::count_product(c.rows, b.rows, c.cols, halves ? sizeof(Bf16Pair) / 2 : sizeof(Real));
  share_transposed(a, c, scratch, [&](ConstView a, View c, Arena& scratch) {
#ifndef SEQ_DOUBLE
    if (halves) return multiply_transposed_bf16(a, b, c, scratch);
#endif
    HWY_DYNAMIC_DISPATCH(MultiplyTransposed)(a, b, c, scratch);
  });
}

void multiply_transposed(ConstView a, const PackedMatrix& b, View c, Arena& scratch) {
  profile::count_product(c.rows, b.inner, c.cols, bytes_of_number(b));
  share_transposed(a, c, scratch, [&b](ConstView a, View c, [[maybe_unused]] Arena& scratch) {
#ifndef SEQ_DOUBLE
    if (b.pairs) return multiply_transposed_bf16(a, b, c, scratch);
#endif
    HWY_DYNAMIC_DISPATCH(MultiplyTransposedPacked)(a, b, c);
  });
}

}  // namespace seq
#endif
