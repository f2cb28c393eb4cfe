// From lines to the sparse examples of the linear classifier.
#pragma once

#include <cstdint>
#include <vector>

#include "core/parallel.h"
#include "model/ngram_linear.h"
#include "train/dual_ascent.h"
#include "train/ngram_linear_trainer.h"

namespace seq {

/// The n-grams' kinds for these lines (documents need no characters and no triples), and as many buckets as keep
/// n-grams apart that two lines share.
NgramShape choose_ngram_shape(const std::vector<std::string>& text, int labels, Workers& workers);

/// The examples of all lines, or of a random part where all would be too many.
struct NgramExamples {
  SparseExamples rows;
  std::vector<std::uint32_t> bucket;  ///< of each feature; n-grams of a single line that no prior knows are left out
};

NgramExamples make_ngram_examples(const NgramTrainingData& data, const NgramShape& shape, int labels,
                                  std::uint64_t seed, Workers& workers);

}  // namespace seq
