#include "train/calibrate.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

constexpr int shares = 20;  ///< the share is a multiple of one over this
constexpr double least_probability = 1e-12;

const float* row(const std::vector<float>& logits, std::size_t line, int labels) {
  return logits.empty() ? nullptr : logits.data() + line * static_cast<std::size_t>(labels);
}

double log_loss(const std::vector<double>& p, const std::vector<int>& truth, bool independent) {
  if (!independent) return truth[0] < 0 ? 0 : -std::log(std::max(p[truth[0]], least_probability));
  double sum = 0;
  for (std::size_t k = 0; k < p.size(); ++k) {
    const bool is = std::find(truth.begin(), truth.end(), static_cast<int>(k)) != truth.end();
    sum -= std::log(std::max(is ? p[k] : 1 - p[k], least_probability));
  }
  return sum;
}

/// Where a function of one valley between low and high is least (golden section).
template <typename Function>
double least(double low, double high, const Function& f) {
  const double golden = (std::sqrt(5.0) - 1) / 2;
  double a = high - golden * (high - low), b = low + golden * (high - low);
  double fa = f(a), fb = f(b);
  for (int i = 0; i < 30; ++i) {
    if (fa <= fb) {
      high = b;
      b = a;
      fb = fa;
      fa = f(a = high - golden * (high - low));
    } else {
      low = a;
      a = b;
      fa = fb;
      fb = f(b = low + golden * (high - low));
    }
  }
  return (low + high) / 2;
}

/// The scale of one part's logits. Where the validation lines are told apart without an error, the data alone would ask
/// for an infinite one: a prior, normal over the scale's logarithm, keeps it finite.
double best_scale(const CalibrationData& data, const std::vector<float>& logits) {
  CalibrationData part = data;
  part.network = logits;
  part.linear.clear();
  return std::exp(least(std::log(0.02), std::log(20.0), [&](double x) {
    Calibration c;
    c.network_scale = std::exp(x);
    return cross_entropy(part, c) * static_cast<double>(part.truth.size()) + x * x / 2;
  }));
}

/// The threshold with the best F1 of a label; halfway between neighbouring probabilities. 0.5 for one that never
/// occurs.
double best_threshold(const std::vector<std::vector<double>>& p, const CalibrationData& data, int label) {
  std::vector<std::pair<double, bool>> lines;
  int positives = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const auto& truth = data.truth[i];
    const bool is = std::find(truth.begin(), truth.end(), label) != truth.end();
    positives += is;
    lines.emplace_back(p[i][label], is);
  }
  if (positives == 0) return 0.5;
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  double best = 0, threshold = 0.5;
  int correct = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    correct += lines[i].second;
    if (i + 1 < lines.size() && lines[i + 1].first == lines[i].first) continue;
    const double f1 = 2.0 * correct / static_cast<double>(positives + static_cast<int>(i) + 1);
    if (f1 > best) {
      best = f1;
      threshold = i + 1 < lines.size() ? (lines[i].first + lines[i + 1].first) / 2 : lines[i].first / 2;
    }
  }
  return threshold;
}

}  // namespace

double cross_entropy(const CalibrationData& data, const Calibration& calibration) {
  double sum = 0;
  for (std::size_t i = 0; i < data.truth.size(); ++i)
    sum += log_loss(calibrated(calibration, row(data.network, i, data.labels), row(data.linear, i, data.labels),
                               data.labels, data.independent),
                    data.truth[i], data.independent);
  return sum / static_cast<double>(std::max<std::size_t>(1, data.truth.size()));
}

std::vector<std::vector<double>> calibrated_lines(const CalibrationData& data, const Calibration& calibration) {
  std::vector<std::vector<double>> p;
  for (std::size_t i = 0; i < data.truth.size(); ++i)
    p.push_back(calibrated(calibration, row(data.network, i, data.labels), row(data.linear, i, data.labels),
                           data.labels, data.independent));
  return p;
}

Calibration calibrate(const CalibrationData& data) {
  Calibration best;
  if (!data.network.empty()) best.network_scale = best_scale(data, data.network);
  if (!data.linear.empty()) best.linear_scale = best_scale(data, data.linear);
  if (data.network.empty()) best.network_share = 0;
  if (!data.network.empty() && !data.linear.empty()) {
    double least_loss = 0;
    for (int i = shares; i >= 0; --i) {
      Calibration c = best;
      c.network_share = static_cast<double>(i) / shares;
      const double loss = cross_entropy(data, c);
      if (i < shares && loss >= least_loss) continue;
      least_loss = loss;
      best = c;
    }
  }
  const auto p = calibrated_lines(data, best);
  best.thresholds.assign(data.labels, 0.5);
  if (data.independent)
    for (int k = 0; k < data.labels; ++k) best.thresholds[k] = best_threshold(p, data, k);
  return best;
}

}  // namespace seq
