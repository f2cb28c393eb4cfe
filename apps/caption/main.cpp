// caption: feature vectors to sentences.
#include "common/evaluation.h"
#include "common/program.h"
#include "common/tasks/tasks.h"
#include "seq/trainer.h"

namespace {

/// A source is one vector or the regions of a picture; captions are short, of few and common words.
void adjust_training(seq::TrainJob& job) {
  job.network.input = "set";
  job.network.bridge = "mean";
  job.text.subword = "word";
  job.text.split_punctuation = true;
  job.text.byte_fallback = false;
  job.training.valid_metrics = {"cider", "perplexity"};
}

void adjust_search(seq::SearchOptions& search) {
  search.max_source = 100000;
  search.max_length = 100;
}

}  // namespace

int main(int argc, char** argv) {
  app::Program program;
  program.name = "caption";
  program.summary = "Trains and runs captioners: feature vectors, or sets of them, to sentences.";
  program.verbs = {
      {"train", "learns a model from features and their captions", app::train_task},
      {"run", "captions rows of features, one row in and one line out", app::run_task},
      {"eval", "captions a test set and scores it", app::eval_task},
      {"score", "gives the log-probability of given captions", app::score_task},
      {"info", "says what a model holds and what this machine offers", app::info_task},
      {"check", "looks through a corpus for what would harm training", app::check_task},
      {"average", "writes the mean of several models", app::average_task},
      {"quantize", "writes the model with int8 weights", app::quantize_task},
      {"corpora", "lists the corpora that come with the program", app::corpora_task},
  };
  program.first_steps =
      "First steps\n"
      "  caption train --train x.npy captions.tsv -m m     # a row of numbers (or several regions), captions tab by "
      "tab\n"
      "  caption run -m m -i new.npy                       # one row in, one caption out\n"
      "  echo \"0.5 1 0.25\" | caption run -m m            # rows may be text too; regions are separated by ;\n";
  program.words = {"Captions", "captioning", "captions"};
  program.reads_frames = true;
  program.writes_tunes = true;
  program.judgement = {{"bleu-1", "bleu-4", "coco-rouge", "cider", "meteor", "distinct-2", "perplexity"},
                       {"bleu-1", "bleu-4", "cider"},
                       {},
                       true};
  program.train_defaults = adjust_training;
  program.search_defaults = adjust_search;
  return app::run_program(program, argc, argv);
}
