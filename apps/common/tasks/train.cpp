// `train`: learns a model from pairs.
#include <nlohmann/json.hpp>

#include "common/corpora.h"
#include "common/evaluation.h"
#include "common/numbers.h"
#include "common/output.h"
#include "common/tasks/tasks.h"
#include "common/training.h"
#include "seq/error.h"

namespace app {
namespace {

struct TrainRequest {
  seq::TrainJob job;
  std::string corpus;
  std::vector<std::string> test;
  RunOptions run;
};

void describe(CommandLine& line, TrainRequest& request, const Program& program) {
  seq::TrainJob& job = request.job;
  line.group("Data and model");
  const std::string form = program.reads_frames ? "FRAMES [TEXTS [LENGTHS]]" : "SRC [TRG]";
  line.list(
      "train", {"train-sets"}, job.train, Arity::many, form,
      program.reads_frames
          ? "what to learn from: features (.npy, .csv of named values with --input table, or a row a line), a line of "
            "captions a row, and perhaps an array's "
            "lengths; or one file of frames, tab, captions; .gz is read where it is text"
          : "pairs to learn from: two files line by line, or one of source, tab, target; .gz is read, - is standard "
            "input; with --input frames also features.npy text [lengths]");
  line.list("valid", {"valid-sets", "dev"}, job.valid, Arity::many, form,
            "pairs to judge the model by while it learns; without, a part of the training pairs is held out");
  line.list("test", {"test-sets"}, request.test, Arity::many, form,
            "pairs to score the finished model on; ten " + program.words.results + " are shown");
  line.text("corpus", {}, request.corpus, "NAME", "a bundled corpus for all three: see `" + job.app + " corpora`");
  line.text("model", {"m"}, job.model, "FILE", "the model to write; FILE.state beside it holds what resuming needs");
  line.flag("strict", {}, job.strict, "invalid bytes are errors instead of being replaced");
  if (program.train_options) program.train_options(line);
  add_run_options(line, job, request.run);
  line.group("Training");
  line.add(seq::fields(job.training));
  line.group("Text");
  line.add(seq::fields(job.text));
  line.group("Network");
  line.add(seq::fields(job.network));
  line.add(seq::fields(job.sound));
  line.group("Search at validation");
  line.add(seq::fields(job.search),
           {"beam", "normalize", "word-penalty", "max-output-factor", "seed", "threads", "slot-wordings"});
  line.leave_out_of_typed(
      {"model", "threads", "dry-run", "restart", "force", "test", "disp-freq", "save-freq", "valid-samples"});
  line.example("a bundled corpus: scores and sample " + program.words.results + " at the end",
               job.app + " train --corpus " + example_corpus(job.app) + " -m m");
  line.example("your own pairs, everything else chosen from their size",
               job.app + (program.reads_frames ? " train --train a.npy a.tsv --valid b.npy b.tsv -m m"
                                               : " train --train a.en a.de --valid b.en b.de -m m"));
}

bool reads_frames(const TrainRequest& request, const Program& program) {
  return program.reads_frames || request.job.network.input != "text";
}

/// Text is in one file or two; a third one, of lengths, belongs to an array.
void check_count(const std::vector<std::string>& files, const std::string& option) {
  if (files.size() <= 2) return;
  seq::fail(seq::ErrorKind::usage, std::to_string(files.size()) + " files, the third is '" + files[2] + "'", option,
            "expected one file of source, tab, target, or two files line by line",
            "an array's lengths go with --input frames");
}

void complete(TrainRequest& request, const Program& program) {
  seq::TrainJob& job = request.job;
  if (!reads_frames(request, program)) {
    check_count(job.train, "--train");
    check_count(job.valid, "--valid");
    check_count(request.test, "--test");
  }
  if (!request.corpus.empty()) {
    const Corpus corpus = bundled_corpus(job.app, request.corpus);
    if (job.train.empty()) job.train = corpus.train;
    if (job.valid.empty()) job.valid = corpus.valid;
    if (request.test.empty()) request.test = corpus.test;
  }
  check_files_named(job, "expected one TSV file, or a source and a target file",
                    "or --corpus " + example_corpus(job.app));
  seq::validate(job.text);
  seq::validate(job.network);
  seq::validate(job.sound);
  seq::validate(job.training);
  seq::validate(job.search);
}

/// Scores the finished model and shows some of its work.
void show_test(const TrainRequest& request, const Program& program, Log& log) {
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const TestSet test = read_test_set(request.test, {false, reads_frames(request, program), request.job.strict}, warn);
  const seq::Generator generator(program.name, {request.job.model}, request.job.search);
  MetricOptions metrics;
  metrics.metrics = metrics_for(program.judgement.brief, test);
  const auto outputs = generate_all(generator, test.sources, warn, [&](std::size_t done, std::size_t all) {
    log.bar(static_cast<double>(done) / static_cast<double>(all), program.words.doing + " the test set");
  });
  log.end_bar();
  const auto scores = score_system({outputs, -1}, test, metrics);
  print("\n" + comparison("model", scores, program.judgement.baselines, test, metrics) +
        sample_text(test, outputs, 10));
  log.event(score_event(scores, test.sources.size()));
}

}  // namespace

int train_task(const Program& program, const std::vector<std::string>& arguments) {
  TrainRequest request;
  request.job = default_job(program);
  CommandLine line(program.name, "train",
                   program.reads_frames ? "Learns a model from features and their " + program.words.results + "."
                                        : "Learns a model from pairs of lines.");
  describe(line, request, program);
  if (!line.parse(arguments)) return kDone;
  complete(request, program);
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
