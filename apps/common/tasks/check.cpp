// `check`: looks through a corpus for what would harm training.
#include "common/check_report.h"
#include "common/command_line.h"
#include "common/corpora.h"
#include "common/numbers.h"
#include "common/tasks/tasks.h"
#include "seq/corpus.h"
#include "seq/error.h"
#include "seq/frame_text.h"
#include "seq/trainer.h"

namespace app {
int check_task(const Program& program, const std::vector<std::string>& arguments) {
  std::vector<std::string> train, test, more;
  std::string corpus, max_words = std::to_string(default_job(program).training.max_length);
  bool json = false;
  CommandLine line(program.name, "check",
                   "Looks through a corpus for what would harm training; exits 1 when it finds something.");
  const std::string form = program.reads_frames ? "FRAMES [TEXTS [LENGTHS]]" : "SRC [TRG]";
  line.list("train", {"train-sets"}, train, Arity::many, form,
            program.reads_frames ? "rows of features with their captions, as train reads them"
                                 : "pairs: two files line by line, or one of source, tab, target");
  line.list("test", {"test-sets", "valid"}, test, Arity::many, form,
            (program.reads_frames ? "rows" : "pairs") + std::string(" that must not be among them"));
  line.text("corpus", {}, corpus, "NAME", "a bundled corpus: see `" + program.name + " corpora`");
  line.text("max-words", {}, max_words, "N", "longer lines are reported");
  line.flag("json", {}, json, "print JSON");
  line.positional(more, "[" + form + "]", "the same as --train");
  line.example("a corpus, and whether its test set leaked into it",
               program.name + (program.reads_frames ? " check --train a.npy a.tsv --test t.npy t.tsv"
                                                    : " check --train a.en a.de --test t.en t.de"));
  if (!line.parse(arguments)) return kDone;
  train.insert(train.end(), more.begin(), more.end());
  if (!corpus.empty()) {
    const Corpus bundled = bundled_corpus(program.name, corpus);
    if (train.empty()) train = bundled.train;
    if (test.empty()) test = bundled.test;
  }
  const std::size_t most_files = program.reads_frames ? 3 : 2;
  if (train.empty() || train.size() > most_files) {
    seq::fail(seq::ErrorKind::usage, train.empty() ? "nothing to check" : "too many files", "--train",
              "expected one TSV file, or a source and a target file");
  }
  const int most_words = static_cast<int>(parse_integer(max_words, "max-words", 1, 1000000));
  if (program.reads_frames) {
    const auto report = seq::check_captioned(train, test, most_words);
    return print_check(
        grouped(report.pairs) + " captions of " + grouped(report.target_words) + " words, " +
            grouped(report.source_words) + " frames",
        {{"captions", report.pairs}, {"frames", report.source_words}, {"target_words", report.target_words}},
        report.findings, json);
  }
  const auto report = seq::check_parallel(train, test, most_words);
  return print_check(
      grouped(report.pairs) + " pairs, " + grouped(report.source_words) + " source and " +
          grouped(report.target_words) + " target words",
      {{"pairs", report.pairs}, {"source_words", report.source_words}, {"target_words", report.target_words}},
      report.findings, json);
}

}  // namespace app
