// `train`: learns a model from labelled lines.
#include <nlohmann/json.hpp>

#include "classify/evaluation.h"
#include "classify/tasks.h"
#include "classify/test_set.h"
#include "common/corpora.h"
#include "common/output.h"
#include "common/training.h"
#include "seq/error.h"

namespace app {
namespace {

struct TrainRequest {
  seq::ClassifyJob job;
  std::string corpus;
  std::vector<std::string> test;
  RunOptions run;
};

/// Stands before the options of text and network, which it sets: what is typed is then held against the model's.
void add_from_option(CommandLine& line, seq::ClassifyJob& job) {
  Option from{"from", {"train-from", "pretrained-model"},
              "FILE", "a model to go on from: its tokenizer, network and labels stay, labels that are new are added",
              "",     Arity::one,
              "",     {},
              {}};
  from.get = [&job] { return std::vector<std::string>{job.from}; };
  from.set = [&job](const std::vector<std::string>& values) {
    const seq::ClassifyJob continued = seq::continuation(values.back());
    job.from = continued.from;
    job.text = continued.text;
    job.network = continued.network;
    job.sound = continued.sound;
  };
  line.add(from);
}

void describe(CommandLine& line, TrainRequest& request) {
  seq::ClassifyJob& job = request.job;
  line.group("Data and model");
  line.list("train", {"train-sets"}, job.train, Arity::many, "FILE...",
            "labelled lines to learn from; .gz is read, - is standard input; with --input frames also features.npy "
            "labels.txt [lengths.txt]");
  line.list("valid", {"valid-sets", "dev"}, job.valid, Arity::many, "FILE...",
            "lines to judge the model by while it learns; without, a part of the training lines is held out");
  add_test_option(line, {"test-sets"}, request.test, "lines to score the finished model on");
  line.text("corpus", {}, request.corpus, "NAME", "a bundled corpus for all three: see `" + job.app + " corpora`");
  line.text("model", {"m"}, job.model, "FILE", "the model to write; FILE.state beside it holds what resuming needs");
  add_format_options(line, job.format);
  line.flag("strict", {}, job.strict, "invalid bytes are errors instead of being replaced");
  add_from_option(line, job);
  line.text("class-weights", {}, job.class_weights, "none|balanced|FILE",
            "factors on the loss by label: balanced helps rare labels; a file has label, tab, factor");
  line.list("example-weights", {"data-weighting"}, job.example_weights, Arity::many, "FILE...",
            "factors on the loss by line: for each file of --train one with a number a line");
  line.list("pretrain", {}, job.pretrain, Arity::many, "FILE...",
            "text without labels, a text a line, that the network first learns to continue; self = the training lines");
  line.text("pretrain-epochs", {}, job.pretrain_epochs, "AMOUNT", "how long");
  line.text("vectors", {"pretrained-vectors"}, job.vectors, "FILE",
            "word vectors (word2vec's, GloVe's, fastText's text form) as the first embeddings");
  add_run_options(line, job, request.run);
  line.group("Training");
  line.add(without(seq::fields(job.training), {"max-length", "valid-samples"}));
  line.group("Text");
  line.add(without(seq::fields(job.text), {"subword-target", "vocab-mode", "spm-target"}));
  line.group("Network");
  line.add(seq::fields(job.network));
  line.add(seq::fields(job.sound));
  line.leave_out_of_typed({"model", "threads", "dry-run", "restart", "force", "test", "disp-freq", "save-freq"});
  line.example("a bundled corpus: scores at the end", job.app + " train --corpus reviews -m m");
  line.example("your own lines, everything else chosen from their size",
               job.app + " train --train a.tsv --valid b.tsv -m m");
  line.example("a trained model taught more lines, with labels of their own",
               job.app + " train --from m --train more.tsv --class-weights balanced -m m2");
  line.example("spoken words: lines of file.wav, tab, label", job.app + " train --input frames --train a.tsv -m m");
  line.example("the linear model alone, in seconds", job.app + " train --train a.tsv --system linear -m m");
}

void complete(TrainRequest& request) {
  seq::ClassifyJob& job = request.job;
  if (!request.corpus.empty()) {
    const Corpus corpus = bundled_corpus(job.app, request.corpus);
    if (job.train.empty()) job.train = corpus.train;
    if (job.valid.empty()) job.valid = corpus.valid;
    if (request.test.empty()) request.test = corpus.test;
  }
  check_files_named(job, "expected a file of labelled lines", "or --corpus reviews");
  seq::validate(job.text);
  seq::validate(job.network);
  seq::validate(job.sound);
  seq::validate(job.training);
}

void show_test(const TrainRequest& request, Log& log) {
  const seq::Classifier classifier(request.job.model, request.job.training.threads);
  const LabelledTest test = read_labelled_test(request.test, request.job.format, classifier, request.job.strict,
                                               [&log](const std::string& text) { log.warning(text); });
  const ScoreOptions options;
  const auto systems = evaluate(classifier, test, options, log);
  print("\n" + systems_text(test, systems, options));
  log.event(systems_event(test, systems));
}

}  // namespace

int classify_train_task(const Program& program, const std::vector<std::string>& arguments) {
  TrainRequest request;
  request.job.app = program.name;
  CommandLine line(program.name, "train", "Learns a model from labelled lines.");
  describe(line, request);
  if (!line.parse(arguments)) return kDone;
  complete(request);
  request.job.command = line.typed();
  return run_training(request.job, request.run,
                      {"lines", [&] { return seq::plan(request.job); },
                       [&](seq::TrainObserver& observer, const std::atomic<int>& stop) {
                         return seq::train(request.job, observer, stop);
                       },
                       [&](Log& log) {
                         if (!request.test.empty()) show_test(request, log);
                       }});
}

}  // namespace app
