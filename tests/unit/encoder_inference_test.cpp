// The encoder and the classifier at inference against what training computes, to the bit.

#include "model/encoder_inference.h"

#include <catch2/catch.hpp>
#include <cstring>

#include "core/parallel.h"
#include "model/classifier_logits.h"
#include "model/seq2seq.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

constexpr int vocabulary = 23, labels = 3;

bool same_bits(ConstView a, ConstView b) {
  if (a.rows != b.rows || a.cols != b.cols) return false;
  for (std::ptrdiff_t i = 0; i < a.rows; ++i)
    if (std::memcmp(a.row(i), b.row(i), static_cast<std::size_t>(a.cols) * sizeof(Real)) != 0) return false;
  return true;
}

ClassifierOptions options_of(const std::string& cell) {
  ClassifierOptions o;
  o.cell = cell;
  o.embedding = 10;
  o.hidden = 5;
  return o;
}

/// Texts of 1 … 9 pieces, with many pieces more than once.
std::vector<Sequence> texts() {
  std::vector<Sequence> all;
  for (int i = 0; i < 30; ++i) {
    Sequence& s = all.emplace_back();
    for (int t = 0; t <= i % 9; ++t) s.ids.push_back((i * 7 + t * t * 3 + t) % vocabulary);
  }
  return all;
}

std::vector<Sequence> frames(int width) {
  std::vector<Sequence> all = texts();
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].width = width;
    all[i].frames = random_numbers(static_cast<std::int64_t>(all[i].ids.size()) * width, i);
    all[i].ids.clear();
  }
  return all;
}

PieceGates gates_of(const Encoder& encoder, const Parameters& p, const std::vector<Sequence>& sequences, int threads) {
  if (!encoder.embedding) return PieceGates();
  std::vector<const std::vector<int>*> ids;
  for (const Sequence& s : sequences) ids.push_back(&s.ids);
  Workers workers(threads);
  return PieceGates(encoder, p, ids, workers);
}

void check_same_as_training(const ClassifierOptions& o, const std::vector<Sequence>& sequences) {
  const ClassifierNetwork network(o, vocabulary, labels);
  const std::vector<Real> weights = random_numbers(network.space.size(), 5, 0.7);
  const Parameters p(network.space, weights.data(), false);
  const PackedTokens source = pack_sequences(sequences);
  Arena arena, scratch;
  const EncoderSaved trained = encoder_forward(network.encoder, p, source, {}, arena, scratch);
  const int threads = GENERATE(1, 3);
  const PieceGates pieces = gates_of(network.encoder, p, sequences, threads);
  const EncoderStates states = encoder_states(network.encoder, p, source, pieces, arena, scratch);
  CHECK(same_bits(states.output, trained.output));
  CHECK(same_bits(states.final, trained.final));
  EncoderStates together;
  Workers(threads, threads).each_helped(1, [&](int) {
    together = encoder_states(network.encoder, p, source, pieces, arena, scratch);
  });
  CHECK(same_bits(together.output, trained.output));
  CHECK(same_bits(together.final, trained.final));
}

}  // namespace

TEST_CASE("an encoder gives at inference what it gives in training, to the bit", "[encoder][bits]") {
  ClassifierOptions o = options_of(GENERATE("rnn", "rnn-relu", "gru", "lstm"));
  o.bidirectional = GENERATE(true, false);
  o.layers = GENERATE(1, 2);
  o.residual = o.layer_norm = GENERATE(false, true);
  // In one direction the first layer has a residual only when it is as wide as the embeddings.
  if (!o.bidirectional) o.hidden = o.embedding;
  CAPTURE(o.cell, o.bidirectional, o.layers, o.residual);
  check_same_as_training(o, texts());
}

TEST_CASE("an encoder of frames gives at inference what it gives in training, to the bit", "[encoder][bits]") {
  ClassifierOptions o = options_of("lstm");
  o.input = "frames";
  o.layers = GENERATE(1, 2);
  o.residual = GENERATE(false, true);
  check_same_as_training(o, frames(o.embedding));
}

TEST_CASE("a pyramid of stacked frames gives at inference what it gives in training, to the bit", "[encoder][bits]") {
  constexpr int width = 3;
  ModelOptions o;
  o.input = "frames";
  o.cell = "lstm";
  o.embedding = 4;
  o.hidden = 6;
  o.enc_hidden = 5;
  o.enc_layers = 3;
  o.stack = GENERATE(1, 2);
  o.pyramid = GENERATE(1, 2);
  o.residual = true;
  const Seq2Seq network(o, width, labels);
  const std::vector<Real> weights = random_numbers(network.space.size(), 5, 0.7);
  const Parameters p(network.space, weights.data(), false);
  const PackedTokens source = pack_sequences(frames(width));
  Arena arena, scratch;
  const EncoderSaved trained = encoder_forward(network.encoder, p, source, {}, arena, scratch);
  const EncoderStates states = encoder_states(network.encoder, p, source, {}, arena, scratch);
  CHECK((states.packing == trained.packing()));
  CHECK(same_bits(states.output, trained.output));
  CHECK(same_bits(states.final, trained.final));
}

TEST_CASE("texts longer than what is computed at a time give the same bits", "[encoder][bits]") {
  ClassifierOptions o = options_of(GENERATE("gru", "lstm"));
  o.layers = 2;
  const bool read_frames = GENERATE(false, true);
  if (read_frames) o.input = "frames";
  std::vector<Sequence> long_ones;
  for (const int length : {1501, 3, 700, 1190}) {
    Sequence& s = long_ones.emplace_back();
    for (int t = 0; t < length && !read_frames; ++t) s.ids.push_back((t * t + length) % vocabulary);
    if (read_frames) s.width = o.embedding;
    if (read_frames) s.frames = random_numbers(static_cast<std::int64_t>(length) * s.width, length);
  }
  check_same_as_training(o, long_ones);
}

TEST_CASE("how many pieces are kept at a time changes no bit of a logit", "[classifier][bits]") {
  const ClassifierNetwork network(options_of("gru"), vocabulary, labels);
  const std::vector<Real> weights = random_numbers(network.space.size(), 6, 0.7);
  const Parameters p(network.space, weights.data(), false);
  Workers one(1), three(3);
  const std::vector<float> whole = network_logits(network, p, texts(), one);
  REQUIRE(whole.size() == texts().size() * labels);
  EncoderGateCaches caches;
  make_gate_caches(network.encoder, p, caches);
  // As many pieces as nothing, as a line or two, as just not all.
  for (const int pieces : {0, 1, 12, vocabulary - 1})
    for (EncoderGateCaches* kept : {static_cast<EncoderGateCaches*>(nullptr), &caches})
      CHECK(network_logits(network, p, texts(), three, pieces * PieceGates::width(network.encoder), kept) == whole);
  CHECK(caches[0]->kept() > 0);
  for (std::size_t i = 0; i < texts().size(); ++i) {
    const std::vector<float> alone = network_logits(network, p, {texts()[i]}, one);
    CHECK(std::equal(alone.begin(), alone.end(), whole.begin() + static_cast<std::ptrdiff_t>(i * labels)));
  }
}

}  // namespace seq
