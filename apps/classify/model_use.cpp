#include "classify/model_use.h"

#include <algorithm>
#include <numeric>

#include "common/numbers.h"
#include "seq/error.h"

namespace app {

void add_model_options(CommandLine& line, ModelUse& use, bool with_part) {
  line.text("model", {"m"}, use.model, "FILE", "the model");
  if (with_part) {
    line.choice("part", {}, use.part, {"all", "network", "linear"},
                "what answers: all that the model has, its network, or its linear n-grams alone");
  }
}

void add_speed_options(CommandLine& line, ModelUse& use) {
  line.group("Log and speed");
  line.whole("threads", {"cpu-threads", "j"}, use.threads, 0, 1024, "threads; never changes a result; 0 = all allowed");
  line.leave_out_of_typed({"threads"});
  add_log_options(line, use.log);
}

seq::Classifier open_classifier(const ModelUse& use, Log& log) {
  if (use.model.empty()) seq::fail(seq::ErrorKind::usage, "no model named", "--model", "expected the model's file");
  seq::Classifier classifier(use.model, use.threads, use.strict,
                             [&log](const std::string& text) { log.warning(text); });
  if (!classifier.has(part_of(use))) {
    seq::fail(seq::ErrorKind::usage, "the model has no such part", "--part " + use.part,
              "expected what it was trained with", "see `classify info`");
  }
  return classifier;
}

seq::Classifier::Part part_of(const ModelUse& use) {
  return use.part == "network"  ? seq::Classifier::Part::network
         : use.part == "linear" ? seq::Classifier::Part::linear
                                : seq::Classifier::Part::all;
}

void add_choice_options(CommandLine& line, Choice& choice) {
  line.whole("k", {}, choice.k, -1, 1000000,
             "the so many likeliest labels; 0 = as the model decides, or all that reach --threshold; -1 = all");
  Option threshold{"threshold", {}, "T", "only labels of at least this probability", "0 to 1", Arity::one, "", {}, {}};
  threshold.get = [&choice] {
    return std::vector<std::string>{choice.threshold < 0 ? "" : shortest(choice.threshold)};
  };
  threshold.set = [&choice](const std::vector<std::string>& values) {
    choice.threshold = parse_number(values.back(), "threshold", 0, 1);
  };
  line.add(threshold);
}

std::vector<int> chosen_labels(const seq::Classifier& classifier, const std::vector<double>& probabilities,
                               const Choice& choice) {
  if (choice.k == 0 && choice.threshold < 0) return classifier.decide(probabilities);
  const auto probability = [&probabilities](int label) { return probabilities[static_cast<std::size_t>(label)]; };
  std::vector<int> labels(probabilities.size());
  std::iota(labels.begin(), labels.end(), 0);
  std::stable_sort(labels.begin(), labels.end(), [&](int a, int b) { return probability(a) > probability(b); });
  if (choice.k > 0) labels.resize(std::min(labels.size(), static_cast<std::size_t>(choice.k)));
  std::erase_if(labels, [&](int label) { return probability(label) < choice.threshold; });
  return labels;
}

std::vector<std::vector<double>> predict_all(const seq::Classifier& classifier, const std::vector<std::string>& lines,
                                             seq::Classifier::Part part,
                                             const std::function<void(const std::string&)>& warn,
                                             const ShareDone& progress) {
  constexpr std::size_t kChunk = 4096;
  std::vector<std::vector<double>> all;
  all.reserve(lines.size());
  for (std::size_t at = 0; at < lines.size(); at += kChunk) {
    const std::size_t end = std::min(at + kChunk, lines.size());
    const std::vector<std::string> chunk(lines.begin() + static_cast<std::ptrdiff_t>(at),
                                         lines.begin() + static_cast<std::ptrdiff_t>(end));
    for (auto& probabilities : classifier.predict(chunk, part, static_cast<std::int64_t>(at) + 1, warn))
      all.push_back(std::move(probabilities));
    if (progress) progress(static_cast<double>(end) / static_cast<double>(lines.size()));
  }
  return all;
}

std::string labels_text(const seq::Classifier& classifier, const std::vector<int>& labels,
                        const std::vector<double>& probabilities, bool with_probabilities) {
  std::string text;
  for (const int label : labels) {
    const auto at = static_cast<std::size_t>(label);
    text += (text.empty() ? "" : "\t") + classifier.labels()[at];
    if (with_probabilities) text += "\t" + significant(probabilities[at], 6);
  }
  return text;
}

}  // namespace app
