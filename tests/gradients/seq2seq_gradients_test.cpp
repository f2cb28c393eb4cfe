// The whole model's gradients, for every option that changes the arithmetic.

#include <catch2/catch.hpp>

#include "model/seq2seq.h"
#include "support/batches.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

constexpr int source_vocabulary = 11, target_vocabulary = 13;

ModelOptions small_options() {
  ModelOptions o;
  o.cell = "gru";
  o.embedding = 5;
  o.hidden = 7;
  o.enc_hidden = 3;
  o.enc_layers = 1;
  o.dec_layers = 2;
  o.dropout = o.dropout_emb = 0;
  return o;
}

PairBatch small_batch(int vocabulary_limit = source_vocabulary) {
  auto id = [&](int i) { return 3 + i % (vocabulary_limit - 3); };
  return make_pair_batch({{id(1), id(5), id(2), 2}, {2}, {id(4), id(4), 2}, {id(0), id(7), id(3), id(6), 2}},
                         {{id(2), id(3)}, {id(6), id(1), id(1), id(5)}, {}, {id(7)}}, 1, 2);
}

/// One vocabulary of 11, and words beyond it that only copying can say: some twice in their source, one that the source
/// lacks; sources of one token and targets of one.
PairBatch copying_batch() {
  return make_pair_batch({{4, 11, 5, 12, 11, 2}, {2}, {7, 7, 2}, {3, 10, 6, 11, 2}},
                         {{11, 4, 12, 6, 11}, {6, 4}, {7, 5, 7, 7}, {11}}, 1, 2, {source_vocabulary, 0});
}

constexpr int frame_width = 3;

/// Frames of 3 numbers: sources of 1 to 4 frames, or of `more` besides; targets of other lengths.
PairBatch frame_batch(int more = 0) {
  std::vector<Sequence> sources;
  for (int length : {2 + more, 1, 4 + 2 * more, 3 + more}) {
    Sequence& s = sources.emplace_back();
    s.width = frame_width;
    for (Real x : random_numbers(length * frame_width, 40 + length, 2)) s.frames.push_back(static_cast<float>(x));
  }
  return make_pair_batch(sources, {{4, 3}, {6, 5, 5, 8}, {}, {7}}, 1, 2);
}

void check_loss(const ModelOptions& o, int target_pieces, const PairBatch& batch, const DropoutPlan& dropout,
                const LossTerms& terms) {
  const Seq2Seq network(o, o.input == "text" ? source_vocabulary : frame_width, target_pieces);
  Arena arena, scratch;
  check_network(network.space, 5, [&](const Parameters& p, Gradients* d) {
    arena.reset();
    return seq2seq_loss(network, p, batch, dropout, terms, 0.5, d, arena, scratch).smoothed * 0.5;
  });
}

void check_model(const ModelOptions& o, const DropoutPlan& dropout = {}, double smoothing = 0.1,
                 bool one_vocabulary = false) {
  check_loss(o, one_vocabulary ? source_vocabulary : target_vocabulary, small_batch(), dropout, {smoothing, 0});
}

}  // namespace

TEST_CASE("every cell's model gradient agrees with finite differences", "[seq2seq]") {
  ModelOptions o = small_options();
  o.cell = GENERATE("rnn", "gru", "lstm");
  o.layer_norm = GENERATE(false, true);
  CAPTURE(o.cell, o.layer_norm);
  check_model(o);
}

TEST_CASE("the gradient of a model with rectified units agrees with finite differences", "[seq2seq]") {
  ModelOptions o = small_options();
  o.cell = "rnn-relu";
  check_model(o);
}

TEST_CASE("every attention's model gradient agrees with finite differences, batched and with input feeding",
          "[seq2seq]") {
  ModelOptions o = small_options();
  o.attention = GENERATE("dot", "general", "mlp", "none");
  o.input_feeding = GENERATE(false, true);
  o.dec_layers = GENERATE(1, 2, 3);
  CAPTURE(o.attention, o.input_feeding, o.dec_layers);
  check_model(o);
}

TEST_CASE("input feeding with layer normalisation has the right gradient", "[seq2seq]") {
  ModelOptions o = small_options();
  o.input_feeding = true;
  o.layer_norm = true;
  o.cell = GENERATE("gru", "lstm");
  check_model(o);
}

TEST_CASE("every bridge's model gradient agrees with finite differences", "[seq2seq]") {
  ModelOptions o = small_options();
  o.bridge = GENERATE("dense", "mean", "sum", "zero");
  o.cell = GENERATE("gru", "lstm");
  check_model(o);
}

TEST_CASE("stacked, residual and one-way encoders have the right gradient", "[seq2seq]") {
  ModelOptions o = small_options();
  o.enc_layers = 3;
  o.dec_layers = 3;
  o.embedding = 6;
  o.enc_hidden = 3;
  o.residual = true;
  o.bidirectional = GENERATE(true, false);
  if (!o.bidirectional) o.enc_hidden = 6;
  check_model(o);
}

TEST_CASE("tied embeddings have the right gradient", "[seq2seq]") {
  ModelOptions o = small_options();
  o.tied = GENERATE("none", "target", "all");
  o.readout_embedding = GENERATE(true, false);
  check_model(o, {}, 0.1, true);
}

