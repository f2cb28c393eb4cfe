#include "train/proximal.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

constexpr double precision = 1e-6;

/// The w with w + log w = y, to five digits or more: a start, then steps of fourth order (Fritsch, Shafer and Crowley
/// 1973).
double wright_omega(double y) {
  if (y < -6) return 1 / (1 + std::exp(-y));
  double w = y > 1 ? y - std::log(y) : 1 / (1 + std::exp(-y));
  for (int steps = y > 1 ? 2 : 1; steps > 0; --steps) {
    const double r = y - w - std::log(w), t = 1 + w, z = 2 * t * (t + r * (2.0 / 3));
    w *= 1 + r / t * (z - r) / (z - 2 * r);
  }
  return w;
}

}  // namespace

double proximal_sigmoid(double score, double curvature) {
  // f(z) = z + curvature · sigmoid(z) - score rises everywhere: Newton's steps, halving where they leave the bracket.
  double low = score - curvature, high = score, z = std::clamp(0.0, low, high);
  double p = 0;
  for (int step = 0; step < 60; ++step) {
    p = 1 / (1 + std::exp(-z));
    const double f = z + curvature * p - score;
    (f > 0 ? high : low) = z;
    double next = z - f / (1 + curvature * p * (1 - p));
    if (!(next >= low && next <= high)) next = (low + high) / 2;
    const bool settled = std::abs(next - z) < precision;
    z = next;
    if (settled) break;
  }
  return 1 / (1 + std::exp(-z));
}

double log_sum_exp(const float* score, std::size_t count) {
  const double top = *std::max_element(score, score + count);
  double sum = 0;
  for (std::size_t k = 0; k < count; ++k) sum += std::exp(score[k] - top);
  return top + std::log(sum);
}

void proximal_softmax(const float* score, const float* curvature, std::size_t count, double guess, float* p,
                      std::vector<double>& log_curvature) {
  // The sum of p falls with c and is convex: from the left, where one p is 1, Newton's steps never pass the root.
  double left = score[0] - curvature[0];
  for (std::size_t k = 1; k < count; ++k) left = std::max<double>(left, score[k] - curvature[k]);
  double c = std::max(left, guess);
  log_curvature.resize(count);
  for (std::size_t k = 0; k < count; ++k) log_curvature[k] = std::log(static_cast<double>(curvature[k]));
  for (int step = 0; step < 60; ++step) {
    double sum = 0, slope = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const double q = curvature[k];
      const double w = q > 0 ? wright_omega(score[k] - c + log_curvature[k]) : 0;
      const double own = q > 0 ? w / q : std::exp(score[k] - c);
      p[k] = static_cast<float>(own);
      sum += own;
      slope += own / (1 + w);
    }
    const double next = std::max(left, c + (sum - 1) / slope);
    const bool settled = std::abs(next - c) < precision;
    c = next;
    if (settled) break;
  }
}

}  // namespace seq
