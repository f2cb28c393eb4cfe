#include "train/dual_ascent.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <type_traits>

#include "core/random.h"
#include "train/proximal.h"

namespace seq {
namespace {

constexpr int most_rounds = 100;
constexpr double half_a_row = 0.5;     // smooths the outputs' frequencies
constexpr double pseudo_count = 1;     // of a feature, dealt to with and without as the output's frequency says
constexpr double weight_growth = 0.3;  // of weights, as a power of the costs; measured, for speed alone
constexpr double fewest_rows = 2;      // with a feature

/// Calls work with the number of outputs as a constant if it is small: loops over outputs are the innermost.
template <typename Work>
void with_constant(std::size_t outputs, const Work& work) {
  switch (outputs) {
    case 1:
      return work(std::integral_constant<std::size_t, 1>());
    case 2:
      return work(std::integral_constant<std::size_t, 2>());
    case 3:
      return work(std::integral_constant<std::size_t, 3>());
    case 4:
      return work(std::integral_constant<std::size_t, 4>());
    case 5:
      return work(std::integral_constant<std::size_t, 5>());
    case 6:
      return work(std::integral_constant<std::size_t, 6>());
    default:
      return work(outputs);
  }
}

/// Cross-entropy of a sigmoid at `score`.
double sigmoid_loss(double score, double wanted) {
  return std::max(score, 0.0) + std::log1p(std::exp(-std::abs(score))) - wanted * score;
}

double softmax_loss(const std::vector<float>& scores, const std::vector<float>& wanted) {
  const double normaliser = log_sum_exp(scores.data(), scores.size());
  double sum = 0;
  for (std::size_t k = 0; k < scores.size(); ++k)
    if (wanted[k] > 0) sum += wanted[k] * (normaliser - scores[k]);
  return sum;
}

}  // namespace

DualAscent::DualAscent(const SparseExamples& examples, std::vector<std::int64_t> rows)
    : x_(examples), rows_(std::move(rows)), outputs_(static_cast<std::size_t>(examples.outputs)) {
  table_.assign(static_cast<std::size_t>(x_.features) * 2 * outputs_, 0);
  for (std::uint32_t f = 0; f < static_cast<std::uint32_t>(x_.features); ++f)
    for (std::size_t k = 0; k < outputs_; ++k) table_row(f)[k] = mean(f, k);
  const std::vector<double> wants = learn_frequencies();
  if (has_choice_) learn_variances(wants);
  bias_ = offset_;
}

void DualAscent::targets(std::int64_t row, std::vector<float>& y) const {
  y.assign(outputs_, 0);
  const std::vector<int>& wanted = x_.wanted[static_cast<std::size_t>(row)];
  for (const int k : wanted) y[static_cast<std::size_t>(k)] = x_.softmax ? 1 / static_cast<float>(wanted.size()) : 1;
}

std::vector<double> DualAscent::learn_frequencies() {
  std::vector<double> wants(outputs_, 0);
  std::vector<float> least(outputs_, 1), most(outputs_, 0), y;
  double all = 0;
  for (const std::int64_t row : rows_) {
    const float weight = x_.weight[static_cast<std::size_t>(row)];
    if (weight == 0) continue;
    targets(row, y);
    all += weight;
    for (std::size_t k = 0; k < outputs_; ++k) {
      wants[k] += weight * y[k];
      least[k] = std::min(least[k], y[k]);
      most[k] = std::max(most[k], y[k]);
    }
  }
  for (std::size_t k = 0; k < outputs_; ++k) {
    chooses_.push_back(least[k] < most[k] || (!x_.prior_bias.empty() && most[k] > 0));
    has_choice_ |= chooses_[k];
    const double with = wants[k] + half_a_row, without = all - wants[k] + half_a_row;
    offset_.push_back(static_cast<float>(std::log(with) - (x_.softmax ? 0 : std::log(without))));
  }
  if (x_.softmax) {
    const double total = all + half_a_row * static_cast<double>(outputs_);
    for (float& offset : offset_) offset -= static_cast<float>(std::log(total));
  }
  std::copy(x_.prior_bias.begin(), x_.prior_bias.end(), offset_.begin());
  wants.push_back(all);
  return wants;
}

void DualAscent::learn_variances(const std::vector<double>& wants) {
  const auto features = static_cast<std::size_t>(x_.features);
  std::vector<float> rows_with(features, 0), weight_with(features, 0), y;
  for (const std::int64_t row : rows_) {
    const float weight = x_.weight[static_cast<std::size_t>(row)];
    targets(row, y);
    for (std::int64_t i = x_.begin[row]; i < x_.begin[row + 1]; ++i) {
      rows_with[x_.feature[i]] += 1;
      weight_with[x_.feature[i]] += weight;
      // Until they are known, the variances' places hold how often the feature meets the output.
      float* with = variances(x_.feature[i]);
      for (std::size_t k = 0; k < outputs_; ++k) with[k] += weight * y[k];
    }
  }
  const double all = wants.back();
  for (std::uint32_t f = 0; f < features; ++f) {
    const double idf = 1 + std::log((1 + all) / (1 + weight_with[f]));
    float* variance = variances(f);
    for (std::size_t k = 0; k < outputs_; ++k) {
      const double with = variance[k], without = std::max(0.0, weight_with[f] - with), share = wants[k] / all;
      const double ratio = share == 1
                               ? 1  // nothing to compare with
                               : std::log((with + pseudo_count * share) / (wants[k] + half_a_row)) -
                                     std::log((without + pseudo_count * (1 - share)) / (all - wants[k] + half_a_row));
      const bool counts = chooses_[k] && rows_with[f] >= fewest_rows;
      variance[k] = counts ? static_cast<float>(idf * idf * std::abs(ratio)) : 0;
    }
  }
  learn_curvatures();
}

void DualAscent::learn_curvatures() {
  // In one unit for all outputs and data: the scores of all rows have the mean variance 1.
  curvature_.assign(rows_.size() * outputs_, 0);
  std::vector<double> sum(outputs_, 0);
  double all = 0;
  for (std::size_t place = 0; place < rows_.size(); ++place) {
    float* own = &curvature_[place * outputs_];
    const double weight = x_.weight[static_cast<std::size_t>(rows_[place])];
    for (std::int64_t i = x_.begin[rows_[place]]; i < x_.begin[rows_[place] + 1]; ++i)
      for (std::size_t k = 0; k < outputs_; ++k) own[k] += x_.value[i] * x_.value[i] * variances(x_.feature[i])[k];
    for (std::size_t k = 0; k < outputs_; ++k) sum[k] += weight * own[k];
    all += weight;
  }
  std::vector<float> scale;
  for (const double one : sum) scale.push_back(one > 0 ? static_cast<float>(all / one) : 0);
  for (std::uint32_t f = 0; f < static_cast<std::uint32_t>(x_.features); ++f)
    for (std::size_t k = 0; k < outputs_; ++k) variances(f)[k] *= scale[k];
  for (std::size_t i = 0; i < curvature_.size(); ++i)
    curvature_[i] = curvature_[i] * scale[i % outputs_] + (chooses_[i % outputs_] ? 1.0F : 0.0F);  // the bias' own
}

void DualAscent::fit(double cost, double precision, std::uint64_t seed) {
  if (!has_choice_) return;
  dual_.resize(rows_.size() * outputs_, 0);
  begin_from_last(cost);
  std::vector<std::size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  RandomStream random(random_key(seed, rows_.size()));
  Scratch scratch;
  for (int round = 0; round < most_rounds; ++round) {
    random.shuffle(order);
    double moved = 0, size = 0;
    for (const std::size_t place : order) moved += ascend(place, scratch);
    for (const float dual : dual_) size += std::abs(dual);
    if (moved <= precision * size) break;
  }
}

void DualAscent::begin_from_last(double cost) {
  if (cost_ > 0) {
    // Weights are cost times a sum over the dual variables. When costs grow, most of it is undone by smaller ones.
    const auto grown = static_cast<float>(std::pow(cost / cost_, weight_growth));
    const auto shrunk = static_cast<float>(grown * cost_ / cost);
    for (std::uint32_t f = 0; f < static_cast<std::uint32_t>(x_.features); ++f)
      for (std::size_t k = 0; k < outputs_; ++k) table_row(f)[k] = mean(f, k) + (table_row(f)[k] - mean(f, k)) * grown;
    for (std::size_t k = 0; k < outputs_; ++k) bias_[k] = offset_[k] + (bias_[k] - offset_[k]) * grown;
    for (float& dual : dual_) dual *= shrunk;
  }
  cost_ = cost;
}

void DualAscent::fetch_ahead(std::int64_t entry, std::int64_t last) const {
  constexpr std::int64_t ahead = 12;
  if (entry + ahead < last) __builtin_prefetch(weights(x_.feature[entry + ahead]), 1);
}

void DualAscent::add_scores(std::int64_t row, float* __restrict scores) const {
  with_constant(outputs_, [&](auto outputs) {
    const std::int64_t last = x_.begin[row + 1];
    for (std::int64_t i = x_.begin[row]; i < last; ++i) {
      fetch_ahead(i, last);
      const float *w = weights(x_.feature[i]), v = x_.value[i];
      for (std::size_t k = 0; k < outputs; ++k) scores[k] += v * w[k];
    }
  });
}

void DualAscent::add_to_weights(std::int64_t row, const float* __restrict steps) {
  with_constant(outputs_, [&](auto outputs) {
    const std::int64_t last = x_.begin[row + 1];
    for (std::int64_t i = x_.begin[row]; i < last; ++i) {
      float *w = table_row(x_.feature[i]), v = x_.value[i];
      const float* variance = w + outputs;
      for (std::size_t k = 0; k < outputs; ++k) w[k] += steps[k] * v * variance[k];
    }
  });
}

double DualAscent::ascend(std::size_t place, Scratch& s) {
  const std::int64_t row = rows_[place];
  const float step = static_cast<float>(cost_) * x_.weight[static_cast<std::size_t>(row)];
  if (step == 0) return 0;
  float* dual = &dual_[place * outputs_];
  const float* curvature = &curvature_[place * outputs_];
  targets(row, s.y);
  s.score = bias_;
  s.curvature.resize(outputs_);
  s.p.resize(outputs_);
  add_scores(row, s.score.data());
  const double normaliser = x_.softmax ? log_sum_exp(s.score.data(), outputs_) : 0;
  // At the row's own optimum its dual variables are what is wanted less the probabilities that follow from them.
  for (std::size_t k = 0; k < outputs_; ++k) {
    s.curvature[k] = step * curvature[k];
    s.score[k] += s.curvature[k] * (s.y[k] - dual[k]);
  }
  if (x_.softmax) {
    proximal_softmax(s.score.data(), s.curvature.data(), outputs_, normaliser, s.p.data(), s.logs);
  } else {
    for (std::size_t k = 0; k < outputs_; ++k)
      s.p[k] = static_cast<float>(proximal_sigmoid(s.score[k], s.curvature[k]));
  }
  double moved = 0;
  for (std::size_t k = 0; k < outputs_; ++k) {
    const float move = s.y[k] - s.p[k] - dual[k];
    dual[k] += move;
    moved += std::abs(move);
    s.score[k] = step * move;
    if (chooses_[k]) bias_[k] += s.score[k];
  }
  add_to_weights(row, s.score.data());
  return moved;
}

double DualAscent::loss(const std::vector<std::int64_t>& rows) const {
  double sum = 0;
  std::vector<float> scores, y;
  for (const std::int64_t row : rows) {
    targets(row, y);
    scores = bias_;
    add_scores(row, scores.data());
    const double weight = x_.weight[static_cast<std::size_t>(row)];
    if (x_.softmax) {
      sum += weight * softmax_loss(scores, y);
    } else {
      for (std::size_t k = 0; k < outputs_; ++k) sum += weight * sigmoid_loss(scores[k], y[k]);
    }
  }
  return sum;
}

}  // namespace seq
