// Beam and greedy search against counting out every possible target by hand.
#include "search/beam.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <tuple>

#include "search/search.h"
#include "support/toy_step_model.h"

using namespace seq;
using toy::Row;
using toy::ToyStepModel;

namespace {

// Unknown 0, begin 1, end 2, then ordinary tokens, as our tokenizers number them.
const SearchVocabulary marks{1, 2, {}};

/// Score of a finished target, written down once more from the definition.
double score_by_definition(double log_probability, const std::vector<std::vector<float>>& attention, std::size_t tokens,
                           const SearchOptions& o) {
  const double length = static_cast<double>(tokens) + 1;
  double covered = 0;
  if (!attention.empty())
    for (std::size_t s = 0; s < attention[0].size(); ++s) {
      double received = 0;
      for (const auto& row : attention) received += row[s];
      covered += std::log(std::min(received, 1.0));
    }
  return log_probability / std::pow(length, o.normalize) - o.word_penalty * length + o.coverage_penalty * covered;
}

bool repeats_ngram(const std::vector<int>& tokens, int n) {
  std::set<std::vector<int>> seen;
  for (std::size_t i = 0; i + static_cast<std::size_t>(n) <= tokens.size(); ++i) {
    const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(i);
    if (!seen.emplace(first, first + n).second) return true;
  }
  return false;
}

/// Every target that the options allow, best first. Two of one score would come in any order: the test's scores are
/// random.
void count_out(const toy::RowFunction& row, const SearchRequest& request, const SearchOptions& o,
               FoundHypothesis so_far, std::vector<FoundHypothesis>& all) {
  const Row r = row(request.source.ids, so_far.tokens);
  if (!r.attention.empty()) so_far.attention.push_back(r.attention);
  const auto length = so_far.tokens.size();
  for (int v = 0; v < static_cast<int>(r.scores.size()); ++v) {
    const bool forced = length < request.prefix.size();
    if (forced && v != request.prefix[length]) continue;
    if (!forced && (v == marks.begin || (v != marks.end && static_cast<int>(length) >= o.max_length))) continue;
    if (v == marks.end && static_cast<int>(length) < o.min_length) continue;
    FoundHypothesis next = so_far;
    const float p = std::min(0.0f, r.scores[static_cast<std::size_t>(v)] - r.log_norm);
    if (!std::isfinite(p)) continue;
    next.token_log_probabilities.push_back(p);
    next.log_probability += static_cast<double>(p);
    if (v == marks.end) {
      next.score = score_by_definition(next.log_probability, next.attention, length, o);
      all.push_back(next);
      continue;
    }
    next.tokens.push_back(v);
    if (!forced && o.no_repeat_ngram > 0 && repeats_ngram(next.tokens, o.no_repeat_ngram)) continue;
    count_out(row, request, o, next, all);
  }
}

std::vector<FoundHypothesis> all_targets(const toy::RowFunction& row, const SearchRequest& request,
                                         const SearchOptions& o) {
  std::vector<FoundHypothesis> all;
  count_out(row, request, o, {}, all);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  return all;
}

void require_equal(const FoundHypothesis& a, const FoundHypothesis& b) {
  REQUIRE(a.tokens == b.tokens);
  REQUIRE(a.score == b.score);
  REQUIRE(a.log_probability == b.log_probability);
  REQUIRE(a.token_log_probabilities == b.token_log_probabilities);
  REQUIRE(a.attention == b.attention);
  REQUIRE(a.complete == b.complete);
}

void require_equal(const std::vector<FoundHypothesis>& a, const std::vector<FoundHypothesis>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) require_equal(a[i], b[i]);
}

std::vector<SearchRequest> random_requests(std::uint64_t seed, int count) {
  RandomStream random(seed);
  std::vector<SearchRequest> requests(static_cast<std::size_t>(count));
  for (SearchRequest& r : requests) {
    r.source.ids.resize(1 + random.below(7));
    for (int& t : r.source.ids) t = static_cast<int>(random.below(50));
    r.line = static_cast<std::int64_t>(random.below(1000));
    if (random.below(3) == 0) r.prefix = {3, 4};
  }
  return requests;
}

}  // namespace

