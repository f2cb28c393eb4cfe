#include "train/update.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "train/update.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {

void AddNumbers(const Real* x, std::int64_t n, Real* y) {
  each(n, [&](std::size_t j, auto m) { m.store(hn::Add(m.load(y + j), m.load(x + j)), y + j); });
}

double SumOfSquares(const Real* x, std::int64_t n) {
  return sum16(n, [&](std::size_t j, auto m) {
    const Vec v = m.load(x + j);
    return hn::Mul(v, v);
  });
}

void BlendNumbers(const Real* x, std::int64_t n, Real decay, Real* average) {
  const Vec keep = hn::Set(tag, decay), take = hn::Set(tag, Real{1} - decay);
  each(n, [&](std::size_t j, auto m) {
    m.store(hn::MulAdd(keep, m.load(average + j), hn::Mul(take, m.load(x + j))), average + j);
  });
}

/// A rule's constants in all lanes.
struct RuleVectors {
  explicit RuleVectors(const UpdateRule& r)
      : factor(hn::Set(tag, r.factor)),
        l2(hn::Set(tag, r.l2)),
        keep(hn::Set(tag, Real{1} - r.shrink)),
        rate(hn::Set(tag, r.rate)),
        epsilon(hn::Set(tag, r.epsilon)),
        high(hn::Set(tag, r.clip_value)),
        low(hn::Neg(high)),
        d1(hn::Set(tag, r.first_decay)),
        g1(hn::Set(tag, r.first_gain)),
        d2(hn::Set(tag, r.second_decay)),
        g2(hn::Set(tag, r.second_gain)),
        s2(hn::Set(tag, r.second_scale)),
        clip(r.clip_value > 0) {}
  Vec factor, l2, keep, rate, epsilon, high, low, d1, g1, d2, g2, s2;
  bool clip;
};

HWY_INLINE void update(const RuleVectors& r, const Real* gradient, std::int64_t n, Real* w, Real* m1, Real* m2) {
  each(n, [&](std::size_t j, auto m) {
    const Vec weight = m.load(w + j);
    Vec g = gradient ? hn::Mul(r.factor, m.load(gradient + j)) : hn::Zero(tag);
    if (r.clip) g = hn::Min(hn::Max(g, r.low), r.high);
    g = hn::MulAdd(r.l2, weight, g);
    Vec direction = g;
    if (m1) {
      direction = hn::MulAdd(r.d1, m.load(m1 + j), hn::Mul(r.g1, g));
      m.store(direction, m1 + j);
    }
    if (m2) {
      const Vec v = hn::MulAdd(r.d2, m.load(m2 + j), hn::Mul(r.g2, hn::Mul(g, g)));
      m.store(v, m2 + j);
      direction = hn::Div(direction, hn::Add(hn::Sqrt(hn::Mul(v, r.s2)), r.epsilon));
    }
    m.store(hn::NegMulAdd(r.rate, direction, hn::Mul(r.keep, weight)), w + j);
  });
}

void UpdateNumbers(const UpdateRule& rule, const Real* gradient, std::int64_t n, Real* w, Real* m, Real* v) {
  update(RuleVectors(rule), gradient, n, w, m, v);
}

void UpdateWithoutGradient(const UpdateRule* rules, std::int64_t count, std::int64_t n, Real* w, Real* m, Real* v) {
  for (std::int64_t i = 0; i < count; ++i) update(RuleVectors(rules[i]), nullptr, n, w, m, v);
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(AddNumbers);
HWY_EXPORT(SumOfSquares);
HWY_EXPORT(BlendNumbers);
HWY_EXPORT(UpdateNumbers);
HWY_EXPORT(UpdateWithoutGradient);

void add_numbers(const Real* x, std::int64_t n, Real* y) { HWY_DYNAMIC_DISPATCH(AddNumbers)(x, n, y); }
double sum_of_squares(const Real* x, std::int64_t n) { return HWY_DYNAMIC_DISPATCH(SumOfSquares)(x, n); }
void blend_numbers(const Real* x, std::int64_t n, Real decay, Real* average) {
  HWY_DYNAMIC_DISPATCH(BlendNumbers)(x, n, decay, average);
}
void update_numbers(const UpdateRule& rule, const Real* gradient, std::int64_t n, Real* w, Real* m, Real* v) {
  HWY_DYNAMIC_DISPATCH(UpdateNumbers)(rule, gradient, n, w, m, v);
}
void update_without_gradient(const UpdateRule* rules, std::int64_t count, std::int64_t n, Real* w, Real* m, Real* v) {
  HWY_DYNAMIC_DISPATCH(UpdateWithoutGradient)(rules, count, n, w, m, v);
}

}  // namespace seq
#endif
