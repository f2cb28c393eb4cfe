#include "nn/int16_matmul.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#ifndef SEQ_DOUBLE

// Sums of products of int16 numbers (VNNI) come with Highway's newest x86 target, which it compiles on request.
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/int16_matmul.cpp"
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
struct Int16Weights {
  using Matrix = Int16Matrix;
  using Stored = std::int16_t;
  using Number = std::int16_t;
  static constexpr std::ptrdiff_t group = 2;
  static HWY_INLINE void order_group(const std::int16_t* from, Number* to) { std::memcpy(to, from, 2 * sizeof *to); }
  static HWY_INLINE std::int32_t first_sum(std::int32_t) { return 0; }
};

#if HWY_TARGET == HWY_SCALAR

struct Pairs : Int16Weights {
  using Weights = const std::int16_t*;
  using Activations = const Number*;
  static HWY_INLINE Weights load_weights(const std::int16_t* p) { return p; }
  static HWY_INLINE Activations load_activations(const Number* p) { return p; }
  static HWY_INLINE IntVec add_products(IntVec sum, Weights w, Activations x) {
    return IntVec(sum.raw + w[0] * x[0] + w[1] * x[1]);
  }
  static constexpr int tile_rows = 4, tile_vectors = 2;
};

#else

struct Pairs : Int16Weights {
  using ShortTag = hn::Repartition<std::int16_t, IntTag>;
  using Weights = hn::Vec<ShortTag>;
  using Activations = hn::Vec<ShortTag>;
  static HWY_INLINE Weights load_weights(const std::int16_t* p) { return hn::LoadU(ShortTag(), p); }
  static HWY_INLINE Activations load_activations(const Number* p) {
    std::int32_t pair;
    std::memcpy(&pair, p, sizeof pair);
    return hn::BitCast(ShortTag(), hn::Set(int_tag, pair));
  }
#if HWY_TARGET == HWY_AVX3_DL
  static HWY_INLINE IntVec add_products(IntVec sum, Weights w, Activations x) {
    return IntVec{_mm512_dpwssd_epi32(sum.raw, w.raw, x.raw)};
  }
  static constexpr int tile_rows = 6, tile_vectors = 4;
#else
  static HWY_INLINE IntVec add_products(IntVec sum, Weights w, Activations x) {
    IntVec more = hn::Zero(int_tag);
    sum = hn::ReorderWidenMulAccumulate(int_tag, w, x, sum, more);
    return hn::RearrangeToOddPlusEven(sum, more);
  }
  static constexpr int tile_rows = HWY_TARGET == HWY_AVX3 ? 6 : 4, tile_vectors = HWY_TARGET == HWY_AVX3 ? 4 : 2;
#endif
};

#endif

void MultiplyInt16(ConstView a, const Int16Matrix& b, float limit, View c, const float* bias) {
  multiply_integers<Pairs>(a, b, limit, c, Start::bias, bias);
}

Rounding RoundPairs(const float* x, std::ptrdiff_t inner, float limit, std::int16_t* out) {
  return round_output<Pairs>(x, inner, limit, out);
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
#if HWY_TARGET == HWY_AVX3_DL
HWY_POP_ATTRIBUTES
#endif
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(MultiplyInt16);
HWY_EXPORT(RoundPairs);

namespace {

constexpr std::ptrdiff_t panel = quantized_panel;

}  // namespace

float int16_limit(std::ptrdiff_t inner) {
  const double most = std::sqrt(2147483647.0 / static_cast<double>(std::max<std::ptrdiff_t>(inner, 1)));
  return static_cast<float>(std::min(32767.0, std::floor(most)));
}

std::size_t int16_size(std::ptrdiff_t inner, std::ptrdiff_t outer) {
  return static_cast<std::size_t>((outer + panel - 1) / panel * panel * inner);
}

Int16Matrix round_transposed(ConstView b, std::int16_t* out, float* scale, Rounding* roundings) {
  const std::ptrdiff_t inner = b.cols, outer = b.rows, whole = outer / panel * panel;
  const float limit = int16_limit(inner);
  std::fill(out + whole * inner, out + int16_size(inner, outer), std::int16_t{0});
  for (std::ptrdiff_t j = 0; j < outer; ++j) {
    roundings[j] =
        HWY_DYNAMIC_DISPATCH(RoundPairs)(b.row(j), inner, limit, out + j / panel * panel * inner + j % panel * 2);
    scale[j] = roundings[j].scale;
  }
  return {out, scale, inner, outer};
}

Int16Matrix column_range(const Int16Matrix& b, std::ptrdiff_t first, std::ptrdiff_t count) {
  return {b.data + first * b.inner, b.scale + first, b.inner, count};
}

void multiply_int16(ConstView a, const Int16Matrix& b, View c, const float* bias) {
  HWY_DYNAMIC_DISPATCH(MultiplyInt16)(a, b, int16_limit(b.inner), c, bias);
}

}  // namespace seq
#endif

#endif
