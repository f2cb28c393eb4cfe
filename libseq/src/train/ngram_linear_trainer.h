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

/// Chooses the n-grams' shape from the data (n-grams up to 3 words, bucket bits by the number of distinct n-grams, so
/// that 2^bits · labels stays within 2^23), and regularisation by its own held-out tenth of the data. `independent`:
/// one sigmoid a label instead of one softmax. The result depends on data and seed alone, never on threads.
NgramLinear train_ngram_linear(const NgramTrainingData& data, int labels, bool independent, std::uint64_t seed,
                               Workers& workers);

}  // namespace seq
