#include "model/encoder.h"

#include "nn/step_join.h"

namespace seq {
namespace {

// Sites of dropout: two a layer for its recurrences, one for its input.
enum Site : std::uint64_t { source_words = 1, source_embedding = 2, encoder_layers = 100 };

std::uint64_t layer_site(std::size_t layer, int use) { return encoder_layers + 10 * layer + use; }

RecurrentPass pass_of(const Encoder& encoder, std::size_t l, bool reversed, const Packing& packing,
                      const DropoutPlan& dropout) {
  const Encoder::Layer& layer = encoder.layers[l];
  return {reversed ? layer.backward : layer.forward, packing, reversed,
          dropout.at(dropout.recurrent, layer_site(l, reversed ? 2 : 1)), encoder.chunk};
}

}  // namespace

EncoderSaved encoder_forward(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                             const DropoutPlan& dropout, Arena& arena, Arena& scratch) {
  const Packing packing = source.packing();
  EncoderSaved saved;
  saved.embedded = arena.matrix(packing.rows(), encoder.inputs());
  if (encoder.embedding)
    embed(encoder.embedding, p, source.ids, dropout.at(dropout.source_word, source_words), saved.embedded);
  else
    copy_rows(ConstView(source.frames.data(), packing.rows(), source.width), saved.embedded);
  dropout_rows(dropout.at(dropout.embedding, source_embedding), saved.embedded);
  View below = saved.embedded;
  saved.final = arena.matrix(packing.batch(), encoder.width());
  if (encoder.set) {
    saved.set = set_encoder_forward(encoder.set, p, packing, below, dropout, saved.final, arena);
    saved.output = saved.set.output();
    return saved;
  }
  saved.layers = arena.list<EncoderSaved::Layer>(encoder.layers.size());
  for (std::size_t l = 0; l < encoder.layers.size(); ++l) {
    const Encoder::Layer& layer = encoder.layers[l];
    const int H = layer.forward.units, width = H * (encoder.bidirectional ? 2 : 1);
    EncoderSaved::Layer& kept = saved.layers[l];
    kept.packing = l == 0 ? packing : saved.layers[l - 1].packing;
    if (layer.join > 1) {
      const Packing longer = kept.packing;
      kept.packing = joined(longer, layer.join, arena);
      const View rows = arena.matrix(kept.packing.rows(), below.cols * layer.join);
      join_steps(longer, below, layer.join, kept.packing, rows);
      below = rows;
    }
    kept.input = below;
    if (l > 0 && dropout.layer > 0) {
      kept.input = arena.matrix(below.rows, below.cols);
      copy_rows(below, kept.input);
      dropout_rows(dropout.at(dropout.layer, layer_site(l, 0)), kept.input);
    }
    const int rows = kept.packing.rows();
    kept.states = arena.matrix(rows, width);
    Arena::Frame frame(scratch);
    const View final = scratch.matrix(packing.batch(), width);
    kept.forward = recurrent_pass(pass_of(encoder, l, false, kept.packing, dropout), p, kept.input,
                                  kept.states.col_range(0, H), final.col_range(0, H), arena, scratch);
    if (encoder.bidirectional)
      kept.backward = recurrent_pass(pass_of(encoder, l, true, kept.packing, dropout), p, kept.input,
                                     kept.states.col_range(H, H), final.col_range(H, H), arena, scratch);
    kept.output = kept.states;
    if (layer.residual) {
      kept.output = arena.matrix(rows, width);
      copy_rows(kept.states, kept.output);
      add_rows(below, kept.output);
    }
    if (l + 1 == encoder.layers.size()) copy_rows(final, saved.final);
    below = kept.output;
  }
  saved.output = below;
  return saved;
}

void encoder_backward(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                      const DropoutPlan& dropout, EncoderSaved& saved, View d_output, View d_final, Gradients& d_p,
                      Arena& scratch) {
  const Packing packing = source.packing();
  if (encoder.set)
    return set_encoder_backward(encoder.set, p, packing, dropout, saved.set, d_output, d_final, d_p, scratch);
  Arena::Frame frame(scratch);
  View d_above = d_output;
  for (std::size_t l = encoder.layers.size(); l-- > 0;) {
    const Encoder::Layer& layer = encoder.layers[l];
    EncoderSaved::Layer& kept = saved.layers[l];
    const int H = layer.forward.units;
    const bool top = l + 1 == encoder.layers.size();
    View d_below = scratch.matrix(kept.packing.rows(), kept.input.cols);
    recurrent_pass_backward(pass_of(encoder, l, false, kept.packing, dropout), p, kept.input, kept.forward,
                            d_above.col_range(0, H), top ? d_final.col_range(0, H) : View(), d_below, false, d_p,
                            scratch);
    if (encoder.bidirectional)
      recurrent_pass_backward(pass_of(encoder, l, true, kept.packing, dropout), p, kept.input, kept.backward,
                              d_above.col_range(H, H), top ? d_final.col_range(H, H) : View(), d_below, true, d_p,
                              scratch);
    if (l > 0) dropout_rows(dropout.at(dropout.layer, layer_site(l, 0)), d_below);
    if (layer.residual) add_rows(d_above, d_below);
    if (layer.join > 1 && l > 0) {
      const Packing& longer = saved.layers[l - 1].packing;
      const View d_steps = scratch.matrix(longer.rows(), d_below.cols / layer.join);
      split_steps(longer, d_below, layer.join, kept.packing, d_steps);
      d_below = d_steps;
    }
    d_above = d_below;
  }
  if (!encoder.embedding) return;
  dropout_rows(dropout.at(dropout.embedding, source_embedding), d_above);
  embed_backward(d_above, source.ids, dropout.at(dropout.source_word, source_words), d_p.view(encoder.embedding));
}

}  // namespace seq