TEST_CASE("a beam as wide as all targets finds the same list as counting them out", "[search]") {
  struct Case {
    const char* name;
    std::function<void(SearchOptions&)> set;
  };
  const std::vector<Case> cases = {
      {"log-probability alone", [](SearchOptions& o) { o.normalize = 0; }},
      {"length normalisation", [](SearchOptions& o) { o.normalize = 1; }},
      {"strong length normalisation", [](SearchOptions& o) { o.normalize = 2.5; }},
      {"weak length normalisation", [](SearchOptions& o) { o.normalize = 0.6; }},
      {"word penalty", [](SearchOptions& o) { o.word_penalty = 0.4; }},
      {"word reward", [](SearchOptions& o) { o.word_penalty = -0.4; }},
      {"coverage penalty", [](SearchOptions& o) { o.coverage_penalty = 0.7; }},
      {"all penalties", [](SearchOptions& o) { o.coverage_penalty = 0.3, o.word_penalty = 0.2, o.normalize = 0.8; }},
      {"least length", [](SearchOptions& o) { o.min_length = 3; }},
      {"no repeated token", [](SearchOptions& o) { o.no_repeat_ngram = 1; }},
      {"no repeated pair", [](SearchOptions& o) { o.no_repeat_ngram = 2; }},
  };
  for (const Case& c : cases)
    for (std::uint64_t seed = 0; seed < 6; ++seed)
      for (int n : {1, 4}) {
        INFO(c.name << ", seed " << seed << ", n-best " << n);
        SearchOptions o;
        o.beam = 400;  // 0, 3, 4 and 5 can follow: 1 + 4 + 16 + 64 + 256 targets of at most 4 tokens
        o.n_best = n;
        o.max_length = 4;
        c.set(o);
        const auto row = toy::random_rows(6, seed, 2, true);
        ToyStepModel model(6, row);
        SearchRequest request{{7, 8, 9}, {}, 0};
        if (seed % 3 == 2) request.prefix = {4};
        auto expected = all_targets(row, request, o);
        REQUIRE(expected.size() >= 4);
        expected.resize(static_cast<std::size_t>(n));
        const auto found = beam_search(model, {request}, o, marks, {true})[0];
        REQUIRE(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
          REQUIRE(found[i].tokens == expected[i].tokens);
          REQUIRE(found[i].log_probability == expected[i].log_probability);
          REQUIRE(found[i].token_log_probabilities == expected[i].token_log_probabilities);
          REQUIRE(found[i].attention == expected[i].attention);
          REQUIRE(found[i].score == Approx(expected[i].score).epsilon(1e-12));
        }
      }
}

namespace {

/// A beam as it is defined, by sorting every continuation of every living hypothesis and never stopping early.
std::vector<FoundHypothesis> plain_beam(const toy::RowFunction& row, const SearchRequest& request,
                                        const SearchOptions& o) {
  struct Next {
    double log_probability;
    std::size_t parent;
    float score;
    int token;
  };
  std::vector<FoundHypothesis> living(1), finished;
  for (auto width = static_cast<std::size_t>(o.beam); !living.empty();) {
    std::vector<Next> all;
    for (std::size_t p = 0; p < living.size(); ++p) {
      const Row r = row(request.source.ids, living[p].tokens);
      const auto length = living[p].tokens.size();
      for (int v = 0; v < static_cast<int>(r.scores.size()); ++v) {
        if (v == marks.begin || (v != marks.end && static_cast<int>(length) >= o.max_length)) continue;
        const float score = r.scores[static_cast<std::size_t>(v)];
        const auto l = static_cast<double>(std::min(0.0f, score - r.log_norm));
        all.push_back({living[p].log_probability + l, p, score, v});
      }
    }
    std::sort(all.begin(), all.end(), [](const Next& a, const Next& b) {
      return std::tuple(-a.log_probability, a.parent, -a.score, a.token) <
             std::tuple(-b.log_probability, b.parent, -b.score, b.token);
    });
    all.resize(std::min(all.size(), width));
    std::vector<FoundHypothesis> next;
    for (const Next& n : all) {
      FoundHypothesis f = living[n.parent];
      f.log_probability = n.log_probability;
      if (n.token == marks.end) {
        f.score = score_by_definition(f.log_probability, {}, f.tokens.size(), o);
        finished.push_back(f);
        --width;
      } else {
        f.tokens.push_back(n.token);
        next.push_back(f);
      }
    }
    living = std::move(next);
  }
  std::stable_sort(finished.begin(), finished.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  finished.resize(std::min(finished.size(), static_cast<std::size_t>(o.n_best)));
  return finished;
}

}  // namespace

TEST_CASE("a narrow beam keeps what sorting all continuations keeps", "[search]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SearchOptions o;
    o.beam = 2 + static_cast<int>(seed % 7);
    o.n_best = 1 + static_cast<int>(seed) % o.beam;
    o.max_length = 14;
    o.normalize = 0.25 * static_cast<double>(seed % 6);
    const int vocabulary = 5 + static_cast<int>(seed * 7 % 90);
    const auto random = toy::random_rows(vocabulary, seed, 3);
    // Scores in few steps give ties; log_norm far from the scores makes rounding matter.
    const auto row = [&](const std::vector<int>& source, const std::vector<int>& prefix) {
      Row r = random(source, prefix);
      if (seed % 2 == 0)
        for (float& s : r.scores) s = std::round(s * 2) / 2;
      for (float& s : r.scores) s += static_cast<float>(seed % 5) * 300;
      r.scores[2] += 2;
      return toy::normalised(r.scores, static_cast<float>(seed % 5) * 300);
    };
    ToyStepModel model(vocabulary, row);
    const SearchRequest request{{3, 1}, {}, 0};
    const auto expected = plain_beam(row, request, o);
    const auto found = beam_search(model, {request}, o, marks, {})[0];
    INFO("seed " << seed);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      REQUIRE(found[i].tokens == expected[i].tokens);
      REQUIRE(found[i].log_probability == expected[i].log_probability);
    }
  }
}

