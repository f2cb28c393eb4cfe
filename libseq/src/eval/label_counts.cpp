#include "eval/label_counts.h"

#include <algorithm>
#include <string>

#include "seq/error.h"

namespace seq::eval {

namespace {

bool has(const std::vector<int>& labels, int label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

void check_numbers(const std::vector<std::vector<int>>& lists, int lowest, int labels, const char* what) {
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const int label : lists[i]) {
      if (label >= lowest && label < labels) continue;
      fail(ErrorKind::usage, std::string(what) + " label " + std::to_string(label), "line " + std::to_string(i + 1),
           std::to_string(lowest) + " to " + std::to_string(labels - 1));
    }
  }
}

}  // namespace

void check_truth(const LabelOutcome& outcome) {
  if (outcome.truth.empty()) fail(ErrorKind::usage, "no lines to score", "", "one or more");
  if (outcome.labels < 1) fail(ErrorKind::usage, std::to_string(outcome.labels) + " labels", "", "one or more");
  check_numbers(outcome.truth, -1, outcome.labels, "true");
}

void check_predicted(const LabelOutcome& outcome) {
  check_truth(outcome);
  if (outcome.truth.size() != outcome.predicted.size()) {
    fail(ErrorKind::usage, "true and predicted labels differ in number of lines", "",
         "as many of one as of the other, found " + std::to_string(outcome.truth.size()) + " and " +
             std::to_string(outcome.predicted.size()));
  }
  check_numbers(outcome.predicted, 0, outcome.labels, "predicted");
}

bool LineCounts::exact(std::size_t i) const {
  return std::all_of(entries_.begin() + static_cast<std::ptrdiff_t>(begin_[i]),
                     entries_.begin() + static_cast<std::ptrdiff_t>(begin_[i + 1]),
                     [](const Entry& entry) { return entry.is_true && entry.is_predicted; });
}

LineCounts::LineCounts(const LabelOutcome& outcome) : begin_{0} {
  check_predicted(outcome);
  labels_ = static_cast<std::size_t>(outcome.labels);
  const auto place = [&](int label) { return static_cast<std::uint32_t>(label < 0 ? outcome.labels : label); };
  for (std::size_t i = 0; i < outcome.truth.size(); ++i) {
    const std::vector<int>&truth = outcome.truth[i], &predicted = outcome.predicted[i];
    for (const int label : truth) entries_.push_back({place(label), true, has(predicted, label)});
    for (const int label : predicted) {
      if (!has(truth, label)) entries_.push_back({place(label), false, true});
    }
    begin_.push_back(entries_.size());
  }
}

LabelScore score_of(const LabelCount& count) {
  const auto share = [](std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  LabelScore score{count.support, count.predicted, count.correct, 0, 0, 0};
  score.precision = share(count.correct, count.predicted);
  score.recall = share(count.correct, count.support);
  score.f1 = share(2 * count.correct, count.support + count.predicted);
  return score;
}

MeanScore macro_of(const std::vector<LabelCount>& counts) {
  MeanScore mean;
  int labels = 0;
  for (const LabelCount& count : counts) {
    if (count.support == 0 && count.predicted == 0) continue;
    const LabelScore score = score_of(count);
    mean.precision += score.precision;
    mean.recall += score.recall;
    mean.f1 += score.f1;
    ++labels;
  }
  if (labels == 0) return mean;
  mean.precision /= labels;
  mean.recall /= labels;
  mean.f1 /= labels;
  return mean;
}

}  // namespace seq::eval
