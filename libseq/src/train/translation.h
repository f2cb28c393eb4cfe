// Training an encoder–decoder on pairs: translators, summarizers and captioners.
#pragma once

#include <memory>

#include "model/seq2seq.h"
#include "train/dataset.h"
#include "train/task.h"

namespace seq {

/// Forward and backward of a batch of pairs, wherever they come from.
class Seq2SeqWork : public LaneWork {
 public:
  explicit Seq2SeqWork(const Seq2Seq& network, const DropoutPlan& dropout = {})
      : network_(network), dropout_(dropout) {}

  LossSums loss(const Parameters& p, std::uint64_t key, double scale, Gradients* d_p, Arena& arena,
                Arena& scratch) const override;

 protected:
  void pack(const std::vector<std::int64_t>& items, std::int64_t epoch) final;
  /// Makes of these items the batch, and the terms of its loss.
  virtual void make_batch(const std::vector<std::int64_t>& items, std::int64_t epoch, PairBatch& batch,
                          LossTerms& terms) = 0;

 private:
  const Seq2Seq& network_;
  DropoutPlan dropout_;
  PairBatch batch_;
  LossTerms terms_;
};

class TranslationTask : public TrainTask {
 public:
  struct Settings {
    TextOptions text;
    ModelOptions network;
    SearchOptions search;
    TrainOptions training;   ///< metrics, smoothing, sampling and seed are read
    FrameScale frame_scale;  ///< where sources are frames: what they have been scaled by
    SoundOptions sound;      ///< where these are those of sounds: what was heard of them
    TableSchema table = {};  ///< where they are rows
  };
  TranslationTask(const Settings& settings, Tokenizers tokenizers, Dataset train, Dataset valid);

  /// The coverage loss counts from this epoch on (from 0).
  void cover_from(std::int64_t epoch) { coverage_epoch_ = epoch; }

  const ParameterSpace& space() const override { return network_.space; }
  const std::vector<PairLength>& lengths() const override { return train_.lengths; }
  std::vector<std::pair<std::string, std::string>> identity() const override;
  double activations(double batches_per_epoch, int lanes) const override;
  double data_bytes() const override;
  void describe(TrainPlan& plan) const override;
  std::unique_ptr<LaneWork> work() const override;
  ValidationScores validate(const Parameters& parameters, int samples, Lanes& lanes) const override;
  ModelFile model_file(const Real* weights, const std::vector<float>& calibration) const override;
  void remember(TrainingState& state) const override;

 private:
  class TrainingWork;
  class ValidationWork;

  double perplexity(const Parameters& parameters, Lanes& lanes) const;
  /// Of every source of the validation data.
  std::vector<std::string> translations(const Parameters& parameters, Lanes& lanes) const;

  Settings settings_;
  Tokenizers tokenizers_;
  Dataset train_, valid_;
  Seq2Seq network_;
  std::int64_t coverage_epoch_ = 0;
};

}  // namespace seq
