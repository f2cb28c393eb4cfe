// What the kernel files share, compiled once for every instruction set (no ordinary include guard, see Highway).
#if defined(SEQ_NN_SIMD_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef SEQ_NN_SIMD_INL_H
#undef SEQ_NN_SIMD_INL_H
#else
#define SEQ_NN_SIMD_INL_H
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include <cstddef>
#include <cstring>

#include "core/real.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<Real>;
using Vec = hn::Vec<Tag>;
constexpr Tag tag;
constexpr std::size_t widest = 16;  ///< numbers in the widest vector of any instruction set we use

/// Access to a whole vector ...
struct Full {
  HWY_INLINE Vec load(const Real* p) const { return hn::LoadU(tag, p); }
  HWY_INLINE void store(Vec v, Real* p) const { hn::StoreU(v, tag, p); }
};

/// ... and to the first `count` numbers of one; the others read as `fill` and are not written.
struct Part {
  std::size_t count;
  Real fill = 0;
  HWY_INLINE Vec load(const Real* p) const {
    HWY_ALIGN Real t[widest];
    for (std::size_t i = 0; i < widest; ++i) t[i] = i < count ? p[i] : fill;
    return hn::Load(tag, t);
  }
  HWY_INLINE void store(Vec v, Real* p) const {
    HWY_ALIGN Real t[widest];
    hn::Store(v, tag, t);
    std::memcpy(p, t, count * sizeof(Real));
  }
};

/// body(i, access) for i = 0, lanes, 2 lanes … below n.
template <class Body>
HWY_INLINE void each(std::size_t n, const Body& body) {
  const std::size_t lanes = hn::Lanes(tag);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) body(i, Full{});
  if (i < n) body(i, Part{n - i});
}

/// Reductions run over 16 interleaved partial results, whatever the width of a vector, and join them by one fixed tree:
/// so every instruction set gives the same bits.
struct Partials {
  HWY_ALIGN Real lane[widest];
};

template <class Join>
HWY_INLINE Real join_tree(Partials& p, const Join& join) {
  for (std::size_t half = widest / 2; half > 0; half /= 2)
    for (std::size_t i = 0; i < half; ++i) p.lane[i] = join(p.lane[i], p.lane[i + half]);
  return p.lane[0];
}

/// Sum of value(i, access) over i < n; value must give 0 for filled numbers.
template <class Value>
HWY_INLINE Real sum16(std::size_t n, const Value& value) {
  const std::size_t lanes = hn::Lanes(tag);
  Vec acc[widest];
  const std::size_t parts = widest / lanes;
  for (std::size_t p = 0; p < parts; ++p) acc[p] = hn::Zero(tag);
  std::size_t i = 0;
  for (; i + widest <= n; i += widest)
    for (std::size_t p = 0; p < parts; ++p) acc[p] = hn::Add(acc[p], value(i + p * lanes, Full{}));
  for (std::size_t p = 0; i < n; ++p, i += lanes)
    acc[p] = hn::Add(acc[p], i + lanes <= n ? value(i, Full{}) : value(i, Part{n - i}));
  Partials joined;
  for (std::size_t p = 0; p < parts; ++p) hn::Store(acc[p], tag, joined.lane + p * lanes);
  return join_tree(joined, [](Real a, Real b) { return a + b; });
}

/// Largest of n ≥ 1 numbers.
HWY_INLINE Real max_of(const Real* x, std::size_t n) {
  const std::size_t lanes = hn::Lanes(tag);
  Vec best = hn::Set(tag, x[0]), second = best, third = best, fourth = best;
  std::size_t i = 0;
  // Several at once, since each waits for the one before it.
  for (; i + 4 * lanes <= n; i += 4 * lanes) {
    best = hn::Max(best, hn::LoadU(tag, x + i));
    second = hn::Max(second, hn::LoadU(tag, x + i + lanes));
    third = hn::Max(third, hn::LoadU(tag, x + i + 2 * lanes));
    fourth = hn::Max(fourth, hn::LoadU(tag, x + i + 3 * lanes));
  }
  for (; i + lanes <= n; i += lanes) best = hn::Max(best, hn::LoadU(tag, x + i));
  best = hn::Max(hn::Max(best, second), hn::Max(third, fourth));
  HWY_ALIGN Real t[widest];
  hn::Store(best, tag, t);
  Real m = t[0];
  for (std::size_t j = 1; j < lanes; ++j) m = t[j] > m ? t[j] : m;
  for (; i < n; ++i) m = x[i] > m ? x[i] : m;
  return m;
}

