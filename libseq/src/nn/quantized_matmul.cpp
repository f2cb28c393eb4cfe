#include "nn/quantized_matmul.h"

#include <cmath>
#include <cstring>

#ifndef SEQ_DOUBLE

// Products of int8 numbers (VNNI) come with Highway's newest x86 target, which it compiles on request.
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/quantized_matmul.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "nn/integer_matmul-inl.h"

HWY_BEFORE_NAMESPACE();
#if HWY_TARGET == HWY_AVX3_DL
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512vnni")
#endif
namespace seq {
namespace HWY_NAMESPACE {

// What nn/integer_matmul-inl.h asks for.
struct Int8Weights {
  using Matrix = QuantizedMatrix;
  using Stored = std::int8_t;
  static constexpr std::ptrdiff_t group = quantized_group;
};

#if HWY_TARGET == HWY_AVX3_DL

struct Bytes : Int8Weights {
  // The instruction takes one operand without sign: weights are read with 128 added, which `first_sum` takes back.
  using Number = std::int8_t;
  using Weights = __m512i;
  using Activations = __m512i;
  static HWY_INLINE Weights load_weights(const std::int8_t* p) {
    return _mm512_xor_si512(_mm512_loadu_si512(p), _mm512_set1_epi8(-128));
  }
  static HWY_INLINE Activations load_activations(const Number* p) {
    std::int32_t four;
    std::memcpy(&four, p, sizeof four);
    return _mm512_set1_epi32(four);
  }
  static HWY_INLINE IntVec add_products(IntVec sum, Weights w, Activations x) {
    return IntVec{_mm512_dpbusd_epi32(sum.raw, w, x)};
  }
  static HWY_INLINE void order_group(const std::int8_t* from, Number* to) { std::memcpy(to, from, quantized_group); }
  static HWY_INLINE std::int32_t first_sum(std::int32_t sum_of_row) { return -128 * sum_of_row; }
  static constexpr int tile_rows = 6, tile_vectors = 4;
};

#elif HWY_TARGET == HWY_SCALAR

struct Bytes : Int8Weights {
  using Number = std::int8_t;
  using Weights = const std::int8_t*;
  using Activations = const Number*;
  static HWY_INLINE Weights load_weights(const std::int8_t* p) { return p; }
  static HWY_INLINE Activations load_activations(const Number* p) { return p; }
  static HWY_INLINE IntVec add_products(IntVec sum, Weights w, Activations x) {
    return IntVec(sum.raw + w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + w[3] * x[3]);
  }
  static HWY_INLINE void order_group(const std::int8_t* from, Number* to) { std::memcpy(to, from, quantized_group); }
  static HWY_INLINE std::int32_t first_sum(std::int32_t) { return 0; }
  static constexpr int tile_rows = 4, tile_vectors = 2;
};

#else

struct Bytes : Int8Weights {
  // Products of pairs of int16 numbers: the first and third number of each group, then the second and fourth.
  using Number = std::int16_t;
  using ShortTag = hn::Repartition<std::int16_t, IntTag>;
  static constexpr ShortTag short_tag{};
  struct Pairs {
    hn::Vec<ShortTag> even, odd;
  };
  using Weights = Pairs;
  using Activations = Pairs;
  static HWY_INLINE Weights load_weights(const std::int8_t* p) {
    const hn::Repartition<std::int8_t, IntTag> byte_tag;
    const auto both = hn::BitCast(short_tag, hn::LoadU(byte_tag, p));
    return {hn::ShiftRight<8>(hn::ShiftLeft<8>(both)), hn::ShiftRight<8>(both)};
  }
  static HWY_INLINE Activations load_activations(const Number* p) {
    std::int32_t pair[2];
    std::memcpy(pair, p, sizeof pair);
    return {hn::BitCast(short_tag, hn::Set(int_tag, pair[0])), hn::BitCast(short_tag, hn::Set(int_tag, pair[1]))};
  }
  static HWY_INLINE IntVec pair_sums(hn::Vec<ShortTag> a, hn::Vec<ShortTag> b) {
    IntVec more = hn::Zero(int_tag);
    const IntVec sum = hn::ReorderWidenMulAccumulate(int_tag, a, b, hn::Zero(int_tag), more);
    return hn::RearrangeToOddPlusEven(sum, more);
  }
  static HWY_INLINE IntVec add_products(IntVec sum, const Weights& w, const Activations& x) {
    return hn::Add(sum, hn::Add(pair_sums(w.even, x.even), pair_sums(w.odd, x.odd)));
  }
  static HWY_INLINE void order_group(const std::int8_t* from, Number* to) {
    to[0] = from[0];
    to[1] = from[2];
    to[2] = from[1];
    to[3] = from[3];
  }
  static HWY_INLINE std::int32_t first_sum(std::int32_t) { return 0; }
  static constexpr int tile_rows = HWY_TARGET == HWY_AVX3 ? 6 : 4, tile_vectors = 2;
};

#endif

void MultiplyQuantized(ConstView a, const QuantizedMatrix& b, View c, Start start, const float* bias) {
  multiply_integers<Bytes>(a, b, 127, c, start, bias);
}

Rounding RoundBytes(const float* x, std::ptrdiff_t inner, std::int8_t* out) {
  return round_output<Bytes>(x, inner, 127, out);
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
HWY_EXPORT(RoundBytes);

namespace {

/// Where the number of inner step k and output j lies.
std::ptrdiff_t place(std::ptrdiff_t inner, std::ptrdiff_t k, std::ptrdiff_t j) {
  const std::ptrdiff_t group = j / quantized_panel * (inner / quantized_group) + k / quantized_group;
  return (group * quantized_panel + j % quantized_panel) * quantized_group + k % quantized_group;
}

}  // namespace

QuantizedMatrix quantize(ConstView b, std::int8_t* out, float* scale) {
  const std::ptrdiff_t inner = b.rows, outer = b.cols;
  std::memset(out, 0, quantized_size(inner, outer));
  for (std::ptrdiff_t j = 0; j < outer; ++j) {
    float largest = 0;
    for (std::ptrdiff_t k = 0; k < inner; ++k) largest = std::fmax(largest, std::fabs(b(k, j)));
    scale[j] = largest / 127;
    if (scale[j] == 0) continue;
    for (std::ptrdiff_t k = 0; k < inner; ++k) {
      const float rounded = std::nearbyint(b(k, j) / scale[j]);
      out[place(inner, k, j)] = static_cast<std::int8_t>(std::fmax(-127.0f, std::fmin(127.0f, rounded)));
    }
  }
  return {out, scale, inner, outer};
}

QuantizedMatrix quantize_transposed(ConstView b, std::int8_t* out, float* scale, Rounding* roundings) {
  const std::ptrdiff_t inner = b.cols, outer = b.rows, whole = outer / quantized_panel * quantized_panel;
  std::memset(out + whole * inner, 0, quantized_size(inner, outer) - static_cast<std::size_t>(whole * inner));
  for (std::ptrdiff_t j = 0; j < outer; ++j) {
    const Rounding r = HWY_DYNAMIC_DISPATCH(RoundBytes)(b.row(j), inner, out + place(inner, 0, j));
    scale[j] = r.scale;
    if (roundings) roundings[j] = r;
  }
  return {out, scale, inner, outer};
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
