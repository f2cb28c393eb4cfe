// A test set, run through a model and scored beside a baseline: what `eval` prints, and `train` at its end.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/program.h"
#include "seq/corpus.h"
#include "seq/generate.h"
#include "seq/metrics.h"
#include "seq/slots.h"
#include "seq/summary_metrics.h"

namespace app {

struct TestSet {
  std::vector<std::string> sources;
  seq::References references;  ///< one list a source
  bool frames = false;         ///< the sources are lines of frames
};

/// How a test set's files are read.
struct TestForm {
  bool multi_ref = false;  ///< neighbouring pairs of the same source become one (pronunciation dictionaries)
  bool frames = false;     ///< as seq::read_captioned reads them; so is every set whose first file is an array
  bool strict = false;
};

/// Reads one TSV, or a source file and one or more reference files (see read_references).
/// Throws Error(missing, data).
TestSet read_test_set(const std::vector<std::string>& paths, const TestForm& form, const seq::Warning& warn);

/// Which scores, and how.
struct MetricOptions {
  std::vector<std::string> metrics;
  seq::BleuOptions bleu;
  seq::RougeOptions rouge;
  std::vector<seq::SlotRow> slot_rows;     ///< what each output should say, for the metric slots
  std::vector<seq::SlotRow> known_values;  ///< further rows of which the values are known to the metric slots
  std::vector<std::string> slot_wordings;
  bool entries = false;  ///< wer counts whole entries that equal no reference, as for pronunciations
  int bootstrap = 1000;  ///< resampled corpora for the intervals; 0 = none
  std::uint64_t seed = 12345;
  int decimals = 2;
};

/// The metrics' names for a person: "bleu, chrf, … or cer".
std::string metric_names();

/// Throws Error(usage) for an unknown metric, naming the nearest.
void check_metrics(const std::vector<std::string>& metrics);

/// The metrics of a program for this test set: where most references have several sentences, ROUGE-Lsum beside ROUGE-L.
std::vector<std::string> metrics_for(std::vector<std::string> metrics, const TestSet& test);

/// One system's outputs; a negative perplexity is unknown.
struct SystemOutput {
  std::vector<std::string> hypotheses;
  double perplexity = -1;
};

struct Score {
  std::string metric;     ///< "BLEU", "chrF2++"
  std::string signature;  ///< how it was made; may be empty
  double value = 0;
  bool known = false;      ///< false where a system has no such score
  double half_width = -1;  ///< of the 95 % interval; negative = none
};

/// The scores of one system on a test set, in the order of the metrics.
std::vector<Score> score_system(const SystemOutput& system, const TestSet& test, const MetricOptions& options);

/// The source itself.
Baseline copied_source();

/// A system's scores and those of the baselines, as a table.
std::string comparison(const std::string& system, const std::vector<Score>& scores,
                       const std::vector<Baseline>& baselines, const TestSet& test, const MetricOptions& options);

/// The scores as an event for the JSON log.
nlohmann::json score_event(const std::vector<Score>& scores, std::size_t lines);

/// A table, one row a metric and one column a system, with the signatures below it. Every system has the same metrics.
std::string score_table(const std::vector<std::string>& systems, const std::vector<std::vector<Score>>& scores,
                        int decimals);

/// Told how many lines are done of how many.
using LineProgress = std::function<void(std::size_t done, std::size_t all)>;

/// The best output for every source.
std::vector<std::string> generate_all(const seq::Generator& generator, const std::vector<std::string>& sources,
                                      const seq::LineWarning& warn, const LineProgress& progress);

/// Per token (pieces and end marks) of all references under the model.
double perplexity(const seq::Generator& generator, const TestSet& test);

/// `count` sources spread over the test set, each with its reference and output, as text for people.
std::string sample_text(const TestSet& test, const std::vector<std::string>& hypotheses, std::size_t count);

}  // namespace app
