// From a job to everything a run works on: data, tokenizers, options with nothing left open, network.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "seq/trainer.h"
#include "train/dataset.h"
#include "train/schedule.h"
#include "train/training_state.h"

namespace seq {

struct TrainSetup {
  TextOptions text;
  ModelOptions network_options;
  TrainOptions training;
  std::string preset;  ///< the one in force
  Tokenizers tokenizers;
  Dataset train, valid;
  std::unique_ptr<Seq2Seq> network;
  BatchRules rules;
  int threads = 1;
  EpochSize epoch;  ///< of the first epoch
  double planned_epochs = 0, planned_updates = 0;
  bool whole_epochs = true;                                   ///< the run ends with an epoch, not with an update
  std::vector<std::pair<std::string, std::string>> identity;  ///< what a resumed run must agree in
  std::string data_fingerprint;
};

using Note = std::function<void(const std::string&)>;

/// Reads and tokenises. With `resumed`, its tokenizers are used instead of training new ones.
/// Throws Error(usage, data, missing).
TrainSetup set_up(const TrainJob& job, const TrainingState* resumed, const Note& note);

/// What differs between the run of the state and this one, one line each; empty when nothing does.
std::vector<std::string> differences(const TrainingState& state, const TrainSetup& setup);

/// The plan without its estimate of time.
TrainPlan describe_plan(const TrainSetup& setup);

}  // namespace seq
