#include "model/encoder.h"

namespace seq {
namespace {

// Sites of dropout: two a layer for its recurrences, one for its input.
enum Site : std::uint64_t { source_words = 1, source_embedding = 2, encoder_layers = 100 };

std::uint64_t layer_site(std::size_t layer, int use) { return encoder_layers + 10 * layer + use; }

RecurrentState zero_state(const RecurrentLayer& layer, int batch, Arena& arena) {
  RecurrentState state;
  state.h = arena.zeros(batch, layer.units);
  if (layer.cell == Cell::lstm) state.c = arena.zeros(batch, layer.units);
  return state;
}

/// One direction over the whole batch; its states fill columns first_column … of `states` and `final`.
RecurrentSaved run_direction(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed,
                             ConstView input, const Dropout& dropout, View states, View final, Arena& saved_arena,
                             Arena& scratch) {
  RecurrentSaved saved = recurrent_begin(layer, packing, dropout, saved_arena);
  Arena::Frame frame(scratch);
  RecurrentState state = zero_state(layer, packing.batch(), scratch);
  recurrent_inputs(layer, p, input, 0, saved);
  recurrent_steps(layer, p, packing, reversed, 0, packing.steps(), state, states, saved, scratch);
  copy_rows(state.h, final);
  return saved;
}

void run_direction_backward(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed,
                            ConstView input, ConstView d_states, ConstView d_final, RecurrentSaved& saved, View d_input,
                            bool accumulate, Gradients& d_p, Arena& scratch) {
  Arena::Frame frame(scratch);
  RecurrentState d_state = zero_state(layer, packing.batch(), scratch);
  if (d_final) copy_rows(d_final, d_state.h);
  recurrent_steps_backward(layer, p, packing, reversed, 0, packing.steps(), d_state, d_states, saved, d_p, scratch);
  const View d_x = accumulate ? scratch.matrix(d_input.rows, d_input.cols) : d_input;
  recurrent_inputs_backward(layer, p, 0, d_x, saved, d_p);
  if (accumulate) add_rows(d_x, d_input);
  recurrent_weight_gradients(layer, input, saved, d_p, scratch);
}

}  // namespace

EncoderSaved encoder_forward(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                             const DropoutPlan& dropout, Arena& arena, Arena& scratch) {
  const Packing& packing = source.packing;
  EncoderSaved saved;
  saved.embedded = arena.matrix(packing.rows(), encoder.layers[0].forward.inputs);
  if (encoder.embedding)
    embed(p.view(encoder.embedding), source.ids, dropout.at(dropout.source_word, source_words), saved.embedded);
  else
    copy_rows(ConstView(source.frames.data(), packing.rows(), source.width), saved.embedded);
  dropout_rows(dropout.at(dropout.embedding, source_embedding), saved.embedded);
  View below = saved.embedded;
  saved.final = arena.matrix(packing.batch(), encoder.width());
  for (std::size_t l = 0; l < encoder.layers.size(); ++l) {
    const Encoder::Layer& layer = encoder.layers[l];
    const int H = layer.forward.units, width = H * (encoder.bidirectional ? 2 : 1);
    EncoderSaved::Layer kept;
    kept.input = below;
    if (l > 0 && dropout.layer > 0) {
      kept.input = arena.matrix(below.rows, below.cols);
      copy_rows(below, kept.input);
      dropout_rows(dropout.at(dropout.layer, layer_site(l, 0)), kept.input);
    }
    kept.states = arena.matrix(packing.rows(), width);
    Arena::Frame frame(scratch);
    const View final = scratch.matrix(packing.batch(), width);
    kept.forward =
        run_direction(layer.forward, p, packing, false, kept.input, dropout.at(dropout.recurrent, layer_site(l, 1)),
                      kept.states.col_range(0, H), final.col_range(0, H), arena, scratch);
    if (encoder.bidirectional)
      kept.backward =
          run_direction(layer.backward, p, packing, true, kept.input, dropout.at(dropout.recurrent, layer_site(l, 2)),
                        kept.states.col_range(H, H), final.col_range(H, H), arena, scratch);
    kept.output = kept.states;
    if (layer.residual) {
      kept.output = arena.matrix(packing.rows(), width);
      copy_rows(kept.states, kept.output);
      add_rows(below, kept.output);
    }
    if (l + 1 == encoder.layers.size()) copy_rows(final, saved.final);
    below = kept.output;
    saved.layers.push_back(kept);
  }
  saved.output = below;
  return saved;
}

void encoder_backward(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                      const DropoutPlan& dropout, EncoderSaved& saved, View d_output, View d_final, Gradients& d_p,
                      Arena& scratch) {
  const Packing& packing = source.packing;
  Arena::Frame frame(scratch);
  View d_above = d_output;
  for (std::size_t l = encoder.layers.size(); l-- > 0;) {
    const Encoder::Layer& layer = encoder.layers[l];
    EncoderSaved::Layer& kept = saved.layers[l];
    const int H = layer.forward.units;
    const bool top = l + 1 == encoder.layers.size();
    const View d_below = scratch.matrix(packing.rows(), kept.input.cols);
    run_direction_backward(layer.forward, p, packing, false, kept.input, d_above.col_range(0, H),
                           top ? d_final.col_range(0, H) : View(), kept.forward, d_below, false, d_p, scratch);
    if (encoder.bidirectional)
      run_direction_backward(layer.backward, p, packing, true, kept.input, d_above.col_range(H, H),
                             top ? d_final.col_range(H, H) : View(), kept.backward, d_below, true, d_p, scratch);
    if (l > 0) dropout_rows(dropout.at(dropout.layer, layer_site(l, 0)), d_below);
    if (layer.residual) add_rows(d_above, d_below);
    d_above = d_below;
  }
  if (!encoder.embedding) return;
  dropout_rows(dropout.at(dropout.embedding, source_embedding), d_above);
  embed_backward(d_above, source.ids, dropout.at(dropout.source_word, source_words), d_p.view(encoder.embedding));
}

}  // namespace seq
