#include "model/seq2seq.h"

#include <algorithm>
#include <cmath>

#include "model/builders.h"
#include "nn/coverage.h"
#include "nn/ctc.h"
#include "nn/monotonic.h"
#include "seq/error.h"

namespace seq {
namespace {

enum Site : std::uint64_t { memory_site = 5, readout_site = 6 };

Score score_named(const std::string& name) {
  if (name == "dot") return Score::dot;
  if (name == "general") return Score::general;
  if (name == "mlp") return Score::mlp;
  if (name == "none") return Score::none;
  fail(ErrorKind::usage, "unknown attention '" + name + "'", "--attention", "expected dot, mlp, general or none");
}

Seq2Seq::Bridge bridge_named(const std::string& name) {
  if (name == "dense") return Seq2Seq::Bridge::dense;
  if (name == "mean") return Seq2Seq::Bridge::mean;
  if (name == "sum") return Seq2Seq::Bridge::sum;
  if (name == "zero") return Seq2Seq::Bridge::zero;
  fail(ErrorKind::usage, "unknown bridge '" + name + "'", "--bridge", "expected dense, mean, sum or zero");
}

/// By which a row of so many counts in the summary.
Real share_of_row(Seq2Seq::Bridge bridge, int rows) {
  return 1 / static_cast<Real>(bridge == Seq2Seq::Bridge::sum ? std::sqrt(static_cast<double>(rows)) : rows);
}

}  // namespace

bool reads_text(const ModelOptions& o) { return o.input == "text" || (o.input == "table" && o.copy); }

int encoder_units(const ModelOptions& o) { return o.bidirectional && o.input != "set" ? (o.hidden + 1) / 2 : o.hidden; }

Seq2Seq::Seq2Seq(const ModelOptions& o, int source_size, int target_vocabulary) {
  const Cell cell = cell_named(o.cell);
  const bool tie_all = o.tied == "all", tie_target = tie_all || o.tied == "target";
  const bool text = reads_text(o), set = o.input == "set";
  if (!text && !set && o.input != "frames" && o.input != "table")
    fail(ErrorKind::usage, "unknown input '" + o.input + "'", "--input", "expected text, frames, set or table");
  if (!text && (tie_all || o.copy))
    fail(ErrorKind::usage, std::string("frames have no ") + (o.copy ? "words to copy" : "embeddings to tie"),
         o.copy ? "--copy" : "--tied", o.copy ? "expected --no-copy" : "expected none or target");
  if (tie_all && source_size != target_vocabulary)
    fail(ErrorKind::usage, "--tied all needs one vocabulary", "--tied",
         "source has " + std::to_string(source_size) + " pieces, target " + std::to_string(target_vocabulary),
         "use --vocab-mode joint or --tied target");
  if (!tie_target && o.tied != "none")
    fail(ErrorKind::usage, "unknown value '" + o.tied + "'", "--tied", "expected none, target or all");

  const int enc_hidden = o.enc_hidden > 0 ? o.enc_hidden : encoder_units(o);
  decoder.embedding = add_embedding(space, "target.embedding", target_vocabulary, o.embedding, tie_target);
  if (text)
    encoder.embedding =
        tie_all ? decoder.embedding : add_embedding(space, "source.embedding", source_size, o.embedding, false);
  encoder.bidirectional = o.bidirectional;
  if (set)
    encoder.set = SetEncoder::add(space, source_size, enc_hidden, o.enc_layers, std::max(1, o.views));
  else
    encoder.layers = add_encoder_layers(space, {cell, text ? o.embedding : source_size, enc_hidden, o.enc_layers,
                                                o.bidirectional, o.residual, o.layer_norm, o.stack, o.pyramid});

  const int H = o.hidden, memory = encoder.width();
  const Score score = score_named(o.attention);
  decoder.attention.score = score;
  if (score != Score::none) decoder.attention = AttentionLayer::add(space, "attention", score, H, memory, H);
  for (int l = 0; l < o.dec_layers; ++l) {
    const int inputs = l == 0 ? o.embedding : l == 1 && score != Score::none ? H + memory : H;
    decoder.layers.push_back(RecurrentLayer::add(space, "decoder." + std::to_string(l), cell, inputs, H, o.layer_norm));
    decoder.residual.push_back(o.residual && l > 0);
  }
  if (o.input_feeding)
    decoder.feed = LinearLayer::add(space, "decoder.feed", o.embedding, decoder.layers[0].gate_width(), false);
  decoder.read_state = LinearLayer::add(space, "readout.state", H, o.embedding);
  if (score != Score::none)
    decoder.read_context = LinearLayer::add(space, "readout.context", memory, o.embedding, false);
  if (o.readout_embedding)
    decoder.read_embedding = LinearLayer::add(space, "readout.embedding", o.embedding, o.embedding, false);
  if (o.copy) {
    if (score == Score::none)
      fail(ErrorKind::usage, "copying needs attention", "--copy", "expected another --attention than none",
           "choose an attention, or --no-copy");
    decoder.copy = CopyGate::add(space, "copy", H, memory, o.embedding);
  }
  bridge = bridge_named(o.bridge);
  if (bridge != Bridge::zero)
    for (int l = 0; l < o.dec_layers; ++l) {
      LayerBridge b;
      b.h = LinearLayer::add(space, "bridge." + std::to_string(l) + ".h", memory, H);
      if (cell == Cell::lstm) b.c = LinearLayer::add(space, "bridge." + std::to_string(l) + ".c", memory, H);
      bridges.push_back(b);
    }
  if (o.ctc > 0) {
    ctc = LinearLayer::add(space, "ctc", memory, target_vocabulary + 1);
    ctc_share = o.ctc;
  }
  output.table =
      tie_target ? decoder.embedding : add_embedding(space, "output.table", target_vocabulary, o.embedding, true);
  output.b = space.vector("output.b", target_vocabulary);
}

void gather_memory(ConstView packed_rows, const Packing& source, const std::vector<int>& source_of,
                   AttentionMemory& memory, Arena& arena) {
  const std::span<int> begin = arena.list<int>(source_of.size() + 1);
  memory.begin = begin;
  memory.memory = arena.matrix(packed_rows.rows, packed_rows.cols);
  int row = 0;
  for (std::size_t i = 0; i < source_of.size(); ++i) {
    const int j = source_of[i];
    for (int t = 0; t < source.steps() && source.alive(t) > j; ++t, ++row)
      copy_rows(packed_rows.row_range(source.row(t, j), 1), memory.memory.row_range(row, 1));
    begin[i + 1] = row;
  }
}

View bridge_summary(const Seq2Seq& network, ConstView final, const AttentionMemory& memory,
                    const std::vector<int>& source_of, Arena& arena) {
  const int batch = static_cast<int>(source_of.size());
  if (network.bridge == Seq2Seq::Bridge::dense) {
    const View summary = arena.matrix(batch, final.cols);
    for (int j = 0; j < batch; ++j) copy_rows(final.row_range(source_of[j], 1), summary.row_range(j, 1));
    return summary;
  }
  const View summary = arena.zeros(batch, final.cols);
  if (network.bridge == Seq2Seq::Bridge::zero) return summary;
  for (int j = 0; j < batch; ++j) {
    add_column_sums(memory.memory.row_range(memory.begin[j], memory.length(j)), summary.row(j));
    const Real share = share_of_row(network.bridge, memory.length(j));
    for (std::ptrdiff_t k = 0; k < summary.cols; ++k) summary(j, k) *= share;
  }
  return summary;
}

std::span<RecurrentState> bridge_forward(const Seq2Seq& network, const Parameters& p, ConstView summary, Arena& arena) {
  const auto states = arena.list<RecurrentState>(network.decoder.layers.size());
  for (std::size_t l = 0; l < network.decoder.layers.size(); ++l) {
    const RecurrentLayer& layer = network.decoder.layers[l];
    auto first = [&](const LinearLayer& linear) {
      const View state = arena.matrix(summary.rows, layer.units);
      linear_forward(linear, p, summary, state);
      tanh_rows(state);
      return state;
    };
    RecurrentState& state = states[l];
    if (network.bridges.empty()) {
      state.h = arena.zeros(summary.rows, layer.units);
      if (layer.cell == Cell::lstm) state.c = arena.zeros(summary.rows, layer.units);
    } else {
      state.h = first(network.bridges[l].h);
      if (layer.cell == Cell::lstm) state.c = first(network.bridges[l].c);
    }
  }
  return states;
}

namespace {

/// From the gradients of the first states to that of the summary (=).
void bridge_backward(const Seq2Seq& network, const Parameters& p, ConstView summary,
                     std::span<const RecurrentState> first, std::span<const RecurrentState> d_first, View d_summary,
                     Gradients& d_p, Arena& scratch) {
  bool accumulate = false;
  auto one = [&](const LinearLayer& linear, ConstView state, View d_state) {
    tanh_rows_backward(state, d_state);
    linear_backward(linear, p, summary, d_state, d_p, d_summary, accumulate, scratch);
    accumulate = true;
  };
  for (std::size_t l = 0; l < network.bridges.size(); ++l) {
    one(network.bridges[l].h, first[l].h, d_first[l].h);
    if (network.bridges[l].c.w) one(network.bridges[l].c, first[l].c, d_first[l].c);
  }
}

/// Copies of states, since the steps run in place.
std::span<RecurrentState> copies(std::span<const RecurrentState> states, Arena& arena) {
  const auto out = arena.list<RecurrentState>(states.size());
  auto copy = [&](View v) {
    if (!v) return View();
    const View to = arena.matrix(v.rows, v.cols);
    copy_rows(v, to);
    return to;
  };
  for (std::size_t l = 0; l < states.size(); ++l) out[l] = {copy(states[l].h), copy(states[l].c)};
  return out;
}

/// Sum of the CTC losses; with d_p gradients times `scale`: d_memory (rows of the memory) = that of the memory.
double ctc_term(const Seq2Seq& network, const Parameters& p, const PairBatch& batch, const AttentionMemory& memory,
                double scale, Gradients* d_p, View d_memory, Arena& scratch) {
  Arena::Frame frame(scratch);
  const View logits = scratch.matrix(memory.memory.rows, network.ctc.w.cols);
  linear_forward(network.ctc, p, memory.memory, logits);
  double sum = 0;
  for (std::size_t j = 0; j < batch.source_of.size(); ++j) {
    const int sequence = static_cast<int>(j);
    const View rows = logits.row_range(memory.begin[j], memory.length(sequence));
    const std::span<const int> labels = batch.targets.tokens(batch.target.order[j]);
    const double loss = ctc_loss(rows, labels, network.ctc_blank(), scale, d_p ? rows : View());
    if (std::isfinite(loss)) sum += loss;
  }
  if (d_p) linear_backward(network.ctc, p, memory.memory, logits, *d_p, d_memory, false, scratch);
  return sum;
}

std::span<RecurrentState> zeros_like(std::span<const RecurrentState> states, Arena& arena) {
  const auto out = arena.list<RecurrentState>(states.size());
  for (std::size_t l = 0; l < states.size(); ++l) {
    const auto& [h, c] = states[l];
    out[l] = {arena.zeros(h.rows, h.cols), c ? arena.zeros(c.rows, c.cols) : View()};
  }
  return out;
}

}  // namespace

LossSums seq2seq_loss(const Seq2Seq& network, const Parameters& p, const PairBatch& batch, const DropoutPlan& dropout,
                      const LossTerms& terms, double scale, Gradients* d_p, Arena& arena, Arena& scratch) {
  // Forward.
  EncoderSaved encoded = encoder_forward(network.encoder, p, batch.source, dropout, arena, scratch);
  DecoderSaved decoded;
  const Packing packing = encoded.packing(), target = batch.target.packing();
  gather_memory(encoded.output, packing, batch.source_of, decoded.memory, arena);
  dropout_rows(dropout.at(dropout.layer, memory_site), decoded.memory.memory);
  const View summary = bridge_summary(network, encoded.final, decoded.memory, batch.source_of, arena);
  const std::span<RecurrentState> first = bridge_forward(network, p, summary, arena);
  decoded.first_states = copies(first, arena);
  decoder_forward(network.decoder, p, batch.target, dropout, decoded, arena, scratch);
  const View readout = arena.matrix(decoded.readout.rows, decoded.readout.cols);
  copy_rows(decoded.readout, readout);
  dropout_rows(dropout.at(dropout.layer, readout_site), readout);

  // Loss, forward and backward in one pass over the vocabulary.
  if (d_p) decoded.d_readout = arena.matrix(readout.rows, readout.cols);
  CopyTerms* copy = network.decoder.copy ? &decoded.copy : nullptr;
  if (copy) {
    copy->mass = copy_masses(decoded.memory, target, decoded.attention, batch.source_words, batch.next, arena);
    if (d_p) copy->d_gate = arena.matrix(readout.rows, 1);
    copy->d_mass = arena.list<Real>(copy->mass.size());
  }
  const double share = 1 - network.ctc_share;
  LossSums loss = output_loss(network.output, p, readout, batch.next, terms.label_smoothing, share * scale, copy, d_p,
                              decoded.d_readout, scratch);
  loss.smoothed *= share;
  View d_heard;  // of the memory, from CTC
  if (network.ctc.w) {
    if (d_p) d_heard = arena.matrix(decoded.memory.memory.rows, decoded.memory.memory.cols);
    loss.smoothed += network.ctc_share *
                     ctc_term(network, p, batch, decoded.memory, network.ctc_share * scale, d_p, d_heard, scratch);
  }
  const bool covers = terms.coverage > 0 && network.decoder.attends();
  const bool forward = terms.monotonic > 0 && network.decoder.attends();
  if (d_p && (copy || covers || forward)) {
    const std::span<const View> weights = decoded.attention.weights;
    decoded.d_weights.weights = arena.list<View>(weights.size());
    for (std::size_t j = 0; j < weights.size(); ++j)
      decoded.d_weights.weights[j] = arena.zeros(weights[j].rows, weights[j].cols);
  }
  if (covers)
    loss.smoothed += terms.coverage * coverage_loss(decoded.attention, scale * terms.coverage,
                                                    d_p ? &decoded.d_weights : nullptr, scratch);
  if (forward)
    loss.smoothed += terms.monotonic *
                     monotonic_loss(decoded.attention, scale * terms.monotonic, d_p ? &decoded.d_weights : nullptr);
  if (!d_p) return loss;
  if (copy)
    copy_masses_backward(decoded.memory, target, copy->d_mass, batch.source_words, batch.next, decoded.d_weights);

  // Backward, the same list upside down.
  dropout_rows(dropout.at(dropout.layer, readout_site), decoded.d_readout);
  const std::span<RecurrentState> d_first = zeros_like(first, arena);
  decoder_backward(network.decoder, p, batch.target, dropout, decoded, d_first, *d_p, arena, scratch);
  const View d_summary = arena.zeros(summary.rows, summary.cols);
  bridge_backward(network, p, summary, first, d_first, d_summary, *d_p, scratch);

  const View d_output = arena.zeros(encoded.output.rows, encoded.output.cols);
  const View d_final = arena.zeros(encoded.final.rows, encoded.final.cols);
  const AttentionMemory& memory = decoded.memory;
  View d_memory = decoded.d_memory;
  if (!d_memory) d_memory = arena.zeros(memory.memory.rows, memory.memory.cols);
  if (d_heard) add_rows(d_heard, d_memory);
  for (std::size_t j = 0; j < batch.source_of.size(); ++j) {
    const int length = memory.length(static_cast<int>(j));
    if (network.bridge == Seq2Seq::Bridge::dense)
      copy_rows(d_summary.row_range(j, 1), d_final.row_range(batch.source_of[j], 1));
    else
      for (int t = 0; t < length; ++t)
        for (std::ptrdiff_t k = 0; k < d_summary.cols; ++k)
          d_memory(memory.begin[j] + t, k) += d_summary(j, k) * share_of_row(network.bridge, length);
  }
  dropout_rows(dropout.at(dropout.layer, memory_site), d_memory);
  for (std::size_t j = 0; j < batch.source_of.size(); ++j)
    for (int t = 0; t < memory.length(static_cast<int>(j)); ++t)
      copy_rows(d_memory.row_range(memory.begin[j] + t, 1), d_output.row_range(packing.row(t, batch.source_of[j]), 1));
  encoder_backward(network.encoder, p, batch.source, dropout, encoded, d_output, d_final, *d_p, scratch);
  return loss;
}

}  // namespace seq
