#include "model/decoder.h"

namespace seq {
namespace {

enum Site : std::uint64_t { target_words = 3, target_embedding = 4, decoder_layers = 1000 };

std::uint64_t layer_site(std::size_t layer, int use) { return decoder_layers + 10 * layer + use; }

/// Steps first … last-1 of everything after the embeddings.
void forward_steps(const Decoder& decoder, const Parameters& p, const Packing& packing, int first, int last,
                   const DropoutPlan& dropout, DecoderSaved& saved, Arena& scratch) {
  const int row = packing.row(first, 0), count = packing.row(last, 0) - row;
  auto rows = [&](View v) { return v.row_range(row, count); };
  DecoderSaved::Layer& bottom = saved.layers[0];
  if (decoder.feeds() && first > 0) {
    const View last_readout = saved.readout.row_range(packing.row(first - 1, 0), count);
    linear_forward(decoder.feed, p, last_readout, rows(bottom.recurrent.gates), true);
  }
  recurrent_steps(decoder.layers[0], p, packing, false, first, last, saved.first_states[0], bottom.states,
                  bottom.recurrent, scratch);
  if (decoder.attends()) {
    if (decoder.attention.query.w) linear_forward(decoder.attention.query, p, rows(bottom.states), rows(saved.queries));
    attend(decoder.attention, p, saved.memory, packing, first, last, saved.queries, saved.contexts, saved.attention,
           scratch);
  }
  for (std::size_t l = 1; l < decoder.layers.size(); ++l) {
    DecoderSaved::Layer& layer = saved.layers[l];
    const View below = rows(saved.layers[l - 1].output), input = rows(layer.input);
    copy_rows(below, input.col_range(0, below.cols));
    if (input.cols > below.cols) copy_rows(rows(saved.contexts), input.col_range(below.cols, saved.contexts.cols));
    dropout_rows(dropout.at(dropout.layer, layer_site(l, 0)), input, row);
    recurrent_inputs(decoder.layers[l], p, input, row, layer.recurrent);
    recurrent_steps(decoder.layers[l], p, packing, false, first, last, saved.first_states[l], layer.states,
                    layer.recurrent, scratch);
    if (decoder.residual[l]) {
      copy_rows(rows(layer.states), rows(layer.output));
      add_rows(below, rows(layer.output));
    }
  }
  const View readout = rows(saved.readout);
  linear_forward(decoder.read_state, p, rows(saved.layers.back().output), readout);
  if (decoder.attends()) linear_forward(decoder.read_context, p, rows(saved.contexts), readout, true);
  if (decoder.read_embedding.w) linear_forward(decoder.read_embedding, p, rows(saved.embedded), readout, true);
  tanh_rows(readout);
}

/// The same steps backwards; weight gradients of products come later, for all steps at once.
void backward_steps(const Decoder& decoder, const Parameters& p, const Packing& packing, int first, int last,
                    const DropoutPlan& dropout, DecoderSaved& saved, std::span<RecurrentState> d_states, Gradients& d_p,
                    Arena& scratch) {
  const int row = packing.row(first, 0), count = packing.row(last, 0) - row;
  auto rows = [&](View v) { return v.row_range(row, count); };
  const View d_readout = rows(saved.d_readout);
  tanh_rows_backward(rows(saved.readout), d_readout);
  multiply(d_readout, p.product_transposed(decoder.read_state.w), rows(saved.layers.back().d_output));
  if (decoder.attends()) multiply(d_readout, p.product_transposed(decoder.read_context.w), rows(saved.d_contexts));
  if (decoder.copy) {
    const View d_gate = rows(saved.copy.d_gate);
    multiply(d_gate, p.product_transposed(decoder.copy.state.w), rows(saved.layers.back().d_output), Start::keep);
    multiply(d_gate, p.product_transposed(decoder.copy.context.w), rows(saved.d_contexts), Start::keep);
  }

  for (std::size_t l = decoder.layers.size(); l-- > 1;) {
    DecoderSaved::Layer& layer = saved.layers[l];
    const View d_below = rows(saved.layers[l - 1].d_output);
    recurrent_steps_backward(decoder.layers[l], p, packing, false, first, last, d_states[l], layer.d_output,
                             layer.recurrent, d_p, scratch);
    Arena::Frame frame(scratch);
    const View d_input = scratch.matrix(count, layer.input.cols);
    recurrent_inputs_backward(decoder.layers[l], p, row, d_input, layer.recurrent, d_p);
    dropout_rows(dropout.at(dropout.layer, layer_site(l, 0)), d_input, row);
    copy_rows(d_input.col_range(0, d_below.cols), d_below);
    if (d_input.cols > d_below.cols)
      add_rows(d_input.col_range(d_below.cols, saved.contexts.cols), rows(saved.d_contexts));
    if (decoder.residual[l]) add_rows(rows(layer.d_output), d_below);
  }

  DecoderSaved::Layer& bottom = saved.layers[0];
  if (decoder.attends()) {
    attend_backward(decoder.attention, p, saved.memory, packing, first, last, saved.queries, saved.d_contexts,
                    saved.attention, saved.d_weights.weights.empty() ? nullptr : &saved.d_weights, saved.d_queries,
                    saved.d_memory, saved.d_keys, d_p, scratch);
    if (decoder.attention.query.w)
      multiply(rows(saved.d_queries), p.product_transposed(decoder.attention.query.w), rows(bottom.d_output),
               Start::keep);
    else
      add_rows(rows(saved.d_queries), rows(bottom.d_output));
  }
  recurrent_steps_backward(decoder.layers[0], p, packing, false, first, last, d_states[0], bottom.d_output,
                           bottom.recurrent, d_p, scratch);
  if (decoder.feeds() && first > 0)
    multiply(rows(bottom.recurrent.d_gates), p.product_transposed(decoder.feed.w),
             saved.d_readout.row_range(packing.row(first - 1, 0), count), Start::keep);
}

}  // namespace

void decoder_forward(const Decoder& decoder, const Parameters& p, const PackedTokens& target,
                     const DropoutPlan& dropout, DecoderSaved& saved, Arena& arena, Arena& scratch) {
  const Packing packing = target.packing();
  const int rows = packing.rows(), H = decoder.layers[0].units;
  saved.embedded = arena.matrix(rows, decoder.embedding.cols);
  embed(decoder.embedding, p, target.ids, dropout.at(dropout.target_word, target_words), saved.embedded);
  dropout_rows(dropout.at(dropout.embedding, target_embedding), saved.embedded);
  if (decoder.attends()) {
    attention_begin(decoder.attention, p, saved.memory, true, arena);
    saved.attention = attention_weights(saved.memory, packing, arena);
    saved.contexts = arena.matrix(rows, decoder.attention.memory_width);
  }
  saved.layers = arena.list<DecoderSaved::Layer>(decoder.layers.size());
  for (std::size_t l = 0; l < decoder.layers.size(); ++l) {
    DecoderSaved::Layer& layer = saved.layers[l];
    layer.recurrent =
        recurrent_begin(decoder.layers[l], packing, dropout.at(dropout.recurrent, layer_site(l, 1)), arena);
    layer.states = arena.matrix(rows, H);
    layer.output = decoder.residual[l] ? arena.matrix(rows, H) : layer.states;
    if (l > 0) layer.input = arena.matrix(rows, decoder.layers[l].inputs);
  }
  if (decoder.attends())
    saved.queries =
        decoder.attention.query.w ? arena.matrix(rows, decoder.attention.key_width) : saved.layers[0].states;
  saved.readout = arena.matrix(rows, decoder.readout_width());
  recurrent_inputs(decoder.layers[0], p, saved.embedded, 0, saved.layers[0].recurrent);

  const int stride = decoder.feeds() ? 1 : packing.steps();
  for (int t = 0; t < packing.steps(); t += stride)
    forward_steps(decoder, p, packing, t, t + stride, dropout, saved, scratch);
  if (decoder.copy) {
    saved.copy.gate = arena.matrix(rows, 1);
    copy_gate_forward(decoder.copy, p, saved.layers.back().output, saved.contexts, saved.embedded, saved.copy.gate);
  }
}

void decoder_backward(const Decoder& decoder, const Parameters& p, const PackedTokens& target,
                      const DropoutPlan& dropout, DecoderSaved& saved, std::span<RecurrentState> d_states,
                      Gradients& d_p, Arena& arena, Arena& scratch) {
  const Packing packing = target.packing();
  const int rows = packing.rows();
  for (DecoderSaved::Layer& layer : saved.layers) layer.d_output = arena.matrix(rows, layer.states.cols);
  if (decoder.attends()) {
    saved.d_contexts = arena.matrix(rows, saved.contexts.cols);
    saved.d_queries = arena.matrix(rows, saved.queries.cols);
    saved.d_memory = arena.zeros(saved.memory.memory.rows, saved.memory.memory.cols);
    saved.d_keys = arena.zeros(saved.memory.keys.rows, saved.memory.keys.cols);
  }
  const int stride = decoder.feeds() ? 1 : packing.steps();
  for (int t = packing.steps() - stride; t >= 0; t -= stride)
    backward_steps(decoder, p, packing, t, t + stride, dropout, saved, d_states, d_p, scratch);

  // All steps are done: what depends on no step runs once. Each linear layer's input is at hand as forward left it.
  linear_backward(decoder.read_state, p, saved.layers.back().output, saved.d_readout, d_p, View(), false, scratch);
  if (decoder.attends()) {
    linear_backward(decoder.read_context, p, saved.contexts, saved.d_readout, d_p, View(), false, scratch);
    if (decoder.attention.query.w)
      linear_backward(decoder.attention.query, p, saved.layers[0].states, saved.d_queries, d_p, View(), false, scratch);
    linear_backward(decoder.attention.key, p, saved.memory.memory, saved.d_keys, d_p, saved.d_memory, true, scratch);
  }
  if (decoder.copy) {
    const View d_gate = saved.copy.d_gate;
    linear_backward(decoder.copy.state, p, saved.layers.back().output, d_gate, d_p, View(), false, scratch);
    linear_backward(decoder.copy.context, p, saved.contexts, d_gate, d_p, View(), false, scratch);
  }
  if (decoder.feeds() && packing.steps() > 1) {
    // The readouts of step t-1 that step t read, in the order of its rows.
    Arena::Frame frame(scratch);
    const int later = rows - packing.batch();
    const View fed = scratch.matrix(later, saved.readout.cols);
    for (int t = 1; t < packing.steps(); ++t)
      copy_rows(saved.readout.row_range(packing.row(t - 1, 0), packing.alive(t)),
                fed.row_range(packing.row(t, 0) - packing.batch(), packing.alive(t)));
    linear_backward(decoder.feed, p, fed, saved.layers[0].recurrent.d_gates.row_range(packing.batch(), later), d_p,
                    View(), false, scratch);
  }
  Arena::Frame frame(scratch);
  const View d_embedded = scratch.matrix(rows, saved.embedded.cols);
  recurrent_inputs_backward(decoder.layers[0], p, 0, d_embedded, saved.layers[0].recurrent, d_p);
  for (std::size_t l = 0; l < decoder.layers.size(); ++l)
    recurrent_weight_gradients(decoder.layers[l], p, l == 0 ? saved.embedded : saved.layers[l].input,
                               saved.layers[l].recurrent, d_p, scratch);
  if (decoder.read_embedding.w)
    linear_backward(decoder.read_embedding, p, saved.embedded, saved.d_readout, d_p, d_embedded, true, scratch);
  if (decoder.copy)
    linear_backward(decoder.copy.embedding, p, saved.embedded, saved.copy.d_gate, d_p, d_embedded, true, scratch);
  dropout_rows(dropout.at(dropout.embedding, target_embedding), d_embedded);
  embed_backward(d_embedded, target.ids, dropout.at(dropout.target_word, target_words), d_p.view(decoder.embedding));
}

void decoder_step(const Decoder& decoder, const Parameters& p, std::span<const int> words, DecoderStep& step,
                  Arena& scratch) {
  Arena::Frame frame(scratch);
  const int n = static_cast<int>(words.size()), H = decoder.layers[0].units;
  View embedded;
  if (!step.known || decoder.read_embedding.w || decoder.copy) {
    embedded = scratch.matrix(n, decoder.embedding.cols);
    embed(decoder.embedding, p, words, Dropout(), embedded);
  }
  const ConstView feed = decoder.feeds() ? step.feed : ConstView();
  if (step.known) {
    const View gates = scratch.matrix(n, decoder.layers[0].gate_width());
    step.known->fill(words, gates, scratch);
    recurrent_step_from_gates(decoder.layers[0], p, gates, &decoder.feed.w, feed, step.before[0], step.after[0],
                              scratch);
  } else {
    recurrent_step(decoder.layers[0], p, embedded, &decoder.feed.w, feed, step.before[0], step.after[0], scratch);
  }
  View contexts;
  if (decoder.attends()) {
    View queries = step.after[0].h;
    if (decoder.attention.query.w) {
      queries = scratch.matrix(n, decoder.attention.key_width);
      linear_forward(decoder.attention.query, p, step.after[0].h, queries);
    }
    contexts = scratch.matrix(n, decoder.attention.memory_width);
    attend_rows(decoder.attention, p, *step.memory, *step.sentence_of, queries, contexts, step.weights, scratch);
  }
  View below = step.after[0].h;
  for (std::size_t l = 1; l < decoder.layers.size(); ++l) {
    View input = below;
    if (decoder.layers[l].inputs > below.cols) {
      input = scratch.matrix(n, decoder.layers[l].inputs);
      copy_rows(below, input.col_range(0, below.cols));
      copy_rows(contexts, input.col_range(below.cols, contexts.cols));
    }
    recurrent_step(decoder.layers[l], p, input, nullptr, ConstView(), step.before[l], step.after[l], scratch);
    if (decoder.residual[l]) {
      const View sum = scratch.matrix(n, H);
      copy_rows(step.after[l].h, sum);
      add_rows(below, sum);
      below = sum;
    } else {
      below = step.after[l].h;
    }
  }
  if (decoder.attends()) {
    ProfileBlock block("linear layers");
    multiply({linear_product(decoder.read_state, p, below, step.readout),
              linear_product(decoder.read_context, p, contexts, step.readout, true)});
  } else {
    linear_forward(decoder.read_state, p, below, step.readout);
  }
  if (decoder.read_embedding.w) linear_forward(decoder.read_embedding, p, embedded, step.readout, true);
  tanh_rows(step.readout);
  if (decoder.copy) copy_gate_forward(decoder.copy, p, below, contexts, embedded, step.copy_gate);
}

}  // namespace seq
