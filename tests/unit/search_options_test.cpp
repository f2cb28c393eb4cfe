// What the options promise of every hypothesis, and what happens when nothing is possible.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "search/search.h"
#include "seq/error.h"
#include "support/toy_step_model.h"

using namespace seq;
using toy::ToyStepModel;

namespace {

const SearchVocabulary marks{1, 2, {}};
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr float infinite = std::numeric_limits<float>::infinity();

/// Greedy, beam and sampling.
std::vector<SearchOptions> strategies() {
  SearchOptions greedy, beam, sample;
  greedy.beam = 1;
  beam.beam = 5;
  beam.n_best = 5;
  sample.sample = true;
  sample.n_best = 5;
  return {greedy, beam, sample};
}

bool repeats_ngram(const std::vector<int>& tokens, std::size_t n) {
  std::set<std::vector<int>> seen;
  for (std::size_t i = 0; i + n <= tokens.size(); ++i) {
    const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(i);
    if (!seen.emplace(first, first + static_cast<std::ptrdiff_t>(n)).second) return true;
  }
  return false;
}

std::string error_of(const std::function<void()>& action, ErrorKind kind) {
  try {
    action();
  } catch (const Error& e) {
    CHECK(e.kind() == kind);
    return e.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("length limits hold in every hypothesis", "[search]") {
  for (SearchOptions o : strategies())
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      o.min_length = 1 + static_cast<int>(seed % 4);
      o.max_length = o.min_length + static_cast<int>(seed % 3);
      ToyStepModel model(6, toy::random_rows(6, seed));
      for (const auto& f : toy::search_one(model, {{3, 4}, {}, 9}, o, marks, {})) {
        CHECK(f.tokens.size() >= static_cast<std::size_t>(o.min_length));
        CHECK(f.tokens.size() <= static_cast<std::size_t>(o.max_length));
        CHECK(f.complete);
      }
    }
}

TEST_CASE("without a greatest length the source sets it", "[search]") {
  // The end never comes by itself.
  const auto row = [](const std::vector<int>&, const std::vector<int>&) { return toy::normalised({0, 0, -50, 5, 0}); };
  ToyStepModel model(5, row);
  SearchOptions o;
  o.beam = 1;
  o.max_length_factor = 1.5;
  const std::vector<int> source(7, 3);
  CHECK(search(model, {{source, {}, 0}}, o, marks, {})[0][0].tokens.size() == 30);  // 1.5 × 7, down, plus 20
  o.min_length = 44;
  CHECK(search(model, {{source, {}, 0}}, o, marks, {})[0][0].tokens.size() == 44);
  o.min_length = 0;
  CHECK(search(model, {{source, std::vector<int>(50, 4), 0}}, o, marks, {})[0][0].tokens.size() == 50);
  o.max_length = 3;
  CHECK(search(model, {{source, {}, 0}}, o, marks, {})[0][0].tokens.size() == 3);
}

TEST_CASE("a hypothesis cut at the greatest length pays for its end mark", "[search]") {
  const auto row = [](const std::vector<int>&, const std::vector<int>&) { return toy::normalised({0, 0, -3, 5, 0}); };
  for (SearchOptions o : strategies()) {
    o.max_length = 4;
    o.n_best = 1;
    ToyStepModel model(5, row);
    const auto found = search(model, {{{3}, {}, 0}}, o, marks, {})[0][0];
    const auto r = row({}, {});
    REQUIRE(found.tokens.size() == 4);
    CHECK(found.token_log_probabilities.back() == r.scores[2] - r.log_norm);
  }
}

TEST_CASE("no n-gram appears twice, those begun in the prefix included", "[search]") {
  for (SearchOptions o : strategies())
    for (int n : {1, 2, 3, 4})
      for (std::uint64_t seed = 0; seed < 10; ++seed) {
        o.no_repeat_ngram = n;
        o.max_length = 14;
        o.min_length = 14;
        ToyStepModel model(5, toy::random_rows(5, seed));
        SearchRequest request{{3, 4}, {}, 5};
        if (seed % 2 == 1) request.prefix = {3, 4, 0};
        for (const auto& f : toy::search_one(model, request, o, marks, {})) {
          INFO("n " << n << ", seed " << seed);
          CHECK_FALSE(repeats_ngram(f.tokens, static_cast<std::size_t>(n)));
          CHECK(f.complete == (f.tokens.size() == 14));
        }
      }
}

TEST_CASE("a repeated n-gram in the prefix itself is kept", "[search]") {
  for (SearchOptions o : strategies()) {
    o.no_repeat_ngram = 1;
    o.max_length = 6;
    ToyStepModel model(7, toy::random_rows(7, 3));
    for (const auto& f : toy::search_one(model, {{3}, {5, 5, 5}, 0}, o, marks, {})) {
      REQUIRE(f.tokens.size() >= 3);
      CHECK(std::vector<int>(f.tokens.begin(), f.tokens.begin() + 3) == std::vector<int>{5, 5, 5});
      CHECK(std::count(f.tokens.begin() + 3, f.tokens.end(), 5) == 0);
    }
  }
}

TEST_CASE("when the rules leave nothing, the hypothesis ends", "[search]") {
  // Three tokens may be used once each, yet five are asked for.
  for (SearchOptions o : strategies()) {
    o.no_repeat_ngram = 1;
    o.min_length = 5;
    ToyStepModel model(5, toy::random_rows(5, 1));
    const auto list = search(model, {{{3}, {}, 0}}, o, marks, {})[0];
    REQUIRE(!list.empty());
    CHECK(list.size() <= static_cast<std::size_t>(o.n_best));
    for (const auto& f : list) {
      CHECK(f.tokens.size() == 3);
      CHECK_FALSE(f.complete);
      CHECK(std::isfinite(f.score));
    }
  }
}

TEST_CASE("a hypothesis broken off is not returned beside complete ones", "[search]") {
  // After token 3 nothing at all is possible; 4 leads on to a proper end, if less likely.
  const auto row = [](const std::vector<int>&, const std::vector<int>& prefix) {
    if (!prefix.empty() && prefix.back() == 3) return toy::Row{std::vector<float>(5, not_a_number), 0, {}};
    return toy::normalised({-9, -9, prefix.empty() ? -9.0f : 9.0f, 4, 2});
  };
  SearchOptions beam, sample;
  beam.beam = 2;
  beam.n_best = 2;
  sample.sample = true;
  sample.n_best = 30;
  for (SearchOptions o : {beam, sample}) {
    o.min_length = 1;
    ToyStepModel model(5, row);
    const auto list = toy::search_one(model, {{3}, {}, 0}, o, marks, {});
    REQUIRE(!list.empty());
    CHECK(list[0].tokens == std::vector<int>{4});
    for (const auto& f : list) CHECK(f.complete);
  }
}

TEST_CASE("a forced prefix appears word for word and its likelihood counts", "[search]") {
  for (SearchOptions o : strategies())
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      o.max_length = 6;
      ToyStepModel model(6, toy::random_rows(6, seed));
      const std::vector<int> prefix = {5, 0, 1, 5};  // the begin mark too, if a person insists
      for (const auto& f : toy::search_one(model, {{3, 4}, prefix, 0}, o, marks, {})) {
        REQUIRE(f.tokens.size() >= prefix.size());
        CHECK(std::equal(prefix.begin(), prefix.end(), f.tokens.begin()));
        const auto scored = score_targets(model, {{{3, 4}, f.tokens}}, o, marks, {})[0];
        CHECK(f.log_probability == scored.log_probability);
        CHECK(f.score == scored.score);
      }
    }
}

TEST_CASE("begin and forbidden ids are never generated", "[search]") {
  const SearchVocabulary strict{1, 2, {0, 4}};
  for (SearchOptions o : strategies())
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      o.max_length = 8;
      ToyStepModel model(6, toy::random_rows(6, seed));
      for (const auto& f : toy::search_one(model, {{3, 4}, {}, 0}, o, strict, {}))
        for (int t : f.tokens) CHECK((t == 3 || t == 5));
    }
}

