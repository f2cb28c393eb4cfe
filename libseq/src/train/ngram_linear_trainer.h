// Trains the linear classifier in seconds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/parallel.h"
#include "model/ngram_linear.h"

namespace seq {

/// What it learns from. Labels are numbers 0 … labels-1.
struct NgramTrainingData {
  std::vector<std::string> text;         ///< normalised
  std::vector<std::vector<int>> labels;  ///< one or more a line
  std::vector<double> weight;            ///< of each line; empty = all 1
};

/// One logistic regression a label, with L2 regularisation that is weaker for n-grams whose presence says more of the
/// label (the log-count ratios of Wang and Manning 2012), by dual coordinate descent (Yu, Huang and Lin 2011). Its
/// strength is chosen on a held-out tenth of the data; then all lines are learnt from. n-grams and buckets are chosen
/// from the data, so that 2^bits · labels stays within 2^23. The result depends on data and seed alone.
NgramLinear train_ngram_linear(const NgramTrainingData& data, int labels, std::uint64_t seed, Workers& workers);

}  // namespace seq
