// A job with nothing left open: what the run works on, whatever it trains.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "seq/trainer.h"
#include "train/schedule.h"
#include "train/task.h"

namespace seq {

using Note = std::function<void(const std::string&)>;

struct TrainSetup {
  TrainCommon job;     ///< its training options have every number chosen
  std::string preset;  ///< the one in force
  std::string data_fingerprint;
  std::string from_fingerprint;  ///< of the model that the job goes on from; empty without one
  std::unique_ptr<TrainTask> task;

  // What follows from these.
  BatchRules rules;
  int threads = 1;
  EpochSize epoch;  ///< of the first epoch
  double planned_epochs = 0, planned_updates = 0;
  bool whole_epochs = true;                                   ///< the run ends with an epoch, not with an update
  std::vector<std::pair<std::string, std::string>> identity;  ///< what a resumed run must agree in
};

/// Fills in what follows from job, data and task.
void complete_setup(TrainSetup& setup);

/// What differs between the run of the state and this one, one line each; empty when nothing does.
std::vector<std::string> differences(const TrainingState& state, const TrainSetup& setup);

/// The plan without its estimate of time.
TrainPlan describe_plan(const TrainSetup& setup);

/// What made a model, as JSON. Nothing in it depends on when, where or on how many threads it was made.
std::string training_receipt(const TrainSetup& setup, std::int64_t update,
                             const std::vector<std::pair<std::string, double>>& scores);

/// Whether an item of training data is held out for validation: about one in twenty, by a hash of its number; of fewer
/// than 200 items every twentieth. Of two or more at least one is, and not all are.
bool is_held_out(std::size_t item, std::size_t items, std::uint64_t seed);

}  // namespace seq