TEST_CASE("a vocabulary whose begin mark is its end mark can end", "[search]") {
  const SearchVocabulary joined{2, 2, {2}};
  for (SearchOptions o : strategies()) {
    o.max_length = 30;
    ToyStepModel model(4, [](const std::vector<int>&, const std::vector<int>& prefix) {
      return toy::normalised({-9, -9, prefix.size() >= 2 ? 30.0f : -30.0f, 9});
    });
    const auto best = search(model, {{{3, 4}, {}, 0}}, o, joined, {})[0][0];
    CHECK(best.tokens == std::vector<int>{3, 3});
    CHECK(best.complete);
  }
}

TEST_CASE("rows of NaN and infinities neither crash nor loop", "[search]") {
  // What a row can be poisoned with: from some length on, all scores or the normaliser.
  struct Poison {
    const char* name;
    float score, norm;
  };
  const Poison poisons[] = {{"NaN scores", not_a_number, 0},
                            {"-inf scores", -infinite, 0},
                            {"+inf scores", infinite, 0},
                            {"NaN normaliser", 1, not_a_number},
                            {"-inf normaliser", 1, -infinite},
                            {"+inf normaliser", 1, infinite},
                            {"the lowest score", std::numeric_limits<float>::lowest(), 3e38f}};
  for (SearchOptions o : strategies())
    for (const Poison& p : poisons)
      for (std::size_t from : {0, 1, 3})
        for (int min_length : {0, 2}) {
          INFO(p.name << " from " << from << ", at least " << min_length);
          const auto healthy = toy::random_rows(6, 8, 2, true);
          ToyStepModel model(6, [&](const std::vector<int>& source, const std::vector<int>& prefix) {
            auto row = healthy(source, prefix);
            if (prefix.size() >= from && source[0] == 13) {
              std::fill(row.scores.begin(), row.scores.end(), p.score);
              row.log_norm = p.norm;
            }
            return row;
          });
          o.min_length = min_length;
          o.coverage_penalty = 0.5;
          const SearchRequest good{{3, 4}, {}, 1};
          const auto lists = search(model, {good, {{13, 4}, {}, 2}, {{13}, {3, 4, 5}, 3}}, o, marks, {true});
          REQUIRE(lists.size() == 3);
          CHECK(lists[0][0].tokens == search(model, {good}, o, marks, {true})[0][0].tokens);
          for (const auto& list : lists) {
            REQUIRE(!list.empty());
            for (const auto& f : list) {
              CHECK(std::isfinite(f.score));
              CHECK(f.token_log_probabilities.size() == f.tokens.size() + 1);
              for (float l : f.token_log_probabilities) CHECK((std::isfinite(l) && l <= 0));
            }
          }
          for (const auto& f : lists[1]) CHECK(f.tokens.size() <= from);
          CHECK(lists[2][0].tokens == std::vector<int>{3, 4, 5});
          CHECK_FALSE(lists[2][0].complete);
        }
}

