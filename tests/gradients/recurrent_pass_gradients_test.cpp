// Truncated back-propagation through time: its gradients are those of a loss whose states at the borders stand still.

#include <catch2/catch.hpp>

#include "nn/recurrent_pass.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

constexpr int inputs = 3, units = 4;
Arena layout;
const Packing packing = Packing::of({8, 6, 6, 3, 1}, layout);

/// A layer at random weights, its input, and a loss: a weighted sum of all states and of each sequence's last one.
struct Example {
  ParameterSpace space;
  RecurrentLayer layer;
  std::vector<Real> weights, input, states_weight, final_weight;
  Dropout dropout;
  bool reversed = false;

  Example(Cell cell, bool layer_norm, bool with_dropout, bool reversed) : reversed(reversed) {
    layer = RecurrentLayer::add(space, "layer", cell, inputs, units, layer_norm);
    weights = random_numbers(space.size(), 3, 0.6);
    input = random_numbers(packing.rows() * inputs, 4);
    states_weight = random_numbers(packing.rows() * units, 5);
    final_weight = random_numbers(packing.batch() * units, 6);
    if (with_dropout) dropout = {123, 0.3};
  }

  RecurrentPass pass(int chunk) const { return {layer, packing, reversed, dropout, chunk}; }
  ConstView input_view() const { return {input.data(), packing.rows(), inputs}; }

  double loss(ConstView states) const {
    double sum = weighted_sum(states, states_weight);
    for (int j = 0; j < packing.batch(); ++j) {
      int last = 0;
      if (!reversed)
        while (last + 1 < packing.steps() && packing.alive(last + 1) > j) ++last;
      for (int k = 0; k < units; ++k) sum += final_weight[j * units + k] * states(packing.row(last, j), k);
    }
    return sum;
  }

  /// The loss when every chunk begins from the state that `held` has before it.
  double held_loss(const std::vector<RecurrentState>& held, int chunk) const {
    const Parameters p(space, weights.data(), true);
    Arena arena, scratch;
    const View states = arena.matrix(packing.rows(), units);
    for (std::size_t i = 0; i < held.size(); ++i) {
      const int first = static_cast<int>(i) * chunk, last = std::min(packing.steps(), first + chunk);
      const Packing own = packing.range(first, last);
      RecurrentState state;
      state.h = arena.matrix(own.batch(), units);
      copy_rows(held[i].h, state.h);
      if (held[i].c) {
        state.c = arena.matrix(own.batch(), units);
        copy_rows(held[i].c, state.c);
      }
      RecurrentSaved saved = recurrent_begin(layer, own, dropout, arena);
      recurrent_inputs(layer, p, input_view().row_range(packing.row(first, 0), own.rows()), 0, saved);
      recurrent_steps(layer, p, own, reversed, 0, own.steps(), state,
                      states.row_range(packing.row(first, 0), own.rows()), saved, scratch);
    }
    return loss(states);
  }
};

/// What a pass gives.
struct Result {
  std::vector<Real> states, final, gradient, d_input;
  std::vector<RecurrentState> before;
  Arena arena;

  Result(const Example& e, int chunk) {
    const Parameters p(e.space, e.weights.data(), true);
    Arena scratch;
    states.resize(e.states_weight.size());
    final.resize(e.final_weight.size());
    gradient.assign(e.weights.size(), 0);
    d_input.assign(e.input.size(), 0.25);
    RecurrentPassSaved saved = recurrent_pass(e.pass(chunk), p, e.input_view(), {states.data(), packing.rows(), units},
                                              {final.data(), packing.batch(), units}, arena, scratch);
    Gradients d(gradient.data());
    recurrent_pass_backward(e.pass(chunk), p, e.input_view(), saved, {e.states_weight.data(), packing.rows(), units},
                            {e.final_weight.data(), packing.batch(), units}, {d_input.data(), packing.rows(), inputs},
                            true, d, scratch);
    for (Real& x : d_input) x -= 0.25;
    before.assign(saved.before.begin(), saved.before.end());
  }
};

}  // namespace

TEST_CASE("truncated gradients are those of a loss whose states at the borders are held fixed", "[recurrent][bptt]") {
  const Cell cell = GENERATE(Cell::rnn, Cell::gru, Cell::lstm);
  const bool layer_norm = GENERATE(false, true), dropout = GENERATE(false, true), reversed = GENERATE(false, true);
  const int chunk = GENERATE(1, 3);
  CAPTURE(static_cast<int>(cell), layer_norm, dropout, reversed, chunk);
  Example e(cell, layer_norm, dropout, reversed);
  const Result result(e, chunk);
  REQUIRE(result.before.size() == static_cast<std::size_t>((packing.steps() + chunk - 1) / chunk));
  const auto loss = [&] { return e.held_loss(result.before, chunk); };
  for (const TensorSpec& spec : e.space.specs())
    check_gradient(spec.name, e.weights.data() + spec.tensor.offset, spec.tensor.rows * spec.tensor.cols,
                   result.gradient.data() + spec.tensor.offset, loss);
  check_gradient("input", e.input.data(), static_cast<std::int64_t>(e.input.size()), result.d_input.data(), loss);
}

TEST_CASE("chunks change no state, and chunks as long as the batch no gradient", "[recurrent][bptt]") {
  const Cell cell = GENERATE(Cell::rnn, Cell::gru, Cell::lstm);
  const bool reversed = GENERATE(false, true);
  const Example e(cell, false, true, reversed);
  const Result whole(e, 0);
  for (const int chunk : {1, 3, 7, 8, 100}) {
    CAPTURE(static_cast<int>(cell), reversed, chunk);
    const Result result(e, chunk);
    CHECK(result.states == whole.states);
    CHECK(result.final == whole.final);
    CHECK((result.gradient == whole.gradient) == (chunk >= packing.steps()));
    CHECK((result.d_input == whole.d_input) == (chunk >= packing.steps()));
  }
}

}  // namespace seq
