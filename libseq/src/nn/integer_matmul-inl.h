// Products with integer weights, compiled once for every instruction set: tiles of sums that live in registers, and
// what turns a sum into a result. What the numbers are, and how their products are added, is a parameter (`Numbers`):
//
//   Matrix, Stored    the right-hand side and what it is stored as
//   Number            what activations are stored as
//   group             inner steps that lie together, as the instruction joins them
//   load_weights, load_activations, add_products    a group of every output's weights, of a row, and their products
//   order_group       puts a group of numbers where load_activations expects them
//   first_sum         what a row's sums begin with, from the sum of its numbers
//   tile_rows, tile_vectors
#if defined(SEQ_NN_INTEGER_MATMUL_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef SEQ_NN_INTEGER_MATMUL_INL_H
#undef SEQ_NN_INTEGER_MATMUL_INL_H
#else
#define SEQ_NN_INTEGER_MATMUL_INL_H
#endif

#include <cmath>
#include <cstring>
#include <limits>

#include "core/tensor.h"
#include "nn/matmul.h"
#include "nn/quantized_matrix.h"
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
#if HWY_TARGET == HWY_AVX3_DL
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512vnni")
#endif
namespace seq {
namespace HWY_NAMESPACE {

#define SEQ_UNROLL _Pragma("GCC unroll 8")

using IntTag = hn::RebindToSigned<Tag>;
using IntVec = hn::Vec<IntTag>;
constexpr IntTag int_tag;

constexpr std::ptrdiff_t row_block = 64;  ///< most rows of A that are quantised at a time

/// Quantised rows of A.
template <class Numbers>
struct Rows {
  const typename Numbers::Number* numbers;  ///< `step` a row
  std::ptrdiff_t step;
  const std::int32_t* first;  ///< what their sums begin with
  const float* scale;
};

/// The largest magnitude of x; NaN, which has larger bits than any number, when there is one.
HWY_INLINE float magnitude(const float* x, std::ptrdiff_t n) {
  // As integers, the bits of numbers without sign are in the order of the numbers.
  IntVec most = hn::Zero(int_tag);
  each(static_cast<std::size_t>(n),
       [&](std::size_t i, auto access) { most = hn::Max(most, hn::BitCast(int_tag, hn::Abs(access.load(x + i)))); });
  HWY_ALIGN std::int32_t lanes[widest];
  hn::Store(most, int_tag, lanes);
  std::int32_t best = 0;
  for (std::size_t i = 0; i < hn::Lanes(int_tag); ++i) best = lanes[i] > best ? lanes[i] : best;
  float largest;
  std::memcpy(&largest, &best, sizeof largest);
  return largest;
}

/// Quantises one row of A to -limit … limit; returns its scale.
template <class Numbers>
HWY_INLINE float quantize_row(const float* x, std::ptrdiff_t inner, float limit, typename Numbers::Number* out,
                              std::int32_t* first) {
  using Stored = typename Numbers::Stored;
  const float largest = magnitude(x, inner);
  const bool finite = largest <= std::numeric_limits<float>::max();
  if (!finite || largest < 1e-30f) {
    std::memset(out, 0, static_cast<std::size_t>(inner) * sizeof(*out));
    *first = 0;
    return finite ? 0 : std::numeric_limits<float>::quiet_NaN();
  }
  const Vec inverse = hn::Set(tag, limit / largest);
  IntVec sum = hn::Zero(int_tag);
  const hn::Rebind<Stored, Tag> stored_tag;
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  for (std::ptrdiff_t i = 0; i < inner; i += widest) {
    HWY_ALIGN Stored stored[widest];
    const std::ptrdiff_t count = inner - i < static_cast<std::ptrdiff_t>(widest) ? inner - i : widest;
    for (std::ptrdiff_t k = 0; k < count; k += lanes) {
      const std::ptrdiff_t left = count - k;
      const Vec v = left >= lanes ? Full{}.load(x + i + k) : Part{static_cast<std::size_t>(left)}.load(x + i + k);
      const IntVec rounded = hn::NearestInt(hn::Mul(v, inverse));
      sum = hn::Add(sum, rounded);
      hn::StoreU(hn::DemoteTo(stored_tag, rounded), stored_tag, stored + k);
    }
    for (std::ptrdiff_t k = 0; k < count; k += Numbers::group) Numbers::order_group(stored + k, out + i + k);
  }
  HWY_ALIGN std::int32_t sums[widest];
  hn::Store(sum, int_tag, sums);
  std::int32_t total = 0;
  for (std::ptrdiff_t i = 0; i < lanes; ++i) total += sums[i];
  *first = Numbers::first_sum(total);
  return largest / limit;
}

/// Rounds an output's weights (`inner` numbers) to -limit … limit, half to even; its first group of numbers goes to
/// `out`, each other one a panel's group further.
template <class Numbers>
Rounding round_output(const float* x, std::ptrdiff_t inner, float limit, typename Numbers::Stored* out) {
  using Stored = typename Numbers::Stored;
  Rounding r;
  r.scale = magnitude(x, inner) / limit;
  const hn::Rebind<Stored, Tag> stored_tag;
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  const Vec scale = hn::Set(tag, r.scale), most = hn::Set(tag, limit);
  Vec sum = hn::Zero(tag), squares = hn::Zero(tag), lost = hn::Zero(tag);
  for (std::ptrdiff_t i = 0; i < inner; i += widest) {
    HWY_ALIGN Stored stored[widest] = {};
    const std::ptrdiff_t count = inner - i < static_cast<std::ptrdiff_t>(widest) ? inner - i : widest;
    for (std::ptrdiff_t k = 0; k < count; k += lanes) {
      const std::ptrdiff_t left = count - k;
      const Vec v = left >= lanes ? Full{}.load(x + i + k) : Part{static_cast<std::size_t>(left)}.load(x + i + k);
      const Vec steps = r.scale > 0 ? hn::Div(v, scale) : hn::Zero(tag);
      const IntVec rounded = hn::NearestInt(hn::Min(hn::Max(steps, hn::Neg(most)), most));
      const Vec difference = hn::NegMulAdd(hn::ConvertTo(tag, rounded), scale, v);
      sum = hn::Add(sum, hn::Abs(v));
      squares = hn::MulAdd(v, v, squares);
      lost = hn::MulAdd(difference, difference, lost);
      hn::StoreU(hn::DemoteTo(stored_tag, rounded), stored_tag, stored + k);
    }
    for (std::ptrdiff_t k = 0; k < count; k += Numbers::group, out += quantized_panel * Numbers::group)
      std::memcpy(out, stored + k, Numbers::group * sizeof(Stored));
  }
  r.sum = hn::GetLane(hn::SumOfLanes(tag, sum));
  r.norm = std::sqrt(hn::GetLane(hn::SumOfLanes(tag, squares)));
  r.loss = std::sqrt(hn::GetLane(hn::SumOfLanes(tag, lost)));
  return r;
}

/// Where a result's sums start: element (i, j) at data[i * row_step + j], or zero without data.
struct Origin {
  const float* data;
  std::ptrdiff_t row_step;
};

/// A result from its sum: as many outputs as a vector has, or fewer, from scale, origin and c on.
template <class Access>
HWY_INLINE void finish(const std::int32_t* sum, float row_scale, const float* scale, const float* origin, float* c,
                       Access access) {
  const Vec factor = hn::Mul(hn::Set(tag, row_scale), access.load(scale));
  const Vec value = hn::Mul(hn::ConvertTo(tag, hn::LoadU(int_tag, sum)), factor);
  access.store(origin ? hn::Add(access.load(origin), value) : value, c);
}

/// R rows × V vectors of outputs from output j on.
template <class Numbers, int R, int V>
HWY_INLINE void tile(const Rows<Numbers>& x, const typename Numbers::Matrix& b, std::ptrdiff_t j, Origin origin,
                     float* c, std::ptrdiff_t c_step) {
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag)), groups = b.inner / Numbers::group,
                       group_numbers = quantized_panel * Numbers::group;
  const typename Numbers::Stored* w[V];
  SEQ_UNROLL for (int v = 0; v < V; ++v) {
    // A vector beyond the last output repeats the tile's first, and is not stored.
    const std::ptrdiff_t at = j + v * lanes < b.outer ? j + v * lanes : j;
    w[v] = b.data + at / quantized_panel * groups * group_numbers + at % quantized_panel * Numbers::group;
  }
  IntVec sum[R][V];
  SEQ_UNROLL for (int r = 0; r < R; ++r) SEQ_UNROLL for (int v = 0; v < V; ++v) sum[r][v] =
      hn::Set(int_tag, x.first[r]);
  const typename Numbers::Number* numbers = x.numbers;
  for (std::ptrdiff_t g = 0; g < groups; ++g) {
    typename Numbers::Weights weights[V];
    SEQ_UNROLL for (int v = 0; v < V; ++v) weights[v] = Numbers::load_weights(w[v] + g * group_numbers);
    SEQ_UNROLL for (int r = 0; r < R; ++r) {
      const typename Numbers::Activations some = Numbers::load_activations(numbers + r * x.step);
      SEQ_UNROLL for (int v = 0; v < V; ++v) sum[r][v] = Numbers::add_products(sum[r][v], weights[v], some);
    }
    numbers += Numbers::group;
  }
  // Through memory, since the sums are registers only while every index is known.
  HWY_ALIGN std::int32_t sums[R][V * widest];
  SEQ_UNROLL for (int r = 0; r < R; ++r) SEQ_UNROLL for (int v = 0; v < V; ++v)
      hn::StoreU(sum[r][v], int_tag, sums[r] + v * lanes);
  for (int r = 0; r < R; ++r) {
    const float* from = origin.data ? origin.data + r * origin.row_step + j : nullptr;
    const std::ptrdiff_t count = b.outer - j < V * lanes ? b.outer - j : V * lanes;
    each(static_cast<std::size_t>(count), [&](std::size_t i, auto access) {
      finish(sums[r] + i, x.scale[r], b.scale + j + i, from ? from + i : nullptr, c + r * c_step + j + i, access);
    });
  }
}

