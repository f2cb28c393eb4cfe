// The encoder–decoder as a model under search.
#pragma once

#include <optional>
#include <vector>

#include "core/arena.h"
#include "model/encoder_inference.h"
#include "model/loaded_model.h"
#include "nn/output.h"
#include "search/likeliest.h"
#include "search/step_model.h"

namespace seq {

/// What pieces give the gates of a model's first layers, for all that search it.
struct Seq2SeqGateCaches {
  /// Both must outlive it.
  Seq2SeqGateCaches(const Seq2Seq& network, const Parameters& p)
      : target(network.decoder.embedding, network.decoder.layers[0], p) {
    make_gate_caches(network.encoder, p, source);
  }

  EncoderGateCaches source;
  GateCache target;
};

/// Searches one model; holds the states of its rows. The model must outlive it and is shared.
class Seq2SeqStepModel : public StepModel {
 public:
  /// `parameters` of `network` are packed for inference or training. `source_end` is put after every source of
  /// token ids. With copying, `unknown` is how the network reads words beyond the vocabulary. With a shortlist, which
  /// must outlive this, all pieces but those that it has for a source are impossible; then sources are token ids. With
  /// a rounded output layer, which must outlive it too, scores that a search does not look at are computed with that;
  /// not with a shortlist. With caches, which must outlive it as well, what they keep is not computed again.
  Seq2SeqStepModel(const Seq2Seq& network, const Parameters& parameters, int source_end, int unknown = 0,
                   const Shortlist* shortlist = nullptr, RoundedOutput* rounded = nullptr,
                   Seq2SeqGateCaches* caches = nullptr);

  int vocabulary() const override;
  void start(const std::vector<Sequence>& sources) override;
  StepOutput step(const std::vector<int>& parents, const std::vector<int>& tokens) override;
  /// That of the network's CTC layer.
  double opinion_share() const override { return network_.ctc_share; }
  std::vector<std::vector<int>> proposals(int source, int count) override;
  std::vector<double> opinion(int source, const std::vector<std::vector<int>>& targets) override;
  void set_interest(const Interest& interest) override { interest_ = interest; }

 private:
  /// The rows after a step.
  struct Rows {
    Arena arena;
    std::vector<RecurrentState> states;  ///< per decoder layer
    View readout;                        ///< input feeding
    std::vector<int> sentence_of;
  };

  /// The CTC layer's logits of a source.
  ConstView heard(int source) const;
  /// Weights over the memory's rows (of the sources sentence_of) as weights over the frames that these were joined
  /// from or are views of.
  View over_frames(ConstView weights, const std::vector<int>& sentence_of);

  /// Chooses the pieces that the shortlist has for the batch.
  void select_pieces(const std::vector<Sequence>& sources);
  /// Fills copied_ for the batch.
  void list_words();
  /// Scores of the vocabulary and the normalisers of every row, from readouts.
  void score_vocabulary(ConstView readout, const std::vector<int>& sentence_of, View scores, Real* log_norm);

  /// Adds what copying makes likelier to scores (vocabulary and extra words) and normalisers; the shares of copying.
  const float* add_copying(const DecoderStep& step, View scores, Real* log_norm);

  const Seq2Seq& network_;
  const Parameters& parameters_;
  int source_end_;
  ReadableIds readable_;
  const Shortlist* shortlist_;
  RoundedOutput* rounded_;
  Seq2SeqGateCaches* caches_;
  Interest interest_;
  Likeliest likeliest_;
  Arena batch_, scratch_, output_;  ///< for a whole batch; within a call; of the last step's output
  Arena encoding_;                  ///< within the encoder
  AttentionMemory memory_;
  View heard_;                            ///< logits of the CTC layer, a row a row of the memory
  int longest_ = 0;                       ///< source tokens with the end mark, or frames
  int longest_memory_ = 0;                ///< rows of the memory that a source has
  std::vector<Sequence> sources_;         ///< the batch's, with end marks and extra words
  int extra_ = 0;                         ///< most extra words of a source
  std::vector<std::vector<int>> copied_;  ///< with copying: every source's words of the vocabulary, rising
  OutputSelection selection_;             ///< with a shortlist: the batch's pieces
  std::vector<std::vector<int>> own_;     ///< of each sentence, which of them are its own
  Rows rows_[2];                          ///< the last step's and the one being made
  int current_ = 0;
};

}  // namespace seq
