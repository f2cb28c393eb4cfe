#include "model/language_model.h"

#include "model/builders.h"

namespace seq {
namespace {

enum Site : std::uint64_t { forward_site = 8, backward_site = 9 };

/// One direction: reads states (K × units) and predicts `targets`; d_states (K × units) = their gradient.
LossSums predict(const LanguageModel& model, const Parameters& p, const LinearLayer& read, ConstView states,
                 const std::vector<int>& targets, const Dropout& dropout, double scale, Gradients* d_p, View d_states,
                 Arena& scratch) {
  Arena::Frame frame(scratch);
  const View r = scratch.matrix(states.rows, read.w.cols), d_r = scratch.matrix(states.rows, read.w.cols);
  linear_forward(read, p, states, r);
  dropout_rows(dropout, r);
  const LossSums loss = output_loss(model.output, p, r, targets, 0, scale, nullptr, d_p, d_r, scratch);
  if (d_p) {
    dropout_rows(dropout, d_r);
    linear_backward(read, p, states, d_r, *d_p, d_states, false, scratch);
  }
  return loss;
}

}  // namespace

LanguageModel::LanguageModel(const ClassifierOptions& o, int vocabulary) {
  encoder.embedding = add_embedding(space, "embedding", vocabulary, o.embedding, true);
  encoder.bidirectional = o.bidirectional;
  encoder.chunk = o.bptt;
  encoder.layers =
      add_encoder_layers(space, {cell_named(o.cell), o.embedding, o.hidden, 1, o.bidirectional, false, o.layer_norm});
  read_forward = LinearLayer::add(space, "read.forward", o.hidden, o.embedding);
  if (o.bidirectional) read_backward = LinearLayer::add(space, "read.backward", o.hidden, o.embedding);
  output.table = encoder.embedding;
  output.b = space.vector("output.b", vocabulary);
}

void pack_texts(TextBatch& batch) {
  pack_sequences(batch.sequences, {}, batch.text);
  const Packing packing = batch.text.packing();
  const std::vector<int>& ids = batch.text.ids;
  batch.next.assign(ids.begin() + packing.batch(), ids.end());
  batch.previous.clear();
  for (int t = 1; t < packing.steps(); ++t)
    for (int j = 0; j < packing.alive(t); ++j) batch.previous.push_back(ids[packing.row(t - 1, j)]);
}

LossSums language_model_loss(const LanguageModel& model, const Parameters& p, const TextBatch& batch,
                             const DropoutPlan& dropout, double scale, Gradients* d_p, Arena& arena, Arena& scratch) {
  const PackedTokens& text = batch.text;
  const Packing packing = text.packing();
  const int rows = packing.rows(), first = packing.batch(), predicted = rows - first;
  const int H = model.encoder.layers[0].forward.units;
  EncoderSaved encoded = encoder_forward(model.encoder, p, text, dropout, arena, scratch);
  const View d_states = arena.zeros(rows, encoded.output.cols);

  // Row k of what goes forward is the state one step before row first + k.
  const View before = arena.matrix(predicted, H), d_before = arena.matrix(predicted, H);
  for (int t = 1; t < packing.steps(); ++t)
    copy_rows(encoded.output.row_range(packing.row(t - 1, 0), packing.alive(t)).col_range(0, H),
              before.row_range(packing.row(t, 0) - first, packing.alive(t)));
  LossSums loss = predict(model, p, model.read_forward, before, batch.next, dropout.at(dropout.layer, forward_site),
                          scale, d_p, d_before, scratch);
  if (d_p)
    for (int t = 1; t < packing.steps(); ++t)
      copy_rows(d_before.row_range(packing.row(t, 0) - first, packing.alive(t)),
                d_states.row_range(packing.row(t - 1, 0), packing.alive(t)).col_range(0, H));

  if (model.encoder.bidirectional)
    loss += predict(model, p, model.read_backward, encoded.output.row_range(first, predicted).col_range(H, H),
                    batch.previous, dropout.at(dropout.layer, backward_site), scale, d_p,
                    d_states.row_range(first, predicted).col_range(H, H), scratch);
  if (d_p) {
    const View d_final = arena.zeros(first, encoded.final.cols);
    encoder_backward(model.encoder, p, text, dropout, encoded, d_states, d_final, *d_p, scratch);
  }
  return loss;
}

}  // namespace seq
