// What a training run learns: the data, the network, its loss and its scores. The run itself (train/run) knows no more.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
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
  std::span<const int> ids;
};

/// A lane's share of a batch. Kept between steps and prepared for each anew, so that no step allocates.
class LaneWork {
 public:
  LaneWork() = default;
  LaneWork(const LaneWork&) = delete;
  LaneWork& operator=(const LaneWork&) = delete;
  virtual ~LaneWork() = default;

  /// Takes on these items, instead of those that it had; what is random in it depends on seed, epoch and item number
  /// alone. Without items there is nothing to do.
  void prepare(const std::vector<std::int64_t>& items, std::int64_t epoch);

  /// Forward, and with gradients also backward, which adds them times `scale`. `key` is the lane's, for dropout;
  /// without gradients there is neither dropout nor label smoothing. The arenas are the lane's own.
  virtual LossSums loss(const Parameters& p, std::uint64_t key, double scale, Gradients* d_p, Arena& arena,
                        Arena& scratch) const = 0;

  /// What loss and gradients are means over: target tokens, or lines.
  std::int64_t targets() const { return targets_; }
  /// Read and written, for the display of speed.
  std::int64_t tokens() const { return tokens_; }
  /// Pairs or lines.
  std::int64_t items() const { return items_; }
  /// All rows of lookup tables that it reads.
  const std::vector<LookupRows>& lookups() const { return lookups_; }

 protected:
  /// Packs the items, at least one, and says by `set_counts` and `add_lookup` what they are.
  virtual void pack(const std::vector<std::int64_t>& items, std::int64_t epoch) = 0;
  void set_counts(std::int64_t targets, std::int64_t tokens);
  /// Rows that are read of an embedding, if it is a lookup table. `ids` must stay until the items change.
  void add_lookup(const ParameterSpace& space, const Tensor& embedding, const std::vector<int>& ids);

 private:
  std::int64_t targets_ = 0, tokens_ = 0, items_ = 0;
  std::vector<LookupRows> lookups_;
};

/// What a validation found.
struct ValidationScores {
  std::vector<std::pair<std::string, double>> metrics;  ///< in the order asked for; the first one decides
  std::vector<ValidReport::Sample> samples;
  std::vector<float> calibration;  ///< numbers found on the validation data that a saved model keeps beside its weights
};

/// Any number of pieces of work.
using WorkList = std::vector<std::unique_ptr<LaneWork>>;

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
  /// Work for one lane, without items yet. The task must outlive it.
  virtual std::unique_ptr<LaneWork> work() const = 0;
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
