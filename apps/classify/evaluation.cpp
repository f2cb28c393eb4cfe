#include "classify/evaluation.h"

#include <nlohmann/json.hpp>

#include "common/columns.h"
#include "common/numbers.h"

namespace app {
namespace {

using Part = seq::Classifier::Part;

ScoredSystem scored(const std::string& name, seq::LabelOutcome outcome, const ScoreOptions& options) {
  ScoredSystem system;
  system.name = name;
  system.outcome = std::move(outcome);
  system.scores = seq::label_scores(system.outcome);
  if (options.bootstrap > 0) {
    const auto seed = static_cast<std::uint64_t>(options.seed);
    system.accuracy = seq::accuracy_interval(system.outcome, options.bootstrap, seed);
    system.macro_f1 = seq::macro_f1_interval(system.outcome, options.bootstrap, seed);
  }
  if (!system.outcome.probabilities.empty()) system.calibration_error = seq::calibration_error(system.outcome);
  return system;
}

std::string percent(double share, int decimals) { return fixed(100 * share, decimals); }

std::string interval(const seq::ScoreInterval& held, const ScoreOptions& options) {
  if (options.bootstrap == 0) return "";
  return percent(held.low, options.decimals) + "–" + percent(held.high, options.decimals);
}

}  // namespace

std::vector<ScoredSystem> evaluate(const seq::Classifier& classifier, const LabelledTest& test,
                                   const ScoreOptions& options, Log& log) {
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  seq::LabelOutcome empty;
  empty.labels = static_cast<int>(classifier.labels().size());
  empty.truth = test.truth;
  std::vector<ScoredSystem> systems;
  const auto add = [&](const std::string& name, Part part) {
    seq::LabelOutcome outcome = empty;
    outcome.probabilities = predict_all(classifier, test.lines.text, part, part == Part::all ? warn : seq::Warning(),
                                        [&](double share) { log.bar(share, "labelling the test set: " + name); });
    for (const auto& probabilities : outcome.probabilities)
      outcome.predicted.push_back(classifier.decide(probabilities));
    systems.push_back(scored(name, std::move(outcome), options));
  };
  add("model", Part::all);
  if (classifier.has(Part::network) && classifier.has(Part::linear)) {
    add("its network alone", Part::network);
    add("its linear part alone", Part::linear);
  }
  log.end_bar();
  empty.predicted.assign(test.truth.size(), {0});
  systems.push_back(scored("always " + classifier.labels()[0], std::move(empty), options));
  return systems;
}

std::string systems_text(const LabelledTest& test, const std::vector<ScoredSystem>& systems,
                         const ScoreOptions& options) {
  const bool intervals = options.bootstrap > 0;
  std::vector<std::vector<std::string>> rows = {{"%", "accuracy"}};
  if (intervals) rows[0].push_back("95 %");
  rows[0].push_back("macro-F1");
  if (intervals) rows[0].push_back("95 %");
  rows[0].insert(rows[0].end(), {"micro-F1", "weighted F1", "calibration error"});
  for (const ScoredSystem& system : systems) {
    const auto cell = [&options](double share) { return percent(share, options.decimals); };
    std::vector<std::string> row = {system.name, cell(system.scores.accuracy)};
    if (intervals) row.push_back(interval(system.accuracy, options));
    row.push_back(cell(system.scores.macro.f1));
    if (intervals) row.push_back(interval(system.macro_f1, options));
    row.push_back(cell(system.scores.micro.f1));
    row.push_back(cell(system.scores.weighted.f1));
    row.push_back(system.calibration_error < 0 ? "" : cell(system.calibration_error));
    rows.push_back(std::move(row));
  }
  return "test set: " + grouped(test.lines.lines()) + " lines\n" + table(rows);
}

nlohmann::json systems_event(const LabelledTest& test, const std::vector<ScoredSystem>& systems) {
  nlohmann::json scores = nlohmann::json::object();
  for (const ScoredSystem& system : systems) {
    nlohmann::json& one = scores[system.name];
    one = {{"accuracy", system.scores.accuracy}, {"accuracy_interval", {system.accuracy.low, system.accuracy.high}},
           {"macro_f1", system.scores.macro.f1}, {"macro_f1_interval", {system.macro_f1.low, system.macro_f1.high}},
           {"micro_f1", system.scores.micro.f1}, {"weighted_f1", system.scores.weighted.f1}};
    if (system.calibration_error >= 0) one["calibration_error"] = system.calibration_error;
  }
  return {{"event", "test"}, {"lines", test.lines.lines()}, {"scores", scores}};
}

}  // namespace app
