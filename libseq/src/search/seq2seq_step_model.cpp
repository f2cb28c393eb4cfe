#include "search/seq2seq_step_model.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/profile.h"
#include "nn/ctc.h"
#include "nn/rows.h"

namespace seq {

Seq2SeqStepModel::Seq2SeqStepModel(const Seq2Seq& network, const Parameters& parameters, int source_end, int unknown,
                                   const Shortlist* shortlist, RoundedOutput* rounded, Seq2SeqGateCaches* caches)
    : network_(network),
      parameters_(parameters),
      source_end_(source_end),
      readable_{vocabulary(), unknown},
      shortlist_(shortlist),
      rounded_(shortlist ? nullptr : rounded),
      caches_(caches) {}

int Seq2SeqStepModel::vocabulary() const { return static_cast<int>(network_.output.table.rows); }

void Seq2SeqStepModel::start(const std::vector<Sequence>& sources) {
  ProfileBlock block("rest of encoding");
  batch_.reset();
  scratch_.reset();
  sources_ = sources;
  longest_ = extra_ = 0;
  for (Sequence& s : sources_) {
    if (!network_.encoder.reads_frames()) s.ids.push_back(source_end_);
    longest_ = std::max(longest_, s.length());
  }
  std::vector<Sequence> read = sources_;
  for (Sequence& s : read) {
    for (int id : s.ids) extra_ = std::max(extra_, id - vocabulary() + 1);
    s.ids = readable_(std::move(s.ids));
  }
  const PackedTokens source = pack_sequences(read);
  Workers alone(1);
  const PieceGates pieces = network_.encoder.reads_frames() ? PieceGates()
                                                            : PieceGates(network_.encoder, parameters_, {&source.ids},
                                                                         alone, caches_ ? &caches_->source : nullptr);
  // The states are copied into the memory sentence by sentence, so they need not last.
  const EncoderStates encoded = encoder_states(network_.encoder, parameters_, source, pieces, scratch_, encoding_);
  std::vector<int> place(sources.size());
  for (std::size_t j = 0; j < sources.size(); ++j) place[source.order[j]] = static_cast<int>(j);
  const Packing& packing = encoded.packing;
  longest_memory_ = packing.steps();
  gather_memory(encoded.output, packing, place, memory_, batch_);
  if (network_.ctc.w) {
    heard_ = batch_.matrix(memory_.memory.rows, network_.ctc.w.cols);
    linear_forward(network_.ctc, parameters_, memory_.memory, heard_);
  }
  if (network_.decoder.attends()) attention_begin(network_.decoder.attention, parameters_, memory_, false, batch_);
  if (shortlist_) select_pieces(sources);
  if (network_.decoder.copy) list_words();
  const View summary = bridge_summary(network_, encoded.final, memory_, place, batch_);
  Rows& rows = rows_[current_];
  rows.arena.reset();
  const std::span<RecurrentState> first = bridge_forward(network_, parameters_, summary, rows.arena);
  rows.states.assign(first.begin(), first.end());
  rows.readout = rows.arena.zeros(static_cast<int>(sources.size()), network_.decoder.readout_width());
  rows.sentence_of.resize(sources.size());
  std::iota(rows.sentence_of.begin(), rows.sentence_of.end(), 0);
}

void Seq2SeqStepModel::select_pieces(const std::vector<Sequence>& sources) {
  own_.clear();
  std::vector<int> all;
  for (const Sequence& source : sources) {
    own_.push_back(shortlist_->pieces_for(source.ids));
    all.insert(all.end(), own_.back().begin(), own_.back().end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (std::vector<int>& own : own_)
    for (int& id : own) id = static_cast<int>(std::lower_bound(all.begin(), all.end(), id) - all.begin());
  selection_ = select_words(network_.output, parameters_, std::move(all), batch_, scratch_);
}

void Seq2SeqStepModel::list_words() {
  copied_.clear();
  for (const Sequence& source : sources_) {
    std::vector<int>& words = copied_.emplace_back();
    for (int id : source.ids)
      if (id < vocabulary()) words.push_back(id);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }
}

void Seq2SeqStepModel::score_vocabulary(ConstView readout, const std::vector<int>& sentence_of, View scores,
                                        Real* log_norm) {
  if (rounded_ && interest_.best > 0) {
    const bool copies = static_cast<bool>(network_.decoder.copy);
    Interest interest = interest_;
    interest.norm |= copies;
    const SourceWords copied = {copied_, sentence_of};
    return likeliest_.score(*rounded_, readout, interest, copies ? &copied : nullptr, scores, log_norm);
  }
  if (!shortlist_) {
    output_logits(network_.output, parameters_, readout, scores);
    ProfileBlock block("normalisers");
    for (int i = 0; i < scores.rows; ++i) log_norm[i] = log_sum_exp(scores.row(i), scores.cols);
    return;
  }
  const View logits = scratch_.matrix(scores.rows, static_cast<std::ptrdiff_t>(selection_.words.size()));
  output_logits(selection_, readout, logits);
  ProfileBlock block("normalisers");
  Real* own_logits = scratch_.take<Real>(logits.cols);
  for (int i = 0; i < scores.rows; ++i) {
    const std::vector<int>& own = own_[sentence_of[i]];
    std::fill_n(scores.row(i), scores.cols, -std::numeric_limits<Real>::infinity());
    for (std::size_t k = 0; k < own.size(); ++k) {
      own_logits[k] = logits(i, own[k]);
      scores(i, selection_.words[own[k]]) = own_logits[k];
    }
    // Of its own pieces alone, so that the other sentences of the batch do not matter.
    log_norm[i] = log_sum_exp(own_logits, static_cast<std::ptrdiff_t>(own.size()));
  }
}

const float* Seq2SeqStepModel::add_copying(const DecoderStep& step, View scores, Real* log_norm) {
  ProfileBlock block("copying");
  float* copying = output_.take<float>(scores.rows);
  for (int i = 0; i < scores.rows; ++i) {
    std::fill_n(scores.row(i) + vocabulary(), extra_, -std::numeric_limits<Real>::infinity());
    copying[i] = copy_scores(step.copy_gate(i, 0), sources_[(*step.sentence_of)[i]].ids, step.weights.row(i),
                             scores.row(i), log_norm[i]);
  }
  return copying;
}

View Seq2SeqStepModel::over_frames(ConstView weights, const std::vector<int>& sentence_of) {
  const int factor = network_.encoder.frames_a_row(), views = network_.encoder.rows_a_frame();
  const View wide = output_.zeros(static_cast<int>(weights.rows), longest_);
  for (std::ptrdiff_t i = 0; i < wide.rows; ++i) {
    const int frames = sources_[static_cast<std::size_t>(sentence_of[static_cast<std::size_t>(i)])].length();
    for (int t = 0; t < frames; ++t) {
      const int row = t / factor, joined = std::min(factor, frames - row * factor);
      for (int view = 0; view < views; ++view) wide(i, t) += weights(i, row * views + view) / static_cast<Real>(joined);
    }
  }
  return wide;
}

ConstView Seq2SeqStepModel::heard(int source) const {
  return heard_.row_range(memory_.begin[static_cast<std::size_t>(source)], memory_.length(source));
}

std::vector<std::vector<int>> Seq2SeqStepModel::proposals(int source, int count) {
  if (!network_.ctc.w) return {};
  return ctc_labellings(heard(source), network_.ctc_blank(), count);
}

std::vector<double> Seq2SeqStepModel::opinion(int source, const std::vector<std::vector<int>>& targets) {
  if (!network_.ctc.w) return StepModel::opinion(source, targets);
  std::vector<double> log_probabilities;
  for (const std::vector<int>& target : targets)
    log_probabilities.push_back(-ctc_loss(heard(source), target, network_.ctc_blank()));
  return log_probabilities;
}

StepOutput Seq2SeqStepModel::step(const std::vector<int>& parents, const std::vector<int>& tokens) {
  ProfileBlock block("rest of a step");
  const Decoder& decoder = network_.decoder;
  const int n = static_cast<int>(parents.size());
  const Rows& last = rows_[current_];
  Rows& next = rows_[1 - current_];
  next.arena.reset();
  scratch_.reset();
  output_.reset();

  auto reordered = [&](View from) {
    const View to = scratch_.matrix(n, from.cols);
    for (int i = 0; i < n; ++i) copy_rows(from.row_range(parents[i], 1), to.row_range(i, 1));
    return to;
  };
  next.sentence_of.resize(n);
  for (int i = 0; i < n; ++i) next.sentence_of[i] = last.sentence_of[parents[i]];
  next.states.clear();
  next.readout = next.arena.matrix(n, decoder.readout_width());
  DecoderStep step;
  step.before = scratch_.list<RecurrentState>(decoder.layers.size());
  for (std::size_t l = 0; l < decoder.layers.size(); ++l) {
    const RecurrentState& state = last.states[l];
    const int H = decoder.layers[l].units;
    step.before[l] = {reordered(state.h), state.c ? reordered(state.c) : View()};
    next.states.push_back({next.arena.matrix(n, H), state.c ? next.arena.matrix(n, H) : View()});
  }
  step.memory = &memory_;
  step.sentence_of = &next.sentence_of;
  if (decoder.feeds()) step.feed = reordered(last.readout);
  if (caches_) step.known = &caches_->target;
  step.after = next.states;
  step.readout = next.readout;
  if (decoder.attends()) step.weights = output_.matrix(n, longest_memory_);
  if (decoder.copy) step.copy_gate = scratch_.matrix(n, 1);
  const std::span<int> words = scratch_.list<int>(tokens.size());
  std::transform(tokens.begin(), tokens.end(), words.begin(), readable_);
  decoder_step(decoder, parameters_, words, step, scratch_);

  StepOutput out;
  const View scores = output_.matrix(n, vocabulary() + extra_);
  Real* log_norm = output_.take<Real>(n);
  score_vocabulary(next.readout, next.sentence_of, scores.col_range(0, vocabulary()), log_norm);
  if (decoder.copy) out.copying = add_copying(step, scores, log_norm);
  out.scores = scores;
  out.log_norm = log_norm;
  if (decoder.attends() && network_.encoder.reads_frames()) {
    out.attention = over_frames(step.weights, next.sentence_of);
  } else if (decoder.attends() && longest_ > 1) {
    // The end mark's share is no source token's.
    for (int i = 0; i < n; ++i) step.weights(i, memory_.length(next.sentence_of[i]) - 1) = 0;
    out.attention = step.weights.col_range(0, longest_ - 1);
  }
  current_ = 1 - current_;
  return out;
}

}  // namespace seq
