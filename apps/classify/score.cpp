// `score`: the log-probability of each line's label.
#include <algorithm>
#include <cmath>

#include "classify/model_use.h"
#include "classify/tasks.h"
#include "classify/test_set.h"
#include "common/corpora.h"
#include "common/numbers.h"
#include "common/output.h"
#include "seq/error.h"

namespace app {
namespace {

/// Of one label among labels that exclude each other, or of exactly these labels where each is decided on its own.
double log_probability(const std::vector<int>& truth, const std::vector<double>& probabilities, bool independent) {
  double sum = 0;
  for (std::size_t label = 0; label < probabilities.size(); ++label) {
    const bool is_true = std::find(truth.begin(), truth.end(), static_cast<int>(label)) != truth.end();
    if (is_true) sum += std::log(probabilities[label]);
    if (!is_true && independent) sum += std::log1p(-probabilities[label]);
  }
  return sum;
}

bool is_known(const std::vector<int>& truth) { return std::find(truth.begin(), truth.end(), -1) == truth.end(); }

}  // namespace

int classify_score_task(const Program& program, const std::vector<std::string>& arguments) {
  ModelUse use;
  std::vector<std::string> test_paths;
  std::string corpus, output_path = "-";
  seq::LabelledFormat format;
  CommandLine line(program.name, "score", "Gives the log-probability (natural logarithm) of each line's label.");
  line.group("Model and labelled lines");
  add_model_options(line, use, true);
  add_test_option(line, {"input", "i"}, test_paths, "labelled lines; - is standard input");
  line.text("corpus", {}, corpus, "NAME", "the test set of a bundled corpus: see `" + program.name + " corpora`");
  add_format_options(line, format);
  line.flag("strict", {}, use.strict, "invalid bytes are errors instead of being replaced");
  line.text("output", {"o"}, output_path, "FILE", "where to write; - is standard output");
  add_speed_options(line, use);
  line.example("one figure a line", program.name + " score -m m --test t.tsv");
  if (!line.parse(arguments)) return kDone;
  if (test_paths.empty() && !corpus.empty()) test_paths = bundled_corpus(program.name, corpus).test;
  if (test_paths.empty()) {
    seq::fail(seq::ErrorKind::usage, "nothing to score", "--test", "expected a file of labelled lines");
  }

  Log log(program.name, use.log);
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const seq::Classifier classifier = open_classifier(use, log);
  const LabelledTest test = read_labelled_test(test_paths, format, classifier, use.strict, warn);
  const auto probabilities = predict_all(classifier, test.lines.text, part_of(use), warn, nullptr);
  Output output(output_path);
  bool some_failed = false;
  std::int64_t written = 0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    // Blank lines have none, so that figures stay beside their lines.
    for (; written + 1 < test.lines.line[i]; ++written) output.write("\n");
    const bool known = is_known(test.truth[i]);
    some_failed = some_failed || !known;
    if (known) output.write(shortest(log_probability(test.truth[i], probabilities[i], classifier.multi_label())));
    output.write("\n");
    ++written;
  }
  output.close();
  log.close();
  return some_failed ? kSomeLinesFailed : kDone;
}

}  // namespace app
