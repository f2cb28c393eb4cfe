// Gradients against central differences.
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/random.h"
#include "core/real.h"
#include "core/tensor.h"
#include "nn/parameters.h"

namespace seq {

/// Distinct numbers without symmetry, within ± size.
inline std::vector<Real> random_numbers(std::int64_t count, std::uint64_t seed, double size = 1) {
  RandomStream random(random_key(seed, 77));
  std::vector<Real> v(static_cast<std::size_t>(count));
  for (Real& x : v) x = static_cast<Real>(size * (2 * random.uniform() - 1));
  return v;
}

/// Σ weight · value: a scalar loss whose gradient by the values is `weights`.
inline double weighted_sum(ConstView values, const std::vector<Real>& weights) {
  double sum = 0;
  for (std::ptrdiff_t i = 0; i < values.rows; ++i)
    for (std::ptrdiff_t j = 0; j < values.cols; ++j) sum += values(i, j) * weights[i * values.cols + j];
  return sum;
}

/// Compares `gradient` of `loss` by the numbers at x, each moved by ± step. The error is relative to the larger of the
/// two and of `scale`, the size of a typical gradient of the test (so that entries near 0 are judged by it).
inline void check_gradient(const std::string& what, Real* x, std::int64_t count, const Real* gradient,
                           const std::function<double()>& loss, double scale = 1e-2, double tolerance = 1e-6) {
  double worst = 0;
  std::int64_t place = -1;
  for (std::int64_t i = 0; i < count; ++i) {
    const Real kept = x[i];
    const double step = 1e-5;
    // Fourth order: the error of the difference itself is far below the tolerance.
    auto at = [&](double d) {
      x[i] = static_cast<Real>(kept + d);
      return loss();
    };
    const double difference = (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
    x[i] = kept;
    const double error =
        std::abs(difference - gradient[i]) / std::max({std::abs(difference), std::abs(double(gradient[i])), scale});
    if (!(error <= worst)) {
      worst = error;
      place = i;
    }
  }
  INFO(what << ": worst relative error " << worst << " at " << place);
  CHECK(worst <= tolerance);
}

/// Compares all gradients of a network at random weights. loss(parameters, gradients): gradients may be null; what it
/// returns is what they are gradients of.
template <typename Loss>
void check_network(const ParameterSpace& space, std::uint64_t seed, const Loss& loss) {
  std::vector<Real> weights = random_numbers(space.size(), seed, 0.6), gradient(weights.size());
  auto at_present = [&](Gradients* d) { return loss(Parameters(space, weights.data(), true), d); };
  Gradients d(gradient.data());
  at_present(&d);
  for (const TensorSpec& spec : space.specs())
    check_gradient(spec.name, weights.data() + spec.tensor.offset, spec.tensor.rows * spec.tensor.cols,
                   gradient.data() + spec.tensor.offset, [&] { return at_present(nullptr); });
}

}  // namespace seq
