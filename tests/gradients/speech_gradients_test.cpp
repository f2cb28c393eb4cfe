// What speech needs: joined steps, forward attention, and connectionist temporal classification against enumeration.
#include <catch2/catch.hpp>
#include <cmath>

#include "nn/ctc.h"
#include "nn/monotonic.h"
#include "nn/step_join.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

/// p(labels) by going through every way that the frames can be said.
double enumerated(ConstView logits, const std::vector<int>& labels, int blank) {
  std::vector<int> way(static_cast<std::size_t>(logits.rows), 0);
  double sum = 0;
  for (;;) {
    std::vector<int> said;
    for (std::size_t t = 0; t < way.size(); ++t)
      if (way[t] != blank && (t == 0 || way[t] != way[t - 1])) said.push_back(way[t]);
    if (said == labels) {
      double p = 1;
      for (std::size_t t = 0; t < way.size(); ++t) {
        double total = 0;
        for (std::ptrdiff_t k = 0; k < logits.cols; ++k) total += std::exp(logits(static_cast<std::ptrdiff_t>(t), k));
        p *= std::exp(logits(static_cast<std::ptrdiff_t>(t), way[t])) / total;
      }
      sum += p;
    }
    std::size_t t = 0;
    while (t < way.size() && ++way[t] == logits.cols) way[t++] = 0;
    if (t == way.size()) return sum;
  }
}

}  // namespace

TEST_CASE("the loss of labels is that of all the ways to say them, and its gradient the differences'", "[ctc]") {
  struct Labelling {
    int frames, classes, blank;
    std::vector<int> labels;
  };
  for (const Labelling& l :
       {Labelling{5, 3, 0, {1, 2}}, Labelling{6, 3, 2, {0, 0}}, Labelling{5, 4, 1, {}}, Labelling{3, 3, 0, {1, 2, 1}},
        Labelling{1, 2, 1, {0}}, Labelling{7, 2, 0, {1, 1, 1}}, Labelling{6, 3, 1, {2, 0, 0}}}) {
    INFO(l.frames << " frames, " << l.labels.size() << " labels, blank " << l.blank);
    std::vector<Real> x = random_numbers(l.frames * l.classes, static_cast<std::uint64_t>(l.frames), 2);
    const View logits(x.data(), l.frames, l.classes);
    CHECK(ctc_loss(logits, l.labels, l.blank) ==
          Approx(-std::log(enumerated(logits, l.labels, l.blank))).epsilon(1e-12));
    std::vector<Real> d(x.size(), 5);
    const double scale = 0.7;
    ctc_loss(logits, l.labels, l.blank, scale, View(d.data(), l.frames, l.classes));
    check_gradient("logits", x.data(), std::ssize(x), d.data(),
                   [&] { return scale * ctc_loss(logits, l.labels, l.blank); });
  }
}

TEST_CASE("labels that have too few frames cost infinitely much and teach nothing", "[ctc]") {
  std::vector<Real> x = random_numbers(6, 1), d(6, 5);
  // Two equal labels need a blank between them.
  CHECK(std::isinf(ctc_loss(View(x.data(), 2, 3), std::vector<int>{1, 1}, 0, 1, View(d.data(), 2, 3))));
  CHECK(d == std::vector<Real>(6, 0));
  CHECK(std::isfinite(ctc_loss(View(x.data(), 2, 3), std::vector<int>{1, 2}, 0)));
  CHECK(std::isinf(ctc_loss(View(x.data(), 2, 3), std::vector<int>{1, 2, 1}, 0)));
}

TEST_CASE("logits of a thousand frames lose nothing to rounding", "[ctc]") {
  constexpr int frames = 1000, classes = 5;
  std::vector<Real> x = random_numbers(frames * classes, 3, 30), d(x.size());
  const std::vector<int> labels = {1, 2, 2, 4, 1, 3};
  const double loss = ctc_loss(View(x.data(), frames, classes), labels, 0, 1, View(d.data(), frames, classes));
  CHECK(std::isfinite(loss));
  for (int t = 0; t < frames; ++t) {
    double sum = 0;
    for (int k = 0; k < classes; ++k) sum += d[static_cast<std::size_t>(t * classes + k)];
    REQUIRE(std::abs(sum) < 1e-9);
  }
}

