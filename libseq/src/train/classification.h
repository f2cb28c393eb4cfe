// Training a classifier on labelled lines.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/classifier_model.h"
#include "train/calibrate.h"
#include "train/task.h"

namespace seq {

/// Labelled lines as the network reads them.
struct LabelledDataset {
  std::vector<std::string> text;
  std::vector<Sequence> sequences;
  std::vector<std::vector<int>> labels;  ///< numbers; -1 = unknown, in validation data alone
  std::vector<PairLength> lengths;       ///< tokens, and one target a line
  std::vector<float> weights;            ///< of each training line in the loss
};

class ClassificationTask : public TrainTask {
 public:
  /// parts: with the network, and the linear model trained. label_weight: the factor of each label, which the lines'
  /// weights hold already, for the run's identity.
  /// first_weights: puts what is known beforehand in the place of random weights; may be empty.
  ClassificationTask(ClassifierParts parts, const TrainOptions& training, std::vector<double> label_weight,
                     LabelledDataset train, LabelledDataset valid, std::function<void(Real*)> first_weights,
                     Workers& workers);

  const ParameterSpace& space() const override { return parts_.network->space; }
  const std::vector<PairLength>& lengths() const override { return train_.lengths; }
  std::vector<std::pair<std::string, std::string>> identity() const override;
  double activations(double batches_per_epoch, int lanes) const override;
  void describe(TrainPlan& plan) const override;
  void initialise(Real* weights, std::uint64_t seed) const override;
  std::unique_ptr<LaneWork> work() const override;
  ValidationScores validate(const Parameters& parameters, int samples, Lanes& lanes) const override;
  ModelFile model_file(const Real* weights, const std::vector<float>& calibration) const override;
  void remember(TrainingState& state) const override;

  /// The scores of the linear model alone, for a run without a network.
  ValidationScores validate_linear() const;

 private:
  class Work;

  ValidationScores score(CalibrationData data) const;

  ClassifierParts parts_;
  TrainOptions training_;
  std::vector<double> label_weight_;
  LabelledDataset train_, valid_;
  std::function<void(Real*)> first_weights_;
  CalibrationData valid_data_;  ///< truth, and the linear model's logits
};

}  // namespace seq
