// fastText's `test` and `test-label`.
#include "classify/fasttext.h"

#include <algorithm>
#include <unordered_map>

#include "classify/tasks.h"
#include "common/numbers.h"
#include "seq/corpus.h"
#include "seq/error.h"
#include "seq/label_metrics.h"

namespace app {
namespace {

/// Reads and labels all lines that have a label; a label that the model does not know counts as missed.
seq::LabelOutcome label_all(const FasttextArguments& parsed, const seq::Classifier& classifier, Log& log) {
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  seq::LabelOutcome outcome;
  outcome.labels = static_cast<int>(classifier.labels().size());
  std::unordered_map<std::string, int> numbers;
  for (int label = 0; label < outcome.labels; ++label)
    numbers.emplace(classifier.labels()[static_cast<std::size_t>(label)], label);
  std::vector<std::string> texts;
  std::int64_t without = 0;
  seq::LineReader input(parsed.file, false, warn);
  for (std::string line; input.next(line);) {
    FasttextLine split = split_fasttext(line, parsed.prefix);
    if (split.labels.empty()) {
      without += !line.empty();
      continue;
    }
    texts.push_back(std::move(split.text));
    std::vector<int>& truth = outcome.truth.emplace_back();
    for (const std::string& label : split.labels) {
      const auto found = numbers.find(label);
      const int number = found == numbers.end() ? -1 : found->second;
      if (std::find(truth.begin(), truth.end(), number) == truth.end()) truth.push_back(number);
    }
  }
  if (texts.empty()) {
    seq::fail(seq::ErrorKind::data, "no labelled line", parsed.file, "expected words that begin with " + parsed.prefix);
  }
  if (without > 0) log.warning(parsed.file + ": lines without a label, not counted: " + std::to_string(without));
  outcome.probabilities = predict_all(classifier, texts, seq::Classifier::Part::all, warn, nullptr);
  for (const auto& probabilities : outcome.probabilities)
    outcome.predicted.push_back(chosen_labels(classifier, probabilities, parsed.choice));
  return outcome;
}

/// fastText leaves a score open where it would divide by nothing.
std::string score_or_dashes(double score, std::int64_t divisor) { return divisor == 0 ? "--------" : fixed(score, 6); }

std::string label_line(const seq::LabelScore& score, const std::string& label) {
  return "F1-Score : " + score_or_dashes(score.f1, score.support + score.predicted) +
         "  Precision : " + score_or_dashes(score.precision, score.predicted) +
         "  Recall : " + score_or_dashes(score.recall, score.support) + "   " + label + "\n";
}

int test(const Program& program, const std::string& verb, const std::vector<std::string>& arguments, bool per_label) {
  FasttextArguments parsed;
  if (!parse_fasttext(program.name, verb, "Scores labelled lines as fastText does.", arguments, parsed)) return kDone;
  ModelUse use;
  use.model = parsed.model;
  Log log(program.name, use.log);
  const seq::Classifier classifier = open_classifier(use, log);
  const seq::LabelOutcome outcome = label_all(parsed, classifier, log);
  const int k = parsed.choice.k < 0 ? outcome.labels : parsed.choice.k;
  const seq::AtK found = seq::label_scores_at(outcome, k, parsed.choice.threshold);
  std::string text;
  if (per_label) {
    const seq::LabelScores scores = seq::label_scores(outcome);
    for (std::size_t i = 0; i < scores.per_label.size(); ++i)
      text += label_line(scores.per_label[i], parsed.prefix + classifier.labels()[i]);
  }
  // After its labels, fastText prints three decimals; else three digits.
  const auto share = [per_label](double value) { return per_label ? fixed(value, 3) : significant(value, 3); };
  const std::string at = "@" + std::to_string(parsed.choice.k) + "\t";
  print(text + "N\t" + std::to_string(outcome.truth.size()) + "\nP" + at + share(found.precision) + "\nR" + at +
        share(found.recall) + "\n");
  log.close();
  return kDone;
}

}  // namespace

int test_task(const Program& program, const std::vector<std::string>& arguments) {
  return test(program, "test", arguments, false);
}

int test_label_task(const Program& program, const std::vector<std::string>& arguments) {
  return test(program, "test-label", arguments, true);
}

}  // namespace app
