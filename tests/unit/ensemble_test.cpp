// Ensembles against averaging probabilities in double.
#include "search/ensemble.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "search/search.h"
#include "seq/error.h"
#include "support/toy_step_model.h"

using namespace seq;
using toy::ToyStepModel;

namespace {

const SearchVocabulary marks{1, 2, {}};
constexpr float infinite = std::numeric_limits<float>::infinity();

std::unique_ptr<Ensemble> ensemble_of(int vocabulary, const std::vector<toy::RowFunction>& rows) {
  std::vector<std::unique_ptr<StepModel>> members;
  for (const auto& r : rows) members.push_back(std::make_unique<ToyStepModel>(vocabulary, r));
  return std::make_unique<Ensemble>(std::move(members));
}

double probability(const toy::Row& row, std::size_t v) {
  const double p = std::exp(static_cast<double>(row.scores[v]) - static_cast<double>(row.log_norm));
  return std::isfinite(p) ? p : 0;
}

/// Steps a source twice and compares every log-probability with log of the mean.
void check_mean(int vocabulary, const std::vector<toy::RowFunction>& rows) {
  auto ensemble = ensemble_of(vocabulary, rows);
  ensemble->start({{5, 6}, {7}});
  ensemble->step({0, 1}, {1, 1});
  const StepOutput out = ensemble->step({1, 0, 0}, {3, 4, 0});
  const std::vector<std::pair<std::vector<int>, std::vector<int>>> asked = {{{7}, {3}}, {{5, 6}, {4}}, {{5, 6}, {0}}};
  REQUIRE(out.scores.rows == 3);
  REQUIRE(out.scores.cols == vocabulary);
  for (std::ptrdiff_t r = 0; r < 3; ++r) {
    const auto& [source, prefix] = asked[static_cast<std::size_t>(r)];
    for (int v = 0; v < vocabulary; ++v) {
      double mean = 0;
      for (const auto& f : rows)
        mean += probability(f(source, prefix), static_cast<std::size_t>(v)) / static_cast<double>(rows.size());
      const double found = static_cast<double>(out.scores(r, v)) - static_cast<double>(out.log_norm[r]);
      if (mean == 0)
        CHECK(out.scores(r, v) == -infinite);
      else
        CHECK(found == Approx(std::log(mean)).epsilon(1e-6).margin(1e-6));
    }
  }
}

}  // namespace

TEST_CASE("an ensemble's probability is the mean of its members'", "[search][ensemble]") {
  check_mean(7, {toy::random_rows(7, 1), toy::random_rows(7, 2)});
  check_mean(600, {toy::random_rows(600, 1, 8), toy::random_rows(600, 2, 8), toy::random_rows(600, 3, 8)});
  check_mean(33, {toy::random_rows(33, 1, 60), toy::random_rows(33, 2, 60)});  // far below what a float can hold itself
}

TEST_CASE("what one member holds for impossible counts nothing there", "[search][ensemble]") {
  const auto partly = [](const std::vector<int>& source, const std::vector<int>& prefix) {
    auto row = toy::random_rows(6, 1)(source, prefix);
    row.scores[3] = -infinite;
    row.scores[4] = std::numeric_limits<float>::quiet_NaN();
    row.scores[5] = infinite;
    return row;
  };
  const auto broken = [](const std::vector<int>&, const std::vector<int>&) {
    return toy::Row{std::vector<float>(6, 1.0f), std::numeric_limits<float>::quiet_NaN(), {}};
  };
  check_mean(6, {partly, toy::random_rows(6, 2)});
  check_mean(6, {partly, partly});
  check_mean(6, {broken, toy::random_rows(6, 2)});
  check_mean(6, {broken, broken});
}

TEST_CASE("an ensemble of one is that model to the bit, and of one twice nearly", "[search][ensemble]") {
  SearchOptions o;
  o.max_length = 8;
  o.n_best = 3;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto row = toy::random_rows(9, seed, 3, true);
    ToyStepModel model(9, row);
    auto one = ensemble_of(9, {row});
    auto two = ensemble_of(9, {row, row});
    const std::vector<SearchRequest> requests = {{{3, 4}, {}, 0}, {{5, 4, 3}, {}, 1}};
    const auto expected = search(model, requests, o, marks, {true});
    const auto same = search(*one, requests, o, marks, {true});
    const auto near = search(*two, requests, o, marks, {true});
    for (std::size_t i = 0; i < 2; ++i)
      for (std::size_t h = 0; h < 3; ++h) {
        CHECK(same[i][h].tokens == expected[i][h].tokens);
        CHECK(same[i][h].score == expected[i][h].score);
        CHECK(near[i][h].tokens == expected[i][h].tokens);
        CHECK(near[i][h].score == Approx(expected[i][h].score).epsilon(1e-6));
        CHECK(near[i][h].attention == expected[i][h].attention);
      }
  }
}

TEST_CASE("an ensemble attends as its members do on average", "[search][ensemble]") {
  const auto first = toy::random_rows(6, 1, 3, true), second = toy::random_rows(6, 2, 3, true);
  const auto blind = toy::random_rows(6, 3, 3, false);
  auto ensemble = ensemble_of(6, {first, blind, second});
  ensemble->start({{5, 6, 7}, {8}});
  for (int round = 0; round < 2; ++round) {
    const StepOutput out = ensemble->step({0, 1}, {1, 1});
    REQUIRE(out.attention.cols == 3);
    const std::vector<int> prefix(static_cast<std::size_t>(round), 1);
    for (std::ptrdiff_t s = 0; s < 3; ++s) {
      const auto i = static_cast<std::size_t>(s);
      const auto a = first({5, 6, 7}, prefix).attention[i], b = second({5, 6, 7}, prefix).attention[i];
      CHECK(out.attention(0, s) == Approx((a + b) / 2));
    }
    CHECK(out.attention(1, 0) == Approx(1));
    CHECK(out.attention(1, 1) == 0);
  }
  auto none = ensemble_of(6, {blind, blind});
  none->start({{5}});
  CHECK_FALSE(none->step({0}, {1}).attention);
}

TEST_CASE("models of different vocabularies are no ensemble", "[search][ensemble]") {
  std::vector<std::unique_ptr<StepModel>> members;
  members.push_back(std::make_unique<ToyStepModel>(6, toy::random_rows(6, 1)));
  members.push_back(std::make_unique<ToyStepModel>(7, toy::random_rows(7, 1)));
  CHECK_THROWS_WITH(Ensemble(std::move(members)), Catch::Contains("6 and 7 target pieces"));
  CHECK_THROWS_AS(Ensemble({}), Error);
}
