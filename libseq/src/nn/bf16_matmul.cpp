#include "nn/bf16_matmul.h"

#ifndef SEQ_DOUBLE

#include <limits>

// Processors with AVX512_BF16 are among those of Highway's newest x86 target, which it compiles on request.
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/bf16_matmul.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
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

bool IsFast() {
  static const bool has_instruction = __builtin_cpu_supports("avx512bf16");
  return has_instruction;
}

#else

bool IsFast() { return false; }

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
  if (IsFast()) return work(PairsInOneStep());
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

std::ptrdiff_t Bf16PanelWidth() { return panel_width(); }

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
  with_pairs([&](auto numbers) { multiply_pairs<decltype(numbers)>(a, b, from, c, first); });
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
  with_pairs([&](auto numbers) { multiply_pairs_transposed_packed<decltype(numbers)>(a, b, c, scratch); });
}

void MultiplyBf16Transposed(ConstView a, ConstView b, View c, Arena& scratch) {
  with_pairs([&](auto numbers) { multiply_pairs_transposed<decltype(numbers)>(a, b, c, scratch); });
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
#if HWY_TARGET == HWY_AVX3_DL
HWY_POP_ATTRIBUTES
#endif
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(IsFast);
HWY_EXPORT(Bf16PanelWidth);
HWY_EXPORT(PackBf16);
HWY_EXPORT(PackBf16Transposed);
HWY_EXPORT(MultiplyBf16);
HWY_EXPORT(MultiplyBf16Transposed);
HWY_EXPORT(MultiplyBf16TransposedPacked);

bool bf16_is_fast() { return HWY_DYNAMIC_DISPATCH(IsFast)(); }

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
