// `check`: looks through labelled lines for what would harm training.
#include "classify/tasks.h"
#include "classify/test_set.h"
#include "common/check_report.h"
#include "common/corpora.h"
#include "common/numbers.h"
#include "seq/error.h"

namespace app {

int classify_check_task(const Program& program, const std::vector<std::string>& arguments) {
  std::string train, test, corpus;
  std::vector<std::string> more;
  int max_words = 1000;
  bool json = false;
  seq::LabelledFormat format;
  CommandLine line(program.name, "check",
                   "Looks through labelled lines for what would harm training; exits 1 when it finds something.");
  line.text("train", {"train-sets"}, train, "FILE", "labelled lines");
  line.text("test", {"test-sets", "valid"}, test, "FILE", "lines that must not be among them");
  line.text("corpus", {}, corpus, "NAME", "a bundled corpus: see `" + program.name + " corpora`");
  add_format_options(line, format);
  line.whole("max-words", {}, max_words, 1, 1000000, "longer lines are reported");
  line.flag("json", {}, json, "print JSON");
  line.positional(more, "[FILE]", "the same as --train");
  line.example("lines, and whether the test set leaked into them", program.name + " check --train a.tsv --test t.tsv");
  if (!line.parse(arguments)) return kDone;
  if (!corpus.empty()) {
    const Corpus bundled = bundled_corpus(program.name, corpus);
    if (train.empty() && more.empty()) train = bundled.train[0];
    if (test.empty()) test = bundled.test[0];
  }
  if (!train.empty()) more.push_back(train);
  if (more.size() != 1) {
    seq::fail(seq::ErrorKind::usage, more.empty() ? "nothing to check" : "too many files", "--train",
              "expected one file of labelled lines");
  }
  const seq::CheckReport report = seq::check_labelled(more[0], test, format, max_words);
  return print_check(grouped(report.pairs) + " lines, " + grouped(report.source_words) + " words, " +
                         grouped(report.target_words) + " labels",
                     {{"lines", report.pairs}, {"words", report.source_words}, {"labels", report.target_words}},
                     report.findings, json);
}

}  // namespace app
