// The linear classifier on n-grams: its words and features, the solver's parts, and what it learns.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/random.h"
#include "support/file_helpers.h"
#include "text/folded_words.h"
#include "train/dual_ascent.h"
#include "train/ngram_linear_trainer.h"
#include "train/proximal.h"

namespace seq {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  const FoldedWords folded = folded_words(text);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < folded.count(); ++i) words.emplace_back(folded.word(i));
  return words;
}

using Words = std::vector<std::string>;

std::size_t shared(const std::string& a, const std::string& b, const NgramShape& shape) {
  const std::vector<std::uint32_t> x = ngram_features(shape, a).bucket, y = ngram_features(shape, b).bucket;
  return static_cast<std::size_t>(
      std::count_if(x.begin(), x.end(), [&](auto n) { return std::find(y.begin(), y.end(), n) != y.end(); }));
}

constexpr NgramShape single_words = {1, 0, 0, 26}, pairs = {2, 0, 0, 26}, triples = {3, 0, 0, 26};

/// Lines whose label is that of one word among noise.
NgramTrainingData toy(int lines, int labels) {
  NgramTrainingData data;
  RandomStream random(5);
  for (int i = 0; i < lines; ++i) {
    const int label = i % labels;
    std::string text;
    for (int w = 0; w < 4; ++w) text += "noise" + std::to_string(random.below(50)) + " ";
    data.text.push_back(text + "sign" + std::to_string(label));
    data.labels.push_back({label});
  }
  return data;
}

NgramLinear trained(const NgramTrainingData& data, int labels, int threads = 1, std::uint64_t seed = 1) {
  Workers workers(threads);
  return train_ngram_linear(data, labels, seed, workers);
}

int best(const NgramLinear& model, const std::string& text) {
  const std::vector<float> s = model.scores(text);
  return static_cast<int>(std::max_element(s.begin(), s.end()) - s.begin());
}

bool no_weights(const NgramLinear& model, int label) {
  for (std::size_t i = static_cast<std::size_t>(label); i < model.weights.size(); i += model.bias.size())
    if (model.weights[i] != 0) return false;
  return true;
}

}  // namespace

TEST_CASE("punctuation is words of its own, and case does not count", "[linear]") {
  CHECK(words_of("Good, really: GOOD!!") == Words{"good", ",", "really", ":", "good", "!!"});
  CHECK(words_of("good , really : good !!") == words_of("Good, really: GOOD!!"));
  CHECK(words_of("it isn't 'low-rent' 4.5%") == Words{"it", "isn't", "'", "low", "-", "rent", "'", "4", ".", "5", "%"});
  CHECK(words_of("isn\u2019t") == Words{"isn't"});
  CHECK(words_of("wait...\tno\u00a0 more ,, .,") == Words{"wait", "...", "no", "more", ",,", ".", ","});
  CHECK(words_of("'") == Words{"'"});
  CHECK(words_of("").empty());
  CHECK(words_of(" \u3000 ").empty());
}

TEST_CASE("words of every script are found, folded and whole", "[linear]") {
  CHECK(words_of("Straße ÜBER e\u0301tude") == Words{"strasse", "über", "e\u0301tude"});
  CHECK(words_of("私は猫。한국어 말") == Words{"私", "は", "猫", "。", "한국어", "말"});
  CHECK(words_of("हिन्दी") == Words{"हिन्दी"});
}

TEST_CASE("n-grams of words reach over the line's ends and over one word left out", "[linear]") {
  CHECK(ngram_features(single_words, "a b a").bucket.size() == 2);
  CHECK(ngram_features(pairs, "a b").bucket.size() == 2 + 3);
  CHECK(ngram_features(triples, "a b").bucket.size() == 2 + 3 + 2 + 2);
  CHECK(shared("a b", "b a", single_words) == 2);
  CHECK(shared("a b", "b a", pairs) == 2);
  CHECK(shared("very good film", "very bad film", triples) == 2 + 2 + 1);  // the words, the ends, very … film
}

TEST_CASE("n-grams of characters join words of one stem", "[linear]") {
  CHECK(shared("translation", "translations", single_words) == 0);
  CHECK(shared("translation", "translations", {1, 3, 5, 26}) == 9 + 3 + 9 - 1 + 9 - 2);
  CHECK(ngram_features({0, 3, 3, 26}, "abc , d").bucket.size() == 3);
  CHECK(ngram_features({0, 2, 2, 26}, "äöü").bucket.size() == 4);
}

