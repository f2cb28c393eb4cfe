// Sampling: its distribution, its limits, and that a line's draws depend on nothing else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "search/sampler.h"
#include "search/search.h"
#include "support/toy_step_model.h"

using namespace seq;
using toy::ToyStepModel;

namespace {

const SearchVocabulary marks{1, 2, {}};

/// How often each token comes in `draws` draws.
std::map<int, double> frequencies(const SearchOptions& o, const std::vector<float>& scores,
                                  const std::uint8_t* banned = nullptr, int draws = 20000) {
  Sampler sampler(o);
  std::map<int, double> counts;
  for (int i = 0; i < draws; ++i) counts[sampler.sample(scores, banned, i, 0, 0)] += 1.0 / draws;
  return counts;
}

/// Frequencies as expected, within four standard deviations of 20000 draws.
void check_close(std::map<int, double> found, const std::map<int, double>& expected) {
  for (const auto& [token, p] : found) CHECK(expected.count(token) == 1);
  for (const auto& [token, p] : expected) CHECK(found[token] == Approx(p).margin(4 * std::sqrt(p * (1 - p) / 20000)));
}

const std::vector<float> scores_1234 = {std::log(1.0f), std::log(2.0f), std::log(3.0f), std::log(4.0f)};

}  // namespace

TEST_CASE("sampling draws in proportion to the probabilities", "[search][sampling]") {
  check_close(frequencies({}, scores_1234), {{0, 0.1}, {1, 0.2}, {2, 0.3}, {3, 0.4}});
}

TEST_CASE("temperature sharpens and flattens", "[search][sampling]") {
  SearchOptions o;
  o.temperature = 0.5;  // squares
  check_close(frequencies(o, scores_1234), {{0, 1 / 30.0}, {1, 4 / 30.0}, {2, 9 / 30.0}, {3, 16 / 30.0}});
  o.temperature = 0.01;
  check_close(frequencies(o, scores_1234), {{3, 1.0}});
  o.temperature = 100;
  check_close(frequencies(o, {0, -1, -2, 1}), {{0, 0.25124}, {1, 0.24874}, {2, 0.24627}, {3, 0.25376}});
}

TEST_CASE("top-k draws from the k likeliest, renormalised", "[search][sampling]") {
  SearchOptions o;
  o.top_k = 2;
  check_close(frequencies(o, scores_1234), {{2, 3 / 7.0}, {3, 4 / 7.0}});
  o.top_k = 1;
  check_close(frequencies(o, scores_1234), {{3, 1.0}});
  o.top_k = 9;
  check_close(frequencies(o, scores_1234), {{0, 0.1}, {1, 0.2}, {2, 0.3}, {3, 0.4}});
}

TEST_CASE("top-p draws from the smallest set that reaches p", "[search][sampling]") {
  SearchOptions o;
  o.top_p = 0.65;
  check_close(frequencies(o, scores_1234), {{2, 3 / 7.0}, {3, 4 / 7.0}});
  o.top_p = 0.75;
  check_close(frequencies(o, scores_1234), {{1, 2 / 9.0}, {2, 3 / 9.0}, {3, 4 / 9.0}});
  o.top_p = 0.3;
  check_close(frequencies(o, scores_1234), {{3, 1.0}});
  o.top_p = 0.5;  // of the two that top-k leaves, one has 4/7
  o.top_k = 2;
  check_close(frequencies(o, scores_1234), {{3, 1.0}});
  o.top_k = 0;
  o.top_p = 0.7;
  o.temperature = 0.5;  // 16/30 + 9/30 reach it
  check_close(frequencies(o, scores_1234), {{2, 9 / 25.0}, {3, 16 / 25.0}});
}

TEST_CASE("top-p looks as far down a flat distribution as it needs", "[search][sampling]") {
  // 200 tokens alike, of which p = 0.9 takes the first 180: more than one look.
  SearchOptions o;
  o.top_p = 0.8995;
  const std::vector<float> flat(200, 2.0f);
  Sampler sampler(o);
  std::set<int> seen;
  for (int i = 0; i < 6000; ++i) seen.insert(sampler.sample(flat, nullptr, i, 0, 0));
  CHECK(*seen.rbegin() == 179);
  CHECK(seen.size() == 180);
}

TEST_CASE("what top-k and top-p leave is what sorting everything leaves", "[search][sampling]") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    RandomStream random(seed);
    SearchOptions o;
    o.seed = seed;
    o.temperature = 0.2 + 2 * random.uniform();
    o.top_p = random.below(4) == 0 ? 1 : random.uniform() + 1e-6;
    o.top_k = random.below(2) == 0 ? 0 : 1 + static_cast<int>(random.below(50));
    std::vector<float> scores(1 + random.below(100));
    for (float& s : scores) s = static_cast<float>(random.below(60)) * 0.1f;  // with ties
    std::vector<std::uint8_t> banned;
    for (std::size_t i = 0; i < scores.size(); ++i) banned.push_back(i > 0 && random.below(5) == 0);

    std::vector<ScoredId> ranked;
    for (std::size_t i = 0; i < scores.size(); ++i)
      if (banned[i] == 0) ranked.push_back({scores[i], static_cast<int>(i)});
    std::sort(ranked.begin(), ranked.end(), ranks_before);
    if (o.top_k > 0) ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(o.top_k)));
    const auto weight = [&](const ScoredId& s) { return std::exp(static_cast<double>(s.score) / o.temperature); };
    double mass = 0, reached = 0;
    for (const ScoredId& s : ranked) mass += weight(s);
    std::set<int> expected, seen;
    for (const ScoredId& s : ranked)
      if (reached < o.top_p * mass * (1 - 1e-12)) {
        reached += weight(s);
        expected.insert(s.id);
      }
    Sampler sampler(o);
    for (int line = 0; line < 2000; ++line) seen.insert(sampler.sample(scores, banned.data(), line, 0, 0));
    // All that were drawn may be, and all that are likely enough to be missed never were.
    for (int id : seen) REQUIRE(expected.count(id) == 1);
    for (const ScoredId& s : ranked)
      if (expected.count(s.id) == 1 && weight(s) / reached > 0.01) REQUIRE(seen.count(s.id) == 1);
  }
}

