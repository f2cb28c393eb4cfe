// The classifier's gradients, for every option that changes the arithmetic.

#include <catch2/catch.hpp>

#include "model/classifier.h"
#include "support/batches.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

constexpr int vocabulary = 11, labels = 3;

ClassifierOptions small_options() {
  ClassifierOptions o;
  o.cell = "gru";
  o.embedding = 5;
  o.hidden = 3;
  o.pooling = {"last", "mean", "max", "attention"};
  return o;
}

/// Lines of unequal lengths, weights and numbers of labels.
LabelledBatch small_batch() {
  const std::vector<std::vector<int>> labels_of = {{2}, {0, 1}, {1}, {2, 0}};
  LabelledBatch batch;
  batch.source = pack_tokens({{4, 8, 5, 2}, {2}, {7, 7, 2}, {3, 10, 6, 9, 2}});
  for (int i : batch.source.order) {
    batch.labels.add_tokens(labels_of[i]);
    batch.weight.push_back(Real(0.5) + Real(0.4) * static_cast<Real>(i));
  }
  return batch;
}

void check_classifier(const ClassifierOptions& o, const DropoutPlan& dropout = {}, double smoothing = 0.1,
                      const LabelledBatch& batch = small_batch()) {
  const ClassifierNetwork network(o, vocabulary, labels);
  Arena arena, scratch;
  check_network(network.space, 6, [&](const Parameters& p, Gradients* d) {
    arena.reset();
    return classifier_loss(network, p, batch, dropout, smoothing, 0.5, d, arena, scratch).smoothed * 0.5;
  });
}

}  // namespace

TEST_CASE("every pooling of a classifier has the right gradient, alone and with the others", "[classifier]") {
  ClassifierOptions o = small_options();
  const auto alone = GENERATE("last", "mean", "max", "attention", "all");
  if (std::string(alone) != "all") o.pooling = {alone};
  o.multi_label = GENERATE(false, true);
  CAPTURE(alone, o.multi_label);
  check_classifier(o);
}

TEST_CASE("classifiers of every cell, stacked, one-way and residual have the right gradient", "[classifier]") {
  ClassifierOptions o = small_options();
  o.cell = GENERATE("rnn", "gru", "lstm");
  o.layers = GENERATE(1, 2);
  o.bidirectional = GENERATE(true, false);
  o.layer_norm = o.layers == 2;
  o.residual = true;
  o.embedding = o.bidirectional ? 6 : 3;
  check_classifier(o, {}, GENERATE(0.0, 0.3));
}

TEST_CASE("every kind of dropout in a classifier has the right gradient", "[classifier]") {
  ClassifierOptions o = small_options();
  o.layers = 2;
  DropoutPlan dropout;
  dropout.embedding = 0.2;
  dropout.layer = 0.3;
  dropout.recurrent = 0.25;
  dropout.source_word = 0.2;
  dropout.key = 4321;
  check_classifier(o, dropout);
}

TEST_CASE("a classifier of frames has the right gradient", "[classifier]") {
  ClassifierOptions o = small_options();
  o.input = "frames";
  o.embedding = 2;
  o.layers = 2;
  LabelledBatch batch = small_batch();
  batch.source = pack_sequences(std::vector<Sequence>{
      {{0.5f, -1, 2, 0.25f, 1, 1}, 2}, {{-0.75f, 0.5f}, 2}, {{1.0f, 2, 3, -1}, 2}, {{0.0f, 1, -2, 0.5f}, 2}});
  check_classifier(o, {}, 0.1, batch);
}

