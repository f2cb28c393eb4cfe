// Rounded logits stay within the bound that comes with them, and what a search looks at is what full logits say.

#include "nn/rounded_output.h"

#include <hwy/highway.h>
#include <hwy/targets.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "core/parallel.h"
#include "nn/rows.h"
#include "search/likeliest.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

/// An output layer on its own, its weights as a trained one has them: some words have far larger ones than most.
struct Layer {
  ParameterSpace space;
  OutputLayer layer;
  std::vector<Real> weights;
  Parameters parameters;

  Layer(int width, int words, double spread) {
    TensorSpec spec;
    spec.name = "table";
    spec.product_transposed = true;
    layer.table = space.add(spec, words, width);
    layer.b = space.vector("b", words);
    weights = random_numbers(space.size(), 5, spread);
    const View table = layer.table.in(weights.data());
    for (int j = 0; j < words; j += 37)
      for (int k = 0; k < width; k += 1 + j % 4) table(j, k) *= 4;
    for (int k = 0; k < width; ++k) table(11, k) = 0;
    // Equal words, so that there are ties.
    for (int j = 100; j < 140; j += 10) {
      for (int k = 0; k < width; ++k) table(j, k) = table(3, k);
      weights[static_cast<std::size_t>(layer.b.offset + j)] = weights[static_cast<std::size_t>(layer.b.offset + 3)];
    }
    parameters = Parameters(space, weights.data(), false);
  }
};

struct Logits {
  std::vector<Real> numbers;
  View view;
  Logits(std::ptrdiff_t rows, std::ptrdiff_t words)
      : numbers(static_cast<std::size_t>(rows * words)), view(numbers.data(), rows, words) {}
};

/// Readouts are tangents: within -1 … 1, some of them near the border. The last row favours the equal words.
std::vector<Real> readouts(const Layer& l, int rows) {
  const int width = static_cast<int>(l.layer.table.cols);
  std::vector<Real> r = random_numbers(rows * width, 9, 2);
  for (Real& x : r) x = std::tanh(x);
  const ConstView table = l.layer.table.in(static_cast<const Real*>(l.weights.data()));
  for (int k = 0; k < width; ++k) r[static_cast<std::size_t>((rows - 1) * width + k)] = table(3, k) > 0 ? 1.0f : -1.0f;
  return r;
}

constexpr int rows = 13;

}  // namespace

TEST_CASE("full logits lie within the bound of rounded ones", "[rounded]") {
  const auto [width, words] = GENERATE(std::pair{4, 160}, std::pair{60, 1037}, std::pair{256, 2500});
  const double spread = GENERATE(0.05, 1.0, 30.0);
  CAPTURE(width, words, spread);
  const Layer l(width, words, spread);
  RoundedOutput rounded(l.layer, l.parameters);
  const auto r = readouts(l, rows);
  const ConstView readout(r.data(), rows, width);
  Logits full(rows, words), near(rows, words);
  output_logits(l.layer, l.parameters, readout, full.view);
  double tightest = 1e9;
  for (Bits bits : {Bits::eight, Bits::sixteen}) {
    std::vector<Real> error(rows);
    rounded.logits(bits, readout, near.view, error.data());
    for (int i = 0; i < rows; ++i) {
      double worst = 0, squares = 0;
      for (int j = 0; j < words; ++j) {
        worst = std::max(worst, std::fabs(static_cast<double>(near.view(i, j)) - static_cast<double>(full.view(i, j))));
        squares += static_cast<double>(full.view(i, j)) * static_cast<double>(full.view(i, j));
      }
      CHECK(worst <= error[i]);
      // A bound that is no use would pass too.
      CHECK(static_cast<double>(error[i]) < (bits == Bits::eight ? 1.5 : 0.05) * std::sqrt(squares / words));
      tightest = std::min(tightest, static_cast<double>(error[i]) / worst);
    }
  }
  CHECK(tightest < 40);
}

TEST_CASE("rounded logits are the same bits for any number of helping threads", "[rounded][bits]") {
  const Layer l(36, 5003, 1);
  RoundedOutput rounded(l.layer, l.parameters);
  const auto r = readouts(l, rows);
  for (Bits bits : {Bits::eight, Bits::sixteen}) {
    Logits alone(rows, 5003), helped(rows, 5003);
    std::vector<Real> error(rows), helped_error(rows);
    rounded.logits(bits, ConstView(r.data(), rows, 36), alone.view, error.data());
    for (int threads : {2, 3, 40}) {
      Workers(threads, threads).each_helped(1, [&](int) {
        rounded.logits(bits, ConstView(r.data(), rows, 36), helped.view, helped_error.data());
      });
      CHECK(alone.numbers == helped.numbers);
      CHECK(error == helped_error);
    }
  }
}