TEST_CASE("impossible tokens in a row that has others are passed over", "[search]") {
  for (SearchOptions o : strategies()) {
    o.max_length = 5;
    const auto healthy = toy::random_rows(7, 8);
    ToyStepModel model(7, [&](const std::vector<int>& source, const std::vector<int>& prefix) {
      auto row = healthy(source, prefix);
      row.scores[3] = not_a_number;
      row.scores[4] = -infinite;
      row.scores[5] = infinite;
      return row;
    });
    for (const auto& f : toy::search_one(model, {{3, 4}, {}, 0}, o, marks, {})) {
      CHECK(f.complete);
      for (int t : f.tokens) CHECK((t == 0 || t == 6));
    }
  }
}

TEST_CASE("an empty source gives one empty hypothesis and asks no model", "[search]") {
  for (SearchOptions o : strategies()) {
    ToyStepModel model(6, toy::random_rows(6, 4));
    const SearchRequest other{{3}, {}, 7};
    const auto alone = search(model, {other}, o, marks, {true})[0];
    const auto lists = search(model, {{{}, {}, 0}, other, {{}, {4, 5}, 1}}, o, marks, {true});
    REQUIRE(lists.size() == 3);
    REQUIRE(lists[0].size() == 1);
    CHECK(lists[0][0].tokens.empty());
    CHECK(lists[0][0].score == 0);
    CHECK(lists[0][0].token_log_probabilities == std::vector<float>{0});
    CHECK(lists[1][0].tokens == alone[0].tokens);
    CHECK(lists[2][0].tokens == std::vector<int>{4, 5});
    model.steps = 0;
    CHECK(search(model, {{{}, {}, 0}}, o, marks, {true}).size() == 1);
    CHECK(search(model, {}, o, marks, {true}).empty());
    CHECK(model.steps == 0);
  }
}

TEST_CASE("attention is returned only when wanted, and none is made up", "[search]") {
  for (SearchOptions o : strategies()) {
    o.max_length = 5;
    o.coverage_penalty = 1;
    ToyStepModel attends(6, toy::random_rows(6, 4, 3, true));
    ToyStepModel blind(6, toy::random_rows(6, 4, 3, false));
    const SearchRequest request{{3, 9, 8}, {}, 7};
    const auto with = search(attends, {request}, o, marks, {true})[0];
    const auto without = search(attends, {request}, o, marks, {})[0];
    REQUIRE(with.size() == without.size());
    for (std::size_t i = 0; i < with.size(); ++i) {
      CHECK(with[i].score == without[i].score);
      CHECK(with[i].attention.size() == with[i].tokens.size() + 1);
      CHECK(without[i].attention.empty());
    }
    for (const auto& f : toy::search_one(blind, request, o, marks, {true})) {
      CHECK(f.attention.empty());
      CHECK(f.score == Approx(f.log_probability / static_cast<double>(f.tokens.size() + 1)));
    }
  }
}