namespace {

/// A classifier's gradient by all weights; tensors whose names end in `without` are 0.
std::vector<Real> gradient_of(const ClassifierOptions& o, const std::string& without) {
  const ClassifierNetwork network(o, vocabulary, labels);
  std::vector<Real> weights = random_numbers(network.space.size(), 6, 0.6), gradient(weights.size());
  for (const TensorSpec& spec : network.space.specs())
    if (!without.empty() && spec.name.ends_with(without))
      std::fill_n(weights.begin() + spec.tensor.offset, spec.tensor.rows * spec.tensor.cols, Real{0});
  DropoutPlan dropout;
  dropout.layer = dropout.recurrent = dropout.embedding = 0.2;
  dropout.key = 4321;
  Gradients d(gradient.data());
  Arena arena, scratch;
  classifier_loss(network, Parameters(network.space, weights.data(), true), small_batch(), dropout, 0.1, 0.5, &d, arena,
                  scratch);
  return gradient;
}

double largest_difference(const std::vector<Real>& a, const std::vector<Real>& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(static_cast<double>(a[i] - b[i])));
  return largest;
}

}  // namespace

TEST_CASE("a classifier's truncated gradient is the whole one where nothing is cut off", "[classifier][bptt]") {
  ClassifierOptions o = small_options();
  o.layers = 2;
  o.residual = GENERATE(false, true);
  o.embedding = 6;
  ClassifierOptions truncated = o;
  truncated.bptt = 5;  // the longest line
  CHECK(gradient_of(truncated, "") == gradient_of(o, ""));
  // An Elman layer without weights on its state remembers nothing: gradients have nowhere to go back to.
  o.cell = truncated.cell = "rnn";
  truncated.bptt = 2;
  CHECK(largest_difference(gradient_of(truncated, ".u"), gradient_of(o, ".u")) < 1e-14);
  CHECK(largest_difference(gradient_of(truncated, ""), gradient_of(o, "")) > 1e-3);
}

TEST_CASE("a line of weight 2 has the gradient of the line given twice", "[classifier]") {
  ClassifierOptions o = small_options();
  o.multi_label = GENERATE(false, true);
  const ClassifierNetwork network(o, vocabulary, labels);
  const std::vector<Real> weights = random_numbers(network.space.size(), 6, 0.6);
  const Parameters p(network.space, weights.data(), true);
  const auto gradient = [&](const std::vector<std::vector<int>>& lines, const std::vector<Real>& weight) {
    LabelledBatch batch;
    batch.source = pack_tokens(lines);
    for (int i : batch.source.order) {
      batch.labels.add_tokens(std::vector<int>{lines[i][0] % labels});
      batch.weight.push_back(weight[i]);
    }
    std::vector<Real> sum(weights.size());
    Gradients d(sum.data());
    Arena arena, scratch;
    classifier_loss(network, p, batch, {}, 0.1, 0.5, &d, arena, scratch);
    return sum;
  };
  const auto twice = gradient({{4, 8, 2}, {7, 5, 6, 2}, {4, 8, 2}}, {1, 1, 1});
  const auto weighted = gradient({{4, 8, 2}, {7, 5, 6, 2}}, {2, 1}),
             plain = gradient({{4, 8, 2}, {7, 5, 6, 2}}, {1, 1});
  CHECK(largest_difference(twice, weighted) < 1e-12);
  CHECK(largest_difference(twice, plain) > 1e-3);
}

TEST_CASE("logits come back in the order of the lines", "[classifier]") {
  const ClassifierNetwork network(small_options(), vocabulary, labels);
  const std::vector<Real> weights = random_numbers(network.space.size(), 6, 0.6);
  const Parameters p(network.space, weights.data(), false);
  const std::vector<std::vector<int>> lines = {{4, 2}, {3, 5, 6, 2}, {9, 8, 2}};
  Arena arena, scratch;
  Workers workers(1);
  const PieceGates pieces(network.encoder, p, {&lines[0], &lines[1], &lines[2]}, workers);
  const View together = arena.matrix(3, labels), alone = arena.matrix(1, labels);
  classifier_logits(network, p, pack_tokens(lines), pieces, together, arena, scratch);
  for (int i = 0; i < 3; ++i) {
    classifier_logits(network, p, pack_tokens({lines[i]}), pieces, alone, arena, scratch);
    for (int k = 0; k < labels; ++k) CHECK(together(i, k) == alone(0, k));
  }
}

}  // namespace seq