TEST_CASE("logits of some words are those of the whole layer, to the bit, on every instruction set",
          "[rounded][bits]") {
  const Layer l(60, 1037, 1);
  const auto r = readouts(l, rows);
  const auto supported = hwy::SupportedTargets();
  for (const auto target : {HWY_AVX3, HWY_AVX2, HWY_SSE4}) {
    if ((supported & target) == 0) continue;
    hwy::GetChosenTarget().Update(target);
    INFO(hwy::TargetName(target));
    const Parameters packed(l.space, l.weights.data(), false);
    const RoundedOutput rounded(l.layer, packed);
    Logits full(rows, 1037);
    output_logits(l.layer, packed, ConstView(r.data(), rows, 60), full.view);
    for (int count : {1, 7, 8, 21}) {
      std::vector<int> words;
      for (int k = 0; k < count; ++k) words.push_back(k * 48 % 1037);
      std::vector<Real> some(words.size());
      for (int i = 0; i < rows; ++i) {
        rounded.exact_logits(&r[static_cast<std::size_t>(i * 60)], words, some.data());
        for (int k = 0; k < count; ++k) CHECK(some[k] == full.view(i, words[k]));
      }
    }
  }
  hwy::GetChosenTarget().Update(supported);
}

TEST_CASE("what a search looks at is exact, all else lies below, and the normaliser is near", "[rounded]") {
  const auto [width, words] = GENERATE(std::pair{4, 160}, std::pair{60, 1037}, std::pair{256, 2500});
  const double spread = GENERATE(0.05, 1.0, 10.0);
  const int best = GENERATE(1, 5, 70, 5000);
  const bool norm = GENERATE(false, true);
  CAPTURE(width, words, spread, best, norm);
  const Layer l(width, words, spread);
  RoundedOutput rounded(l.layer, l.parameters);
  const auto r = readouts(l, rows);
  const ConstView readout(r.data(), rows, width);
  Logits full(rows, words), scores(rows, words);
  output_logits(l.layer, l.parameters, readout, full.view);
  std::vector<Real> log_norm(rows);
  const int also = 11;
  const std::vector<std::vector<int>> words_of = {{2, 11, 13, 15}, {}};
  std::vector<int> source_of(rows, 0);
  source_of[4] = 1;
  const SourceWords source = {words_of, source_of};
  Likeliest likeliest;
  likeliest.score(rounded, readout, {best, also, norm, {}}, &source, scores.view, log_norm.data());
  TopK top;
  const auto row_of = [&](const Logits& l, int i) {
    return std::span<const float>(l.view.row(i), static_cast<std::size_t>(words));
  };
  for (int i = 0; i < rows; ++i) {
    const auto found = top.select(row_of(full, i), best);
    const std::vector<ScoredId> expected(found.begin(), found.end());
    const auto seen = top.select(row_of(scores, i), best);
    REQUIRE(seen.size() == expected.size());
    bool same = true;
    for (std::size_t k = 0; k < seen.size(); ++k)
      same &= seen[k].id == expected[k].id && seen[k].score == expected[k].score;
    CHECK(same);
    CHECK(scores.view(i, also) == full.view(i, also));
    for (int word : words_of[static_cast<std::size_t>(source_of[static_cast<std::size_t>(i)])])
      CHECK(scores.view(i, word) == full.view(i, word));
    const double exact = log_sum_exp(full.view.row(i), words);
    if (norm)
      CHECK(log_norm[i] == Approx(exact).epsilon(1e-5).margin(1e-5));
    else
      CHECK(log_norm[i] == 0);
  }
}

TEST_CASE("a readout that is not finite has no best word", "[rounded]") {
  const Layer l(60, 1037, 1);
  RoundedOutput rounded(l.layer, l.parameters);
  auto r = readouts(l, rows);
  r[60 + 7] = std::numeric_limits<Real>::quiet_NaN();
  Logits scores(rows, 1037);
  std::vector<Real> log_norm(rows);
  Likeliest likeliest;
  likeliest.score(rounded, ConstView(r.data(), rows, 60), {3, 2, true, {}}, nullptr, scores.view, log_norm.data());
  TopK top;
  CHECK(top.select({scores.view.row(1), 1037}, 3).empty());
  CHECK(std::isnan(log_norm[1]));
  CHECK(top.select({scores.view.row(2), 1037}, 3).size() == 3);
}

}  // namespace seq