TEST_CASE("stopping early never changes what a beam returns", "[search]") {
  // A list of all that finishes never stops early; its beginning must be the short list, whatever the ranking.
  for (std::uint64_t seed = 0; seed < 40; ++seed)
    for (double normalize : {0.0, 0.5, 1.0, 2.0})
      for (double penalty : {-0.3, 0.0, 0.5}) {
        SearchOptions o;
        o.beam = 5;
        o.normalize = normalize;
        o.word_penalty = penalty;
        o.max_length = 12;
        const auto row = toy::random_rows(9, seed, 4);
        ToyStepModel model(9, row);
        const SearchRequest request{{1, 2}, {}, 0};
        o.n_best = 5;
        const auto longest = beam_search(model, {request}, o, marks, {})[0];
        for (int n = 1; n < 5; ++n) {
          o.n_best = n;
          auto list = beam_search(model, {request}, o, marks, {})[0];
          auto beginning = longest;
          beginning.resize(std::min<std::size_t>(longest.size(), static_cast<std::size_t>(n)));
          require_equal(list, beginning);
        }
      }
}

TEST_CASE("a beam stops as soon as nothing living can win", "[search]") {
  // The end is nearly certain at once, and any other way costs more than it can ever make good.
  const auto row = [](const std::vector<int>&, const std::vector<int>&) {
    return toy::normalised({-9, -9, 9, -9, -9.5f, -10});
  };
  ToyStepModel model(6, row);
  SearchOptions o;
  o.max_length = 50;
  o.normalize = 0.2;
  const auto found = beam_search(model, {{{5}, {}, 0}}, o, marks, {})[0];
  CHECK(found[0].tokens.empty());
  CHECK(model.steps == 1);
}

TEST_CASE("beam 1 is greedy search", "[search]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SearchOptions o;
    o.beam = 1;
    o.max_length = 10;
    o.no_repeat_ngram = static_cast<int>(seed % 4);
    o.min_length = static_cast<int>(seed % 5);
    o.coverage_penalty = seed % 2 == 0 ? 0.5 : 0.0;
    const auto row = toy::random_rows(7, seed, 2, true);
    const auto requests = random_requests(seed, 3);
    ToyStepModel model(7, row);
    const auto greedy = search(model, requests, o, marks, {true});
    const auto beam = beam_search(model, requests, o, marks, {true});
    for (std::size_t i = 0; i < requests.size(); ++i) {
      INFO("seed " << seed << ", sentence " << i);
      REQUIRE(beam[i].size() == 1);
      REQUIRE(greedy[i].size() == 1);
      CHECK(greedy[i][0].tokens == beam[i][0].tokens);
      CHECK(greedy[i][0].score == Approx(beam[i][0].score).epsilon(1e-12));
      CHECK(greedy[i][0].token_log_probabilities == beam[i][0].token_log_probabilities);
      CHECK(greedy[i][0].attention == beam[i][0].attention);

      // And by hand, where no rule interferes.
      if (o.no_repeat_ngram > 0 || o.min_length > 0) continue;
      std::vector<int> tokens = requests[i].prefix;
      while (static_cast<int>(tokens.size()) < o.max_length) {
        const Row r = row(requests[i].source.ids, tokens);
        int best = 0;
        for (int v = 0; v < 7; ++v)
          if (v != marks.begin && r.scores[static_cast<std::size_t>(v)] > r.scores[static_cast<std::size_t>(best)])
            best = v;
        if (best == marks.end) break;
        tokens.push_back(best);
      }
      CHECK(greedy[i][0].tokens == tokens);
    }
  }
}

