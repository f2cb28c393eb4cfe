// The training run: steps, validations, checkpoints, and what happens when something goes wrong.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <vector>

#include "train/lanes.h"
#include "train/setup.h"

namespace seq {

/// Makes what a run works on; with `resumed`, what that run had made already is taken over.
using SetUp = std::function<TrainSetup(const TrainingState* resumed, const Note&)>;

/// The state of an earlier run in the model's place, if there is one to go on with. Throws Error(create) when a model
/// is there without one, unless the job says --force or --restart.
std::optional<TrainingState> earlier_run(const TrainCommon& job);

/// One run from beginning or from where it stopped. Throws what `train` of seq/trainer.h throws.
TrainResult run_training(const TrainCommon& job, const SetUp& set_up, TrainObserver& observer,
                         const std::atomic<int>& stop);

/// The plan, with an estimate of the time from a few real steps. Writes nothing.
TrainPlan timed_plan(const TrainSetup& setup);

}  // namespace seq
