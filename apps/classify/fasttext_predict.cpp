// fastText's `predict` and `predict-prob`.
#include "classify/fasttext.h"
#include "classify/tasks.h"
#include "common/line_pipeline.h"
#include "common/numbers.h"

namespace app {
namespace {

int predict(const Program& program, const std::string& verb, const std::vector<std::string>& arguments,
            bool with_probabilities) {
  FasttextArguments parsed;
  if (!parse_fasttext(program.name, verb, "Labels lines as fastText does.", arguments, parsed)) return kDone;
  ModelUse use;
  use.model = parsed.model;
  Log log(program.name, use.log);
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const seq::Classifier classifier = open_classifier(use, log);
  seq::SourceReader input(parsed.file, "", false, warn);
  Output output("-");
  run_lines(input, output, ChunkLimits(use.threads), [&](std::vector<std::string> lines, std::int64_t first) {
    for (std::string& line : lines) line = split_fasttext(line, parsed.prefix).text;
    std::string text;
    for (const auto& probabilities : classifier.predict(lines, seq::Classifier::Part::all, first, warn)) {
      std::string one;
      for (const int label : chosen_labels(classifier, probabilities, parsed.choice)) {
        const auto at = static_cast<std::size_t>(label);
        one += (one.empty() ? "" : " ") + parsed.prefix + classifier.labels()[at];
        if (with_probabilities) one += " " + significant(probabilities[at], 6);
      }
      text += one + "\n";
    }
    return text;
  });
  log.close();
  return kDone;
}

}  // namespace

int predict_task(const Program& program, const std::vector<std::string>& arguments) {
  return predict(program, "predict", arguments, false);
}

int predict_prob_task(const Program& program, const std::vector<std::string>& arguments) {
  return predict(program, "predict-prob", arguments, true);
}

}  // namespace app
