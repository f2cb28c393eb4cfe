// `train --mode delete`: learns to leave words out from texts and their compressions.
#include <nlohmann/json.hpp>

#include "common/evaluation.h"
#include "common/output.h"
#include "common/training.h"
#include "seq/compress.h"
#include "summarize/modes.h"

namespace app {
namespace {

struct TrainRequest {
  seq::CompressJob job;
  std::vector<std::string> test;
  RunOptions run;
};

void describe(CommandLine& line, TrainRequest& request) {
  seq::CompressJob& job = request.job;
  line.group("Data and model");
  line.list("train", {"train-sets"}, job.train, Arity::pair, "SRC [TRG]",
            "texts and their compressions: two files line by line, or one of text, tab, compression; .gz is read");
  line.list("valid", {"valid-sets", "dev"}, job.valid, Arity::pair, "SRC [TRG]",
            "pairs to judge the model by while it learns; without, a part of the training pairs is held out");
  line.list("test", {"test-sets"}, request.test, Arity::pair, "SRC [TRG]",
            "pairs to score the finished model on; ten compressions are shown");
  line.text("model", {"m"}, job.model, "FILE", "the model to write; FILE.state beside it holds what resuming needs");
  line.flag("strict", {}, job.strict, "invalid bytes are errors instead of being replaced");
  line.list("pretrain", {}, job.pretrain, Arity::many, "FILE...",
            "text, a text a line, that the network first learns to continue; self = the training texts");
  line.text("pretrain-epochs", {}, job.pretrain_epochs, "AMOUNT", "how long");
  line.add(mode_option("delete"));
  add_run_options(line, job, request.run);
  line.group("Training");
  line.add(without(seq::fields(job.training), {"label-smoothing", "subword-sampling"}));
  line.group("Text");
  line.add(without(seq::fields(job.text), {"subword-target", "vocab-mode", "spm-source", "spm-target"}));
  line.group("Network");
  line.add(seq::fields(job.network));
  line.leave_out_of_typed(
      {"model", "threads", "dry-run", "restart", "force", "test", "disp-freq", "save-freq", "valid-samples"});
  line.example("your own pairs, everything else chosen from their size",
               job.app + " train --mode delete --train a.tsv --valid b.tsv -m m");
}

void show_test(const TrainRequest& request, const Program& program, Log& log) {
  const TestSet test = read_test_set(request.test, {false, false, request.job.strict},
                                     [&log](const std::string& text) { log.warning(text); });
  const seq::Compressor compressor({request.job.model}, request.job.training.threads);
  const std::vector<std::string> outputs = compressor.compress(test.sources);
  MetricOptions metrics;
  metrics.metrics = deletion_metrics();
  const auto scores = score_system({outputs, -1}, test, metrics);
  print("\n" + comparison("model", scores, program.judgement.baselines, test, metrics) +
        sample_text(test, outputs, 10));
  log.event(score_event(scores, test.sources.size()));
}

}  // namespace

int deletion_train_task(const Program& program, const std::vector<std::string>& arguments) {
  TrainRequest request;
  request.job.app = program.name;
  CommandLine line(program.name, "train", "Learns to shorten texts by leaving words out.");
  describe(line, request);
  if (!line.parse(arguments)) return kDone;
  check_files_named(request.job, "expected one TSV file, or a source and a target file",
                    "texts and their compressions");
  seq::validate(request.job.text);
  seq::validate(request.job.network);
  seq::validate(request.job.training);
  request.job.command = line.typed();
  return run_training(request.job, request.run,
                      {"pairs", [&] { return seq::plan(request.job); },
                       [&](seq::TrainObserver& observer, const std::atomic<int>& stop) {
                         return seq::train(request.job, observer, stop);
                       },
                       [&](Log& log) {
                         if (!request.test.empty()) show_test(request, program, log);
                       }});
}

}  // namespace app
