// How well labels were predicted: accuracy, precision, recall, F1, confusion, calibration, with intervals.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seq {

/// A test set's truth and what was predicted of it. Labels are numbers 0 … labels-1; a true label that the model does
/// not know is -1, and is never predicted, so it counts as missed.
struct LabelOutcome {
  int labels = 0;
  std::vector<std::vector<int>> truth;             ///< of each line: one or more
  std::vector<std::vector<int>> predicted;         ///< of each line: none or more; one where labels exclude each other
  std::vector<std::vector<double>> probabilities;  ///< of each line: one a label
};

struct LabelScore {
  std::int64_t support = 0;    ///< lines that have the label
  std::int64_t predicted = 0;  ///< lines that were given it
  std::int64_t correct = 0;
  double precision = 0, recall = 0, f1 = 0;  ///< 0 to 1; 0 where undefined, as scikit-learn
};

/// A mean over labels; shares from 0 to 1.
struct MeanScore {
  double precision = 0, recall = 0, f1 = 0;
};

struct LabelScores {
  double accuracy = 0;  ///< share of lines whose predicted labels are exactly the true ones
  std::vector<LabelScore> per_label;
  MeanScore macro;     ///< plain mean over the labels that occur in truth or prediction
  MeanScore micro;     ///< from counts summed over labels; unknown true labels count in recall
  MeanScore weighted;  ///< mean weighted by support
};

/// Throws Error(usage) when the lists differ in length or there are no lines.
LabelScores label_scores(const LabelOutcome& outcome);

/// Precision and recall of the k likeliest labels of every line, as fastText's `test` prints them: P@k = correct /
/// (k · lines), R@k = correct / true labels. With a threshold, labels below it are not counted among the predicted.
struct AtK {
  double precision = 0, recall = 0;
};
AtK label_scores_at(const LabelOutcome& outcome, int k, double threshold = 0);

/// Expected calibration error (Guo et al. 2017) over `bins` equal bins of the likeliest label's probability; 0 to 1.
double calibration_error(const LabelOutcome& outcome, int bins = 15);

/// Rows: true labels, columns: predicted ones; one row more for unknown true labels. Of lines with one true label and
/// one prediction; others are left out.
std::vector<std::vector<std::int64_t>> confusion(const LabelOutcome& outcome);

/// 95 % bootstrap interval of a score over resampled lines (percentiles; `samples` draws by the seed).
struct Interval {
  double low = 0, high = 0;
};
Interval accuracy_interval(const LabelOutcome& outcome, int samples = 1000, std::uint64_t seed = 12345);
Interval macro_f1_interval(const LabelOutcome& outcome, int samples = 1000, std::uint64_t seed = 12345);

}  // namespace seq
