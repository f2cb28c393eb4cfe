// translate: sequences of words to sequences of words.
#include "common/evaluation.h"
#include "common/program.h"
#include "common/tasks/tasks.h"

int main(int argc, char** argv) {
  app::Program program;
  program.name = "translate";
  program.summary = "Trains and runs translators: any text to any text, learned from pairs of lines.";
  program.verbs = {
      {"train", "learns a model from pairs of lines", app::train_task},
      {"run", "translates standard input to standard output, line by line", app::run_task},
      {"eval", "translates a test set and scores it beside a baseline", app::eval_task},
      {"score", "gives the log-probability of given translations", app::score_task},
      {"info", "says what a model holds and what this machine offers", app::info_task},
      {"check", "looks through a corpus for what would harm training", app::check_task},
      {"average", "writes the mean of several models", app::average_task},
      {"quantize", "writes the model with int8 weights", app::quantize_task},
      {"shortlist", "writes the model with lists of likely pieces, for speed", app::shortlist_task},
      {"corpora", "lists the corpora that come with the program", app::corpora_task},
  };
  program.first_steps =
      "First steps\n"
      "  translate train --corpus everyday -m everyday.model      # a bundled corpus, a few minutes\n"
      "  echo \"The train leaves at eight.\" | translate run -m everyday.model\n"
      "  translate train --train my.en my.de -m my.model          # your own pairs, line by line\n"
      "  translate train --train lexicon.tsv --preset characters -m m      # letters to sounds: word, tab, phonemes\n"
      "  translate eval --test lexicon.tsv --multi-ref --metrics wer per -m m\n";
  program.judgement = {
      {"bleu", "chrf", "chrf++", "ter", "exact", "perplexity"}, {"bleu", "chrf"}, {app::copied_source()}};
  return app::run_program(program, argc, argv);
}
