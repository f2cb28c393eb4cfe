// classify: lines to labels.
#include "classify/tasks.h"
#include "common/program.h"
#include "common/tasks/tasks.h"

int main(int argc, char** argv) {
  app::Program program;
  program.name = "classify";
  program.summary = "Trains and runs classifiers of lines: which label or labels does a text have?";
  program.verbs = {
      {"train", "learns a model from labelled lines", app::classify_train_task},
      {"run", "labels standard input, line by line; --explain says why", app::classify_run_task},
      {"eval", "scores a model on a test set beside its parts and the majority", app::classify_eval_task},
      {"score", "gives the log-probability of each line's label", app::classify_score_task},
      {"info", "says what a model holds and what this machine offers", app::info_task},
      {"check", "looks through labelled lines for what would harm training", app::classify_check_task},
      {"average", "writes the mean of several models", app::average_task},
      {"quantize", "writes the model with int8 weights", app::quantize_task},
      {"corpora", "lists the corpora that come with the program", app::corpora_task},
      {"supervised", "fastText's: -input FILE -output PREFIX [options]", app::supervised_task},
      {"test", "fastText's: MODEL FILE [K] [THRESHOLD]", app::test_task},
      {"test-label", "the same for each label", app::test_label_task},
      {"predict", "fastText's: MODEL FILE [K] [THRESHOLD]", app::predict_task},
      {"predict-prob", "the same with probabilities", app::predict_prob_task},
  };
  program.first_steps =
      "First steps\n"
      "  classify train --corpus reviews -m reviews.model         # a bundled corpus, a few minutes\n"
      "  echo \"I wanted to love it, but it broke.\" | classify run -m reviews.model --explain\n"
      "  classify train --train my.tsv -m my.model                # your own lines: label, tab, text\n"
      "  classify supervised -input my.txt -output my             # or as fastText has them: __label__x text\n";
  return app::run_program(program, argc, argv);
}
