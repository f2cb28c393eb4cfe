#include "classify/explanation.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "classify/model_use.h"
#include "common/numbers.h"

namespace app {
namespace {

// Every word costs a prediction of the whole line without it.
constexpr std::ptrdiff_t kMostWords = 2000;
constexpr double kWeighty = 0.25;

bool may_be_explained(const std::string& text, std::int64_t number, const seq::Warning& warn) {
  const auto words = std::count(text.begin(), text.end(), ' ') + 1;
  if (words <= kMostWords) return true;
  warn("line " + std::to_string(number) + ": " + grouped(words) + " words, too many to explain; expected at most " +
       grouped(kMostWords));
  return false;
}

std::string signed_weight(double weight) { return (weight < 0 ? "" : "+") + fixed(weight, 2); }

std::string as_json(const seq::Classifier& classifier, const Labelled& line,
                    const std::vector<seq::WordContribution>* words) {
  nlohmann::ordered_json object = {{"labels", nlohmann::ordered_json::array()}};
  for (const int label : line.labels) {
    const auto at = static_cast<std::size_t>(label);
    object["labels"].push_back({{"label", classifier.labels()[at]}, {"probability", line.probabilities[at]}});
  }
  if (words) {
    object["words"] = nlohmann::ordered_json::array();
    for (const auto& [word, weight] : *words) object["words"].push_back({{"word", word}, {"weight", weight}});
  }
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

std::string marked_text(const std::vector<seq::WordContribution>& words, bool color) {
  std::string text;
  for (const auto& [word, weight] : words) {
    if (!text.empty()) text += " ";
    if (!color) {
      text += word + "(" + signed_weight(weight) + ")";
    } else if (std::fabs(weight) < kWeighty) {
      text += word;
    } else {
      text += (weight > 0 ? "\x1b[1;32m" : "\x1b[1;31m") + word + "\x1b[0m";
    }
  }
  return text;
}

std::string line_text(const seq::Classifier& classifier, const Labelled& line, std::int64_t number,
                      const LineForm& form, const seq::Warning& warn) {
  std::vector<seq::WordContribution> words;
  const bool explained = form.explain && may_be_explained(line.text, number, warn);
  if (explained) {
    const auto likeliest = std::max_element(line.probabilities.begin(), line.probabilities.end());
    const int label =
        line.labels.empty() ? static_cast<int>(likeliest - line.probabilities.begin()) : line.labels.front();
    words = classifier.explain(line.text, label);
  }
  if (form.json) return as_json(classifier, line, explained ? &words : nullptr);
  std::string text = labels_text(classifier, line.labels, line.probabilities, form.probabilities);
  if (form.explain) text += "\t" + (explained ? marked_text(words, form.color) : line.text);
  return text;
}

}  // namespace app
