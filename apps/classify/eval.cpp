// `eval`: scores a model on a test set, beside its parts and the most frequent label.
#include <memory>
#include <nlohmann/json.hpp>

#include "classify/evaluation.h"
#include "classify/label_report.h"
#include "classify/tasks.h"
#include "common/corpora.h"
#include "common/numbers.h"
#include "common/output.h"
#include "seq/error.h"

namespace app {
namespace {

constexpr std::size_t kLargestMatrix = 20;

struct EvalRequest {
  ModelUse use;
  std::vector<std::string> test;
  std::string corpus, confusion, output;
  seq::LabelledFormat format;
  ScoreOptions scores;
  std::vector<std::string> k;
  int errors = 20;
};

void describe(CommandLine& line, EvalRequest& request, const std::string& program) {
  line.group("Model and test set");
  add_model_options(line, request.use, false);
  add_test_option(line, {"test-sets"}, request.test, "labelled lines");
  line.text("corpus", {}, request.corpus, "NAME", "the test set of a bundled corpus: see `" + program + " corpora`");
  add_format_options(line, request.format);
  line.flag("strict", {}, request.use.strict, "invalid bytes are errors instead of being replaced");
  line.text("output", {"o"}, request.output, "FILE", "write the predicted labels here, a line for a line");
  line.group("Scores");
  line.list("k", {}, request.k, Arity::many, "K...", "precision and recall of the K likeliest labels, as fastText");
  line.text("confusion", {}, request.confusion, "FILE", "write what is taken for what as CSV");
  line.whole("errors", {}, request.errors, 0, 1000000, "the so many most confident errors");
  line.whole("bootstrap", {}, request.scores.bootstrap, 0, 1000000,
             "resampled test sets for the 95 % intervals; 0 = no intervals");
  line.whole("bootstrap-seed", {}, request.scores.seed, 0, 2147483647, "of the resampling");
  line.whole("decimals", {"width"}, request.scores.decimals, 0, 17, "digits after the point");
  add_speed_options(line, request.use);
  line.example("a bundled test set", program + " eval --corpus reviews -m m");
  line.example("your own, keeping the labels", program + " eval --test t.tsv -m m -o labels.txt");
}

std::vector<int> wanted_k(const std::vector<std::string>& texts) {
  std::vector<int> all;
  for (const std::string& text : texts) all.push_back(static_cast<int>(parse_integer(text, "k", 1, 1000000)));
  return all;
}

std::string at_k_text(const seq::LabelOutcome& outcome, const std::vector<int>& all, int decimals) {
  std::string text;
  for (const int k : all) {
    const seq::AtK found = seq::label_scores_at(outcome, k);
    text += "P@" + std::to_string(k) + " " + fixed(100 * found.precision, decimals) + "  R@" + std::to_string(k) + " " +
            fixed(100 * found.recall, decimals) + "\n";
  }
  return text.empty() ? "" : "\n" + text;
}

std::string matrix_text(const seq::Classifier& classifier, const seq::LabelOutcome& outcome) {
  const auto& labels = classifier.labels();
  if (classifier.multi_label()) return "";
  if (labels.size() > kLargestMatrix) {
    return "\n" + grouped(std::ssize(labels)) + " labels: --confusion FILE writes what is taken for what\n";
  }
  return "\n" + confusion_text(labels, outcome);
}

std::string errors_text(const seq::Classifier& classifier, const LabelledTest& test, const seq::LabelOutcome& outcome,
                        int count) {
  if (count == 0) return "";
  const std::string errors = confident_errors_text(classifier.labels(), test, outcome, count);
  return errors.empty() ? "\nno errors\n" : "\nmost confident errors\n" + errors;
}

}  // namespace

int classify_eval_task(const Program& program, const std::vector<std::string>& arguments) {
  EvalRequest request;
  CommandLine line(program.name, "eval", "Scores a model on a test set, beside its parts and the most frequent label.");
  describe(line, request, program.name);
  if (!line.parse(arguments)) return kDone;
  if (request.test.empty() && !request.corpus.empty()) request.test = bundled_corpus(program.name, request.corpus).test;
  if (request.test.empty()) {
    seq::fail(seq::ErrorKind::usage, "no test set", "--test", "expected a file of labelled lines",
              "or --corpus reviews");
  }
  const std::vector<int> k = wanted_k(request.k);

  Log log(program.name, request.use.log);
  // Made before the work, so that a folder that cannot be written shows at once.
  const auto open = [](const std::string& path) { return path.empty() ? nullptr : std::make_unique<Output>(path); };
  const std::unique_ptr<Output> output = open(request.output), matrix = open(request.confusion);
  const seq::Classifier classifier = open_classifier(request.use, log);
  const LabelledTest test = read_labelled_test(request.test, request.format, classifier, request.use.strict,
                                               [&log](const std::string& text) { log.warning(text); });
  const auto systems = evaluate(classifier, test, request.scores, log);
  const seq::LabelOutcome& outcome = systems[0].outcome;
  if (output) {
    for (std::size_t i = 0; i < outcome.predicted.size(); ++i)
      output->write(labels_text(classifier, outcome.predicted[i], outcome.probabilities[i], false) + "\n");
    output->close();
  }
  if (matrix) {
    matrix->write(confusion_csv(classifier.labels(), outcome));
    matrix->close();
  }
  const int decimals = request.scores.decimals;
  print(systems_text(test, systems, request.scores) + "\n" +
        per_label_text(classifier.labels(), systems[0].scores, decimals) + at_k_text(outcome, k, decimals) +
        matrix_text(classifier, outcome) + errors_text(classifier, test, outcome, request.errors));
  log.event(systems_event(test, systems));
  log.close();
  return kDone;
}

}  // namespace app
