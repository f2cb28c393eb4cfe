#include "nn/crf.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

/// log Σ exp of n ≥ 1 numbers. Of doubles: over thousands of steps the sums grow far beyond a float's digits.
double log_sum(const double* x, int n) {
  const double peak = *std::max_element(x, x + n);
  double sum = 0;
  for (int k = 0; k < n; ++k) sum += std::exp(x[k] - peak);
  return peak + std::log(sum);
}

/// Whether step t is the last one of sequence j.
bool is_last(const Packing& packing, int t, int j) { return t + 1 == packing.steps() || packing.alive(t + 1) <= j; }

/// The layer's numbers, as the loops below read them.
struct Scores {
  int labels;
  ConstView transitions;
  const Real *start, *end;

  Scores(const CrfLayer& layer, const Parameters& p)
      : labels(layer.labels),
        transitions(p.view(layer.transitions)),
        start(p.row(layer.start)),
        end(p.row(layer.end)) {}
};

}  // namespace

CrfLayer CrfLayer::add(ParameterSpace& space, const std::string& name, int labels) {
  CrfLayer layer;
  layer.labels = labels;
  TensorSpec transitions;
  transitions.name = name + ".transitions";
  layer.transitions = space.add(transitions, labels, labels);
  layer.start = space.vector(name + ".start", labels);
  layer.end = space.vector(name + ".end", labels);
  return layer;
}

double crf_forward(const CrfLayer& layer, const Parameters& p, const Packing& packing, ConstView emissions,
                   const std::vector<int>& labels, CrfSaved& saved, Arena& arena) {
  const Scores s(layer, p);
  const int L = s.labels;
  saved.alpha = arena.take<double>(static_cast<std::ptrdiff_t>(packing.rows()) * L);
  saved.log_z = arena.take<double>(packing.batch());
  double* terms = arena.take<double>(L);
  double loss = 0;
  for (int t = 0; t < packing.steps(); ++t)
    for (int j = 0; j < packing.alive(t); ++j) {
      const int r = packing.row(t, j), y = labels[r];
      const Real* emission = emissions.row(r);
      double* alpha = saved.alpha + static_cast<std::ptrdiff_t>(r) * L;
      if (t == 0) {
        for (int k = 0; k < L; ++k) alpha[k] = static_cast<double>(s.start[k]) + emission[k];
        loss -= s.start[y];
      } else {
        const int before = packing.row(t - 1, j);
        const double* previous = saved.alpha + static_cast<std::ptrdiff_t>(before) * L;
        for (int k = 0; k < L; ++k) {
          for (int i = 0; i < L; ++i) terms[i] = previous[i] + s.transitions(i, k);
          alpha[k] = log_sum(terms, L) + emission[k];
        }
        loss -= s.transitions(labels[before], y);
      }
      loss -= emission[y];
      if (!is_last(packing, t, j)) continue;
      for (int k = 0; k < L; ++k) terms[k] = alpha[k] + s.end[k];
      saved.log_z[j] = log_sum(terms, L);
      loss += saved.log_z[j] - s.end[y];
    }
  return loss;
}

void crf_backward(const CrfLayer& layer, const Parameters& p, const Packing& packing, ConstView emissions,
                  const std::vector<int>& labels, const CrfSaved& saved, double scale, View d_emissions, Gradients& d_p,
                  Arena& scratch) {
  const Scores s(layer, p);
  const int L = s.labels;
  const View d_transitions = d_p.view(layer.transitions);
  Real *d_start = d_p.row(layer.start), *d_end = d_p.row(layer.end);
  Arena::Frame frame(scratch);
  // beta: log Σ exp(score) of the endings that follow each label; next: the same with the emission of the step itself.
  double* beta = scratch.take<double>(L);
  double* next = scratch.take<double>(static_cast<std::ptrdiff_t>(packing.batch()) * L);
  double* terms = scratch.take<double>(L);
  const auto share = [&](double log_probability, bool true_one) {
    return static_cast<Real>(scale * (std::exp(log_probability) - (true_one ? 1 : 0)));
  };
  for (int t = packing.steps(); t-- > 0;)
    for (int j = 0; j < packing.alive(t); ++j) {
      const int r = packing.row(t, j), y = labels[r];
      const double* alpha = saved.alpha + static_cast<std::ptrdiff_t>(r) * L;
      const double log_z = saved.log_z[j];
      double* own_next = next + static_cast<std::ptrdiff_t>(j) * L;
      if (is_last(packing, t, j)) {
        for (int k = 0; k < L; ++k) {
          beta[k] = s.end[k];
          d_end[k] += share(alpha[k] + beta[k] - log_z, k == y);
        }
      } else {
        const int y_next = labels[packing.row(t + 1, j)];
        for (int k = 0; k < L; ++k) {
          for (int m = 0; m < L; ++m) {
            terms[m] = s.transitions(k, m) + own_next[m];
            d_transitions(k, m) += share(alpha[k] + terms[m] - log_z, k == y && m == y_next);
          }
          beta[k] = log_sum(terms, L);
        }
      }
      for (int k = 0; k < L; ++k) {
        own_next[k] = beta[k] + emissions(r, k);
        const Real d = share(alpha[k] + beta[k] - log_z, k == y);
        d_emissions(r, k) = d;
        if (t == 0) d_start[k] += d;
      }
    }
}

std::vector<int> crf_best(const CrfLayer& layer, const Parameters& p, const Packing& packing, ConstView emissions,
                          Arena& scratch) {
  const Scores s(layer, p);
  const int L = s.labels;
  Arena::Frame frame(scratch);
  double* best = scratch.take<double>(static_cast<std::ptrdiff_t>(packing.batch()) * L);
  double* previous = scratch.take<double>(L);
  int* from = scratch.take<int>(static_cast<std::ptrdiff_t>(packing.rows()) * L);
  for (int t = 0; t < packing.steps(); ++t)
    for (int j = 0; j < packing.alive(t); ++j) {
      const int r = packing.row(t, j);
      double* own = best + static_cast<std::ptrdiff_t>(j) * L;
      if (t > 0) std::copy(own, own + L, previous);
      for (int k = 0; k < L; ++k) {
        if (t == 0) {
          own[k] = static_cast<double>(s.start[k]) + emissions(r, k);
          continue;
        }
        int source = 0;
        for (int i = 1; i < L; ++i)
          if (previous[i] + s.transitions(i, k) > previous[source] + s.transitions(source, k)) source = i;
        own[k] = previous[source] + s.transitions(source, k) + emissions(r, k);
        from[static_cast<std::ptrdiff_t>(r) * L + k] = source;
      }
    }
  std::vector<int> labels(packing.rows());
  for (int t = packing.steps(); t-- > 0;)
    for (int j = 0; j < packing.alive(t); ++j) {
      const int r = packing.row(t, j);
      if (is_last(packing, t, j)) {
        const double* own = best + static_cast<std::ptrdiff_t>(j) * L;
        int chosen = 0;
        for (int k = 1; k < L; ++k)
          if (own[k] + s.end[k] > own[chosen] + s.end[chosen]) chosen = k;
        labels[r] = chosen;
      } else {
        const int after = packing.row(t + 1, j);
        labels[r] = from[static_cast<std::ptrdiff_t>(after) * L + labels[after]];
      }
    }
  return labels;
}

}  // namespace seq
