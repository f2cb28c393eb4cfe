#include <catch2/catch.hpp>
#include <vector>

#include "eval/pcg64.h"
#include "seq/error.h"
#include "seq/metrics.h"

using namespace seq;

namespace {

double ratio(const Statistics& sum) { return 100 * sum[0] / sum[1]; }

}  // namespace

TEST_CASE("the generator draws what NumPy's default_rng draws", "[metrics]") {
  // default_rng(12345).choice(1000, size=10)
  eval::Pcg64 random(12345);
  std::vector<std::uint32_t> drawn;
  for (int i = 0; i < 10; ++i) drawn.push_back(random.up_to(999));
  CHECK(drawn == std::vector<std::uint32_t>{699, 227, 788, 316, 204, 797, 642, 676, 988, 391});
  CHECK(random.up_to(0) == 0);
}

TEST_CASE("the same seed gives the same interval, another seed another", "[metrics]") {
  std::vector<Statistics> rows;
  for (int i = 0; i < 50; ++i) rows.push_back({static_cast<double>(i % 7), 10});
  const Interval first = bootstrap(rows, ratio);
  const Interval again = bootstrap(rows, ratio);
  const Interval other = bootstrap(rows, ratio, {.seed = 1});
  CHECK(first.mean == again.mean);
  CHECK(first.half_width == again.half_width);
  CHECK(first.mean != other.mean);
}

TEST_CASE("the interval is as wide as the statistics say", "[metrics]") {
  // 400 yes-or-no items at one half: the standard error of the share is 2.5, the 95 % half-width 4.9.
  std::vector<Statistics> rows;
  for (int i = 0; i < 400; ++i) rows.push_back({static_cast<double>(i % 2), 1});
  const Interval interval = bootstrap(rows, ratio, {.samples = 4000});
  CHECK(interval.mean == Approx(50).margin(0.2));
  CHECK(interval.half_width == Approx(4.9).margin(0.3));
}

TEST_CASE("equal rows leave no doubt", "[metrics]") {
  const Interval interval = bootstrap(std::vector<Statistics>(20, {1, 4}), ratio);
  CHECK(interval.mean == 25);
  CHECK(interval.half_width == 0);
}

TEST_CASE("a clear difference between systems is significant, none is not", "[metrics]") {
  std::vector<Statistics> weak, strong;
  for (int i = 0; i < 200; ++i) {
    weak.push_back({static_cast<double>(i % 5 == 0), 1});
    strong.push_back({static_cast<double>(i % 5 != 0), 1});
  }
  const PairedScore clear = paired_bootstrap(weak, strong, ratio);
  CHECK(clear.baseline == 20);
  CHECK(clear.system == 80);
  CHECK(clear.p_value < 0.01);
  const PairedScore same = paired_bootstrap(weak, weak, ratio);
  CHECK(same.baseline_interval.half_width == same.system_interval.half_width);
  std::vector<Statistics> nearly = weak;
  nearly[0] = {0, 1};
  CHECK(paired_bootstrap(weak, nearly, ratio).p_value > 0.05);
}

TEST_CASE("resampling refuses what it cannot resample", "[metrics]") {
  CHECK_THROWS_AS(bootstrap({}, ratio), Error);
  CHECK_THROWS_AS(bootstrap({{1, 2}}, ratio, {.samples = 0}), Error);
  CHECK_THROWS_AS(bootstrap({{1, 2}, {1}}, ratio), Error);
  CHECK_THROWS_AS(paired_bootstrap({{1, 2}}, {{1, 2}, {1, 2}}, ratio), Error);
}
