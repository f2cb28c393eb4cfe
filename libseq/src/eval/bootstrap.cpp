#include <algorithm>
#include <cmath>
#include <cstdint>

#include "eval/resample.h"
#include "eval/statistics.h"
#include "seq/error.h"
#include "seq/metrics.h"

namespace seq {
namespace {

// Rows in single precision and summed in it: counts of up to 2^24 are exact, and larger sums round as in the reference
// implementation.
class Rows {
 public:
  explicit Rows(const std::vector<Statistics>& rows)
      : width_(rows.empty() ? 0 : rows[0].size()), sum_(width_), result_(width_) {
    values_.reserve(rows.size() * width_);
    for (const Statistics& row : rows) {
      eval::check_width(row, width_, "bootstrap");
      for (double value : row) values_.push_back(static_cast<float>(value));
    }
  }

  const Statistics& sum_of(const std::vector<std::uint32_t>& chosen) {
    std::fill(sum_.begin(), sum_.end(), 0.0F);
    for (std::uint32_t i : chosen) {
      const float* row = values_.data() + i * width_;
      for (std::size_t k = 0; k < width_; ++k) sum_[k] += row[k];
    }
    std::copy(sum_.begin(), sum_.end(), result_.begin());
    return result_;
  }

 private:
  std::size_t width_;
  std::vector<float> values_;
  std::vector<float> sum_;
  Statistics result_;
};

double mean(const std::vector<double>& values) {
  long double sum = 0;
  for (double value : values) sum += value;
  return static_cast<double>(sum / static_cast<long double>(values.size()));
}

Interval interval_of(std::vector<double> scores) {
  std::sort(scores.begin(), scores.end());
  const auto [low, high] = eval::middle_95(scores);
  return {mean(scores), 0.5 * (high - low)};
}

}  // namespace

Interval bootstrap(const std::vector<Statistics>& rows, const ScoreFunction& score, const BootstrapOptions& options) {
  Rows sums(rows);
  std::vector<double> scores;
  eval::resample(rows.size(), options,
                 [&](const std::vector<std::uint32_t>& chosen) { scores.push_back(score(sums.sum_of(chosen))); });
  return interval_of(std::move(scores));
}

PairedScore paired_bootstrap(const std::vector<Statistics>& baseline, const std::vector<Statistics>& system,
                             const ScoreFunction& score, const BootstrapOptions& options) {
  if (baseline.size() != system.size()) {
    fail(ErrorKind::data, "the systems differ in their number of sentences", "",
         "the same sentences, found " + std::to_string(baseline.size()) + " and " + std::to_string(system.size()));
  }
  Rows baseline_sums(baseline);
  Rows system_sums(system);
  std::vector<double> baseline_scores, system_scores, differences;
  eval::resample(baseline.size(), options, [&](const std::vector<std::uint32_t>& chosen) {
    baseline_scores.push_back(score(baseline_sums.sum_of(chosen)));
    system_scores.push_back(score(system_sums.sum_of(chosen)));
    differences.push_back(std::abs(system_scores.back() - baseline_scores.back()));
  });

  PairedScore result;
  result.baseline = score(sum_statistics(baseline));
  result.system = score(sum_statistics(system));
  result.baseline_interval = interval_of(baseline_scores);
  result.system_interval = interval_of(system_scores);
  // Centred on its mean, the difference is what chance alone would bring; one is added on both sides so that no finite
  // number of samples claims certainty.
  const double expected = mean(differences);
  const double observed = std::abs(result.system - result.baseline);
  const auto larger = std::count_if(differences.begin(), differences.end(),
                                    [&](double difference) { return difference - expected > observed; });
  result.p_value = static_cast<double>(larger + 1) / static_cast<double>(differences.size() + 1);
  return result;
}

}  // namespace seq
