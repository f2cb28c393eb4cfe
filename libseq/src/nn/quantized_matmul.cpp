#include "nn/quantized_matmul.h"

#include <cmath>
#include <cstring>
#include <limits>

#ifndef SEQ_DOUBLE

// Products of int8 numbers (VNNI) come with Highway's newest x86 target, which it compiles on request.
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/quantized_matmul.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
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

constexpr std::ptrdiff_t group_bytes = quantized_panel * quantized_group;
constexpr std::ptrdiff_t row_block = 64;  ///< most rows of A that are quantised at a time

// How four products are added to the sum of each output. `Number` is what activations are stored as, four a group.
#if HWY_TARGET == HWY_AVX3_DL

// The instruction takes one operand without sign: weights are read with 128 added, which `first_sum` takes back.
using Number = std::int8_t;
using Weights = __m512i;
using Activations = __m512i;
HWY_INLINE Weights load_weights(const std::int8_t* p) {
  return _mm512_xor_si512(_mm512_loadu_si512(p), _mm512_set1_epi8(-128));
}
HWY_INLINE Activations load_activations(const Number* p) {
  std::int32_t four;
  std::memcpy(&four, p, sizeof four);
  return _mm512_set1_epi32(four);
}
HWY_INLINE IntVec add_products(IntVec sum, Weights w, Activations x) {
  return IntVec{_mm512_dpbusd_epi32(sum.raw, w, x)};
}
HWY_INLINE void order_group(const std::int8_t* from, Number* to) { std::memcpy(to, from, quantized_group); }
HWY_INLINE std::int32_t first_sum(std::int32_t sum_of_row) { return -128 * sum_of_row; }
constexpr int tile_rows = 6, tile_vectors = 4;

#elif HWY_TARGET == HWY_SCALAR

using Number = std::int8_t;
using Weights = const std::int8_t*;
using Activations = const Number*;
HWY_INLINE Weights load_weights(const std::int8_t* p) { return p; }
HWY_INLINE Activations load_activations(const Number* p) { return p; }
HWY_INLINE IntVec add_products(IntVec sum, Weights w, Activations x) {
  return IntVec(sum.raw + w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + w[3] * x[3]);
}
HWY_INLINE void order_group(const std::int8_t* from, Number* to) { std::memcpy(to, from, quantized_group); }
HWY_INLINE std::int32_t first_sum(std::int32_t) { return 0; }
constexpr int tile_rows = 4, tile_vectors = 2;

#else

// Products of pairs of int16 numbers: the first and third number of each group, then the second and fourth.
using Number = std::int16_t;
using ShortTag = hn::Repartition<std::int16_t, IntTag>;
constexpr ShortTag short_tag;
struct Pairs {
  hn::Vec<ShortTag> even, odd;
};
using Weights = Pairs;
using Activations = Pairs;
HWY_INLINE Weights load_weights(const std::int8_t* p) {
  const hn::Repartition<std::int8_t, IntTag> byte_tag;
  const auto both = hn::BitCast(short_tag, hn::LoadU(byte_tag, p));
  return {hn::ShiftRight<8>(hn::ShiftLeft<8>(both)), hn::ShiftRight<8>(both)};
}
HWY_INLINE Activations load_activations(const Number* p) {
  std::int32_t pair[2];
  std::memcpy(pair, p, sizeof pair);
  return {hn::BitCast(short_tag, hn::Set(int_tag, pair[0])), hn::BitCast(short_tag, hn::Set(int_tag, pair[1]))};
}
HWY_INLINE IntVec pair_sums(hn::Vec<ShortTag> a, hn::Vec<ShortTag> b) {
  IntVec more = hn::Zero(int_tag);
  const IntVec sum = hn::ReorderWidenMulAccumulate(int_tag, a, b, hn::Zero(int_tag), more);
  return hn::RearrangeToOddPlusEven(sum, more);
}
HWY_INLINE IntVec add_products(IntVec sum, const Weights& w, const Activations& x) {
  return hn::Add(sum, hn::Add(pair_sums(w.even, x.even), pair_sums(w.odd, x.odd)));
}
HWY_INLINE void order_group(const std::int8_t* from, Number* to) {
  to[0] = from[0];
  to[1] = from[2];
  to[2] = from[1];
  to[3] = from[3];
}
HWY_INLINE std::int32_t first_sum(std::int32_t) { return 0; }
constexpr int tile_rows = HWY_TARGET == HWY_AVX3 ? 6 : 4, tile_vectors = 2;

