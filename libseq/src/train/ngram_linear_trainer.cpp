#include "train/ngram_linear_trainer.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "core/random.h"

namespace seq {
namespace {

constexpr int most_epochs = 20, largest_table_bits = 23;
constexpr double settled = 0.02;   ///< an epoch that changes the residuals by less than this share is the last
constexpr double long_lines = 60;  ///< words a line from which on characters say nothing new
constexpr double strengths[] = {0.3, 1, 3, 10, 30};
constexpr std::uint64_t order_key = 31, fold_key = 32;

struct Lines {
  std::vector<std::vector<std::uint32_t>> buckets;
  std::vector<double> value;  ///< of each of a line's features
};

NgramShape choose_shape(const NgramTrainingData& data, int labels) {
  double words = 0;
  for (const std::string& line : data.text) words += static_cast<double>(std::count(line.begin(), line.end(), ' ')) + 1;
  NgramShape shape;
  if (words > long_lines * static_cast<double>(data.text.size())) shape = {3, 0, 0, 16};
  std::unordered_set<std::uint64_t> distinct;
  const std::size_t enough = std::size_t{1} << (largest_table_bits - 1);
  for (const std::string& line : data.text) {
    if (distinct.size() > enough) break;
    for (std::uint64_t h : ngram_hashes(shape, line)) distinct.insert(h);
  }
  int bits = 10;
  while (bits < largest_table_bits && (std::size_t{1} << bits) < 2 * distinct.size()) ++bits;
  while (bits > 10 && (static_cast<double>(labels) * std::ldexp(1, bits)) > std::ldexp(1, largest_table_bits)) --bits;
  shape.bucket_bits = bits;
  return shape;
}

bool has(const std::vector<int>& labels, int label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// One label against the others.
class Regression {
 public:
  Regression(const Lines& lines, const NgramTrainingData& data, const std::vector<std::size_t>& chosen, int label,
             int bucket_bits)
      : lines_(lines), chosen_(chosen), bucket_bits_(bucket_bits) {
    for (std::size_t i : chosen) {
      truth_.push_back(has(data.labels[i], label));
      weight_.push_back(data.weight.empty() ? 1 : data.weight[i]);
    }
    scale_from_counts();
  }

  /// Learns from all chosen lines; the bias is the last of the numbers returned.
  std::vector<float> fit(double strength, std::uint64_t seed) const {
    std::vector<float> w(scale_.size() + 1, 0);
    w.back() = static_cast<float>(prior_);
    std::vector<double> residual(chosen_.size(), 0);  // truth - probability, as far as it is in w
    std::vector<std::size_t> order(chosen_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    RandomStream random(random_key(seed, order_key));
    for (int epoch = 0; epoch < most_epochs; ++epoch) {
      random.shuffle(order);
      double change = 0, all = 0;
      for (std::size_t i : order) {
        const auto& buckets = lines_.buckets[chosen_[i]];
        const double value = lines_.value[chosen_[i]], c = strength * weight_[i];
        double margin = 0, norm = 0;
        for (std::uint32_t b : buckets) {
          margin += w[b];
          norm += scale_[b];
        }
        margin = value * margin + w.back();
        // The bias is a feature of value and scale 1.
        const double curvature = c * (value * value * norm + 1);
        const double next = truth_[i] - solve(margin + curvature * (truth_[i] - residual[i]), curvature);
        const double step = next - residual[i];
        residual[i] = next;
        change += std::fabs(step);
        all += std::fabs(next);
        for (std::uint32_t b : buckets) w[b] += static_cast<float>(c * step * value * scale_[b]);
        w.back() += static_cast<float>(c * step);
      }
      if (change < settled * all) break;
    }
    return w;
  }

 private:
  /// σ(z) of the z with z + curvature · σ(z) = target.
  static double solve(double target, double curvature) {
    double low = target - curvature, high = target, z = std::clamp(0.0, low, high), p = 0.5;
    for (int i = 0; i < 50; ++i) {
      p = 1 / (1 + std::exp(-z));
      const double error = z + curvature * p - target;
      (error > 0 ? high : low) = z;
      double next = z - error / (1 + curvature * p * (1 - p));
      if (next < low || next > high) next = (low + high) / 2;
      if (std::fabs(next - z) < 1e-4) break;
      z = next;
    }
    return p;
  }

  void scale_from_counts() {
    const std::size_t buckets = std::size_t{1} << bucket_bits_;
    std::vector<float> with(buckets, 0), without(buckets, 0);
    double positives = 1, negatives = 1;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      (truth_[i] ? positives : negatives) += 1;
      for (std::uint32_t b : lines_.buckets[chosen_[i]]) (truth_[i] ? with : without)[b] += 1;
    }
    prior_ = std::log(positives / negatives);
    scale_.assign(buckets, 0);
    for (std::size_t b = 0; b < buckets; ++b) {
      const double ratio = std::log((with[b] + 1) / positives) - std::log((without[b] + 1) / negatives);
      scale_[b] = static_cast<float>(ratio * ratio);
    }
    // Mean squared length of a line: 1.
    double sum = 0;
    for (std::size_t i : chosen_)
      for (std::uint32_t b : lines_.buckets[i]) sum += lines_.value[i] * lines_.value[i] * scale_[b];
    const double factor = sum > 0 ? static_cast<double>(chosen_.size()) / sum : 1;
    for (float& s : scale_) s = static_cast<float>(s * factor);
  }

  const Lines& lines_;
  const std::vector<std::size_t>& chosen_;
  int bucket_bits_;
  std::vector<char> truth_;
  std::vector<double> weight_;
  std::vector<float> scale_;  ///< squared, of each bucket
  double prior_ = 0;
};

double loss_on(const std::vector<float>& w, const Lines& lines, const NgramTrainingData& data,
               const std::vector<std::size_t>& chosen, int label) {
  double sum = 0;
  for (std::size_t i : chosen) {
    double margin = 0;
    for (std::uint32_t b : lines.buckets[i]) margin += w[b];
    margin = lines.value[i] * margin + w.back();
    const double wrong = has(data.labels[i], label) ? -margin : margin;
    sum += wrong > 0 ? wrong + std::log1p(std::exp(-wrong)) : std::log1p(std::exp(wrong));
  }
  return sum;
}

}  // namespace

NgramLinear train_ngram_linear(const NgramTrainingData& data, int labels, std::uint64_t seed, Workers& workers) {
  NgramLinear model;
  model.labels = labels;
  model.shape = choose_shape(data, labels);
  Lines lines;
  lines.buckets.resize(data.text.size());
  constexpr std::size_t block = 256;
  workers.each(static_cast<int>((data.text.size() + block - 1) / block), [&](int b) {
    for (std::size_t i = b * block; i < std::min(data.text.size(), (b + 1) * block); ++i)
      lines.buckets[i] = ngram_buckets(model.shape, data.text[i]);
  });
  for (const auto& buckets : lines.buckets)
    lines.value.push_back(1 / std::sqrt(std::max<double>(1, static_cast<double>(buckets.size()))));

  std::vector<std::size_t> all, most, tenth;
  for (std::size_t i = 0; i < data.text.size(); ++i) {
    all.push_back(i);
    (random_key(seed, i, fold_key) % 10 == 0 ? tenth : most).push_back(i);
  }
  constexpr int tries = std::size(strengths);
  std::vector<double> loss(static_cast<std::size_t>(labels) * tries, 0);
  if (!tenth.empty() && !most.empty())
    workers.each(labels, [&](int k) {
      const Regression regression(lines, data, most, k, model.shape.bucket_bits);
      for (int s = 0; s < tries; ++s)
        loss[static_cast<std::size_t>(k) * tries + s] =
            loss_on(regression.fit(strengths[s], seed), lines, data, tenth, k);
    });
  int best = 0;
  std::vector<double> total(tries, 0);
  for (std::size_t i = 0; i < loss.size(); ++i) total[i % tries] += loss[i];
  for (int s = 1; s < tries; ++s)
    if (total[s] < total[best]) best = s;

  const std::size_t rows = std::size_t{1} << model.shape.bucket_bits;
  model.weights.assign(rows * static_cast<std::size_t>(labels), 0);
  model.bias.assign(static_cast<std::size_t>(labels), 0);
  workers.each(labels, [&](int k) {
    const std::vector<float> w = Regression(lines, data, all, k, model.shape.bucket_bits).fit(strengths[best], seed);
    for (std::size_t b = 0; b < rows; ++b) model.weights[b * static_cast<std::size_t>(labels) + k] = w[b];
    model.bias[k] = w.back();
  });
  return model;
}

}  // namespace seq
