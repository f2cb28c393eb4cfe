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
  std::vector<std::vector<int>> labels;  ///< of each line; none twice
  std::vector<double> weight;            ///< of each line, 0 or more: 2 counts as the line given twice; empty = all 1
  bool independent = true;               ///< a sigmoid each for the labels; false: one softmax, for lines of one label
  /// What was learnt before of the first labels, or null: then its n-grams and buckets are used, its weights are the
  /// prior's means, and those of labels that no line has stay as they are.
  const NgramLinear* prior = nullptr;
};

/// Logistic regression, with a prior that lets those n-grams count whose presence says something of the label (the
/// log-count ratios of Wang and Manning 2012). How much the data count against the prior is chosen on held-out tenths:
/// several of them when the data are few. Then all lines are learnt from. n-grams and buckets are chosen from the data,
/// so that 2^bits · labels stays within 2^23; of more lines than fit into about a gigabyte a random part is taken. The
/// result depends on data and seed alone, never on threads. Labels that all lines have, or none, get a bias that says
/// so, and no weights. Throws Error(internal) when the arguments do not fit together.
NgramLinear train_ngram_linear(const NgramTrainingData& data, int labels, std::uint64_t seed, Workers& workers);

}  // namespace seq