#endif

/// Quantised rows of A.
struct Rows {
  const Number* numbers;  ///< `step` a row
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

/// Quantises one row of A; returns its scale.
HWY_INLINE float quantize_row(const float* x, std::ptrdiff_t inner, Number* out, std::int32_t* first) {
  const float largest = magnitude(x, inner);
  const bool finite = largest <= std::numeric_limits<float>::max();
  if (!finite || largest < 1e-30f) {
    std::memset(out, 0, static_cast<std::size_t>(inner) * sizeof(Number));
    *first = 0;
    return finite ? 0 : std::numeric_limits<float>::quiet_NaN();
  }
  const Vec inverse = hn::Set(tag, 127 / largest);
  IntVec sum = hn::Zero(int_tag);
  const hn::Rebind<std::int8_t, Tag> byte_tag;
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  for (std::ptrdiff_t i = 0; i < inner; i += widest) {
    HWY_ALIGN std::int8_t bytes[widest];
    const std::ptrdiff_t count = inner - i < static_cast<std::ptrdiff_t>(widest) ? inner - i : widest;
    for (std::ptrdiff_t k = 0; k < count; k += lanes) {
      const std::ptrdiff_t left = count - k;
      const Vec v = left >= lanes ? Full{}.load(x + i + k) : Part{static_cast<std::size_t>(left)}.load(x + i + k);
      const IntVec rounded = hn::NearestInt(hn::Mul(v, inverse));
      sum = hn::Add(sum, rounded);
      hn::StoreU(hn::DemoteTo(byte_tag, rounded), byte_tag, bytes + k);
    }
    for (std::ptrdiff_t k = 0; k < count; k += quantized_group) order_group(bytes + k, out + i + k);
  }
  HWY_ALIGN std::int32_t sums[widest];
  hn::Store(sum, int_tag, sums);
  std::int32_t total = 0;
  for (std::ptrdiff_t i = 0; i < lanes; ++i) total += sums[i];
  *first = first_sum(total);
  return largest / 127;
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
template <int R, int V>
HWY_INLINE void tile(const Rows& x, const QuantizedMatrix& b, std::ptrdiff_t j, Origin origin, float* c,
                     std::ptrdiff_t c_step) {
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag)), groups = b.inner / quantized_group;
  const std::int8_t* w[V];
  SEQ_UNROLL for (int v = 0; v < V; ++v) {
    // A vector beyond the last output repeats the tile's first, and is not stored.
    const std::ptrdiff_t at = j + v * lanes < b.outer ? j + v * lanes : j;
    w[v] = b.data + at / quantized_panel * groups * group_bytes + at % quantized_panel * quantized_group;
  }
  IntVec sum[R][V];
  SEQ_UNROLL for (int r = 0; r < R; ++r) SEQ_UNROLL for (int v = 0; v < V; ++v) sum[r][v] =
      hn::Set(int_tag, x.first[r]);
  const Number* numbers = x.numbers;
  for (std::ptrdiff_t g = 0; g < groups; ++g) {
    Weights weights[V];
    SEQ_UNROLL for (int v = 0; v < V; ++v) weights[v] = load_weights(w[v] + g * group_bytes);
    SEQ_UNROLL for (int r = 0; r < R; ++r) {
      const Activations four = load_activations(numbers + r * x.step);
      SEQ_UNROLL for (int v = 0; v < V; ++v) sum[r][v] = add_products(sum[r][v], weights[v], four);
    }
    numbers += quantized_group;
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

void tile_of_rows(std::ptrdiff_t rows, const Rows& x, const QuantizedMatrix& b, std::ptrdiff_t j, Origin origin,
                  float* c, std::ptrdiff_t c_step) {
  switch (rows) {
    case 6:
      return tile<6, tile_vectors>(x, b, j, origin, c, c_step);
    case 5:
      return tile<5, tile_vectors>(x, b, j, origin, c, c_step);
    case 4:
      return tile<4, tile_vectors>(x, b, j, origin, c, c_step);
    case 3:
      return tile<3, tile_vectors>(x, b, j, origin, c, c_step);
    case 2:
      return tile<2, tile_vectors>(x, b, j, origin, c, c_step);
    default:
      return tile<1, tile_vectors>(x, b, j, origin, c, c_step);
  }
}

void MultiplyQuantized(ConstView a, const QuantizedMatrix& b, View c, Start start, const float* bias) {
  HWY_ALIGN Number numbers[quantized_inner_limit];
  std::int32_t first[row_block];
  float scale[row_block];
  const std::ptrdiff_t fitting = quantized_inner_limit / (b.inner > 0 ? b.inner : 1),
                       most = fitting < row_block ? fitting : row_block;
  const std::ptrdiff_t width = tile_vectors * static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  for (std::ptrdiff_t i0 = 0; i0 < a.rows; i0 += most) {
    const std::ptrdiff_t rows = i0 + most < a.rows ? most : a.rows - i0;
    for (std::ptrdiff_t r = 0; r < rows; ++r)
      scale[r] = quantize_row(a.row(i0 + r), b.inner, numbers + r * b.inner, first + r);
    // Columns outermost: a tile's weights stay in the nearest cache while all rows pass.
    for (std::ptrdiff_t j = 0; j < b.outer; j += width)
      for (std::ptrdiff_t r = 0; r < rows; r += tile_rows) {
        const Origin origin = {start == Start::zero   ? nullptr
                               : start == Start::bias ? bias
                                                      : c.row(i0 + r),
                               start == Start::bias ? 0 : c.stride};
        tile_of_rows(r + tile_rows <= rows ? tile_rows : rows - r,
                     {numbers + r * b.inner, b.inner, first + r, scale + r}, b, j, origin, c.row(i0 + r), c.stride);
      }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
#if HWY_TARGET == HWY_AVX3_DL
HWY_POP_ATTRIBUTES
#endif
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(MultiplyQuantized);

namespace {

/// Where the number of inner step k and output j lies.
std::ptrdiff_t place(std::ptrdiff_t inner, std::ptrdiff_t k, std::ptrdiff_t j) {
  const std::ptrdiff_t group = j / quantized_panel * (inner / quantized_group) + k / quantized_group;
  return (group * quantized_panel + j % quantized_panel) * quantized_group + k % quantized_group;
}

/// element(k, j): the number of inner step k and output j.
template <class Element>
QuantizedMatrix quantize_elements(std::ptrdiff_t inner, std::ptrdiff_t outer, const Element& element, std::int8_t* out,
                                  float* scale) {
  std::memset(out, 0, quantized_size(inner, outer));
  for (std::ptrdiff_t j = 0; j < outer; ++j) {
    float largest = 0;
    for (std::ptrdiff_t k = 0; k < inner; ++k) largest = std::fmax(largest, std::fabs(element(k, j)));
    scale[j] = largest / 127;
    if (scale[j] == 0) continue;
    for (std::ptrdiff_t k = 0; k < inner; ++k) {
      const float rounded = std::nearbyint(element(k, j) / scale[j]);
      out[place(inner, k, j)] = static_cast<std::int8_t>(std::fmax(-127.0f, std::fmin(127.0f, rounded)));
    }
  }
  return {out, scale, inner, outer};
}

}  // namespace

QuantizedMatrix quantize(ConstView b, std::int8_t* out, float* scale) {
  return quantize_elements(
      b.rows, b.cols, [&](std::ptrdiff_t k, std::ptrdiff_t j) { return b(k, j); }, out, scale);
}

QuantizedMatrix quantize_transposed(ConstView b, std::int8_t* out, float* scale) {
  return quantize_elements(
      b.cols, b.rows, [&](std::ptrdiff_t k, std::ptrdiff_t j) { return b(j, k); }, out, scale);
}

QuantizedMatrix select_outputs(const QuantizedMatrix& b, const std::vector<int>& outputs, std::int8_t* numbers,
                               float* scale) {
  const auto outer = static_cast<std::ptrdiff_t>(outputs.size());
  std::memset(numbers, 0, quantized_size(b.inner, outer));
  for (std::ptrdiff_t j = 0; j < outer; ++j) {
    scale[j] = b.scale[outputs[j]];
    for (std::ptrdiff_t k = 0; k < b.inner; k += quantized_group)
      std::memcpy(numbers + place(b.inner, k, j), b.data + place(b.inner, k, outputs[j]), quantized_group);
  }
  return {numbers, scale, b.inner, outer};
}

void multiply_quantized(ConstView a, const QuantizedMatrix& b, View c, Start start, const float* bias) {
  HWY_DYNAMIC_DISPATCH(MultiplyQuantized)(a, b, c, start, bias);
}

void dequantize(const QuantizedMatrix& b, std::ptrdiff_t j, float* out) {
  for (std::ptrdiff_t k = 0; k < b.inner; ++k) out[k] = b.scale[j] * b.data[place(b.inner, k, j)];
}

}  // namespace seq
#endif

#endif
