#include "model/classifier.h"

#include <algorithm>
#include <cmath>

#include "model/builders.h"
#include "seq/error.h"

namespace seq {
namespace {

enum Site : std::uint64_t { pooled_site = 7 };

PoolingLayer::Part part_named(const std::string& name) {
  if (name == "last") return PoolingLayer::Part::last;
  if (name == "mean") return PoolingLayer::Part::mean;
  if (name == "max") return PoolingLayer::Part::max;
  if (name == "attention") return PoolingLayer::Part::attention;
  fail(ErrorKind::usage, "unknown pooling '" + name + "'", "--pooling", "expected last, mean, max or attention");
}

/// One sigmoid a label: cross-entropies of a row of logits, which become their gradients times `scale`.
double sigmoid_losses(Real* logits, int labels, std::span<const int> truth, double smoothing, double scale,
                      Arena& scratch) {
  Arena::Frame frame(scratch);
  const std::span<double> target = scratch.list<double>(labels);
  std::ranges::fill(target, smoothing / 2);
  for (int label : truth) target[label] = 1 - smoothing / 2;
  double sum = 0;
  for (int k = 0; k < labels; ++k) {
    const double x = logits[k], soft = x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
    sum += soft - target[k] * x;
    logits[k] = static_cast<Real>(scale * (1 / (1 + std::exp(-x)) - target[k]));
  }
  return sum;
}

/// Losses of all lines; the logits become their gradients times `scale`.
LossSums losses(const ClassifierNetwork& network, const LabelledBatch& batch, double smoothing, double scale,
                View logits, Arena& scratch) {
  LossSums sums;
  for (std::ptrdiff_t j = 0; j < logits.rows; ++j) {
    const double weight = batch.weight[j];
    const std::span<const int> truth = batch.labels.tokens(static_cast<int>(j));
    if (network.independent) {
      const double loss = sigmoid_losses(logits.row(j), network.labels, truth, smoothing, scale * weight, scratch);
      sums.smoothed += weight * loss;
      sums.plain += weight * loss;
    } else {
      const RowLoss loss = cross_entropy_row(logits.row(j), network.labels, truth[0], smoothing, scale * weight);
      sums.smoothed += weight * loss.smoothed;
      sums.plain += weight * loss.plain;
    }
  }
  sums.tokens = logits.rows;
  return sums;
}

}  // namespace

ClassifierNetwork::ClassifierNetwork(const ClassifierOptions& o, int vocabulary, int labels)
    : labels(labels), independent(o.multi_label) {
  if (o.input == "text") encoder.embedding = add_embedding(space, "embedding", vocabulary, o.embedding, false);
  encoder.bidirectional = o.bidirectional;
  encoder.chunk = o.bptt;
  encoder.layers = add_encoder_layers(
      space, {cell_named(o.cell), o.embedding, o.hidden, o.layers, o.bidirectional, o.residual, o.layer_norm});
  std::vector<PoolingLayer::Part> parts;
  for (const std::string& name : o.pooling) parts.push_back(part_named(name));
  pooling = PoolingLayer::add(space, "pooling", std::move(parts), encoder.width());
  output = LinearLayer::add(space, "output", pooling.output_width(), labels);
}

void take_over_labels(const ClassifierNetwork& from, const Real* from_weights, const ClassifierNetwork& to,
                      Real* weights) {
  for (std::size_t i = 0; i < from.space.specs().size(); ++i) {
    const ConstView known = from.space.specs()[i].tensor.in(from_weights);
    copy_rows(known, to.space.specs()[i].tensor.in(weights).col_range(0, known.cols));
  }
}

LossSums classifier_loss(const ClassifierNetwork& network, const Parameters& p, const LabelledBatch& batch,
                         const DropoutPlan& dropout, double label_smoothing, double scale, Gradients* d_p, Arena& arena,
                         Arena& scratch) {
  // Forward.
  const Packing packing = batch.source.packing();
  EncoderSaved encoded = encoder_forward(network.encoder, p, batch.source, dropout, arena, scratch);
  const View pooled = arena.matrix(packing.batch(), network.pooling.output_width());
  const PoolingSaved saved = pool_forward(network.pooling, p, packing, encoded.output, encoded.final, pooled, arena);
  const Dropout pooled_dropout = dropout.at(dropout.layer, pooled_site);
  dropout_rows(pooled_dropout, pooled);
  const View logits = arena.matrix(packing.batch(), network.labels);
  linear_forward(network.output, p, pooled, logits);
  const LossSums sums = losses(network, batch, label_smoothing, scale, logits, scratch);
  if (!d_p) return sums;

  // Backward, the same list upside down.
  const View d_pooled = arena.matrix(pooled.rows, pooled.cols);
  linear_backward(network.output, p, pooled, logits, *d_p, d_pooled, false, scratch);
  dropout_rows(pooled_dropout, d_pooled);
  const View d_states = arena.matrix(encoded.output.rows, encoded.output.cols);
  const View d_final = arena.matrix(encoded.final.rows, encoded.final.cols);
  pool_backward(network.pooling, p, packing, encoded.output, saved, d_pooled, d_states, d_final, *d_p, scratch);
  encoder_backward(network.encoder, p, batch.source, dropout, encoded, d_states, d_final, *d_p, scratch);
  return sums;
}

void classifier_logits(const ClassifierNetwork& network, const Parameters& p, const PackedTokens& source,
                       const PieceGates& pieces, View logits, Arena& arena, Arena& scratch) {
  const EncoderStates encoded = encoder_states(network.encoder, p, source, pieces, arena, scratch);
  const Packing packing = source.packing();
  const View pooled = arena.matrix(packing.batch(), network.pooling.output_width());
  pool_forward(network.pooling, p, packing, encoded.output, encoded.final, pooled, arena);
  const View packed = arena.matrix(pooled.rows, network.labels);
  linear_forward(network.output, p, pooled, packed);
  for (std::ptrdiff_t j = 0; j < packed.rows; ++j)
    copy_rows(packed.row_range(j, 1), logits.row_range(source.order[j], 1));
}

}  // namespace seq
