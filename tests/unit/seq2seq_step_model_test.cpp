// The network under search says what training computed, and a sentence's numbers depend on nothing but itself.

#include "search/seq2seq_step_model.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "core/random.h"
#include "search/ensemble.h"
#include "search/parallel_search.h"
#include "support/batches.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

constexpr int vocabulary = 40, begin_mark = 1, end_mark = 2;

struct Network {
  Seq2Seq network;
  std::vector<Real> weights;
  Parameters parameters;

  explicit Network(const ModelOptions& o, int source_size = vocabulary) : network(o, source_size, vocabulary) {
    weights = random_numbers(network.space.size(), 3, 0.5);
    parameters = Parameters(network.space, weights.data(), true);
  }
};

ModelOptions options(const std::string& cell, const std::string& attention, bool feeding, int layers,
                     bool copy = false) {
  ModelOptions o;
  o.copy = copy;
  o.cell = cell;
  o.attention = attention;
  o.input_feeding = feeding;
  o.embedding = 11;
  o.hidden = 18;
  o.enc_hidden = 7;
  o.dec_layers = layers;
  o.residual = layers > 2;
  o.layer_norm = layers == 3;
  return o;
}

std::vector<int> random_sentence(int length, std::uint64_t key) {
  RandomStream random(key);
  std::vector<int> ids;
  for (int i = 0; i < length; ++i) ids.push_back(3 + static_cast<int>(random.below(vocabulary - 3)));
  return ids;
}

}  // namespace

TEST_CASE("step by step the network gives the loss that training computes over whole sentences", "[step]") {
  const std::string cell = GENERATE("rnn", "gru", "lstm"), attention = GENERATE("dot", "general", "mlp", "none");
  const bool feeding = GENERATE(false, true);
  const int layers = GENERATE(1, 2, 3);
  const bool copy = attention != "none" && GENERATE(false, true);
  CAPTURE(cell, attention, feeding, layers, copy);
  Network n(options(cell, attention, feeding, layers, copy));
  std::vector<std::vector<int>> sources, ended, targets;
  for (int i = 0; i < 5; ++i) {
    sources.push_back(random_sentence(1 + 3 * i, 10 + i));
    ended.push_back(sources.back());
    ended.back().push_back(end_mark);
    targets.push_back(random_sentence(9 - 2 * i, 50 + i));
    if (!copy) continue;
    // Words beyond the vocabulary, one of them twice in the source; and one of the vocabulary that the source has too.
    sources.back().insert(sources.back().end(), {vocabulary, vocabulary + i, 7, vocabulary});
    ended.back() = sources.back();
    ended.back().push_back(end_mark);
    targets.back().insert(targets.back().end(), {vocabulary + i, 7, vocabulary});
  }
  Arena arena, scratch;
  const LossSums loss =
      seq2seq_loss(n.network, n.parameters,
                   make_pair_batch({ended.begin(), ended.end()}, targets, begin_mark, end_mark, {vocabulary, 0}),
                   DropoutPlan(), {}, 1, nullptr, arena, scratch);
  Seq2SeqStepModel model(n.network, n.parameters, end_mark);
  std::vector<SearchRequest> requests;
  for (int i = 0; i < 5; ++i) requests.push_back({sources[i], targets[i], 0, copy ? i + 1 : 0});
  double sum = 0;
  for (const FoundHypothesis& f : score_targets(model, requests, SearchOptions(), {begin_mark, end_mark, {}}, {}))
    sum += f.log_probability;
  CHECK(-sum == Approx(loss.plain).epsilon(1e-5));
}

