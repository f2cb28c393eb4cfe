// What the scores do not say: labels one by one, what is taken for what, and where the model is sure and wrong.
#pragma once

#include <string>
#include <vector>

#include "classify/test_set.h"
#include "seq/label_metrics.h"

namespace app {

/// Precision, recall, F1 in percent and support, one row a label, then their means.
std::string per_label_text(const std::vector<std::string>& labels, const seq::LabelScores& scores, int decimals);

/// True labels down, predicted ones across; a last row for true labels that the model does not know, where there are.
std::string confusion_text(const std::vector<std::string>& labels, const seq::LabelOutcome& outcome);
std::string confusion_csv(const std::vector<std::string>& labels, const seq::LabelOutcome& outcome);

/// The `count` wrong lines with the highest probability: line number, true and predicted labels, probability, text cut
/// to the terminal's width. Empty when nothing is wrong.
std::string confident_errors_text(const std::vector<std::string>& labels, const LabelledTest& test,
                                  const seq::LabelOutcome& outcome, int count);

}  // namespace app