template <class Numbers>
void tile_of_rows(std::ptrdiff_t rows, const Rows<Numbers>& x, const typename Numbers::Matrix& b, std::ptrdiff_t j,
                  Origin origin, float* c, std::ptrdiff_t c_step) {
  switch (rows) {
    case 6:
      return tile<Numbers, 6, Numbers::tile_vectors>(x, b, j, origin, c, c_step);
    case 5:
      return tile<Numbers, 5, Numbers::tile_vectors>(x, b, j, origin, c, c_step);
    case 4:
      return tile<Numbers, 4, Numbers::tile_vectors>(x, b, j, origin, c, c_step);
    case 3:
      return tile<Numbers, 3, Numbers::tile_vectors>(x, b, j, origin, c, c_step);
    case 2:
      return tile<Numbers, 2, Numbers::tile_vectors>(x, b, j, origin, c, c_step);
    default:
      return tile<Numbers, 1, Numbers::tile_vectors>(x, b, j, origin, c, c_step);
  }
}

/// C from A, whose rows are quantised to -limit … limit, and B.
template <class Numbers>
void multiply_integers(ConstView a, const typename Numbers::Matrix& b, float limit, View c, Start start,
                       const float* bias) {
  constexpr std::ptrdiff_t tile_rows = Numbers::tile_rows;
  HWY_ALIGN typename Numbers::Number numbers[quantized_inner_limit];
  std::int32_t first[row_block];
  float scale[row_block];
  const std::ptrdiff_t fitting = quantized_inner_limit / (b.inner > 0 ? b.inner : 1),
                       most = fitting < row_block ? fitting : row_block;
  const std::ptrdiff_t width = Numbers::tile_vectors * static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  for (std::ptrdiff_t i0 = 0; i0 < a.rows; i0 += most) {
    const std::ptrdiff_t rows = i0 + most < a.rows ? most : a.rows - i0;
    for (std::ptrdiff_t r = 0; r < rows; ++r)
      scale[r] = quantize_row<Numbers>(a.row(i0 + r), b.inner, limit, numbers + r * b.inner, first + r);
    // Columns outermost: a tile's weights stay in the nearest cache while all rows pass.
    for (std::ptrdiff_t j = 0; j < b.outer; j += width)
      for (std::ptrdiff_t r = 0; r < rows; r += tile_rows) {
        const Origin origin = {start == Start::zero   ? nullptr
                               : start == Start::bias ? bias
                                                      : c.row(i0 + r),
                               start == Start::bias ? 0 : c.stride};
        tile_of_rows<Numbers>(r + tile_rows <= rows ? tile_rows : rows - r,
                              {numbers + r * b.inner, b.inner, first + r, scale + r}, b, j, origin, c.row(i0 + r),
                              c.stride);
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