TEST_CASE("what is found for a sentence is the same to the bit in any batch, order and number of threads",
          "[step][bits]") {
  const std::string attention = GENERATE("dot", "mlp", "general");
  const bool feeding = GENERATE(false, true);
  CAPTURE(attention, feeding);
  Network n(options("gru", attention, feeding, 2));
  std::vector<SearchRequest> requests;
  for (int i = 0; i < 100; ++i) requests.push_back({random_sentence(1 + i % 23, 1000 + i), {}, i + 1});
  SearchOptions search;
  search.beam = 4;
  search.n_best = 2;
  const SearchVocabulary marks{begin_mark, end_mark, {}};
  auto find = [&](int batch, int threads, const std::vector<SearchRequest>& wanted) {
    StepModelPool pool([&] { return std::make_unique<Seq2SeqStepModel>(n.network, n.parameters, end_mark); });
    Workers workers(threads, threads);
    SearchOptions o = search;
    o.batch = batch;
    return parallel_search(pool, workers, wanted, o, marks, {true});
  };
  auto same = [](const FoundHypothesis& a, const FoundHypothesis& b) {
    return a.tokens == b.tokens && a.score == b.score && a.token_log_probabilities == b.token_log_probabilities &&
           a.attention == b.attention;
  };
  const FoundLists alone = find(1, 1, requests);
  for (const auto& [batch, threads] : {std::pair(7, 1), std::pair(64, 3), std::pair(100, 8)}) {
    const FoundLists together = find(batch, threads, requests);
    for (std::size_t i = 0; i < requests.size(); ++i)
      for (std::size_t k = 0; k < alone[i].size(); ++k) CHECK(same(alone[i][k], together[i][k]));
  }
  std::vector<SearchRequest> shuffled(requests.rbegin(), requests.rend());
  const FoundLists backwards = find(32, 2, shuffled);
  for (std::size_t i = 0; i < requests.size(); ++i) CHECK(same(alone[i][0], backwards[requests.size() - 1 - i][0]));
}

TEST_CASE("a search finds the same with a rounded output layer, scores to five digits", "[step][rounded]") {
  const bool copy = GENERATE(false, true);
  ModelOptions o = options("gru", "dot", false, 2, copy);
  o.embedding = 12;
  Network n(o);
  n.parameters = Parameters(n.network.space, n.weights.data(), false);
  REQUIRE(RoundedOutput::possible(n.network.output, n.parameters));
  RoundedOutput rounded(n.network.output, n.parameters);
  std::vector<SearchRequest> requests;
  for (int i = 0; i < 60; ++i) {
    requests.push_back({random_sentence(1 + i % 13, 1000 + i), {}, i + 1});
    if (i % 5 == 0) requests.back().prefix = random_sentence(1 + i % 3, 500 + i);
    if (!copy) continue;
    requests.back().source.ids.push_back(vocabulary + i % 2);
    requests.back().extra = 2;
    if (i % 10 == 0) requests.back().prefix.push_back(vocabulary);
  }
  SearchOptions search;
  search.no_repeat_ngram = GENERATE(0, 2);
  search.beam = GENERATE(1, 4);
  search.n_best = search.beam;
  const bool scores = GENERATE(true, false);
  search.min_length = GENERATE(0, 5);
  CAPTURE(copy, search.no_repeat_ngram, search.beam, scores, search.min_length);
  auto find = [&](RoundedOutput* layer, int threads) {
    StepModelPool pool(
        [&] { return std::make_unique<Seq2SeqStepModel>(n.network, n.parameters, end_mark, 0, nullptr, layer); });
    Workers workers(threads, threads);
    return parallel_search(pool, workers, requests, search, {begin_mark, end_mark, {0, 7}}, {false, scores});
  };
  const FoundLists full = find(nullptr, 1), near = find(&rounded, 1), shared = find(&rounded, 3);
  // Sentences with a forced beginning change nothing for their neighbours.
  FoundLists alone;
  {
    Seq2SeqStepModel model(n.network, n.parameters, end_mark, 0, nullptr, &rounded);
    for (const SearchRequest& request : requests)
      alone.push_back(seq::search(model, {request}, search, {begin_mark, end_mark, {0, 7}}, {false, scores})[0]);
  }
  int tokens = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    REQUIRE(full[i].size() == near[i].size());
    for (std::size_t k = 0; k < full[i].size(); ++k) {
      CHECK(full[i][k].tokens == near[i][k].tokens);
      CHECK(shared[i][k].tokens == near[i][k].tokens);
      CHECK(shared[i][k].score == near[i][k].score);
      CHECK(alone[i][k].tokens == near[i][k].tokens);
      CHECK(alone[i][k].token_log_probabilities == near[i][k].token_log_probabilities);
      tokens += static_cast<int>(full[i][k].tokens.size());
      if (scores || search.beam > 1) {
        CHECK(near[i][k].score == Approx(full[i][k].score).epsilon(1e-5));
        CHECK(near[i][k].score < 0);
      } else {
        CHECK(near[i][k].score == 0);
        CHECK(near[i][k].log_probability == 0);
      }
    }
  }
  CHECK(tokens > 100);
}

