// summarize: long texts to short ones.
#include "common/evaluation.h"
#include "common/program.h"
#include "common/tasks/tasks.h"
#include "seq/trainer.h"
#include "summarize/baselines.h"
#include "summarize/modes.h"

namespace {

/// Texts to be summarized are longer than sentences, and hold names that no vocabulary has.
void adjust_training(seq::TrainJob& job) {
  job.training.max_length = 1000;
  job.network.copy = true;
  job.text.subword = "word";
  job.text.split_punctuation = true;
  job.training.subword_sampling = 0.1;
  job.training.coverage_loss = 1;
  job.training.valid_metrics = {"rouge-l", "perplexity"};
}

void adjust_search(seq::SearchOptions& search) {
  search.max_source = 0;
  search.max_length = 200;
  search.condense = true;
  // A short text that says two words twice, which its source does not, says nothing new.
  search.no_repeat_ngram = 2;
}

}  // namespace

int main(int argc, char** argv) {
  app::Program program;
  program.name = "summarize";
  program.summary = "Trains and runs summarizers: long texts to short ones, learned from pairs of lines.";
  program.verbs = {
      {"train", "learns a model from texts and their summaries", app::summarize_train_task},
      {"run", "summarizes standard input to standard output, line by line", app::summarize_run_task},
      {"eval", "summarizes a test set and scores it beside baselines", app::summarize_eval_task},
      {"score", "gives the log-probability of given summaries", app::summarize_score_task},
      {"info", "says what a model holds and what this machine offers", app::info_task},
      {"check", "looks through a corpus for what would harm training", app::check_task},
      {"average", "writes the mean of several models", app::average_task},
      {"quantize", "writes the model with int8 weights", app::quantize_task},
      {"shortlist", "writes the model with lists of likely pieces, for speed", app::shortlist_task},
      {"corpora", "lists the corpora that come with the program", app::corpora_task},
  };
  program.first_steps =
      "First steps\n"
      "  summarize train --corpus headlines -m headlines.model    # a bundled corpus, a few minutes\n"
      "  summarize train --train texts summaries -m my.model      # your own pairs, line by line\n"
      "  summarize run -m my.model < new.txt                      # one text a line in, one summary a line out\n"
      "  summarize train --mode delete --train pairs.tsv -m m     # learns to shorten by leaving words out\n";
  program.words = {"Summarizes", "summarizing", "summaries"};
  program.judgement = {{"rouge-1", "rouge-2", "rouge-l", "copied", "grounded", "novelty", "ratio", "perplexity"},
                       {"rouge-1", "rouge-2", "rouge-l", "copied"},
                       {app::lead(), app::whole_source(), app::extract()}};
  program.train_defaults = adjust_training;
  program.search_defaults = adjust_search;
  return app::run_program(program, argc, argv);
}