TEST_CASE("features have length 1, half of it characters', and grow slowly with repeats", "[linear]") {
  double squares = 0, of_words = 0;
  const NgramFeatures features = ngram_features({3, 3, 5, 20}, "a good, good, good film");
  for (std::size_t i = 0; i < features.bucket.size(); ++i) {
    squares += features.value[i] * features.value[i];
    if (features.bucket[i] < 1U << 19) of_words += features.value[i] * features.value[i];
  }
  CHECK(squares == Approx(1));
  CHECK(of_words == Approx(0.5));
  const NgramFeatures counted = ngram_features(single_words, "so so so good");
  CHECK(counted.value[0] / counted.value[1] == Approx(1 + std::log(3)));
  const std::set<std::uint32_t> distinct(features.bucket.begin(), features.bucket.end());
  CHECK(distinct.size() == features.bucket.size());
}

TEST_CASE("a table of two buckets is small but right", "[linear]") {
  const NgramFeatures features = ngram_features({3, 3, 5, 1}, "one two three");
  CHECK(features.bucket == std::vector<std::uint32_t>{0, 1});
  CHECK(features.value[0] == Approx(std::sqrt(0.5)));
}

TEST_CASE("a set of buckets knows the place of each of them, and comes back from its bytes", "[linear]") {
  for (const int bits : {1, 2, 5, 6, 7, 13}) {
    std::vector<std::uint32_t> some;
    RandomStream random(static_cast<std::uint64_t>(bits));
    for (std::uint32_t b = 0; b < 1U << bits; ++b)
      if (random.below(3) == 0 || b + 1 == 1U << bits) some.push_back(b);
    std::vector<std::uint32_t> mixed(some.rbegin(), some.rend());
    mixed.push_back(some[0]);
    const BucketSet set(bits, mixed), back(bits, set.bytes(), "");
    for (const BucketSet& s : {set, back}) {
      CHECK(s.range() == 1 << bits);
      CHECK(s.size() == static_cast<std::int64_t>(some.size()));
      CHECK(s.buckets() == some);
      for (std::uint32_t b = 0; b < 1U << bits; ++b) {
        const auto found = std::find(some.begin(), some.end(), b);
        CHECK(s.place(b) == (found == some.end() ? -1 : found - some.begin()));
      }
    }
  }
  CHECK(BucketSet(4, {}).size() == 0);
  CHECK(BucketSet(4, {}).bytes() == std::string(2, '\0'));
}

TEST_CASE("bytes that are no set of buckets are refused", "[linear][faults]") {
  const auto refused = [](int bits, const std::string& bytes) {
    return test::fails_with([&] { BucketSet(bits, bytes, "m.model"); }, ErrorKind::data, {"m.model", "expected"});
  };
  CHECK_FALSE(refused(4, "ab"));
  for (const char* bytes : {"", "a", "abc"}) CHECK(refused(4, bytes));
  CHECK(refused(30, "abcdefgh"));
  CHECK(refused(2, "\x10"));
  CHECK_FALSE(refused(2, "\x0f"));
}

TEST_CASE("a linear model that does not fit together is refused", "[linear]") {
  NgramLinear model = {{1, 0, 0, 2}, 2, BucketSet(2, {0, 1, 2, 3}), std::vector<float>(8), {1, 2}};
  CHECK(model.scores("") == std::vector<float>{1, 2});
  const auto refused = [](const NgramLinear& m) {
    return test::fails_with([&] { m.scores("text"); }, ErrorKind::internal, {"linear model"});
  };
  CHECK_FALSE(refused(model));
  model.shape.bucket_bits = 3;
  CHECK(refused(model));
  model.shape.bucket_bits = 2;
  model.labels = 1;
  CHECK(refused(model));
  model.labels = 2;
  model.buckets = BucketSet(2, {0, 1, 3});
  CHECK(refused(model));
  for (const NgramShape& shape : {NgramShape{1, 0, 0, 0}, NgramShape{1, 0, 0, 31}, NgramShape{1, 5, 3, 2},
                                  NgramShape{-1, 0, 0, 2}, NgramShape{1, 0, 5, 2}})
    CHECK(test::fails_with([&] { ngram_features(shape, "text"); }, ErrorKind::internal, {"n-grams"}));
}

