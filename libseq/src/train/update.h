// The arithmetic of an update on a stretch of a flat buffer.
#pragma once

#include <cstdint>

#include "core/real.h"

namespace seq {

/// y += x.
void add_numbers(const Real* x, std::int64_t n, Real* y);
/// Σ x².
double sum_of_squares(const Real* x, std::int64_t n);
/// average = decay · average + (1 - decay) · x.
void blend_numbers(const Real* x, std::int64_t n, Real decay, Real* average);

/// g = clip(factor · gradient) + l2 · w;  m = first_decay · m + first_gain · g;  v = second_decay · v + second_gain ·
/// g²; w -= shrink · w + rate · m / (√(v · second_scale) + epsilon). Without m its place is taken by g, without v the
/// divisor is 1.
struct UpdateRule {
  Real factor = 1, clip_value = 0, l2 = 0, shrink = 0, rate = 0, epsilon = 0;
  Real first_decay = 0, first_gain = 1, second_decay = 1, second_gain = 1, second_scale = 1;
};
void update_numbers(const UpdateRule& rule, const Real* gradient, std::int64_t n, Real* w, Real* m, Real* v);
/// The same once for each of `count` rules, with a gradient of zero.
void update_without_gradient(const UpdateRule* rules, std::int64_t count, std::int64_t n, Real* w, Real* m, Real* v);

}  // namespace seq
