#include "nn/ctc.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace seq {
namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();

/// log(e^a + e^b).
double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  return b == impossible ? a : a + std::log1p(std::exp(b - a));
}

/// A table of logarithms: frames × states.
struct Table {
  Table(std::size_t frames, std::size_t states) : states(states), numbers(frames * states, impossible) {}
  double& operator()(std::size_t t, std::size_t s) { return numbers[t * states + s]; }
  std::size_t states;
  std::vector<double> numbers;
};

/// The labels with a blank before, between and behind them: what is said at each state on the way.
std::vector<int> states_of(std::span<const int> labels, int blank) {
  std::vector<int> states = {blank};
  for (const int label : labels) {
    states.push_back(label);
    states.push_back(blank);
  }
  return states;
}

/// Whether a way may go from state s - 2 to s: over a blank that is not needed.
bool skips(const std::vector<int>& states, std::size_t s) { return s >= 2 && s % 2 == 1 && states[s] != states[s - 2]; }

/// The logarithm of the softmax's denominator, a frame.
std::vector<double> normalisers(ConstView logits) {
  std::vector<double> sums;
  for (std::ptrdiff_t t = 0; t < logits.rows; ++t) {
    const Real* row = logits.row(t);
    const double largest = *std::max_element(row, row + logits.cols);
    double sum = 0;
    for (std::ptrdiff_t k = 0; k < logits.cols; ++k) sum += std::exp(row[k] - largest);
    sums.push_back(largest + std::log(sum));
  }
  return sums;
}

}  // namespace

double ctc_loss(ConstView logits, std::span<const int> labels, int blank, double scale, View d_logits) {
  const auto frames = static_cast<std::size_t>(logits.rows);
  const std::vector<int> states = states_of(labels, blank);
  const std::size_t count = states.size();
  const std::vector<double> normaliser = normalisers(logits);
  const auto log_p = [&](std::size_t t, std::size_t s) {
    return static_cast<double>(logits(static_cast<std::ptrdiff_t>(t), states[s])) - normaliser[t];
  };
  // alpha: ways of the frames to t that end at s; beta: ways of those behind t that begin at s.
  Table alpha(frames, count);
  for (std::size_t s = 0; s < std::min<std::size_t>(2, count) && frames > 0; ++s) alpha(0, s) = log_p(0, s);
  for (std::size_t t = 1; t < frames; ++t)
    for (std::size_t s = 0; s < count; ++s) {
      double ways = alpha(t - 1, s);
      if (s >= 1) ways = log_add(ways, alpha(t - 1, s - 1));
      if (skips(states, s)) ways = log_add(ways, alpha(t - 1, s - 2));
      alpha(t, s) = ways + log_p(t, s);
    }
  double total = frames == 0 && labels.empty() ? 0 : impossible;
  if (frames > 0) {
    total = alpha(frames - 1, count - 1);
    if (count > 1) total = log_add(total, alpha(frames - 1, count - 2));
  }
  if (!d_logits) return -total;
  if (total == impossible) {
    for (std::ptrdiff_t t = 0; t < d_logits.rows; ++t) std::fill_n(d_logits.row(t), d_logits.cols, Real{0});
    return -total;
  }
  Table beta(frames, count);
  for (std::size_t s = count - std::min<std::size_t>(2, count); s < count && frames > 0; ++s) beta(frames - 1, s) = 0;
  for (std::size_t t = frames; t-- > 1;)
    for (std::size_t s = 0; s < count; ++s) {
      double ways = beta(t, s) + log_p(t, s);
      if (s + 1 < count) ways = log_add(ways, beta(t, s + 1) + log_p(t, s + 1));
      if (s + 2 < count && skips(states, s + 2)) ways = log_add(ways, beta(t, s + 2) + log_p(t, s + 2));
      beta(t - 1, s) = ways;
    }
  // d/d logit = P(class) less the share of the ways that say it at this frame.
  std::vector<double> said(static_cast<std::size_t>(logits.cols));
  for (std::size_t t = 0; t < frames; ++t) {
    std::fill(said.begin(), said.end(), 0.0);
    for (std::size_t s = 0; s < count; ++s)
      said[static_cast<std::size_t>(states[s])] += std::exp(alpha(t, s) + beta(t, s) - total);
    const Real* from = logits.row(static_cast<std::ptrdiff_t>(t));
    Real* d = d_logits.row(static_cast<std::ptrdiff_t>(t));
    for (std::size_t k = 0; k < said.size(); ++k)
      d[k] = static_cast<Real>(scale * (std::exp(from[k] - normaliser[t]) - said[k]));
  }
  return -total;
}

namespace {

/// Logarithms of the ways to say a beginning that end in a blank, and in its last label.
struct Ways {
  double blank = impossible, label = impossible;

  double sum() const { return log_add(blank, label); }
};

using Beginnings = std::map<std::vector<int>, Ways>;

/// The beginnings after one more frame, whose log-probabilities are `p`.
Beginnings extended(const Beginnings& beginnings, const std::vector<double>& p, int blank) {
  Beginnings next;
  const auto add = [](double& to, double way) { to = log_add(to, way); };
  for (const auto& [labels, ways] : beginnings) {
    Ways& same = next[labels];
    add(same.blank, ways.sum() + p[static_cast<std::size_t>(blank)]);
    if (!labels.empty()) add(same.label, ways.label + p[static_cast<std::size_t>(labels.back())]);
    std::vector<int> longer = labels;
    longer.push_back(0);
    for (int k = 0; k < static_cast<int>(p.size()); ++k) {
      if (k == blank) continue;
      longer.back() = k;
      // The same label again needs a blank between the two.
      const bool again = !labels.empty() && labels.back() == k;
      add(next[longer].label, (again ? ways.blank : ways.sum()) + p[static_cast<std::size_t>(k)]);
    }
  }
  return next;
}

/// The likeliest of them, best first.
std::vector<std::pair<std::vector<int>, Ways>> likeliest(const Beginnings& beginnings, int width) {
  std::vector<std::pair<std::vector<int>, Ways>> all(beginnings.begin(), beginnings.end());
  // The map is in the order of labels, which ties keep.
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.second.sum() > b.second.sum(); });
  if (all.size() > static_cast<std::size_t>(width)) all.resize(static_cast<std::size_t>(width));
  return all;
}

}  // namespace

std::vector<std::vector<int>> ctc_labellings(ConstView logits, int blank, int width) {
  const std::vector<double> normaliser = normalisers(logits);
  Beginnings beginnings;
  beginnings[{}].blank = 0;
  std::vector<double> p(static_cast<std::size_t>(logits.cols));
  for (std::ptrdiff_t t = 0; t < logits.rows; ++t) {
    for (std::size_t k = 0; k < p.size(); ++k)
      p[k] = static_cast<double>(logits.row(t)[k]) - normaliser[static_cast<std::size_t>(t)];
    const auto best = likeliest(extended(beginnings, p, blank), width);
    beginnings = Beginnings(best.begin(), best.end());
  }
  std::vector<std::vector<int>> labellings;
  for (const auto& [labels, ways] : likeliest(beginnings, width)) labellings.push_back(labels);
  return labellings;
}

}  // namespace seq
