// A test set labelled by the model, by its parts alone and by the most frequent label: scored side by side.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "classify/model_use.h"
#include "classify/test_set.h"
#include "seq/label_metrics.h"

namespace app {

struct ScoreOptions {
  int bootstrap = 1000;  ///< resampled test sets for the intervals; 0 = none
  int seed = 12345;
  int decimals = 2;
};

/// One system's labels and their scores, shares from 0 to 1.
struct ScoredSystem {
  std::string name;
  seq::LabelOutcome outcome;
  seq::LabelScores scores;
  seq::ScoreInterval accuracy, macro_f1;  ///< 95 %; both ends 0 without
  double calibration_error = -1;          ///< negative = it has no probabilities
};

/// The model first, then its network and its linear part alone where it has both, then its most frequent label.
std::vector<ScoredSystem> evaluate(const seq::Classifier& classifier, const LabelledTest& test,
                                   const ScoreOptions& options, Log& log);

/// The systems as a table, in percent.
std::string systems_text(const LabelledTest& test, const std::vector<ScoredSystem>& systems,
                         const ScoreOptions& options);

/// The scores as an event for the JSON log.
nlohmann::json systems_event(const LabelledTest& test, const std::vector<ScoredSystem>& systems);

}  // namespace app