TEST_CASE("every kind of dropout has the right gradient", "[seq2seq]") {
  ModelOptions o = small_options();
  o.enc_layers = 2;
  o.cell = GENERATE("rnn", "gru", "lstm");
  o.input_feeding = GENERATE(false, true);
  DropoutPlan dropout;
  dropout.embedding = 0.2;
  dropout.layer = 0.3;
  dropout.recurrent = 0.25;
  dropout.source_word = 0.2;
  dropout.target_word = 0.1;
  dropout.key = 12345;
  check_model(o, dropout);
}

TEST_CASE("label smoothing, none and strong, has the right gradient", "[seq2seq]") {
  check_model(small_options(), {}, GENERATE(0.0, 0.4));
}

TEST_CASE("copying has the right gradient with every attention, batched and with input feeding", "[seq2seq][copy]") {
  ModelOptions o = small_options();
  o.copy = true;
  o.attention = GENERATE("dot", "general", "mlp");
  o.input_feeding = GENERATE(false, true);
  o.dec_layers = GENERATE(1, 2, 3);
  const double smoothing = GENERATE(0.0, 0.1);
  CAPTURE(o.attention, o.input_feeding, o.dec_layers, smoothing);
  check_loss(o, source_vocabulary, copying_batch(), {}, {smoothing, 0});
}

TEST_CASE("copying has the right gradient with dropout, residual layers and an LSTM", "[seq2seq][copy]") {
  ModelOptions o = small_options();
  o.copy = o.residual = true;
  o.cell = "lstm";
  o.dec_layers = 3;
  o.tied = "all";
  DropoutPlan dropout;
  dropout.embedding = 0.2;
  dropout.layer = 0.3;
  dropout.key = 4711;
  check_loss(o, source_vocabulary, copying_batch(), dropout, {0.1, 0});
}

TEST_CASE("a model of frames, in their order or as a set, has the right gradient with every bridge and attention",
          "[seq2seq][frames]") {
  ModelOptions o = small_options();
  o.input = GENERATE("frames", "set");
  o.bridge = GENERATE("dense", "mean", "sum", "zero");
  o.attention = GENERATE("dot", "mlp", "none");
  o.cell = GENERATE("gru", "lstm");
  CAPTURE(o.input, o.bridge, o.attention, o.cell);
  check_loss(o, target_vocabulary, frame_batch(), {}, {0.1, 0});
}

TEST_CASE("stacked encoders of frames have the right gradient with dropout", "[seq2seq][frames]") {
  ModelOptions o = small_options();
  o.input = GENERATE("frames", "set");
  o.enc_layers = 3;
  o.enc_hidden = 5;
  o.input_feeding = GENERATE(false, true);
  DropoutPlan dropout;
  dropout.embedding = 0.2;
  dropout.layer = 0.3;
  dropout.recurrent = 0.2;
  dropout.key = 99;
  CAPTURE(o.input, o.input_feeding);
  check_loss(o, target_vocabulary, frame_batch(), dropout, {0.1, 0});
}

TEST_CASE("several views of the vectors of a set have the right gradient", "[seq2seq][frames]") {
  ModelOptions o = small_options();
  o.input = "set";
  o.views = GENERATE(2, 3);
  o.enc_layers = GENERATE(1, 2);
  o.enc_hidden = 5;
  o.bridge = GENERATE("dense", "mean");
  DropoutPlan dropout;
  dropout.embedding = 0.2;
  dropout.layer = 0.3;
  dropout.key = 101;
  CAPTURE(o.views, o.enc_layers, o.bridge);
  check_loss(o, target_vocabulary, frame_batch(), dropout, {0.1, 0});
}

TEST_CASE("the coverage loss has the right gradient, with and without copying and input feeding", "[seq2seq][copy]") {
  ModelOptions o = small_options();
  o.copy = GENERATE(false, true);
  o.input_feeding = GENERATE(false, true);
  o.attention = GENERATE("dot", "mlp");
  CAPTURE(o.copy, o.input_feeding, o.attention);
  check_loss(o, source_vocabulary, o.copy ? copying_batch() : small_batch(), {}, {0.1, 0.7});
}

TEST_CASE("stacked frames and pyramids have the right gradient", "[seq2seq][frames]") {
  ModelOptions o = small_options();
  o.input = "frames";
  o.cell = GENERATE("gru", "lstm");
  o.enc_layers = 3;
  o.stack = GENERATE(1, 2, 3);
  o.pyramid = GENERATE(0, 1, 2);
  o.residual = true;
  DropoutPlan dropout;
  dropout.layer = 0.3;
  dropout.recurrent = 0.2;
  dropout.key = 77;
  CAPTURE(o.stack, o.pyramid);
  check_loss(o, target_vocabulary, frame_batch(5), dropout, {0.1});
}

TEST_CASE("a share of CTC in the loss, and a loss on attention that goes back, have the right gradient",
          "[seq2seq][frames]") {
  ModelOptions o = small_options();
  o.input = "frames";
  o.enc_layers = 2;
  o.pyramid = GENERATE(0, 1);
  o.bridge = GENERATE("mean", "dense");
  o.ctc = 0.4;
  DropoutPlan dropout;
  dropout.layer = 0.2;
  dropout.key = 78;
  LossTerms terms;
  terms.label_smoothing = 0.1;
  terms.monotonic = GENERATE(0.0, 3.0);
  // Some targets have too few frames for CTC.
  check_loss(o, target_vocabulary, frame_batch(GENERATE(0, 4)), dropout, terms);
}

}  // namespace seq
