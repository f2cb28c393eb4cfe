#include "model/calibration.h"

#include <algorithm>
#include <cmath>

#include "seq/error.h"

namespace seq {
namespace {

constexpr std::size_t leading_numbers = 3;

std::vector<double> probabilities_of(const float* logits, double scale, int labels, bool independent) {
  std::vector<double> p(labels);
  if (independent) {
    for (int k = 0; k < labels; ++k) p[k] = 1 / (1 + std::exp(-scale * logits[k]));
    return p;
  }
  const double peak = *std::max_element(logits, logits + labels);
  double sum = 0;
  for (int k = 0; k < labels; ++k) sum += p[k] = std::exp(scale * (logits[k] - peak));
  for (double& x : p) x /= sum;
  return p;
}

}  // namespace

std::vector<float> Calibration::numbers() const {
  std::vector<float> n = {static_cast<float>(network_scale), static_cast<float>(linear_scale),
                          static_cast<float>(network_share)};
  for (double t : thresholds) n.push_back(static_cast<float>(t));
  return n;
}

Calibration Calibration::from(const std::vector<float>& n, int labels, const char* where) {
  if (n.size() != leading_numbers + static_cast<std::size_t>(labels))
    fail(ErrorKind::data, "the calibration has " + std::to_string(n.size()) + " numbers", where,
         "expected " + std::to_string(leading_numbers + static_cast<std::size_t>(labels)),
         "use the file as it was written by training");
  Calibration c;
  c.network_scale = n[0];
  c.linear_scale = n[1];
  c.network_share = n[2];
  c.thresholds.assign(n.begin() + leading_numbers, n.end());
  return c;
}

std::vector<double> calibrated(const Calibration& c, const float* network_logits, const float* linear_logits,
                               int labels, bool independent) {
  if (!linear_logits) return probabilities_of(network_logits, c.network_scale, labels, independent);
  std::vector<double> linear = probabilities_of(linear_logits, c.linear_scale, labels, independent);
  if (!network_logits) return linear;
  std::vector<double> mixed = probabilities_of(network_logits, c.network_scale, labels, independent);
  for (int k = 0; k < labels; ++k) mixed[k] = c.network_share * mixed[k] + (1 - c.network_share) * linear[k];
  return mixed;
}

}  // namespace seq
