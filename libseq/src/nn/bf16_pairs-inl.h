// Pairs of bfloat16 numbers: how they are made of floats, packed, and joined to chains. Compiled once for every
// instruction set.
#if defined(SEQ_NN_BF16_PAIRS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef SEQ_NN_BF16_PAIRS_INL_H
#undef SEQ_NN_BF16_PAIRS_INL_H
#else
#define SEQ_NN_BF16_PAIRS_INL_H
#endif

#include <limits>

#include "nn/matmul-inl.h"

HWY_BEFORE_NAMESPACE();
#if HWY_TARGET == HWY_AVX3_DL
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512bf16")
#endif
namespace seq {
namespace HWY_NAMESPACE {

using BitTag = hn::RebindToUnsigned<Tag>;
using BitVec = hn::Vec<BitTag>;
constexpr BitTag bit_tag;
constexpr Bf16Pair second_number = 0xFFFF0000;

/// Pairs, and chains of them, for processors without instructions for either. A product of two bfloat16 numbers is
/// exact in float.
struct PairsInTwoSteps {
  using Unit = Bf16Pair;
  struct Operand {
    Vec first, second;
  };
  static HWY_INLINE Operand load(const Unit* p) { return split(hn::LoadU(bit_tag, p)); }
  static HWY_INLINE Operand repeat(Unit unit) { return split(hn::Set(bit_tag, unit)); }
  static HWY_INLINE Vec join(Vec chain, Operand a, Operand b) {
    return hn::MulAdd(a.first, b.first, hn::MulAdd(a.second, b.second, chain));
  }
  /// (first[0], second[0]), (first[1], second[1]) …
  static HWY_INLINE void store(Vec first, Vec second, Unit* to) {
    hn::StoreU(hn::Or(hn::ShiftRight<16>(rounded(first)), hn::And(rounded(second), hn::Set(bit_tag, second_number))),
               bit_tag, to);
  }
  /// (x[0], x[1]), (x[2], x[3]) … of two vectors of numbers.
  static HWY_INLINE void store_neighbours(const float* x, Unit* to) {
    Vec first, second;
    hn::LoadInterleaved2(tag, x, first, second);
    store(first, second, to);
  }

 private:
  static HWY_INLINE Operand split(BitVec pairs) {
    return {hn::BitCast(tag, hn::ShiftLeft<16>(pairs)),
            hn::BitCast(tag, hn::And(pairs, hn::Set(bit_tag, second_number)))};
  }
  /// Floats whose upper halves are x rounded to nearest even.
  static HWY_INLINE BitVec rounded(Vec x) {
    const Vec smallest = hn::Set(tag, std::numeric_limits<float>::min());
    const BitVec bits = hn::BitCast(bit_tag, hn::IfThenZeroElse(hn::Lt(hn::Abs(x), smallest), x));
    const BitVec odd = hn::And(hn::ShiftRight<16>(bits), hn::Set(bit_tag, 1));
    return hn::Add(bits, hn::Add(odd, hn::Set(bit_tag, 0x7FFF)));
  }
};

#if HWY_TARGET == HWY_AVX3_DL

struct PairsInOneStep {
  using Unit = Bf16Pair;
  using Operand = __m512i;
  static HWY_INLINE Operand load(const Unit* p) { return _mm512_loadu_si512(p); }
  static HWY_INLINE Operand repeat(Unit unit) { return _mm512_set1_epi32(static_cast<int>(unit)); }
  static HWY_INLINE Vec join(Vec chain, Operand a, Operand b) {
    return Vec{_mm512_dpbf16_ps(chain.raw, reinterpret_cast<__m512bh>(a), reinterpret_cast<__m512bh>(b))};
  }
  static HWY_INLINE void store(Vec first, Vec second, Unit* to) {
    alignas(64) static constexpr std::uint16_t interleaved[32] = {0,  16, 1,  17, 2,  18, 3,  19, 4,  20, 5,
                                                                  21, 6,  22, 7,  23, 8,  24, 9,  25, 10, 26,
                                                                  11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
    const auto halves = reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(second.raw, first.raw));
    _mm512_storeu_si512(to, _mm512_permutexvar_epi16(_mm512_load_si512(interleaved), halves));
  }
  static HWY_INLINE void store_neighbours(const float* x, Unit* to) {
    const auto halves = _mm512_cvtne2ps_pbh(_mm512_loadu_ps(x + widest), _mm512_loadu_ps(x));
    _mm512_storeu_si512(to, reinterpret_cast<__m512i>(halves));
  }
};

bool HasInstruction() {
  static const bool has_instruction = __builtin_cpu_supports("avx512bf16");
  return has_instruction;
}

#else

bool HasInstruction() { return false; }

#endif

/// While it lives, this thread's numbers below the smallest normal float count as zero.
class TinyIsZero {
 public:
#if HWY_ARCH_X86
  TinyIsZero() : before_(_mm_getcsr()) { _mm_setcsr(before_ | 0x8040); }
  ~TinyIsZero() { _mm_setcsr(before_); }

