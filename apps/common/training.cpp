#include "common/training.h"

#include <algorithm>

#include "common/output.h"
#include "common/program.h"
#include "common/signals.h"
#include "common/train_log.h"
#include "seq/error.h"

namespace app {

void add_run_options(CommandLine& line, seq::TrainCommon& job, RunOptions& options) {
  line.group("Run");
  line.flag("dry-run", {}, options.dry_run, "say size, memory and expected time, and stop");
  line.flag("restart", {}, job.restart, "forget what an earlier run left and begin anew");
  line.flag("force", {}, job.force, "go on although data or options changed, or another program made the model");
  add_log_options(line, options.log);
}

std::vector<seq::Field> without(std::vector<seq::Field> fields, const std::vector<std::string>& names) {
  std::erase_if(fields, [&names](const seq::Field& field) {
    return std::find(names.begin(), names.end(), field.name) != names.end();
  });
  return fields;
}

void check_files_named(const seq::TrainCommon& job, const std::string& expected, const std::string& remedy) {
  if (job.train.empty()) seq::fail(seq::ErrorKind::usage, "nothing to train on", "--train", expected, remedy);
  if (job.model.empty()) seq::fail(seq::ErrorKind::usage, "no model named", "--model", "expected the file to write");
}

int run_training(const seq::TrainCommon& job, const RunOptions& options, const TrainCalls& calls) {
  if (options.dry_run) {
    print(plan_text(calls.plan(), calls.items));
    return kDone;
  }
  const std::atomic<int>& stop = stop_on_signals();
  Log log(job.app, options.log);
  TrainLog observer(log, calls.items);
  const seq::TrainResult result = calls.train(observer, stop);
  observer.ended(result, job.model);
  if (result.end == seq::TrainResult::End::interrupted) {
    log.line("saved; the same command goes on from here");
    log.close();
    return 128 + stop.load();
  }
  if (result.end == seq::TrainResult::End::diverged) {
    seq::fail(seq::ErrorKind::diverged, "training diverged", job.model, "the last good checkpoint is kept",
              "try a lower --lr or a longer --warmup");
  }
  calls.finished(log);
  log.close();
  return kDone;
}

}  // namespace app
