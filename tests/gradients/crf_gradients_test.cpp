// The conditional random field against enumeration of all label sequences, and its gradients.
#include <catch2/catch.hpp>
#include <cmath>

#include "nn/crf.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

struct Case {
  ParameterSpace space;
  CrfLayer layer;
  Arena layout;
  Packing packing;
  std::vector<Real> weights, emissions;
  std::vector<int> labels;

  Case(int label_count, const std::vector<int>& lengths) {
    layer = CrfLayer::add(space, "crf", label_count);
    packing = Packing::of(lengths, layout);
    weights = random_numbers(space.size(), 3, 1.5);
    emissions = random_numbers(packing.rows() * label_count, 4, 2);
    for (int r = 0; r < packing.rows(); ++r) labels.push_back((r * r + 2 * r + 1) % label_count);
  }
  View emission_view() { return {emissions.data(), packing.rows(), layer.labels}; }
  Parameters parameters() const { return Parameters(space, weights.data(), true); }

  /// score of these labels for sequence j.
  double score(const Parameters& p, int j, const std::vector<int>& y) {
    double sum = p.row(layer.start)[y[0]] + p.row(layer.end)[y.back()];
    for (std::size_t t = 0; t < y.size(); ++t) {
      sum += emission_view()(packing.row(static_cast<int>(t), j), y[t]);
      if (t > 0) sum += p.view(layer.transitions)(y[t - 1], y[t]);
    }
    return sum;
  }
  int length(int j) const {
    int t = 0;
    while (t < packing.steps() && packing.alive(t) > j) ++t;
    return t;
  }
  /// Calls visit(labels) for every label sequence of j.
  template <typename Visit>
  void each(int j, const Visit& visit) const {
    std::vector<int> y(static_cast<std::size_t>(length(j)), 0);
    for (;;) {
      visit(y);
      std::size_t t = 0;
      while (t < y.size() && ++y[t] == layer.labels) y[t++] = 0;
      if (t == y.size()) return;
    }
  }
};

}  // namespace

TEST_CASE("a field's loss is that of the enumerated label sequences, and its best is their best", "[crf]") {
  Case c(GENERATE(1, 2, 3), {5, 3, 3, 1});
  const Parameters p = c.parameters();
  Arena arena;
  CrfSaved saved;
  double expected = 0;
  const std::vector<int> best = crf_best(c.layer, p, c.packing, c.emission_view(), arena);
  for (int j = 0; j < c.packing.batch(); ++j) {
    double sum = 0, highest = -1e300;
    std::vector<int> own, winner;
    for (int t = 0; t < c.length(j); ++t) own.push_back(c.labels[c.packing.row(t, j)]);
    c.each(j, [&](const std::vector<int>& y) {
      const double score = c.score(p, j, y);
      sum += std::exp(score);
      if (score > highest) {
        highest = score;
        winner = y;
      }
    });
    expected += std::log(sum) - c.score(p, j, own);
    for (int t = 0; t < c.length(j); ++t) CHECK(best[c.packing.row(t, j)] == winner[static_cast<std::size_t>(t)]);
  }
  CHECK(crf_forward(c.layer, p, c.packing, c.emission_view(), c.labels, saved, arena) ==
        Approx(expected).margin(1e-10));
}

TEST_CASE("the gradients of a field agree with finite differences", "[crf]") {
  Case c(GENERATE(2, 3, 5), {6, 4, 4, 2, 1});
  Arena arena, scratch;
  const auto loss = [&] {
    arena.reset();
    CrfSaved saved;
    return 0.5 * crf_forward(c.layer, c.parameters(), c.packing, c.emission_view(), c.labels, saved, arena);
  };
  CrfSaved saved;
  std::vector<Real> gradient(c.weights.size()), d_emissions(c.emissions.size());
  Gradients d(gradient.data());
  const Parameters p = c.parameters();
  crf_forward(c.layer, p, c.packing, c.emission_view(), c.labels, saved, arena);
  crf_backward(c.layer, p, c.packing, c.emission_view(), c.labels, saved, 0.5,
               View(d_emissions.data(), c.packing.rows(), c.layer.labels), d, scratch);
  check_gradient("emissions", c.emissions.data(), static_cast<std::int64_t>(c.emissions.size()), d_emissions.data(),
                 loss);
  for (const TensorSpec& spec : c.space.specs())
    check_gradient(spec.name, c.weights.data() + spec.tensor.offset, spec.tensor.rows * spec.tensor.cols,
                   gradient.data() + spec.tensor.offset, loss);
}

TEST_CASE("a field stays exact over ten thousand steps", "[crf]") {
  Case c(2, {10000});
  for (Real& w : c.weights) w = 0;  // every label on its own
  double expected = 0;
  for (int r = 0; r < c.packing.rows(); ++r) {
    const Real* e = c.emission_view().row(r);
    expected += std::log(std::exp(e[0]) + std::exp(e[1])) - e[c.labels[r]];
  }
  Arena arena;
  CrfSaved saved;
  CHECK(crf_forward(c.layer, c.parameters(), c.packing, c.emission_view(), c.labels, saved, arena) ==
        Approx(expected).epsilon(1e-11));
}

}  // namespace seq
