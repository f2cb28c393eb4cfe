// Recurrent layers and attention against an independent implementation (recurrent.json, see make_recurrent_values.py).

#include "nn/recurrent.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "nn/attention.h"
#include "support/places.h"

namespace seq {
namespace {

using nlohmann::json;

const json& values() {
  static const json v = json::parse(std::ifstream(seq::source_folder() + "/tests/golden/recurrent.json"));
  return v;
}

/// The formula of make_recurrent_values.py.
void fill(View v, int shift) {
  for (std::ptrdiff_t i = 0; i < v.size(); ++i)
    v.data[i] = static_cast<Real>(0.9 * std::sin(1.7 * i + 0.37 * shift + 0.013 * i * i));
}

void check_close(const std::string& what, ConstView ours, const json& theirs) {
  REQUIRE(static_cast<std::size_t>(ours.size()) == theirs.size());
  double worst = 0;
  for (std::ptrdiff_t i = 0; i < ours.rows; ++i)
    for (std::ptrdiff_t j = 0; j < ours.cols; ++j) {
      const double expected = theirs[i * ours.cols + j].get<double>();
      worst = std::max(worst, std::abs(ours(i, j) - expected) / std::max(1.0, std::abs(expected)));
    }
  INFO(what << ": worst difference " << worst);
  CHECK(worst <= 1e-5);
}

Cell cell_of(const std::string& name) {
  return name == "rnn" ? Cell::rnn : name == "rnn-relu" ? Cell::rnn_relu : name == "gru" ? Cell::gru : Cell::lstm;
}

}  // namespace

TEST_CASE("recurrent layers give an independent implementation's outputs and gradients", "[golden][recurrent]") {
  const json& g = values()["recurrent"][GENERATE(0, 1, 2, 3)];
  const std::string name = g["cell"];
  CAPTURE(name);
  const int inputs = g["inputs"], units = g["units"];
  const auto lengths = g["lengths"].get<std::vector<int>>();
  Arena layout;
  const Packing packing = Packing::of(lengths, layout);
  ParameterSpace space;
  const RecurrentLayer layer = RecurrentLayer::add(space, "layer", cell_of(name), inputs, units, false);
  std::vector<Real> weights(space.size()), gradient(space.size());
  fill(layer.w.in(weights.data()), 1);
  fill(layer.u.in(weights.data()), 2);
  fill(layer.b.in(weights.data()), 3);
  if (layer.candidate_bias) fill(layer.candidate_bias.in(weights.data()), 4);
  const Parameters p(space, weights.data(), true);
  Gradients d_p(gradient.data());

  Arena arena, scratch;
  const View x = arena.matrix(packing.rows(), inputs);
  for (std::size_t j = 0; j < lengths.size(); ++j) {
    const View own = arena.matrix(lengths[j], inputs);
    fill(own, 10 + static_cast<int>(j));
    for (int t = 0; t < lengths[j]; ++t)
      copy_rows(own.row_range(t, 1), x.row_range(packing.row(t, static_cast<int>(j)), 1));
  }
  RecurrentState state{arena.matrix(packing.batch(), units), arena.matrix(packing.batch(), units)};
  fill(state.h, 5);
  fill(state.c, 6);
  const View h = arena.matrix(packing.rows(), units);
  RecurrentSaved saved = recurrent_begin(layer, packing, Dropout(), arena);
  recurrent_inputs(layer, p, x, 0, saved);
  recurrent_steps(layer, p, packing, false, 0, packing.steps(), state, h, saved, scratch);
  check_close("output", h, g["output"]);
  check_close("last state", state.h, g["last"]);

  const View d_h = arena.matrix(packing.rows(), units), d_x = arena.matrix(packing.rows(), inputs);
  fill(d_h, 20);
  RecurrentState d_state{arena.matrix(packing.batch(), units), arena.zeros(packing.batch(), units)};
  fill(d_state.h, 21);
  recurrent_steps_backward(layer, p, packing, false, 0, packing.steps(), d_state, d_h, saved, d_p, scratch);
  recurrent_inputs_backward(layer, p, 0, d_x, saved, d_p);
  recurrent_weight_gradients(layer, p, x, saved, d_p, scratch);
  check_close("d_w", d_p.view(layer.w), g["d_w"]);
  check_close("d_u", d_p.view(layer.u), g["d_u"]);
  check_close("d_b", d_p.view(layer.b), g["d_b"]);
  check_close("d_x", d_x, g["d_x"]);
  check_close("d_h0", d_state.h, g["d_h0"]);
  if (layer.cell == Cell::gru) check_close("d_candidate_bias", d_p.view(layer.candidate_bias), g["d_candidate_bias"]);
  if (layer.cell == Cell::lstm) check_close("d_c0", d_state.c, g["d_c0"]);
}

TEST_CASE("attention gives an independent implementation's outputs and gradients", "[golden][attention]") {
  const json& g = values()["attention"][GENERATE(0, 1, 2)];
  const std::string name = g["score"];
  CAPTURE(name);
  const Score score = name == "dot" ? Score::dot : name == "general" ? Score::general : Score::mlp;
  const int n = g["queries"], length = g["length"], Q = g["query_width"], M = g["memory_width"], D = g["key_width"];
  ParameterSpace space;
  const AttentionLayer layer = AttentionLayer::add(space, "attention", score, Q, M, D);
  std::vector<Real> weights(space.size()), gradient(space.size());
  if (layer.query.w) {
    fill(layer.query.w.in(weights.data()), 3);
    fill(layer.query.b.in(weights.data()), 4);
  }
  fill(layer.key.w.in(weights.data()), 5);
  if (layer.v) fill(layer.v.in(weights.data()), 6);
  const Parameters p(space, weights.data(), true);
  Gradients d_p(gradient.data());

  Arena arena, scratch;
  const Packing targets = Packing::of({n}, arena);
  const View q = arena.matrix(n, Q);
  fill(q, 1);
  AttentionMemory memory;
  const int begin[] = {0, length};
  memory.begin = begin;
  memory.memory = arena.matrix(length, M);
  fill(memory.memory, 2);
  attention_begin(layer, p, memory, true, arena);
  AttentionSaved saved = attention_weights(memory, targets, arena);
  View queries = q;
  if (layer.query.w) {
    queries = arena.matrix(n, D);
    linear_forward(layer.query, p, q, queries);
  }
  const View context = arena.matrix(n, M);
  attend(layer, p, memory, targets, 0, n, queries, context, saved, scratch);
  check_close("weights", saved.weights[0], g["weights"]);
  check_close("context", context, g["context"]);

  const View d_context = arena.matrix(n, M), d_queries = arena.matrix(n, D), d_q = arena.matrix(n, Q);
  fill(d_context, 20);
  const View d_memory = arena.zeros(length, M), d_keys = arena.zeros(length, D);
  attend_backward(layer, p, memory, targets, 0, n, queries, d_context, saved, nullptr, d_queries, d_memory, d_keys, d_p,
                  scratch);
  linear_backward(layer.key, p, memory.memory, d_keys, d_p, d_memory, true, scratch);
  if (layer.query.w)
    linear_backward(layer.query, p, q, d_queries, d_p, d_q, false, scratch);
  else
    copy_rows(d_queries, d_q);
  check_close("d_q", d_q, g["d_q"]);
  check_close("d_m", d_memory, g["d_m"]);
  check_close("d_w_k", d_p.view(layer.key.w), g["d_w_k"]);
  if (layer.query.w) {
    check_close("d_w_q", d_p.view(layer.query.w), g["d_w_q"]);
    check_close("d_b_q", d_p.view(layer.query.b), g["d_b_q"]);
  }
  if (layer.v) check_close("d_v", d_p.view(layer.v), g["d_v"]);
}

}  // namespace seq