TEST_CASE("a search that keeps what pieces give the gates finds the same to the bit", "[step][bits][gate-cache]") {
  const std::string cell = GENERATE("rnn", "gru", "lstm");
  const bool feeding = GENERATE(false, true), copy = GENERATE(false, true);
  const int layers = GENERATE(1, 3);  // the latter with layer normalisation
  CAPTURE(cell, feeding, copy, layers);
  Network n(options(cell, "general", feeding, layers, copy));
  std::vector<SearchRequest> requests;
  for (int i = 0; i < 40; ++i) {
    requests.push_back({random_sentence(1 + i % 11, 1000 + i), {}, i + 1});
    if (!copy) continue;
    requests.back().source.ids.push_back(vocabulary + i % 2);
    requests.back().extra = 2;
  }
  SearchOptions search;
  search.beam = search.n_best = 3;
  Seq2SeqGateCaches caches(n.network, n.parameters);
  auto find = [&](Seq2SeqGateCaches* known, int batch, int threads) {
    StepModelPool pool([&] {
      return std::make_unique<Seq2SeqStepModel>(n.network, n.parameters, end_mark, 0, nullptr, nullptr, known);
    });
    Workers workers(threads, threads);
    SearchOptions o = search;
    o.batch = batch;
    return parallel_search(pool, workers, requests, o, {begin_mark, end_mark, {}}, {true});
  };
  const FoundLists computed = find(nullptr, 8, 1);
  for (const auto& [batch, threads] : {std::pair(8, 1), std::pair(1, 3), std::pair(16, 3)}) {
    const FoundLists known = find(&caches, batch, threads);
    for (std::size_t i = 0; i < requests.size(); ++i) {
      REQUIRE(known[i].size() == computed[i].size());
      for (std::size_t k = 0; k < known[i].size(); ++k) {
        CHECK(known[i][k].tokens == computed[i][k].tokens);
        CHECK(known[i][k].token_log_probabilities == computed[i][k].token_log_probabilities);
        CHECK(known[i][k].attention == computed[i][k].attention);
      }
    }
  }
  CHECK(caches.target.kept() > 0);
  CHECK(caches.source[0]->kept() > 0);
}

TEST_CASE("threads that share out one sentence's steps find what one thread finds, to the bit", "[step][bits]") {
  const std::string cell = GENERATE("gru", "lstm"), attention = GENERATE("general", "none");
  const bool feeding = GENERATE(false, true);
  const int layers = GENERATE(2, 3);  // the latter with layer normalisation
  CAPTURE(cell, attention, feeding, layers);
  ModelOptions o = options(cell, attention, feeding, layers);
  o.embedding = o.hidden = 320;  // so wide that every product is shared out
  o.enc_hidden = 80;
  Network n(o);
  SearchOptions search;
  search.beam = search.n_best = 3;
  search.max_length = 6;
  auto find = [&](int threads, int sentence) {
    StepModelPool pool([&] { return std::make_unique<Seq2SeqStepModel>(n.network, n.parameters, end_mark); });
    Workers workers(threads, threads);
    return parallel_search(pool, workers, {{random_sentence(9, 1000 + sentence), {}, 1}}, search,
                           {begin_mark, end_mark, {}}, {true})[0];
  };
  for (int sentence : {0, 1}) {
    const auto alone = find(1, sentence), together = find(3, sentence);
    REQUIRE(alone.size() == together.size());
    for (std::size_t k = 0; k < alone.size(); ++k) {
      CHECK(alone[k].tokens == together[k].tokens);
      CHECK(alone[k].token_log_probabilities == together[k].token_log_probabilities);
      CHECK(alone[k].attention == together[k].attention);
    }
  }
}

