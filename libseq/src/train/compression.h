// Training a compressor on texts and their compressions.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "data/batcher.h"
#include "model/compressor_model.h"
#include "seq/corpus.h"
#include "train/task.h"

namespace seq {

/// Pairs as the network reads them.
struct CompressionDataset {
  std::vector<std::string> text, compression;
  std::vector<std::vector<WordUnit>> units;
  std::vector<TaggedLine> lines;    ///< with labels: 1 = kept
  std::vector<PairLength> lengths;  ///< pieces, words
  std::int64_t empty = 0;           ///< left out: a side without a word
  std::int64_t too_long = 0;        ///< left out: more pieces than allowed
  std::int64_t partial = 0;         ///< whose compression is not made of the text's words alone
};

/// Pairs with an empty side, or more than max_length pieces (0 = no limit), are left out and counted.
CompressionDataset make_compression_dataset(ParallelText text, const CompressorParts& parts, int max_length,
                                            Workers& workers);

class CompressionTask : public TrainTask {
 public:
  /// parts: with the network. known: fills in the weights that are known beforehand, or null.
  CompressionTask(CompressorParts parts, const TrainOptions& training, CompressionDataset train,
                  CompressionDataset valid, std::function<void(Real*)> known);

  const ParameterSpace& space() const override { return parts_.network->space; }
  const std::vector<PairLength>& lengths() const override { return train_.lengths; }
  std::vector<std::pair<std::string, std::string>> identity() const override;
  double activations(double batches_per_epoch, int lanes) const override;
  void describe(TrainPlan& plan) const override;
  void initialise(Real* weights, std::uint64_t seed) const override;
  std::unique_ptr<LaneWork> work() const override;
  /// The calibration is the bias that gives the best F1 of kept tokens while outputs are on average no longer than the
  /// references; all scores are with it.
  ValidationScores validate(const Parameters& parameters, int samples, Lanes& lanes) const override;
  ModelFile model_file(const Real* weights, const std::vector<float>& calibration) const override;
  void remember(TrainingState& state) const override;

 private:
  class Work;

  CompressorParts parts_;
  TrainOptions training_;
  CompressionDataset train_, valid_;
  std::function<void(Real*)> known_;
};

}  // namespace seq
