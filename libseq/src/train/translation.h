// Training an encoder–decoder on pairs: translators, summarizers and captioners.
#pragma once

#include <memory>

#include "model/seq2seq.h"
#include "train/dataset.h"
#include "train/task.h"

namespace seq {

/// Forward and backward of one pair batch, as a lane runs it.
LaneWork seq2seq_work(const Seq2Seq& network, PairBatch batch, const DropoutPlan& dropout, const LossTerms& terms);

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
  LaneWork prepare(const std::vector<std::int64_t>& items, std::int64_t epoch) const override;
  ValidationScores validate(const Parameters& parameters, int samples, Lanes& lanes) const override;
  ModelFile model_file(const Real* weights, const std::vector<float>& calibration) const override;
  void remember(TrainingState& state) const override;

 private:
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