TEST_CASE("the likeliest labellings are those of the enumerated ways, best first", "[ctc]") {
  const int blank = GENERATE(0, 1, 2);
  std::vector<Real> x = random_numbers(5 * 3, 9, 2);
  const ConstView logits(x.data(), 5, 3);
  // Wide enough to lose nothing: there are 63 labellings of up to five labels.
  const auto found = ctc_labellings(logits, blank, 100);
  double sum = 0, before = 1;
  for (const auto& labels : found) {
    const double p = enumerated(logits, labels, blank);
    CHECK(p <= before + 1e-12);
    before = p;
    sum += p;
  }
  CHECK(sum == Approx(1));
  const auto few = ctc_labellings(logits, blank, 8);
  REQUIRE(few.size() == 8);
  CHECK(few[0] == found[0]);
  CHECK(ctc_labellings(ConstView(x.data(), 0, 3), blank, 4) == std::vector<std::vector<int>>{{}});
}

TEST_CASE("joined steps stand side by side, with nothing behind a sequence's end", "[join]") {
  Arena layouts;
  const Packing packing = Packing::of({5, 4, 1}, layouts);
  std::vector<Real> x = random_numbers(packing.rows() * 3, 5);
  const ConstView rows(x.data(), packing.rows(), 3);
  for (const int factor : {1, 2, 3, 7}) {
    const Packing to = joined(packing, factor, layouts);
    std::vector<Real> y(static_cast<std::size_t>(to.rows() * factor * 3), 9);
    const View out(y.data(), to.rows(), factor * 3);
    join_steps(packing, rows, factor, to, out);
    const int lengths[] = {5, 4, 1};
    for (int j = 0; j < 3; ++j)
      for (int t = 0; t * factor < lengths[j]; ++t)
        for (int k = 0; k < factor; ++k)
          for (int c = 0; c < 3; ++c) {
            const int step = t * factor + k;
            const Real expected = step < lengths[j] ? rows(packing.row(step, j), c) : 0;
            REQUIRE(out(to.row(t, j), k * 3 + c) == expected);
          }
    const std::vector<Real> weights = random_numbers(std::ssize(y), 6);
    std::vector<Real> d(x.size(), 9);
    split_steps(packing, ConstView(weights.data(), to.rows(), factor * 3), factor, to,
                View(d.data(), packing.rows(), 3));
    check_gradient("rows", x.data(), std::ssize(x), d.data(), [&] {
      join_steps(packing, rows, factor, to, out);
      return weighted_sum(out, weights);
    });
  }
}

TEST_CASE("split steps are the parts of a row in their order, and joining them gives the row again", "[join]") {
  Arena layouts;
  const Packing packing = Packing::of({3, 3, 1}, layouts);
  const std::vector<Real> x = random_numbers(packing.rows() * 12, 7);
  const ConstView rows(x.data(), packing.rows(), 12);
  for (const int factor : {1, 2, 3, 4}) {
    const Packing longer = split(packing, factor, layouts);
    CHECK((longer == Packing::of({3 * factor, 3 * factor, factor}, layouts)));
    std::vector<Real> y(x.size(), 9), z(x.size(), 9);
    const View parts(y.data(), longer.rows(), 12 / factor);
    split_steps(longer, rows, factor, packing, parts);
    CHECK(parts(longer.row(2 * factor + factor - 1, 1), 0) == rows(packing.row(2, 1), (factor - 1) * 12 / factor));
    join_steps(longer, parts, factor, packing, View(z.data(), packing.rows(), 12));
    CHECK(z == x);
  }
}

TEST_CASE("attention that goes back costs what it goes back, and its gradient is the differences'", "[monotonic]") {
  std::vector<Real> x = {0.7, 0.2, 0.1, 0.1, 0.2, 0.7, 0.6, 0.3, 0.1, 0.2, 0.5, 0.3}, one = {0.4, 0.6};
  View weights[] = {View(x.data(), 4, 3), View(one.data(), 1, 2)};
  const AttentionSaved attention{weights};
  // Mean places 0.4, 1.6, 0.5, 1.1: back by 1.1 of 3.
  CHECK(monotonic_loss(attention, 1, nullptr) == Approx(1.1 / 3));
  std::vector<Real> d(x.size(), 0), d_one(one.size(), 0);
  View d_weights[] = {View(d.data(), 4, 3), View(d_one.data(), 1, 2)};
  AttentionSaved d_attention{d_weights};
  monotonic_loss(attention, 0.3, &d_attention);
  check_gradient("weights", x.data(), std::ssize(x), d.data(),
                 [&] { return 0.3 * monotonic_loss(attention, 1, nullptr); });
  CHECK(d_one == std::vector<Real>{0, 0});
}

}  // namespace seq