TEST_CASE("sampling passes over banned and impossible tokens", "[search][sampling]") {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
  std::vector<float> scores = scores_1234;
  scores.insert(scores.end(), {nan, -infinite, infinite, 5.0f});
  const std::vector<std::uint8_t> banned = {0, 1, 0, 0, 0, 0, 0, 1};
  const std::map<int, double> expected = {{0, 1 / 8.0}, {2, 3 / 8.0}, {3, 4 / 8.0}};
  SearchOptions all, top_k, top_p;
  top_k.top_k = 5;
  top_p.top_p = 0.999999;
  for (const SearchOptions& o : {all, top_k, top_p}) {
    check_close(frequencies(o, scores, banned.data()), expected);
    Sampler sampler(o);
    CHECK(sampler.sample(std::vector<float>{nan, infinite, -infinite}, nullptr, 0, 0, 0) == -1);
  }
}

TEST_CASE("very small top-p is greedy search", "[search][sampling]") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    ToyStepModel model(9, toy::random_rows(9, seed));
    SearchOptions greedy, sample;
    greedy.beam = 1;
    greedy.max_length = sample.max_length = 12;
    sample.sample = true;
    sample.top_p = 1e-9;
    sample.seed = seed;
    const SearchRequest request{{1, 2, 3}, {}, static_cast<std::int64_t>(seed)};
    CHECK(search(model, {request}, sample, marks, {})[0][0].tokens ==
          search(model, {request}, greedy, marks, {})[0][0].tokens);
  }
}

TEST_CASE("a line's samples depend on seed and line alone", "[search][sampling]") {
  SearchOptions o;
  o.sample = true;
  o.n_best = 3;
  o.max_length = 15;
  ToyStepModel model(30, toy::random_rows(30, 1, 1));
  const std::vector<int> source = {4, 5, 6};
  const auto draw = [&](std::uint64_t seed, std::int64_t line) {
    o.seed = seed;
    std::vector<std::vector<int>> tokens;
    for (const auto& f : toy::search_one(model, {source, {}, line}, o, marks, {})) tokens.push_back(f.tokens);
    return tokens;
  };
  CHECK(draw(1, 1) == draw(1, 1));
  CHECK(draw(1, 1) != draw(2, 1));
  CHECK(draw(1, 1) != draw(1, 2));
  // The same source on other lines of a batch, in any company.
  o.seed = 1;
  const auto batch = search(model, {{source, {}, 2}, {{9}, {}, 77}, {source, {}, 1}}, o, marks, {});
  REQUIRE(batch[2].size() == draw(1, 1).size());
  for (std::size_t i = 0; i < batch[2].size(); ++i) CHECK(batch[2][i].tokens == draw(1, 1)[i]);
  for (std::size_t i = 0; i < batch[0].size(); ++i) CHECK(batch[0][i].tokens == draw(1, 2)[i]);
}

TEST_CASE("every step draws anew", "[search][sampling]") {
  SearchOptions o;
  o.sample = true;
  o.min_length = o.max_length = 20;
  ToyStepModel flat(200, [](const std::vector<int>&, const std::vector<int>&) {
    return toy::normalised(std::vector<float>(200, 1.0f));
  });
  const auto tokens = search(flat, {{{4}, {}, 1}}, o, marks, {})[0][0].tokens;
  CHECK(std::set<int>(tokens.begin(), tokens.end()).size() > 10);
}

TEST_CASE("several samples of a line differ, and equal ones come once", "[search][sampling]") {
  SearchOptions o;
  o.sample = true;
  o.n_best = 20;
  o.max_length = 2;
  ToyStepModel wide(200, toy::random_rows(200, 1, 0.5f));
  CHECK(search(wide, {{{4}, {}, 1}}, o, marks, {})[0].size() >= 18);
  ToyStepModel narrow(4, toy::random_rows(4, 1, 0.5f));  // 1 + 2 + 4 targets
  const auto list = search(narrow, {{{4}, {}, 1}}, o, marks, {})[0];
  CHECK(list.size() <= 7);
  // Equal scores for different tokens must not hide duplicates from one another.
  ToyStepModel flat(
      6, [](const std::vector<int>&, const std::vector<int>&) { return toy::normalised(std::vector<float>(6, 1.0f)); });
  const auto level = search(flat, {{{4}, {}, 1}}, o, marks, {})[0];
  for (const auto& l : {list, level}) {
    std::set<std::vector<int>> different;
    for (const auto& f : l) different.insert(f.tokens);
    CHECK(different.size() == l.size());
  }
}

TEST_CASE("samples report the model's probabilities, not the tempered ones", "[search][sampling]") {
  SearchOptions o;
  o.sample = true;
  o.temperature = 3;
  o.top_k = 4;
  o.max_length = 6;
  ToyStepModel model(9, toy::random_rows(9, 12));
  const auto found = search(model, {{{4}, {}, 1}}, o, marks, {})[0][0];
  const auto scored = score_targets(model, {{{4}, found.tokens}}, o, marks, {})[0];
  CHECK(found.token_log_probabilities == scored.token_log_probabilities);
  CHECK(found.log_probability == scored.log_probability);
}