 private:
  unsigned before_;
#endif
};

/// work(Numbers()) with this processor's way of joining pairs.
template <class Work>
HWY_INLINE void with_pairs(const Work& work) {
#if HWY_TARGET == HWY_AVX3_DL
  if (HasInstruction()) return work(PairsInOneStep());
#endif
  const TinyIsZero tiny_is_zero;
  work(PairsInTwoSteps());
}

/// Pairs of neighbours: (x[0], x[1]), (x[2], x[3]) …; the last of an odd number has a zero beside it.
template <class Numbers>
HWY_INLINE void pair_neighbours(const float* x, std::ptrdiff_t n, Bf16Pair* out) {
  const std::ptrdiff_t step = 2 * static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  std::ptrdiff_t i = 0;
  for (; i + step <= n; i += step) Numbers::store_neighbours(x + i, out + i / 2);
  if (i == n) return;
  HWY_ALIGN float rest[2 * widest] = {};
  HWY_ALIGN Bf16Pair pairs[widest];
  std::memcpy(rest, x + i, static_cast<std::size_t>(n - i) * sizeof(float));
  Numbers::store_neighbours(rest, pairs);
  std::memcpy(out + i / 2, pairs, static_cast<std::size_t>((n - i + 1) / 2) * sizeof(Bf16Pair));
}

/// Pairs of what stands below each other: (x[i], y[i]); without y zeros stand there.
template <class Numbers>
HWY_INLINE void pair_rows(const float* x, const float* y, std::ptrdiff_t n, Bf16Pair* out) {
  const std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(hn::Lanes(tag));
  std::ptrdiff_t i = 0;
  for (; i + lanes <= n; i += lanes)
    Numbers::store(hn::LoadU(tag, x + i), y ? hn::LoadU(tag, y + i) : hn::Zero(tag), out + i);
  if (i == n) return;
  const Part rest{static_cast<std::size_t>(n - i)};
  HWY_ALIGN Bf16Pair pairs[widest];
  Numbers::store(rest.load(x + i), y ? rest.load(y + i) : hn::Zero(tag), pairs);
  std::memcpy(out + i, pairs, rest.count * sizeof(Bf16Pair));
}

template <class Numbers>
void pack_pairs(ConstView b, Caches caches, Bf16Pair* out) {
  HWY_ALIGN Bf16Pair buffer[vectors * widest];
  const std::ptrdiff_t width = panel_width(), depth = (b.rows + 1) / 2;
  for (std::ptrdiff_t k = 0; k < depth; ++k) {
    const float *x = b.row(2 * k), *y = 2 * k + 1 < b.rows ? b.row(2 * k + 1) : nullptr;
    for (std::ptrdiff_t j = 0; j < b.cols; j += width) {
      Bf16Pair *place = out + j * depth + k * width, *to = caches == Caches::bypass ? buffer : place;
      const std::ptrdiff_t w = j + width <= b.cols ? width : b.cols - j;
      pair_rows<Numbers>(x + j, y ? y + j : nullptr, w, to);
      for (std::ptrdiff_t q = w; q < width; ++q) to[q] = 0;
      if (caches == Caches::bypass) copy_past_caches(buffer, width, place);
    }
  }
  if (caches == Caches::bypass) hwy::FlushStream();
}

template <class Numbers>
void pack_pairs_transposed(ConstView b, Caches caches, Bf16Pair* out) {
  constexpr std::ptrdiff_t stretch = 32;  // pairs that are turned at a time
  HWY_ALIGN Bf16Pair buffer[stretch * vectors * widest];
  const std::ptrdiff_t width = panel_width(), inner = b.cols, depth = (inner + 1) / 2;
  for (std::ptrdiff_t j = 0; j < b.rows; j += width)
    for (std::ptrdiff_t k = 0; k < depth; k += stretch) {
      const std::ptrdiff_t count = k + stretch < depth ? stretch : depth - k;
      const std::ptrdiff_t numbers = 2 * (k + count) <= inner ? 2 * count : inner - 2 * k;
      Bf16Pair *place = out + j * depth + k * width, *to = caches == Caches::bypass ? buffer : place;
      for (std::ptrdiff_t q = 0; q < width; ++q) {
        HWY_ALIGN Bf16Pair pairs[stretch] = {};
        if (j + q < b.rows) pair_neighbours<Numbers>(b.row(j + q) + 2 * k, numbers, pairs);
        for (std::ptrdiff_t i = 0; i < count; ++i) to[i * width + q] = pairs[i];
      }
      if (caches == Caches::bypass) copy_past_caches(buffer, count * width, place);
    }
  if (caches == Caches::bypass) hwy::FlushStream();
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
#if HWY_TARGET == HWY_AVX3_DL
HWY_POP_ATTRIBUTES
#endif
HWY_AFTER_NAMESPACE();
#endif