TEST_CASE("with copying, a step's probabilities over vocabulary and the source's own words sum to 1", "[step][copy]") {
  Network n(options("gru", "dot", false, 2, true));
  Seq2SeqStepModel model(n.network, n.parameters, end_mark);
  model.start({{5, 41, 9, 41, 5}, {40}, {7, 8, 9}});
  const StepOutput out = model.step({0, 1, 2}, {begin_mark, begin_mark, begin_mark});
  REQUIRE(out.scores.cols == vocabulary + 2);
  for (int row = 0; row < 3; ++row) {
    double sum = 0;
    for (std::ptrdiff_t v = 0; v < out.scores.cols; ++v)
      sum += std::exp(double(out.scores(row, v)) - out.log_norm[row]);
    CHECK(sum == Approx(1).epsilon(1e-5));
  }
  CHECK(std::isfinite(out.scores(0, 41)));
  CHECK(std::isinf(out.scores(0, 40)));  // sentence 0 does not have this one
  CHECK(std::isfinite(out.scores(1, 40)));
  CHECK(std::isinf(out.scores(2, 40)));
}

TEST_CASE("words beyond the vocabulary are found by every search, alone and in an ensemble", "[step][copy]") {
  Network a(options("gru", "dot", false, 2, true)), b(options("gru", "dot", false, 2, true));
  // A gate that always copies: only the source's words are left.
  for (const TensorSpec& spec : a.network.space.specs())
    if (spec.name == "copy.state.b") a.weights[static_cast<std::size_t>(spec.tensor.offset)] = -40;
  a.parameters = Parameters(a.network.space, a.weights.data(), true);
  b.weights = a.weights;
  b.parameters = Parameters(b.network.space, b.weights.data(), true);
  std::vector<std::unique_ptr<StepModel>> members;
  members.push_back(std::make_unique<Seq2SeqStepModel>(a.network, a.parameters, end_mark));
  members.push_back(std::make_unique<Seq2SeqStepModel>(b.network, b.parameters, end_mark));
  Ensemble ensemble(std::move(members));
  Seq2SeqStepModel single(a.network, a.parameters, end_mark);
  SearchOptions o;
  o.max_length = 6;
  o.beam = GENERATE(1, 4);
  o.sample = GENERATE(false, true);
  const std::vector<SearchRequest> requests = {{{41, 40, 41}, {}, 1, 2}, {{5, 40}, {}, 2, 1}};
  const FoundLists found = search(single, requests, o, {begin_mark, end_mark, {}}, {});
  for (std::size_t i = 0; i < 2; ++i)
    for (int id : found[i][0].tokens)
      CHECK(std::count(requests[i].source.ids.begin(), requests[i].source.ids.end(), id) > 0);
  const FoundLists together = search(ensemble, requests, o, {begin_mark, end_mark, {}}, {});
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(together[i][0].tokens == found[i][0].tokens);
    CHECK(together[i][0].log_probability == Approx(found[i][0].log_probability).epsilon(1e-4));
  }
}

TEST_CASE("with a pyramid and CTC, what is found for frames is the same to the bit in any batch and on any threads",
          "[step][bits][frames]") {
  constexpr int width = 3;
  ModelOptions o = options("lstm", "dot", false, 2);
  o.input = "frames";
  o.bridge = "mean";
  o.enc_layers = 2;
  o.stack = 3;
  o.pyramid = 1;
  o.ctc = 0.4;
  Network n(o, width);
  std::vector<SearchRequest> requests;
  for (int i = 0; i < 40; ++i) {
    const auto numbers = random_numbers((1 + i % 17) * width, static_cast<std::uint64_t>(100 + i));
    requests.push_back({Sequence({numbers.begin(), numbers.end()}, width), {}, i + 1});
  }
  SearchOptions search;
  search.beam = 4;
  const auto find = [&](int batch, int threads, int n_best) {
    StepModelPool pool([&] { return std::make_unique<Seq2SeqStepModel>(n.network, n.parameters, end_mark); });
    Workers workers(threads, threads);
    SearchOptions own = search;
    own.batch = batch;
    own.n_best = n_best;
    return parallel_search(pool, workers, requests, own, {begin_mark, end_mark, {}}, {true});
  };
  const FoundLists alone = find(1, 1, 4);
  for (const FoundLists& together : {find(7, 1, 4), find(40, 3, 4), find(11, 2, 1)})
    for (std::size_t i = 0; i < requests.size(); ++i)
      for (std::size_t k = 0; k < together[i].size(); ++k) {
        REQUIRE(alone[i][k].tokens == together[i][k].tokens);
        REQUIRE(alone[i][k].score == together[i][k].score);
        REQUIRE(alone[i][k].attention == together[i][k].attention);
      }
  // One weight a frame, whether or not a source's frames fill the last row that was joined from them.
  for (const int frames : {1, 5, 12, 13}) {
    const std::vector<float>& weights = alone[static_cast<std::size_t>(frames - 1)][0].attention[0];
    REQUIRE(weights.size() == static_cast<std::size_t>(frames));
    double sum = 0;
    for (const float weight : weights) sum += weight;
    CHECK(sum == Approx(1).epsilon(1e-5));
  }
}

