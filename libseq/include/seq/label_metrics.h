// How well labels were predicted: accuracy, precision, recall, F1, confusion, calibration, with intervals.
//
// Where the labels of a line exclude each other, all figures are those of scikit-learn with zero_division=0 on the same
// numbers. All functions are pure and thread-safe. All throw Error(usage) when there are no lines, when the lists they
// need differ in length or when a label number is out of range. label_scores_at and calibration_error need truth and
// probabilities, the others truth and predicted.
#pragma once

#include <cstdint>
#include <vector>

namespace seq {

/// A test set's truth and what was predicted of it. Labels are numbers 0 … labels-1, each at most once a line; a true
/// label that the model does not know is -1, and is never predicted, so it counts as missed.
struct LabelOutcome {
  int labels = 0;
  std::vector<std::vector<int>> truth;             ///< of each line: one or more
  std::vector<std::vector<int>> predicted;         ///< of each line: none or more; one where labels exclude each other
  std::vector<std::vector<double>> probabilities;  ///< of each line: one a label, 0 to 1
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

/// All unknown true labels together are one more label of the means, whose scores are 0: macro counts it where it
/// occurs, micro in its recall, weighted with its support.
struct LabelScores {
  double accuracy = 0;                ///< share of lines whose predicted labels are exactly the true ones
  std::vector<LabelScore> per_label;  ///< of the known labels
  MeanScore macro;                    ///< plain mean over the labels that occur in truth or prediction
  MeanScore micro;                    ///< from counts summed over labels
  MeanScore weighted;                 ///< mean weighted by support
};

LabelScores label_scores(const LabelOutcome& outcome);

/// Precision and recall of the k likeliest labels of every line (the first of equally likely ones), as fastText's
/// `test` prints them: correct / (min(k, labels) · lines), correct / true labels. Labels less likely than the threshold
/// are not predicted and so not counted below the precision's line.
struct AtK {
  double precision = 0, recall = 0;  ///< 0 to 1; 0 where undefined
};
/// Throws Error(usage) unless k is 1 or more.
AtK label_scores_at(const LabelOutcome& outcome, int k, double threshold = 0);

/// Expected calibration error (Guo et al. 2017): over `bins` equal bins of the likeliest label's probability, the mean
/// distance between that probability and the share of lines that have the label; 0 to 1. Throws Error(usage) unless
/// bins is 1 or more.
double calibration_error(const LabelOutcome& outcome, int bins = 15);

/// Rows: true labels, columns: predicted ones; one row more for unknown true labels. Of lines with one true label and
/// one prediction; others are left out.
std::vector<std::vector<std::int64_t>> confusion(const LabelOutcome& outcome);

/// Holds 95 % of a score's values over resampled lines (bootstrap percentiles, Efron 1979; Koehn 2004).
struct ScoreInterval {
  double low = 0, high = 0;
};
/// `samples` draws by the seed, 1 to 1000000; the lines drawn are those of NumPy's default_rng(seed).
ScoreInterval accuracy_interval(const LabelOutcome& outcome, int samples = 1000, std::uint64_t seed = 12345);
ScoreInterval macro_f1_interval(const LabelOutcome& outcome, int samples = 1000, std::uint64_t seed = 12345);

}  // namespace seq
