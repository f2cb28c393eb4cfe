// A linear classifier on hashed n-grams of words and characters: the baseline that a network must beat, and its partner
// in an ensemble.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seq {

/// What a line is described by. Stored in the model.
struct NgramShape {
  int word_ngrams = 2;   ///< n-grams of 1 … this many words
  int char_min = 3;      ///< n-grams of characters within a word and its borders, from
  int char_max = 5;      ///< … to; 0 = none
  int bucket_bits = 16;  ///< n-grams are hashed into 2^bits buckets
};

/// Bucket numbers (rising, each once) and the values there, of Euclidean length 1; empty for a text without words.
struct NgramFeatures {
  std::vector<std::uint32_t> bucket;
  std::vector<float> value;
};

/// `text` is normalised already (as the tokenizer's `normalize` gives it); words are separated by blanks and compared
/// folded to lower case.
NgramFeatures ngram_features(const NgramShape& shape, const std::string& text);

/// Scores = value · weight + bias.
struct NgramLinear {
  NgramShape shape;
  int labels = 0;
  std::vector<float> weights;  ///< 2^bucket_bits rows × labels
  std::vector<float> bias;     ///< labels

  /// One score a label: logits of a softmax, or of one sigmoid a label, as it was trained.
  std::vector<float> scores(const std::string& text) const;
};

}  // namespace seq