TEST_CASE("a row's part of the dual is solved exactly", "[linear]") {
  for (const double curvature : {0.0, 1e-3, 1.0, 50.0, 1e6})
    for (const double score : {-800.0, -3.0, 0.0, 0.7, 60.0, 5e5}) {
      const double p = proximal_sigmoid(score, curvature);
      INFO("score " << score << " curvature " << curvature << " p " << p);
      const double z = score - curvature * p;
      CHECK(p == Approx(1 / (1 + std::exp(-z))).epsilon(1e-3).margin(1e-9));
    }
  const std::vector<float> scores = {3, -40, 0.5F, 700, 2}, curvatures = {10, 0, 1e-4F, 900, 0.5F};
  for (const double guess : {-1e6, 0.0, 698.0, 1e6}) {
    std::vector<float> p(5);
    std::vector<double> scratch;
    proximal_softmax(scores.data(), curvatures.data(), 5, guess, p.data(), scratch);
    INFO("guess " << guess);
    CHECK(p[0] + p[1] + p[2] + p[3] + p[4] == Approx(1));
    const double c = scores[0] - curvatures[0] * p[0] - std::log(p[0]);
    for (std::size_t k = 1; k < 5; ++k)
      CHECK(p[k] == Approx(std::exp(scores[k] - c - curvatures[k] * p[k])).epsilon(1e-3).margin(1e-30));
  }
}

TEST_CASE("dual ascent ends where the gradient of the regularised loss is zero", "[linear]") {
  // Of the bias, whose feature is 1 everywhere with the variance 1: bias - offset = cost · Σ weight · (wanted - given).
  const bool softmax = GENERATE(true, false), known = GENERATE(false, true);
  SparseExamples x;
  x.features = 3;
  x.outputs = 3;
  x.softmax = softmax;
  if (known) {
    x.prior_bias = {0.5F, -1};
    x.prior_weights = {0.3F, -0.2F, 0, 0.1F, 0.7F, 0, -0.4F, 0.6F, 0};
  }
  for (int i = 0; i < 60; ++i) {
    x.feature.insert(x.feature.end(), {static_cast<std::uint32_t>(i % 2), 2});
    x.value.insert(x.value.end(), {0.5F, 0.1F * static_cast<float>(i % 7)});
    x.begin.push_back(static_cast<std::int64_t>(x.feature.size()));
    x.wanted.push_back({i % 5 == 0 ? 2 : i % 2});
    x.weight.push_back(i % 3 == 0 ? 2 : 1);
  }
  std::vector<std::int64_t> rows(60);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<std::int64_t>(i);
  DualAscent learner(x, rows);
  const std::vector<float> offset = learner.bias();
  if (known) {
    CHECK(offset[0] == 0.5F);
    CHECK(offset[1] == -1);
    CHECK(learner.weights(2)[1] == 0.6F);
  }
  const double before = learner.loss(rows);
  constexpr double cost = 0.3;
  learner.fit(cost, 1e-5, 1);
  CHECK(learner.loss(rows) < before);
  std::vector<double> pull(3, 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<double> e(3);
    double sum = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const double score =
          learner.bias()[k] + 0.5 * learner.weights(x.feature[2 * i])[k] + x.value[2 * i + 1] * learner.weights(2)[k];
      e[k] = softmax ? std::exp(score) : 1 / (1 + std::exp(-score));
      sum += e[k];
    }
    for (std::size_t k = 0; k < 3; ++k)
      pull[k] += x.weight[i] * ((x.wanted[i][0] == static_cast<int>(k)) - e[k] / (softmax ? sum : 1));
  }
  for (std::size_t k = 0; k < 3; ++k) CHECK(learner.bias()[k] - offset[k] == Approx(cost * pull[k]).margin(1e-4));
}

TEST_CASE("a linear classifier finds the word that decides", "[linear]") {
  for (const int labels : {2, 3}) {
    for (const bool independent : {true, false}) {
      NgramTrainingData data = toy(300, labels);
      data.independent = independent;
      const NgramLinear model = trained(data, labels);
      for (int label = 0; label < labels; ++label) {
        const std::string text = "noise1 unseen sign" + std::to_string(label);
        CHECK(best(model, text) == label);
        if (independent) CHECK(model.scores(text)[static_cast<std::size_t>(label)] > 0);
      }
    }
  }
}