// exp, tanh and the logistic function. In double, Highway's own (accurate to the last places, for the gradient tests);
// in float, shorter ones with an error of a few units in the last place.
#ifdef SEQ_DOUBLE

HWY_INLINE Vec exp_of(Vec x) { return hn::Exp(tag, x); }
HWY_INLINE Vec tanh_of(Vec x) { return hn::Tanh(tag, x); }

#else

/// e^x; 0 below -87.3, capped above 88.
HWY_INLINE Vec exp_of(Vec x) {
  const hn::RebindToSigned<Tag> int_tag;
  const Vec low = hn::Set(tag, -87.3f);
  const auto vanishes = hn::Lt(x, low);
  x = hn::Min(hn::Max(x, low), hn::Set(tag, 88.0f));
  // x = k ln 2 + r with |r| ≤ ln 2 / 2, ln 2 in two parts; then Taylor's polynomial with economised coefficients.
  // What is added to 1.5 · 2²³ is rounded to a whole number, which its last bits are: k, to become an exponent.
  const Vec whole = hn::Set(tag, 12582912.0f);
  const Vec shifted = hn::Add(hn::Mul(x, hn::Set(tag, 1.44269504f)), whole);
  const Vec k = hn::Sub(shifted, whole);
  Vec r = hn::NegMulAdd(k, hn::Set(tag, 0.693359375f), x);
  r = hn::NegMulAdd(k, hn::Set(tag, -2.12194440e-4f), r);
  Vec p = hn::Set(tag, 1.9875691500e-4f);
  p = hn::MulAdd(p, r, hn::Set(tag, 1.3981999507e-3f));
  p = hn::MulAdd(p, r, hn::Set(tag, 8.3334519073e-3f));
  p = hn::MulAdd(p, r, hn::Set(tag, 4.1665795894e-2f));
  p = hn::MulAdd(p, r, hn::Set(tag, 1.6666665459e-1f));
  p = hn::MulAdd(p, r, hn::Set(tag, 5.0000001201e-1f));
  p = hn::MulAdd(hn::Mul(p, r), r, hn::Add(r, hn::Set(tag, 1.0f)));
  const auto exponent = hn::ShiftLeft<23>(hn::BitCast(int_tag, shifted));
  return hn::IfThenZeroElse(vanishes, hn::BitCast(tag, hn::Add(hn::BitCast(int_tag, p), exponent)));
}

/// tanh x: an odd polynomial near 0, where the quotient of exponentials would lose digits.
HWY_INLINE Vec tanh_of(Vec x) {
  const Vec size = hn::Abs(x), one = hn::Set(tag, 1.0f);
  const Vec e = exp_of(hn::Add(size, size));
  const Vec far = hn::Sub(one, hn::Div(hn::Set(tag, 2.0f), hn::Add(e, one)));
  const Vec z = hn::Mul(x, x);
  Vec p = hn::Set(tag, -5.70498872745e-3f);
  p = hn::MulAdd(p, z, hn::Set(tag, 2.06390887954e-2f));
  p = hn::MulAdd(p, z, hn::Set(tag, -5.37397155531e-2f));
  p = hn::MulAdd(p, z, hn::Set(tag, 1.33314422036e-1f));
  p = hn::MulAdd(p, z, hn::Set(tag, -3.33332819422e-1f));
  const Vec near = hn::MulAdd(hn::Mul(p, z), x, x);
  return hn::IfThenElse(hn::Lt(size, hn::Set(tag, 0.625f)), near, hn::CopySign(far, x));
}

#endif

/// 1 / (1 + e^-x).
HWY_INLINE Vec logistic_of(Vec x) {
  const Vec one = hn::Set(tag, Real{1});
  return hn::Div(one, hn::Add(one, exp_of(hn::Neg(x))));
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#endif
