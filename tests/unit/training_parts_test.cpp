// What a training run is made of: batches, rates, updates.

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <set>

#include "core/random.h"
#include "data/batcher.h"
#include "seq/error.h"
#include "support/gradient_check.h"
#include "train/dataset.h"
#include "train/optimizer.h"
#include "train/preset.h"
#include "train/schedule.h"
#include "train/setup.h"

namespace seq {
namespace {

std::vector<PairLength> random_lengths(int count) {
  RandomStream random(7);
  std::vector<PairLength> lengths;
  for (int i = 0; i < count; ++i)
    lengths.push_back({2 + static_cast<int>(random.below(40)), 2 + static_cast<int>(random.below(40))});
  return lengths;
}

/// One Adam step in double, as in the paper.
void plain_adam(double& w, double g, double& m, double& v, int t, double rate) {
  m = 0.9 * m + 0.1 * g;
  v = 0.98 * v + 0.02 * g * g;
  w -= rate * (m / (1 - std::pow(0.9, t))) / (std::sqrt(v / (1 - std::pow(0.98, t))) + 1e-8);
}

}  // namespace

TEST_CASE("an epoch holds every pair once, within the token limit, and differs from the next", "[batcher]") {
  const auto lengths = random_lengths(3000);
  BatchRules rules;
  rules.tokens = 500;
  const auto batches = plan_epoch(lengths, rules, 3);
  std::set<std::int64_t> seen;
  for (const auto& batch : batches) {
    int tokens = 0;
    for (std::int64_t i : batch) {
      CHECK(seen.insert(i).second);
      tokens += lengths[i].total();
    }
    CHECK((tokens <= 500 || batch.size() == 1));
  }
  CHECK(seen.size() == lengths.size());
  CHECK(plan_epoch(lengths, rules, 3) == batches);
  CHECK(plan_epoch(lengths, rules, 4) != batches);
  rules.seed = 2;
  CHECK(plan_epoch(lengths, rules, 3) != batches);
}

TEST_CASE("batches by sentences hold so many, and the last of a window the rest", "[batcher]") {
  BatchRules rules;
  rules.sentences = 64;
  const auto batches = plan_epoch(random_lengths(1000), rules, 0);
  std::size_t total = 0;
  for (const auto& batch : batches) {
    CHECK(batch.size() <= 64);
    total += batch.size();
  }
  CHECK(total == 1000);
  CHECK(batches.size() == 16);
}

TEST_CASE("lanes get about the same tokens", "[batcher]") {
  const auto lengths = random_lengths(200);
  std::vector<std::int64_t> batch;
  for (int i = 0; i < 200; ++i) batch.push_back(i);
  LaneShares lanes(4);
  lanes.deal(batch, lengths);
  std::size_t pairs = 0;
  std::vector<int> tokens;
  for (int l = 0; l < 4; ++l) {
    pairs += lanes[l].size();
    tokens.push_back(0);
    for (std::int64_t i : lanes[l]) tokens.back() += lengths[i].total();
  }
  CHECK(pairs == 200);
  const auto [least, most] = std::minmax_element(tokens.begin(), tokens.end());
  CHECK(*most - *least < 0.03 * *most);
  lanes.deal({5}, lengths);
  CHECK(lanes[0] == std::vector<std::int64_t>{5});
  CHECK(lanes[1].empty());
}

TEST_CASE("every schedule rises to its peak and falls as its name says", "[schedule]") {
  TrainOptions o;
  o.lr = 0.01;
  o.warmup = "100u";
  const EpochSize epoch{250, 10000};
  o.schedule = "linear";
  RateSchedule linear(o, epoch, 1000);
  CHECK(linear.at(50) == Approx(0.005));
  CHECK(linear.at(100) == Approx(0.01));
  CHECK(linear.at(500) == Approx(0.01));
  CHECK(linear.at(750) == Approx(0.005));
  CHECK(linear.at(1000) == Approx(0));
  CHECK(linear.at(2000) == Approx(0));
  o.lr_floor = 0.1;
  o.decay_start = "1e";
  CHECK(RateSchedule(o, epoch, 1000).at(1000) == Approx(0.001));
  CHECK(RateSchedule(o, epoch, 1000).at(625) == Approx(0.01 * (0.1 + 0.9 * 0.5)));
  o.lr_floor = 0;
  o.schedule = "cosine";
  CHECK(RateSchedule(o, epoch, 1000).at(625) == Approx(0.005));
  o.schedule = "inv-sqrt";
  CHECK(RateSchedule(o, epoch, 1000).at(400) == Approx(0.005));
  o.schedule = "constant";
  CHECK(RateSchedule(o, epoch, 1000).at(999) == Approx(0.01));
  CHECK(to_updates(parse_amount("20Kt", "--x"), epoch) == Approx(500));
  CHECK(to_updates(parse_amount("0.5e", "--x"), epoch) == Approx(125));
}

TEST_CASE("Adam's steps agree with the paper's formulas, with clipping and an average", "[optimizer]") {
  const int n = 70001;
  TrainOptions o;
  Optimizer adam(o, n);
  Workers workers(2);
  std::vector<Real> w = random_numbers(n, 1), average = w, lane0(n), lane1(n);
  std::vector<double> ew(w.begin(), w.end()), em(n), ev(n), ea(w.begin(), w.end());
  for (int t = 1; t <= 3; ++t) {
    lane0 = random_numbers(n, 10 + t);
    lane1 = random_numbers(n, 20 + t);
    double squares = 0;
    std::vector<double> g(n);
    for (int i = 0; i < n; ++i) {
      g[i] = static_cast<double>(lane0[i]) + lane1[i];
      squares += g[i] * g[i];
    }
    CHECK(adam.sum_lanes({lane0.data(), lane1.data()}, workers) == Approx(std::sqrt(squares)).epsilon(1e-5));
    adam.step(w, {lane0.data(), lane1.data()}, 0.5, 0.01, workers, &average, 0.9);
    for (int i = 0; i < n; ++i) {
      plain_adam(ew[i], 0.5 * g[i], em[i], ev[i], t, 0.01);
      ea[i] = 0.9 * ea[i] + 0.1 * ew[i];
    }
  }
  double worst = 0;
  for (int i = 0; i < n; ++i) worst = std::max({worst, std::abs(w[i] - ew[i]), std::abs(average[i] - ea[i])});
  CHECK(worst < 2e-5);
  CHECK(lane0 == std::vector<Real>(n, 0));
  CHECK(lane1 == std::vector<Real>(n, 0));
}

TEST_CASE("the other optimisers take the steps of their definitions", "[optimizer]") {
  Workers workers(1);
  const std::vector<Real> start = {1, -2, 0.5f}, gradient = {0.1f, -0.4f, 3};
  auto run = [&](TrainOptions o, int steps) {
    Optimizer optimizer(o, 3);
    std::vector<Real> w = start;
    for (int i = 0; i < steps; ++i) {
      std::vector<Real> lane = gradient;
      optimizer.step(w, {lane.data()}, 1, 0.1, workers, nullptr, 0);
    }
    return w;
  };
  TrainOptions o;
  o.optimizer = "sgd";
  o.momentum = 0.5;
  for (int i = 0; i < 3; ++i) CHECK(run(o, 2)[i] == Approx(start[i] - 0.1 * gradient[i] * 2.5).epsilon(1e-5));
  o.clip_value = 0.2;
  CHECK(run(o, 1)[2] == Approx(0.5 - 0.1 * 0.2).epsilon(1e-5));
  o.clip_value = 0;
  o.weight_decay = 0.3;
  CHECK(run(o, 1)[1] == Approx(-2 - 0.1 * (-0.4 + 0.3 * -2)).epsilon(1e-5));
  o.weight_decay = 0;
  o.optimizer = "adagrad";
  for (int i = 0; i < 3; ++i)
    CHECK(run(o, 2)[i] == Approx(start[i] - 0.1 * std::copysign(1 + 1 / std::sqrt(2.0), gradient[i])).epsilon(1e-5));
  o.optimizer = "adamw";
  o.weight_decay = 0.3;
  for (int i = 0; i < 3; ++i)
    CHECK(run(o, 1)[i] == Approx(start[i] * (1 - 0.03) - 0.1 * std::copysign(1.0, gradient[i])).epsilon(1e-5));
}

TEST_CASE("the number of threads changes no bit of an update", "[optimizer][bits]") {
  const int n = 200003;
  auto run = [&](int threads) {
    Workers workers(threads);
    Optimizer adam(TrainOptions(), n);
    std::vector<Real> w = random_numbers(n, 1);
    double norm = 0;
    for (int t = 0; t < 2; ++t) {
      std::vector<Real> a = random_numbers(n, 2 + t), b = random_numbers(n, 9 + t);
      norm += adam.sum_lanes({a.data(), b.data()}, workers);
      adam.step(w, {a.data(), b.data()}, 1 / norm, 0.01, workers, nullptr, 0);
    }
    return std::pair(norm, w);
  };
  CHECK(run(1) == run(2));
  CHECK(run(1) == run(8));
}

TEST_CASE("rows of a lookup table that wait for their updates get the bits of updating all rows at every step",
          "[optimizer][bits]") {
  TrainOptions o;
  o.optimizer = GENERATE("adam", "adamw", "sgd", "adagrad");
  o.weight_decay = GENERATE(0.0, 0.01);
  o.clip_value = GENERATE(0.0, 0.5);
  CAPTURE(o.optimizer, o.weight_decay, o.clip_value);
  ParameterSpace space;
  space.vector("before", 37);
  TensorSpec spec;
  spec.name = "table";
  spec.lookup = true;
  const Tensor table = space.add(spec, 150, 19);
  space.matrix("after", 40, 1000);
  const auto size = static_cast<std::size_t>(space.size());
  Workers workers(2);
  Optimizer waiting(o, space.size(), lookup_tables(space)), plain(o, space.size());
  std::vector<Real> w = random_numbers(space.size(), 1), all = w;
  for (int t = 0; t < 40; ++t) {
    // Few rows a step, some of them again and again, most seldom, some never; a piece reads what the other reads too.
    std::vector<std::vector<int>> read(2);
    std::vector<LookupRows> lookups;
    std::vector<std::vector<Real>> lanes(2, std::vector<Real>(size, 0));
    for (int l = 0; l < 2; ++l) {
      for (int i = 0; i < 4; ++i) read[l].insert(read[l].end(), {(t * t + 7 * i * l) % 140, i});
      lookups.push_back({table, read[l]});
      const std::vector<Real> gradient = random_numbers(space.size(), 100 + 2 * t + l);
      lanes[l] = gradient;
      std::fill(lanes[l].begin() + table.offset, lanes[l].begin() + table.offset + table.rows * table.cols, Real{0});
      for (int row : read[l])
        for (std::int64_t j = 0; j < table.cols; ++j)
          lanes[l][table.offset + row * table.cols + j] = gradient[table.offset + row * table.cols + j];
    }
    auto same = lanes;
    waiting.will_read(lookups, w, workers);
    for (int row : read[1])
      for (std::int64_t j = 0; j < table.cols; ++j)
        REQUIRE(w[table.offset + row * table.cols + j] == all[table.offset + row * table.cols + j]);
    const double norm = waiting.sum_lanes({lanes[0].data(), lanes[1].data()}, workers);
    CHECK(plain.sum_lanes({same[0].data(), same[1].data()}, workers) == Approx(norm).epsilon(1e-6));
    if (t == 17) {
      waiting.skip({lanes[0].data(), lanes[1].data()}, workers);
      plain.skip({same[0].data(), same[1].data()}, workers);
    } else {
      waiting.step(w, {lanes[0].data(), lanes[1].data()}, 0.7, 0.01 / (t + 1), workers, nullptr, 0);
      plain.step(all, {same[0].data(), same[1].data()}, 0.7, 0.01 / (t + 1), workers, nullptr, 0);
    }
    CHECK(lanes[0] == std::vector<Real>(size, 0));
    if (t == 11) {
      // As when a run is saved and goes on.
      waiting.bring_up_to_date(w, workers);
      CHECK(w == all);
      Optimizer resumed(o, space.size(), lookup_tables(space));
      resumed.restore(waiting.first_moment(), waiting.second_moment(), waiting.steps());
      waiting = std::move(resumed);
    }
  }
  waiting.bring_up_to_date(w, workers);
  CHECK(w == all);
  CHECK(waiting.first_moment() == plain.first_moment());
  CHECK(waiting.second_moment() == plain.second_moment());
}

TEST_CASE("the preset looks at the corpus and leaves what the user set", "[preset]") {
  ParallelText words, sentences;
  for (int i = 0; i < 9000; ++i) {
    words.source.push_back("abbey" + std::to_string(i));
    words.target.push_back("AE B IY");
    sentences.source.push_back("a sentence of some words number " + std::to_string(i));
    sentences.target.push_back("ein Satz aus einigen Worten Nummer " + std::to_string(i));
  }
  TextOptions text;
  ModelOptions network;
  TrainOptions training;
  CHECK(apply_preset(CorpusShape::of(words), text, network, training) == "characters");
  text = {};
  network = {};
  training = {};
  network.hidden = 99;
  training.lr = 0.5;
  CHECK(apply_preset(CorpusShape::of(sentences), text, network, training) == "base");
  CHECK(network.hidden == 99);
  CHECK(network.enc_hidden == 50);
  CHECK(training.lr == 0.5);
  CHECK(network.embedding > 0);
  CHECK(network.dropout >= 0);
  CHECK(text.vocab_size > 0);
  CHECK_FALSE(training.epochs.empty());
  training.preset = "vectors";
  CHECK_THROWS_AS(apply_preset(CorpusShape::of(sentences), text, network, training), Error);
  training.preset = "huge";
  CHECK_THROWS_AS(apply_preset(CorpusShape::of(sentences), text, network, training), Error);
}

TEST_CASE("of single vectors the preset takes several views, of regions one", "[preset]") {
  CaptionedFrames captioned;
  captioned.width = 2;
  for (const std::size_t regions : {1U, 2U}) {
    captioned.frames = {Sequence(std::vector<Real>(2 * regions, 1), 2)};
    captioned.captions = {{"a ring", "one ring"}};
    TextOptions text;
    ModelOptions network;
    network.input = "set";
    TrainOptions training;
    CHECK(apply_preset(CorpusShape::of(captioned), text, network, training) == (regions == 1 ? "vectors" : "small"));
    CHECK(network.views == (regions == 1 ? 8 : 1));
    CHECK(training.epochs == (regions == 1 ? "120e" : "300e"));
  }
}

TEST_CASE("with copying, words are taken as never seen in source and target alike, by key and pair",
          "[dataset][copy]") {
  TextOptions o;
  o.subword = "word";
  std::vector<std::string> lines(1);
  for (int i = 0; i < 400; ++i) lines[0] += (i ? " w" : "w") + std::to_string(i);
  const auto tokenizer =
      std::make_shared<const Tokenizer>(o, Tokenizer::train(lines, o, 5000, 1, [](const std::string&) {}));
  Workers workers(1);
  ParallelText text;
  text.source = {lines[0] + " unseen"};
  text.target = {lines[0] + " unseen"};
  text.line = {1};
  const Tokenizers tokenizers{tokenizer, tokenizer};
  const Dataset data = make_dataset(Pairs::of(text), tokenizers, true, 0, workers);
  const auto hidden = [&](double share, std::uint64_t key) {
    PairBatch batch;
    make_batch(data, {0}, tokenizers, share, key, {}, batch);
    CHECK(std::equal(batch.next.begin(), batch.next.end(), batch.source_words.begin(), batch.source_words.end()));
    std::set<int> beyond;
    for (std::size_t i = 0; i < batch.next.size(); ++i) {
      const bool is_beyond = batch.next[i] >= tokenizer->size();
      if (is_beyond) CHECK(beyond.insert(batch.next[i]).second);
      CHECK(batch.source.ids[i] == (is_beyond ? tokenizer->unknown() : batch.next[i]));
    }
    return beyond.size();
  };
  CHECK(hidden(0, 1) == 1);
  const std::size_t some = hidden(0.25, 1);
  CHECK(some > 60);
  CHECK(some < 140);
  CHECK(hidden(0.25, 1) == some);
  CHECK(hidden(0.25, 2) != some);
}

TEST_CASE("some of the training data is held out, however little there is, and not all", "[train]") {
  for (std::size_t items : {2, 3, 19, 20, 54, 199, 200, 400, 5000})
    for (std::uint64_t seed : {1, 2, 77}) {
      std::size_t held = 0;
      for (std::size_t i = 0; i < items; ++i) held += is_held_out(i, items, seed) ? 1 : 0;
      CAPTURE(items, seed, held);
      CHECK(held >= 1);
      CHECK(held <= 1 + items / 10);
    }
  CHECK(!is_held_out(0, 1, 1));
}

}  // namespace seq