TEST_CASE("threads change no bit of a linear classifier, a seed may", "[linear][bits]") {
  const NgramTrainingData data = toy(700, 3);
  const NgramLinear one = trained(data, 3, 1), four = trained(data, 3, 4), other = trained(data, 3, 1, 2);
  CHECK(one.shape.bucket_bits == four.shape.bucket_bits);
  CHECK(one.weights == four.weights);
  CHECK(one.bias == four.bias);
  CHECK(one.weights != other.weights);
}

TEST_CASE("what all lines or none want gets a bias that says so, and no weights", "[linear]") {
  for (const bool independent : {true, false}) {
    NgramTrainingData data = toy(40, 1);
    data.independent = independent;
    data.text.push_back("");
    data.labels.push_back({0});
    CHECK(no_weights(trained(data, 1), 0));
    const NgramLinear model = trained(data, 2);
    CHECK(no_weights(model, 0));
    CHECK(no_weights(model, 1));
    CHECK(model.bias[0] > model.bias[1] + 3);
    CHECK(model.scores("whatever") == model.bias);
    if (independent) CHECK(model.bias[0] > 3);
    if (independent) CHECK(model.bias[1] < -3);
  }
}

TEST_CASE("a linear classifier goes on from what it knows, and labels without lines stay as they were", "[linear]") {
  const NgramTrainingData first = toy(300, 3);
  for (const bool independent : {true, false}) {
    NgramTrainingData before = first, after;
    before.independent = after.independent = independent;
    const NgramLinear old = trained(before, 3);
    // A fourth label with a few lines of the first one; then nothing but the fourth.
    for (const bool mixed : {true, false}) {
      after.text.clear();
      after.labels.clear();
      for (int i = 0; i < 60; ++i) {
        const int label = mixed && i % 3 == 0 ? 0 : 3;
        after.text.push_back("noise" + std::to_string(i % 7) + " sign" + std::to_string(label));
        after.labels.push_back({label});
      }
      after.prior = &old;
      const NgramLinear model = trained(after, 4);
      CHECK(model.shape.bucket_bits == old.shape.bucket_bits);
      for (int label = 0; label < 4; ++label) CHECK(best(model, "noise9 sign" + std::to_string(label)) == label);
      bool same = model.bias[1] == old.bias[1] && model.bias[2] == old.bias[2], fourth = false;
      for (const std::uint32_t b : model.buckets.buckets()) {
        const float *now = model.row(b), *then = old.row(b);
        same &= now[1] == (then ? then[1] : 0) && now[2] == (then ? then[2] : 0);
        fourth |= now[3] != 0;
      }
      for (const std::uint32_t b : old.buckets.buckets()) same &= model.row(b) != nullptr;
      CHECK(same);
      CHECK(fourth);
    }
  }
}

TEST_CASE("two labels that exclude each other go on from both, or from the one there was", "[linear]") {
  NgramTrainingData before = toy(200, 2), after = before;
  before.independent = after.independent = false;
  const NgramLinear old = trained(before, 2);
  after.text = {"noise1 other0", "noise2 other1", "noise1 other0", "noise2 other1"};
  after.labels = {{0}, {1}, {0}, {1}};
  after.prior = &old;
  const NgramLinear model = trained(after, 2);
  for (const char* word : {"sign", "other"})
    for (int label = 0; label < 2; ++label) CHECK(best(model, word + std::to_string(label)) == label);

  before = toy(200, 1);
  before.independent = false;
  const NgramLinear one = trained(before, 1);
  after.prior = &one;
  CHECK(best(trained(after, 2), "noise2 other1") == 1);
}

TEST_CASE("texts without words and data without lines give the labels' frequencies", "[linear]") {
  NgramTrainingData data;
  CHECK(trained(data, 3).scores("text") == std::vector<float>(3, 0));
  data.independent = false;
  for (int i = 0; i < 100; ++i) {
    data.text.push_back(i % 2 == 0 ? "" : " ");
    data.labels.push_back({i % 4 == 0 ? 1 : 0});
  }
  const NgramLinear model = trained(data, 2);
  const std::vector<float> scores = model.scores("unknown");
  CHECK(1 / (1 + std::exp(scores[1] - scores[0])) == Approx(0.75).margin(0.01));
}

