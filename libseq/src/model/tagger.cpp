#include "model/tagger.h"

#include "model/builders.h"

namespace seq {
namespace {

enum Site : std::uint64_t { word_site = 10 };

/// A word's vector: of each direction the state that has read the whole word, going forward at its last piece, going
/// backward at its first.
void gather_words(const TaggedBatch& batch, ConstView states, View words) {
  const std::ptrdiff_t H = states.cols / 2;
  for (std::ptrdiff_t r = 0; r < words.rows; ++r) {
    copy_rows(states.row_range(batch.last[r], 1).col_range(0, H), words.row_range(r, 1).col_range(0, H));
    copy_rows(states.row_range(batch.first[r], 1).col_range(H, H), words.row_range(r, 1).col_range(H, H));
  }
}

void gather_words_backward(const TaggedBatch& batch, ConstView d_words, View d_states) {
  const std::ptrdiff_t H = d_states.cols / 2;
  fill_zero(d_states);
  for (std::ptrdiff_t r = 0; r < d_words.rows; ++r) {
    copy_rows(d_words.row_range(r, 1).col_range(0, H), d_states.row_range(batch.last[r], 1).col_range(0, H));
    copy_rows(d_words.row_range(r, 1).col_range(H, H), d_states.row_range(batch.first[r], 1).col_range(H, H));
  }
}

}  // namespace

TaggerNetwork::TaggerNetwork(const TaggerOptions& o, int vocabulary, int labels) {
  encoder.embedding = add_embedding(space, "embedding", vocabulary, o.embedding, false);
  encoder.bidirectional = true;
  encoder.layers =
      add_encoder_layers(space, {cell_named(o.cell), o.embedding, o.hidden, o.layers, true, o.residual, o.layer_norm});
  output = LinearLayer::add(space, "output", encoder.width(), labels);
  crf = CrfLayer::add(space, "crf", labels);
}

void pack_lines(const std::vector<const TaggedLine*>& lines, TaggedBatch& batch) {
  const int count = static_cast<int>(lines.size());
  batch.source.arrange(count, [&](int i) { return static_cast<int>(lines[i]->ids.size()); });
  batch.source.ids.clear();
  const Packing pieces = batch.source.packing();
  for (int t = 0; t < pieces.steps(); ++t)
    for (int j = 0; j < pieces.alive(t); ++j) batch.source.ids.push_back(lines[batch.source.order[j]]->ids[t]);

  batch.words.arrange(count, [&](int i) { return static_cast<int>(lines[i]->first.size()); });
  batch.first.clear();
  batch.last.clear();
  batch.labels.clear();
  const Packing words = batch.words.packing();
  for (int t = 0; t < words.steps(); ++t)
    for (int j = 0; j < words.alive(t); ++j) {
      const int i = batch.words.order[j], own = batch.source.place[i];
      const TaggedLine& line = *lines[i];
      batch.first.push_back(pieces.row(line.first[t], own));
      batch.last.push_back(pieces.row(line.last[t], own));
      batch.labels.push_back(line.labels.empty() ? 0 : line.labels[t]);
    }
}

LossSums tagger_loss(const TaggerNetwork& network, const Parameters& p, const TaggedBatch& batch,
                     const DropoutPlan& dropout, double scale, Gradients* d_p, Arena& arena, Arena& scratch) {
  // Forward.
  EncoderSaved encoded = encoder_forward(network.encoder, p, batch.source, dropout, arena, scratch);
  const Packing packing = batch.words.packing();
  const View words = arena.matrix(packing.rows(), encoded.output.cols);
  gather_words(batch, encoded.output, words);
  const Dropout word_dropout = dropout.at(dropout.layer, word_site);
  dropout_rows(word_dropout, words);
  const View emissions = arena.matrix(words.rows, network.labels());
  linear_forward(network.output, p, words, emissions);
  CrfSaved saved;
  LossSums sums;
  sums.plain = sums.smoothed = crf_forward(network.crf, p, packing, emissions, batch.labels, saved, arena);
  sums.tokens = packing.rows();
  if (!d_p) return sums;

  // Backward, the same list upside down.
  crf_backward(network.crf, p, packing, emissions, batch.labels, saved, scale, emissions, *d_p, scratch);
  const View d_words = arena.matrix(words.rows, words.cols);
  linear_backward(network.output, p, words, emissions, *d_p, d_words, false, scratch);
  dropout_rows(word_dropout, d_words);
  const View d_states = arena.matrix(encoded.output.rows, encoded.output.cols);
  gather_words_backward(batch, d_words, d_states);
  const View d_final = arena.zeros(encoded.final.rows, encoded.final.cols);
  encoder_backward(network.encoder, p, batch.source, dropout, encoded, d_states, d_final, *d_p, scratch);
  return sums;
}

View tagger_emissions(const TaggerNetwork& network, const Parameters& p, const TaggedBatch& batch, Arena& arena,
                      Arena& scratch) {
  const EncoderSaved encoded = encoder_forward(network.encoder, p, batch.source, {}, arena, scratch);
  const View words = arena.matrix(batch.words.packing().rows(), encoded.output.cols);
  gather_words(batch, encoded.output, words);
  const View emissions = arena.matrix(words.rows, network.labels());
  linear_forward(network.output, p, words, emissions);
  return emissions;
}

}  // namespace seq
