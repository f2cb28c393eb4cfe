// What the `train` verbs share: the options of a run, and the run from its plan to its exit code.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "common/command_line.h"
#include "common/log.h"
#include "seq/trainer.h"

namespace app {

/// How a run is done; nothing of it changes the model.
struct RunOptions {
  bool dry_run = false;
  LogOptions log;
};

/// Adds --dry-run, --restart, --force and the log's options under a heading of their own.
void add_run_options(CommandLine& line, seq::TrainCommon& job, RunOptions& options);

/// The fields without those of these names.
std::vector<seq::Field> without(std::vector<seq::Field> fields, const std::vector<std::string>& names);

/// Throws Error(usage) that says which of the two is not given.
void check_files_named(const seq::TrainCommon& job, const std::string& expected, const std::string& remedy);

/// One kind of job, bound to the library's calls.
struct TrainCalls {
  std::string items;  ///< what is learned from: "pairs" or "lines"
  std::function<seq::TrainPlan()> plan;
  std::function<seq::TrainResult(seq::TrainObserver&, const std::atomic<int>& stop)> train;
  std::function<void(Log&)> finished;  ///< what is left to do with the trained model
};

/// Prints the plan (--dry-run), or trains until the end or a signal. Returns the exit code; throws what training
/// throws, and Error(diverged).
int run_training(const seq::TrainCommon& job, const RunOptions& options, const TrainCalls& calls);

}  // namespace app