TEST_CASE("several labels a line are each decided on their own", "[linear]") {
  NgramTrainingData data = toy(200, 2);
  for (std::size_t i = 0; i < data.text.size(); i += 4) {
    data.text[i] += " sign1";
    data.labels[i] = {0, 1};
  }
  for (std::size_t i = 3; i < data.text.size(); i += 8) {
    data.text[i] = "noise1 noise2";
    data.labels[i] = {};
  }
  const NgramLinear model = trained(data, 2);
  const std::vector<float> both = model.scores("noise3 sign0 sign1");
  CHECK(both[0] > 0);
  CHECK(both[1] > 0);
  CHECK(model.scores("noise3 sign1")[0] < 0);
  const std::vector<float> none = model.scores("noise1 noise2");
  CHECK(none[0] < 0);
  CHECK(none[1] < 0);
}

TEST_CASE("a line counts as much as its weight says", "[linear]") {
  NgramTrainingData data = toy(200, 2);
  data.weight.assign(data.text.size(), 1);
  for (std::size_t i = 0; i < 40; ++i) {
    data.text[i] = "sign" + std::to_string(1 - data.labels[i][0]);
    data.weight[i] = 0;
  }
  const NgramLinear model = trained(data, 2);
  CHECK(best(model, "sign0") == 0);
  CHECK(best(model, "sign1") == 1);
  std::fill(data.weight.begin(), data.weight.begin() + 40, 20);
  CHECK(best(trained(data, 2), "sign0") == 1);
}

TEST_CASE("a row of weight 2 is learnt as the row given twice", "[linear]") {
  // Every second row counts twice.
  const auto examples = [](bool weighted, bool softmax) {
    SparseExamples x;
    x.features = 4;
    x.outputs = 3;
    x.softmax = softmax;
    for (int i = 0; i < 40; ++i) {
      const bool heavy = i % 2 == 0;
      for (int copies = heavy && !weighted ? 2 : 1; copies > 0; --copies) {
        x.feature.insert(x.feature.end(), {static_cast<std::uint32_t>(i % 3), 3});
        x.value.insert(x.value.end(), {0.8F, 0.1F * static_cast<float>(i % 7)});
        x.begin.push_back(static_cast<std::int64_t>(x.feature.size()));
        x.wanted.push_back({i % 5 == 0 ? 2 : i % 3 == 1});
        x.weight.push_back(heavy && weighted ? 2 : 1);
      }
    }
    return x;
  };
  for (const bool softmax : {true, false}) {
    const SparseExamples once = examples(true, softmax), twice = examples(false, softmax);
    const auto learner_of = [](const SparseExamples& x) {
      std::vector<std::int64_t> rows(static_cast<std::size_t>(x.rows()));
      for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<std::int64_t>(i);
      DualAscent learner(x, rows);
      learner.fit(1, 1e-6, 1);
      return learner;
    };
    const DualAscent a = learner_of(once), b = learner_of(twice);
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(a.bias()[k] == Approx(b.bias()[k]).margin(1e-3));
      for (std::uint32_t f = 0; f < 4; ++f) CHECK(a.weights(f)[k] == Approx(b.weights(f)[k]).margin(1e-3));
    }
  }
}

TEST_CASE("documents are described by words alone, and tables stay small", "[linear]") {
  NgramTrainingData data = toy(60, 2);
  CHECK(trained(data, 2).shape.char_max == 5);
  for (std::string& text : data.text)
    for (int i = 0; i < 7; ++i) text += " " + text;
  const NgramShape shape = trained(data, 2).shape;
  CHECK(shape.char_max == 0);
  CHECK(shape.word_ngrams == 2);
  const NgramLinear many = trained(toy(12, 2), 9000);
  CHECK(many.weights.size() <= std::size_t{1} << 23);
}

TEST_CASE("training data that do not fit together are refused", "[linear]") {
  const auto refused = [](const NgramTrainingData& data, int labels) {
    return test::fails_with([&] { trained(data, labels); }, ErrorKind::internal, {"linear model"});
  };
  NgramTrainingData data = toy(10, 2);
  CHECK(refused(data, 1));
  CHECK(refused(data, 0));
  data.weight = {1};
  CHECK(refused(data, 2));
  data.weight.assign(10, -1);
  CHECK(refused(data, 2));
  data.weight.clear();
  const NgramLinear three = trained(toy(10, 3), 3);
  data.prior = &three;
  CHECK(refused(data, 2));
  data.prior = nullptr;
  data.labels.pop_back();
  CHECK(refused(data, 2));
}

}  // namespace seq