TEST_CASE("what is found for a sentence does not depend on the batch or its order", "[search]") {
  for (std::uint64_t seed = 0; seed < 12; ++seed)
    for (int kind = 0; kind < 3; ++kind) {
      SearchOptions o;
      o.beam = kind == 0 ? 1 : 4;
      o.n_best = kind == 0 ? 1 : 3;
      o.sample = kind == 2;
      o.max_length = 9;
      o.coverage_penalty = 0.2;
      o.no_repeat_ngram = 2;
      const auto requests = random_requests(seed + 100, 7);
      ToyStepModel model(8, toy::random_rows(8, seed, 3, true));
      FoundLists alone;
      for (const SearchRequest& r : requests) alone.push_back(search(model, {r}, o, marks, {true})[0]);
      std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5, 6};
      RandomStream random(seed);
      for (int round = 0; round < 4; ++round) {
        std::vector<SearchRequest> batch;
        for (std::size_t i : order) batch.push_back(requests[i]);
        const auto together = search(model, batch, o, marks, {true});
        REQUIRE(together.size() == batch.size());
        for (std::size_t i = 0; i < order.size(); ++i) require_equal(together[i], alone[order[i]]);
        random.shuffle(order);
        if (round == 2) order.resize(3);
      }
    }
}

TEST_CASE("finished sentences leave the batch", "[search]") {
  // Source {n}: n tokens, then the end, all but certain.
  const auto row = [](const std::vector<int>& source, const std::vector<int>& prefix) {
    std::vector<float> scores(5, -20.0f);
    scores[static_cast<int>(prefix.size()) < source[0] ? 3 : 2] = 20;
    return toy::normalised(scores);
  };
  ToyStepModel model(5, row);
  SearchOptions o;
  o.beam = 1;
  const auto found = search(model, {{{2}, {}, 0}, {{9}, {}, 1}, {{4}, {}, 2}}, o, marks, {});
  CHECK(found[0][0].tokens.size() == 2);
  CHECK(found[1][0].tokens.size() == 9);
  CHECK(found[2][0].tokens.size() == 4);
  CHECK(model.rows_seen == 3 + 10 + 5);
}

TEST_CASE("n-best lists are sorted, distinct, not too long, and true to the model", "[search]") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    SearchOptions o;
    o.beam = 6;
    o.n_best = 1 + static_cast<int>(seed % 6);
    o.sample = seed % 5 == 4;
    o.max_length = 8;
    const auto requests = random_requests(seed, 4);
    ToyStepModel model(7, toy::random_rows(7, seed, 2, true));
    const auto lists = search(model, requests, o, marks, {true});
    for (std::size_t i = 0; i < lists.size(); ++i) {
      REQUIRE(!lists[i].empty());
      REQUIRE(lists[i].size() <= static_cast<std::size_t>(o.n_best));
      std::set<std::vector<int>> texts;
      for (std::size_t h = 0; h < lists[i].size(); ++h) {
        const FoundHypothesis& found = lists[i][h];
        CHECK(texts.insert(found.tokens).second);
        if (h > 0) CHECK(lists[i][h - 1].score >= found.score);
        const auto rescored = score_targets(model, {{requests[i].source, found.tokens}}, o, marks, {true});
        require_equal(rescored[0], found);
        double sum = 0;
        for (float p : found.token_log_probabilities) sum += static_cast<double>(p);
        CHECK(found.log_probability == sum);
        CHECK(found.token_log_probabilities.size() == found.tokens.size() + 1);
        CHECK(found.attention.size() == found.tokens.size() + 1);
        for (const auto& weights : found.attention)
          CHECK(static_cast<int>(weights.size()) == requests[i].source.length());
      }
    }
  }
}

TEST_CASE("ties go to the lower id and the better ranked parent", "[search]") {
  const auto flat = [](const std::vector<int>&, const std::vector<int>&) {
    return toy::normalised(std::vector<float>(7, 1.0f));
  };
  ToyStepModel model(7, flat);
  SearchOptions o;
  o.beam = 3;
  o.n_best = 3;
  o.max_length = 2;
  o.min_length = 2;
  const auto found = beam_search(model, {{{5}, {}, 0}}, o, marks, {})[0];
  REQUIRE(found.size() == 3);
  CHECK(found[0].tokens == std::vector<int>{0, 0});
  CHECK(found[1].tokens == std::vector<int>{0, 3});
  CHECK(found[2].tokens == std::vector<int>{0, 4});
  o.beam = o.n_best = 1;
  CHECK(search(model, {{{5}, {}, 0}}, o, marks, {})[0][0].tokens == std::vector<int>{0, 0});
}

TEST_CASE("long searches in a wide beam forget dead branches without losing a living one", "[search]") {
  // Long enough that histories are compacted many times; every token and weight is checked by scoring anew.
  SearchOptions o;
  o.beam = 12;
  o.n_best = 12;
  o.max_length = 400;
  o.min_length = 300;
  const auto row = toy::random_rows(10, 5, 1, true);
  ToyStepModel model(10, row);
  const SearchRequest request{{4, 5, 6}, {}, 0};
  const auto found = beam_search(model, {request}, o, marks, {true})[0];
  REQUIRE(found.size() == 12);
  for (const FoundHypothesis& f : found)
    require_equal(score_targets(model, {{request.source, f.tokens}}, o, marks, {true})[0], f);
}
