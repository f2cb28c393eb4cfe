#include "seq/label_metrics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "eval/label_counts.h"
#include "seq/error.h"

namespace seq {

namespace {

bool is_true(const std::vector<int>& truth, int label) {
  return std::find(truth.begin(), truth.end(), label) != truth.end();
}

MeanScore mean_weighted_by_support(const std::vector<eval::LabelCount>& counts) {
  MeanScore mean;
  std::int64_t support = 0;
  for (const eval::LabelCount& count : counts) {
    const LabelScore score = eval::score_of(count);
    const auto weight = static_cast<double>(count.support);
    mean.precision += weight * score.precision;
    mean.recall += weight * score.recall;
    mean.f1 += weight * score.f1;
    support += count.support;
  }
  const auto whole = static_cast<double>(std::max<std::int64_t>(support, 1));
  return {mean.precision / whole, mean.recall / whole, mean.f1 / whole};
}

MeanScore micro_of(const std::vector<eval::LabelCount>& counts) {
  eval::LabelCount sum;
  for (const eval::LabelCount& count : counts) {
    sum.support += count.support;
    sum.predicted += count.predicted;
    sum.correct += count.correct;
  }
  const LabelScore score = eval::score_of(sum);
  return {score.precision, score.recall, score.f1};
}

void check_probabilities(const LabelOutcome& outcome) {
  eval::check_truth(outcome);
  if (outcome.probabilities.size() != outcome.truth.size()) {
    fail(ErrorKind::usage, std::to_string(outcome.probabilities.size()) + " lines of probabilities", "",
         "one for each of " + std::to_string(outcome.truth.size()) + " lines");
  }
  for (std::size_t i = 0; i < outcome.probabilities.size(); ++i) {
    const std::vector<double>& row = outcome.probabilities[i];
    if (row.size() == static_cast<std::size_t>(outcome.labels) && !row.empty() &&
        std::none_of(row.begin(), row.end(), [](double p) { return std::isnan(p); })) {
      continue;
    }
    fail(ErrorKind::usage, "probabilities that are too few, too many or not numbers", "line " + std::to_string(i + 1),
         "one for each of " + std::to_string(outcome.labels) + " labels");
  }
}

void check_at_least_one(int value, const char* name) {
  if (value < 1) fail(ErrorKind::usage, std::to_string(value), name, "1 or more");
}

}  // namespace

LabelScores label_scores(const LabelOutcome& outcome) {
  const eval::LineCounts lines(outcome);
  std::vector<eval::LabelCount> counts = lines.none();
  std::int64_t exact = 0;
  for (std::size_t i = 0; i < lines.lines(); ++i) {
    lines.add_to(counts, i);
    exact += lines.exact(i);
  }
  LabelScores scores;
  scores.accuracy = static_cast<double>(exact) / static_cast<double>(lines.lines());
  scores.macro = eval::macro_of(counts);
  scores.micro = micro_of(counts);
  scores.weighted = mean_weighted_by_support(counts);
  counts.pop_back();
  for (const eval::LabelCount& count : counts) scores.per_label.push_back(eval::score_of(count));
  return scores;
}

AtK label_scores_at(const LabelOutcome& outcome, int k, double threshold) {
  check_probabilities(outcome);
  check_at_least_one(k, "k");
  const auto kept = static_cast<std::ptrdiff_t>(std::min(k, outcome.labels));
  eval::LabelCount sum;
  std::vector<int> order(static_cast<std::size_t>(outcome.labels));
  for (std::size_t i = 0; i < outcome.truth.size(); ++i) {
    const std::vector<double>& row = outcome.probabilities[i];
    const auto of = [&](int label) { return row[static_cast<std::size_t>(label)]; };
    std::iota(order.begin(), order.end(), 0);
    std::partial_sort(order.begin(), order.begin() + kept, order.end(),
                      [&](int a, int b) { return of(a) != of(b) ? of(a) > of(b) : a < b; });
    sum.support += static_cast<std::int64_t>(outcome.truth[i].size());
    for (auto label = order.begin(); label != order.begin() + kept && of(*label) >= threshold; ++label) {
      ++sum.predicted;
      sum.correct += is_true(outcome.truth[i], *label);
    }
  }
  const LabelScore score = eval::score_of(sum);
  return {score.precision, score.recall};
}

double calibration_error(const LabelOutcome& outcome, int bins) {
  check_probabilities(outcome);
  check_at_least_one(bins, "bins");
  // |share correct - mean probability| times the bin's share of lines is |sum of (correct - probability)| / lines.
  std::vector<double> difference(static_cast<std::size_t>(bins), 0.0);
  for (std::size_t i = 0; i < outcome.truth.size(); ++i) {
    const std::vector<double>& row = outcome.probabilities[i];
    const auto likeliest = std::max_element(row.begin(), row.end());
    // A bin holds its upper end, as in the paper.
    const double bin = std::clamp(std::ceil(*likeliest * bins) - 1, 0.0, static_cast<double>(bins - 1));
    difference[static_cast<std::size_t>(bin)] +=
        is_true(outcome.truth[i], static_cast<int>(likeliest - row.begin())) - *likeliest;
  }
  double error = 0;
  for (const double each : difference) error += std::abs(each);
  return error / static_cast<double>(outcome.truth.size());
}

std::vector<std::vector<std::int64_t>> confusion(const LabelOutcome& outcome) {
  eval::check_predicted(outcome);
  const auto labels = static_cast<std::size_t>(outcome.labels);
  std::vector<std::vector<std::int64_t>> table(labels + 1, std::vector<std::int64_t>(labels, 0));
  for (std::size_t i = 0; i < outcome.truth.size(); ++i) {
    if (outcome.truth[i].size() != 1 || outcome.predicted[i].size() != 1) continue;
    const int truth = outcome.truth[i][0];
    ++table[truth < 0 ? labels : static_cast<std::size_t>(truth)][static_cast<std::size_t>(outcome.predicted[i][0])];
  }
  return table;
}

}  // namespace seq
