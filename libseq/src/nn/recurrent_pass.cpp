#include "nn/recurrent_pass.h"

#include <algorithm>

namespace seq {
namespace {

/// Steps first … last-1 with their rows.
struct Chunk {
  int first = 0, last = 0;
  Packing packing;
  std::ptrdiff_t row = 0;

  std::ptrdiff_t rows() const { return packing.rows(); }
  template <typename AnyView>
  AnyView of(AnyView all) const {
    return all.row_range(row, rows());
  }
};

int chunk_count(const RecurrentPass& pass) {
  return pass.chunk > 0 ? (pass.packing.steps() + pass.chunk - 1) / pass.chunk : 1;
}

Chunk chunk_at(const RecurrentPass& pass, int i) {
  const int steps = pass.packing.steps(), length = pass.chunk > 0 ? pass.chunk : steps;
  Chunk chunk;
  chunk.first = i * length;
  chunk.last = std::min(steps, chunk.first + length);
  chunk.packing = pass.packing.range(chunk.first, chunk.last);
  chunk.row = pass.packing.row(chunk.first, 0);
  return chunk;
}

RecurrentState zero_state(const RecurrentLayer& layer, int batch, Arena& arena) {
  RecurrentState state;
  state.h = arena.zeros(batch, layer.units);
  if (layer.cell == Cell::lstm) state.c = arena.zeros(batch, layer.units);
  return state;
}

RecurrentState first_rows(const RecurrentState& state, int rows) {
  RecurrentState part;
  part.h = state.h.row_range(0, rows);
  if (state.c) part.c = state.c.row_range(0, rows);
  return part;
}

RecurrentState copy_of(const RecurrentState& state, Arena& arena) {
  RecurrentState copy;
  copy.h = arena.matrix(state.h.rows, state.h.cols);
  copy_rows(state.h, copy.h);
  if (!state.c) return copy;
  copy.c = arena.matrix(state.c.rows, state.c.cols);
  copy_rows(state.c, copy.c);
  return copy;
}

/// The chunk's steps from and into `state`, of the sequences alive in it.
RecurrentSaved forward(const RecurrentPass& pass, const Parameters& p, const Chunk& chunk, ConstView input,
                       RecurrentState& state, View states, Arena& saved_arena, Arena& scratch) {
  RecurrentSaved saved = recurrent_begin(pass.layer, chunk.packing, pass.dropout, saved_arena);
  recurrent_inputs(pass.layer, p, chunk.of(input), 0, saved);
  recurrent_steps(pass.layer, p, chunk.packing, pass.reversed, 0, chunk.packing.steps(), state, states, saved, scratch);
  return saved;
}

/// The gradient of the state after the chunk: of those sequences whose last state it has, what comes from outside.
RecurrentState d_state_after(const RecurrentPass& pass, const Chunk& chunk, ConstView d_final, Arena& scratch) {
  RecurrentState d = zero_state(pass.layer, chunk.packing.batch(), scratch);
  // Sequences that are alive in the next chunk go on; reversed, all do until their first step.
  const bool at_end = pass.reversed ? chunk.first == 0 : chunk.last == pass.packing.steps();
  const int going_on = at_end ? 0 : pass.reversed ? chunk.packing.batch() : pass.packing.alive(chunk.last);
  const int ending = chunk.packing.batch() - going_on;
  if (d_final && ending > 0) copy_rows(d_final.row_range(going_on, ending), d.h.row_range(going_on, ending));
  return d;
}

void backward(const RecurrentPass& pass, const Parameters& p, const Chunk& chunk, ConstView input,
              RecurrentSaved& saved, ConstView d_states, ConstView d_final, View d_input, bool accumulate,
              Gradients& d_p, Arena& scratch) {
  Arena::Frame frame(scratch);
  RecurrentState d_state = d_state_after(pass, chunk, d_final, scratch);
  recurrent_steps_backward(pass.layer, p, chunk.packing, pass.reversed, 0, chunk.packing.steps(), d_state,
                           chunk.of(d_states), saved, d_p, scratch);
  const View d_own = chunk.of(d_input), d_x = accumulate ? scratch.matrix(d_own.rows, d_own.cols) : d_own;
  recurrent_inputs_backward(pass.layer, p, 0, d_x, saved, d_p);
  if (accumulate) add_rows(d_x, d_own);
  recurrent_weight_gradients(pass.layer, p, chunk.of(input), saved, d_p, scratch);
}

}  // namespace

RecurrentPassSaved recurrent_pass(const RecurrentPass& pass, const Parameters& p, ConstView input, View states,
                                  View final, Arena& saved_arena, Arena& scratch) {
  Arena::Frame frame(scratch);
  RecurrentState state = zero_state(pass.layer, pass.packing.batch(), scratch);
  RecurrentPassSaved saved;
  const int chunks = chunk_count(pass);
  if (chunks == 1) {
    saved.whole = forward(pass, p, chunk_at(pass, 0), input, state, states, saved_arena, scratch);
  } else {
    saved.before = saved_arena.list<RecurrentState>(chunks);
    for (int k = 0; k < chunks; ++k) {
      const int i = pass.reversed ? chunks - 1 - k : k;
      const Chunk chunk = chunk_at(pass, i);
      RecurrentState own = first_rows(state, chunk.packing.batch());
      saved.before[i] = copy_of(own, saved_arena);
      Arena::Frame chunk_frame(scratch);
      forward(pass, p, chunk, input, own, chunk.of(states), scratch, scratch);
    }
  }
  copy_rows(state.h, final);
  return saved;
}

void recurrent_pass_backward(const RecurrentPass& pass, const Parameters& p, ConstView input, RecurrentPassSaved& saved,
                             ConstView d_states, ConstView d_final, View d_input, bool accumulate, Gradients& d_p,
                             Arena& scratch) {
  const int chunks = chunk_count(pass);
  if (chunks == 1)
    return backward(pass, p, chunk_at(pass, 0), input, saved.whole, d_states, d_final, d_input, accumulate, d_p,
                    scratch);
  for (int k = 0; k < chunks; ++k) {
    const int i = pass.reversed ? k : chunks - 1 - k;
    const Chunk chunk = chunk_at(pass, i);
    Arena::Frame frame(scratch);
    RecurrentState state = copy_of(saved.before[i], scratch);
    const View states = scratch.matrix(chunk.rows(), pass.layer.units);
    RecurrentSaved again = forward(pass, p, chunk, input, state, states, scratch, scratch);
    backward(pass, p, chunk, input, again, d_states, d_final, d_input, accumulate, d_p, scratch);
  }
}

}  // namespace seq
