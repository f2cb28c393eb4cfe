// How often each label is true, predicted, and both: what every score of labels is made of.
#pragma once

#include <cstdint>
#include <vector>

#include "seq/label_metrics.h"

namespace seq::eval {

/// Both throw as label_metrics.h says.
void check_truth(const LabelOutcome& outcome);
void check_predicted(const LabelOutcome& outcome);  ///< the truth as well

/// Of one label.
struct LabelCount {
  std::int64_t support = 0, predicted = 0, correct = 0;
};

/// What each line of an outcome adds to the counts of its labels, laid out flat, so that resampling is quick.
class LineCounts {
 public:
  /// Throws as check_predicted.
  explicit LineCounts(const LabelOutcome& outcome);

  std::size_t lines() const { return begin_.size() - 1; }

  /// Adds line i to the counts, which are as many as none() gives.
  void add_to(std::vector<LabelCount>& counts, std::size_t i) const {
    for (std::size_t at = begin_[i]; at < begin_[i + 1]; ++at) {
      const Entry& entry = entries_[at];
      LabelCount& count = counts[entry.label];
      count.support += entry.is_true;
      count.predicted += entry.is_predicted;
      count.correct += entry.is_true && entry.is_predicted;
    }
  }

  /// Whether the line's predicted labels are the true ones.
  bool exact(std::size_t i) const;

  /// Zero for every label, the last one standing for all unknown ones.
  std::vector<LabelCount> none() const { return std::vector<LabelCount>(labels_ + 1); }

 private:
  struct Entry {
    std::uint32_t label = 0;
    bool is_true = false, is_predicted = false;
  };

  std::size_t labels_ = 0;
  std::vector<Entry> entries_;
  std::vector<std::size_t> begin_;  // of each line's entries, and the end
};

/// The label's precision, recall and F1, 0 where undefined.
LabelScore score_of(const LabelCount& count);

/// Plain mean over the labels that occur.
MeanScore macro_of(const std::vector<LabelCount>& counts);

}  // namespace seq::eval
