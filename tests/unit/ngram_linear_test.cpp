// The linear classifier on n-grams.
#include <catch2/catch.hpp>

#include "core/random.h"
#include "train/ngram_linear_trainer.h"

namespace seq {
namespace {

const NgramShape words_alone = {2, 0, 0, 20};

std::size_t shared(const std::string& a, const std::string& b, const NgramShape& shape = words_alone) {
  const auto x = ngram_hashes(shape, a), y = ngram_hashes(shape, b);
  std::size_t n = 0;
  for (auto h : x) n += std::binary_search(y.begin(), y.end(), h);
  return n;
}

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

NgramLinear trained(const NgramTrainingData& data, int labels, int threads = 1) {
  Workers workers(threads);
  return train_ngram_linear(data, labels, 1, workers);
}

int best(const NgramLinear& model, const std::string& text) {
  const std::vector<float> s = model.scores(text);
  return static_cast<int>(std::max_element(s.begin(), s.end()) - s.begin());
}

}  // namespace

TEST_CASE("signs are words of their own, and case does not count", "[linear]") {
  CHECK(shared("good, really", "Good !") == 2);  // good; begin + good
  CHECK(ngram_hashes(words_alone, "a b").size() == 4);
  CHECK(ngram_hashes(words_alone, "so...").size() == 4);
  CHECK(ngram_hashes(words_alone, " \t ").empty());
  CHECK(ngram_hashes(words_alone, "").empty());
}

TEST_CASE("n-grams of characters join words of one stem", "[linear]") {
  CHECK(shared("translation", "translations") == 0);
  CHECK(shared("translation", "translations", {1, 3, 5, 20}) > 10);
  CHECK(shared("Übergröße", "übergrösse", {1, 3, 3, 20}) > 3);
}

TEST_CASE("a linear classifier finds the word that decides", "[linear]") {
  const NgramLinear model = trained(toy(300, 3), 3);
  for (int label = 0; label < 3; ++label) CHECK(best(model, "noise1 unseen sign" + std::to_string(label)) == label);
}

TEST_CASE("threads change no bit of a linear classifier", "[linear][bits]") {
  const NgramLinear one = trained(toy(300, 3), 3, 1), two = trained(toy(300, 3), 3, 2);
  CHECK(one.weights == two.weights);
  CHECK(one.bias == two.bias);
}

TEST_CASE("an empty text and a single label get a defined answer", "[linear]") {
  NgramTrainingData data = toy(40, 1);
  data.text.push_back("");
  data.labels.push_back({0});
  const NgramLinear model = trained(data, 1);
  CHECK(model.scores("")[0] == model.bias[0]);
  CHECK(model.bias[0] > 0);
}

TEST_CASE("several labels a line are each decided on their own", "[linear]") {
  NgramTrainingData data = toy(200, 2);
  for (std::size_t i = 0; i < data.text.size(); i += 4) {
    data.text[i] += " sign1";
    data.labels[i] = {0, 1};
  }
  const NgramLinear model = trained(data, 2);
  const std::vector<float> both = model.scores("noise3 sign0 sign1");
  CHECK(both[0] > 0);
  CHECK(both[1] > 0);
  CHECK(model.scores("noise3 sign1")[0] < 0);
}

TEST_CASE("a line of weight zero teaches nothing", "[linear]") {
  NgramTrainingData data = toy(200, 2);
  data.weight.assign(data.text.size(), 1);
  for (std::size_t i = 0; i < 40; ++i) {
    data.text[i] = "sign" + std::to_string(1 - data.labels[i][0]);
    data.weight[i] = 0;
  }
  const NgramLinear model = trained(data, 2);
  CHECK(best(model, "sign0") == 0);
  CHECK(best(model, "sign1") == 1);
}

}  // namespace seq