TEST_CASE("given targets are scored token by token", "[search]") {
  const auto row = toy::random_rows(8, 77, 3, true);
  ToyStepModel model(8, row);
  const std::vector<std::vector<int>> sources = {{1, 2, 3}, {4}, {}, {5, 6}};
  const std::vector<std::vector<int>> targets = {{3, 3, 3, 0, 1}, {}, {4}, {7, 6}};
  SearchOptions o;
  o.min_length = 9;  // no rule applies to a given target
  o.max_length = 9;
  o.no_repeat_ngram = 1;
  std::vector<SearchRequest> requests;
  for (std::size_t i = 0; i < sources.size(); ++i) requests.push_back({sources[i], targets[i]});
  const auto scored = score_targets(model, requests, o, marks, {true});
  REQUIRE(scored.size() == 4);
  for (std::size_t i : {0, 1, 3}) {
    CHECK(scored[i].tokens == targets[i]);
    CHECK(scored[i].complete);
    std::vector<int> prefix, target = targets[i];
    target.push_back(marks.end);
    double sum = 0;
    for (std::size_t t = 0; t < target.size(); ++t) {
      const auto r = row(sources[i], prefix);
      const float p = r.scores[static_cast<std::size_t>(target[t])] - r.log_norm;
      CHECK(scored[i].token_log_probabilities[t] == p);
      CHECK(scored[i].attention[t] == r.attention);
      sum += static_cast<double>(p);
      prefix.push_back(target[t]);
    }
    CHECK(scored[i].log_probability == sum);
    CHECK(scored[i].score == Approx(sum / static_cast<double>(target.size())));
  }
  CHECK(scored[2].tokens == targets[2]);
  CHECK(scored[2].log_probability == 0);
}

TEST_CASE("options out of range are refused by name", "[search]") {
  ToyStepModel model(6, toy::random_rows(6, 4));
  const auto refusal = [&](const std::function<void(SearchOptions&)>& set) {
    SearchOptions o;
    set(o);
    return error_of([&] { search(model, {{{3}, {}, 0}}, o, marks, {}); }, ErrorKind::usage);
  };
  CHECK_THAT(refusal([](SearchOptions& o) { o.beam = 0; }), Catch::Contains("--beam"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.n_best = 0; }), Catch::Contains("--n-best"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.n_best = 6; }), Catch::Contains("--n-best") && Catch::Contains("5"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.normalize = static_cast<double>(not_a_number); }),
             Catch::Contains("--normalize"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.normalize = -1; }), Catch::Contains("--normalize"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.word_penalty = static_cast<double>(infinite); }),
             Catch::Contains("--word-penalty"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.coverage_penalty = -1; }), Catch::Contains("--coverage-penalty"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.no_repeat_ngram = -1; }), Catch::Contains("--no-repeat-ngram"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.min_length = -1; }), Catch::Contains("--min-length"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.max_length = -1; }), Catch::Contains("--max-length"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.min_length = 5, o.max_length = 4; }), Catch::Contains("--min-length"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.max_length_factor = -1; }), Catch::Contains("--max-length-factor"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.temperature = 0; }), Catch::Contains("--temperature"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.top_k = -1; }), Catch::Contains("--top-k"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.top_p = 0; }), Catch::Contains("--top-p"));
  CHECK_THAT(refusal([](SearchOptions& o) { o.top_p = 1.1; }), Catch::Contains("--top-p"));
  CHECK(refusal([](SearchOptions& o) { o.beam = 1000; }) == "no error");  // wider than the vocabulary is fine
  CHECK(refusal([](SearchOptions& o) { o.sample = true, o.n_best = 6; }) == "no error");
}

TEST_CASE("ids that do not fit the model are refused before it is asked", "[search]") {
  ToyStepModel model(6, toy::random_rows(6, 4));
  const SearchOptions o;
  const auto refusal = [&](const SearchRequest& request, const SearchVocabulary& vocabulary) {
    return error_of([&] { search(model, {request}, o, vocabulary, {}); }, ErrorKind::internal);
  };
  CHECK_THAT(refusal({{3}, {6}, 0}, marks), Catch::Contains("target token 6") && Catch::Contains("0 to 5"));
  CHECK_THAT(refusal({{3}, {-1}, 0}, marks), Catch::Contains("target token -1"));
  CHECK_THAT(refusal({{3}, {3, 2}, 0}, marks), Catch::Contains("end mark"));
  CHECK_THAT(refusal({{3}, {}, 0}, {6, 2, {}}), Catch::Contains("begin mark 6"));
  CHECK_THAT(refusal({{3}, {}, 0}, {1, -1, {}}), Catch::Contains("end mark -1"));
  CHECK_THAT(refusal({{3}, {}, 0}, {1, 2, {9}}), Catch::Contains("forbidden id 9"));
  CHECK_THAT(refusal({{3}, {7}, 0, 1}, marks), Catch::Contains("target token 7") && Catch::Contains("0 to 6"));
  CHECK(model.steps == 0);
}
