// The pieces that a beam is made of: histories and scores.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "core/random.h"
#include "search/history.h"
#include "search/scoring.h"

using namespace seq;

TEST_CASE("a history forgets dead branches and nothing else", "[search]") {
  RandomStream random(3);
  History history(2);
  struct Shadow {
    int node;
    std::vector<int> tokens;
    std::vector<std::vector<float>> attention;
  };
  std::vector<Shadow> living = {{History::root, {}, {}}};
  std::size_t most = 0;
  for (int step = 0; step < 2000; ++step) {
    std::vector<Shadow> next;
    for (int i = 0; i < 4; ++i) {
      Shadow s = living[random.below(living.size())];
      const std::vector<float> weights = {static_cast<float>(step), static_cast<float>(i)};
      s.node = history.add(s.node, step * 4 + i, -1.0f, weights.data());
      s.tokens.push_back(step * 4 + i);
      s.attention.push_back(weights);
      next.push_back(std::move(s));
    }
    living = std::move(next);
    std::vector<int> nodes;
    for (const Shadow& s : living) nodes.push_back(s.node);
    history.forget_all_but(nodes);
    for (std::size_t i = 0; i < living.size(); ++i) living[i].node = nodes[i];
    most = std::max(most, history.size());
    if (step % 97 != 0 && step != 1999) continue;
    for (const Shadow& s : living) {
      FoundHypothesis found;
      history.unwind(s.node, true, found);
      REQUIRE(found.tokens == s.tokens);
      REQUIRE(found.attention == s.attention);
      std::vector<int> tokens;
      history.tokens(s.node, tokens);
      REQUIRE(tokens == s.tokens);
    }
  }
  CHECK(most < 4500);  // 8000 nodes were added, some 2000 are needed at the end
}

TEST_CASE("a log-probability is at most 0 however the normaliser was rounded, and never NaN once taken", "[search]") {
  constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
  constexpr float infinite = std::numeric_limits<float>::infinity();
  CHECK(token_log_probability(1, 3) == -2);
  CHECK(token_log_probability(1.0000001f, 1) == 0);
  CHECK(taken_log_probability(1.0000001f, 1) == 0);
  CHECK(taken_log_probability(1, 3) == -2);
  for (float bad : {not_a_number, infinite, -infinite}) {
    CHECK(std::isnan(token_log_probability(bad, 1)));
    CHECK(std::isnan(token_log_probability(1, bad)));
    CHECK(taken_log_probability(bad, 1) == impossible_log_probability);
    CHECK(taken_log_probability(1, bad) == impossible_log_probability);
  }
}

TEST_CASE("no continuation scores more than the best attainable", "[search]") {
  RandomStream random(11);
  for (int i = 0; i < 2000; ++i) {
    SearchOptions o;
    o.normalize = 3 * random.uniform();
    o.word_penalty = 2 * random.uniform() - 1;
    o.coverage_penalty = random.uniform();
    const Scoring scoring(o);
    const double before = -10 * random.uniform();
    const int shortest = 1 + static_cast<int>(random.below(20)),
              longest = shortest + static_cast<int>(random.below(300));
    const double bound = scoring.best_attainable(before, shortest, longest);
    bool reached = false;
    for (int n = shortest; n <= longest; ++n) {
      const double loss = random.below(2) == 0 ? 0 : random.uniform(), coverage = -random.uniform();
      REQUIRE(scoring.score(before - loss, n, coverage) <= bound);
      reached = reached || scoring.score(before, n) == bound;
    }
    REQUIRE(reached);
  }
}
