// A metric as evaluation needs it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/evaluation.h"

namespace app {

/// Rows of counts, and a score of their sum; or a score of all lines together, which resampling cannot be applied to.
struct Measured {
  std::string name, signature;
  std::vector<seq::Statistics> rows;
  seq::ScoreFunction score;
  std::optional<double> whole = {};
};

/// Scores of summaries (seq/summary_metrics.h); nothing for other metrics.
std::optional<Measured> measure_summaries(const std::string& metric, const std::vector<std::string>& hypotheses,
                                          const TestSet& test, const MetricOptions& options,
                                          const seq::BootstrapOptions* bootstrap);

/// Scores of descriptions with several references (seq/caption_metrics.h); nothing for other metrics.
std::optional<Measured> measure_captions(const std::string& metric, const std::vector<std::string>& hypotheses,
                                         const seq::References& references, const seq::BootstrapOptions* bootstrap);

}  // namespace app