TEST_CASE("a list is ranked by the steps' score and what the model says of whole targets", "[step][frames]") {
  constexpr int width = 2;
  ModelOptions o = options("gru", "dot", false, 2);
  o.input = "frames";
  Network plain(o, width);
  o.ctc = 0.6;
  Network hearing(o, width);
  const auto numbers = random_numbers(30 * width, 5);
  const std::vector<SearchRequest> requests = {{Sequence({numbers.begin(), numbers.end()}, width), {}, 1}};
  SearchOptions search;
  search.beam = search.n_best = 5;
  search.max_length = 6;
  Seq2SeqStepModel model(hearing.network, hearing.parameters, end_mark);
  const std::vector<FoundHypothesis> list = seq::search(model, requests, search, {begin_mark, end_mark, {}}, {})[0];
  REQUIRE(list.size() > 1);
  for (std::size_t k = 0; k < list.size(); ++k) {
    const auto length = static_cast<double>(list[k].tokens.size() + 1);
    const double other = model.opinion(0, {list[k].tokens})[0];
    REQUIRE(std::isfinite(other));
    CHECK(list[k].score == Approx((0.4 * list[k].log_probability + 0.6 * other) / length).epsilon(1e-6));
    if (k > 0) CHECK(list[k - 1].score >= list[k].score);
  }
  Seq2SeqStepModel deaf(plain.network, plain.parameters, end_mark);
  CHECK(deaf.opinion_share() == 0);
}

TEST_CASE("sources of frames are scored by the search as the training loss has them, alone and in a batch",
          "[step][frames]") {
  ModelOptions o = options("lstm", "dot", false, 2);
  o.input = GENERATE("frames", "set");
  if (o.input == "set") o.views = GENERATE(1, 3);
  o.bridge = "mean";
  constexpr int width = 6;
  const Network n(o, width);
  std::vector<Sequence> sources;
  std::vector<std::vector<int>> targets;
  std::vector<SearchRequest> requests;
  for (int i = 0; i < 5; ++i) {
    sources.emplace_back(random_numbers((1 + 2 * i) * width, 70 + i), width);
    targets.push_back(random_sentence(9 - 2 * i, 50 + i));
    requests.push_back({sources.back(), targets.back(), 0});
  }
  Arena arena, scratch;
  const LossSums loss = seq2seq_loss(n.network, n.parameters, make_pair_batch(sources, targets, begin_mark, end_mark),
                                     DropoutPlan(), {}, 1, nullptr, arena, scratch);
  Seq2SeqStepModel model(n.network, n.parameters, end_mark);
  const SearchVocabulary marks{begin_mark, end_mark, {}};
  const auto together = score_targets(model, requests, SearchOptions(), marks, {true});
  double sum = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    sum += together[i].log_probability;
    const FoundHypothesis alone = score_targets(model, {requests[i]}, SearchOptions(), marks, {true})[0];
    CHECK(alone.token_log_probabilities == together[i].token_log_probabilities);
    CHECK(alone.attention == together[i].attention);
    CHECK(static_cast<int>(alone.attention[0].size()) == sources[i].length());
    CHECK(std::accumulate(alone.attention[0].begin(), alone.attention[0].end(), 0.0) == Approx(1));
  }
  CHECK(-sum == Approx(loss.plain).epsilon(1e-5));
}

}  // namespace seq
