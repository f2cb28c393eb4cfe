// Pre-training an encoder as a language model.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "model/language_model.h"
#include "seq/tokenizer.h"
#include "train/run.h"
#include "train/task.h"

namespace seq {

class LanguageModelTask : public TrainTask {
 public:
  /// Sequences of at least two ids. About one in twenty is held out for validation.
  LanguageModelTask(const TextOptions& text, const ClassifierOptions& network, const TrainOptions& training,
                    std::shared_ptr<const Tokenizer> tokenizer, std::vector<std::vector<int>> sequences);

  const ParameterSpace& space() const override { return model_.space; }
  const std::vector<PairLength>& lengths() const override { return lengths_; }
  std::vector<std::pair<std::string, std::string>> identity() const override;
  double activations(double batches_per_epoch, int lanes) const override;
  void describe(TrainPlan& plan) const override;
  std::unique_ptr<LaneWork> work() const override;
  ValidationScores validate(const Parameters& parameters, int samples, Lanes& lanes) const override;
  ModelFile model_file(const Real* weights, const std::vector<float>& calibration) const override;
  void remember(TrainingState& state) const override { state.source_spm = tokenizer_->serialized(); }

 private:
  class Work;

  TextOptions text_;
  ClassifierOptions network_;
  TrainOptions training_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::vector<std::vector<int>> sequences_, valid_;
  std::vector<PairLength> lengths_;
  LanguageModel model_;
};

/// Cuts a line's ids (between begin and end mark) into sequences of at most `limit` tokens.
void add_pieces(const std::vector<int>& ids, std::size_t limit, std::vector<std::vector<int>>& sequences);
inline constexpr std::size_t pretraining_piece = 100;  ///< the usual limit

/// The model file of the first phase, which is removed when the second is over.
std::string pretrained_path(const std::string& model);

/// Makes a job that of the first phase: its model, its length, and the batches and rates of a language model of these
/// sequences (at least one).
void prepare_pretraining(TrainCommon& job, const std::string& epochs, const std::vector<std::vector<int>>& sequences);

/// With `pretrains`, first the run that `first` sets up, unless the second one has begun; then that of `second`.
TrainResult run_two_phases(const TrainCommon& job, bool pretrains, const SetUp& first, const SetUp& second,
                           TrainObserver& observer, const std::atomic<int>& stop);

}  // namespace seq
