// What a training run learns: the data, the network, its loss and its scores. The run itself (train/run) knows no more.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/arena.h"
#include "data/batcher.h"
#include "model/model_file.h"
#include "nn/output.h"
#include "nn/parameters.h"
#include "seq/trainer.h"
#include "train/training_state.h"

namespace seq {

class Lanes;

/// Rows of a lookup table (TensorSpec::lookup), by number, in any order and any number of times.
struct LookupRows {
  Tensor table;
  std::vector<int> ids;
};

/// A lane's share of a batch, ready to be computed.
struct LaneWork {
  std::int64_t targets = 0;         ///< what loss and gradients are means over: target tokens, or lines
  std::int64_t tokens = 0;          ///< read and written, for the display of speed
  std::int64_t items = 0;           ///< pairs or lines
  std::vector<LookupRows> lookups;  ///< all rows of lookup tables that it reads
  /// Forward, and with gradients also backward, which adds them times `scale`. `key` is the lane's, for dropout;
  /// without gradients there is neither dropout nor label smoothing. The arenas are the lane's own.
  std::function<LossSums(const Parameters&, std::uint64_t key, double scale, Gradients*, Arena& arena, Arena& scratch)>
      loss;
};

/// Adds the rows that a piece of work reads of an embedding, if it is a lookup table.
void add_lookup(LaneWork& work, const ParameterSpace& space, const Tensor& embedding, const std::vector<int>& ids);

/// What a validation found.
struct ValidationScores {
  std::vector<std::pair<std::string, double>> metrics;  ///< in the order asked for; the first one decides
  std::vector<ValidReport::Sample> samples;
  std::vector<float> calibration;  ///< numbers found on the validation data that a saved model keeps beside its weights
};

class TrainTask {
 public:
  virtual ~TrainTask() = default;

  virtual const ParameterSpace& space() const = 0;
  /// Of the training items, which the run knows by their numbers.
  virtual const std::vector<PairLength>& lengths() const = 0;
  /// Options and facts that a resumed run must agree in, beside those of the run itself.
  virtual std::vector<std::pair<std::string, std::string>> identity() const = 0;
  /// Numbers that an update's activations take on all lanes together.
  virtual double activations(double batches_per_epoch, int lanes) const = 0;
  /// Bytes that the training items take for as long as the run goes on, about.
  virtual double data_bytes() const;
  /// Sizes of data and vocabularies.
  virtual void describe(TrainPlan& plan) const = 0;

  /// The weights before the first update.
  virtual void initialise(Real* weights, std::uint64_t seed) const { space().initialise(weights, seed); }
  /// The items as work for one lane; what is random in it depends on seed, epoch and item number alone.
  virtual LaneWork prepare(const std::vector<std::int64_t>& items, std::int64_t epoch) const = 0;
  virtual ValidationScores validate(const Parameters& parameters, int samples, Lanes& lanes) const = 0;
  /// All of a model's file but the receipt; tensors point into `weights`.
  virtual ModelFile model_file(const Real* weights, const std::vector<float>& calibration) const = 0;
  /// Stores what a resumed run shall take over instead of making it anew.
  virtual void remember(TrainingState& state) const = 0;
};

/// True for perplexity and error rates.
bool lower_is_better(const std::string& metric);

/// exp of the mean loss. A model that has diverged still gets a finite score, so that it can be stored and compared.
double perplexity_of(const LossSums& sums);

}  // namespace seq
