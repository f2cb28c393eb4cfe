// A linear classifier on hashed n-grams of words and characters: the baseline that a network must beat, and its partner
// in an ensemble.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/bucket_set.h"

namespace seq {

/// What a line is described by. Stored in the model.
struct NgramShape {
  int word_ngrams = 3;   ///< n-grams of 1 … this many words (text/folded_words.h), the line's ends counting as words;
                         ///< from 3 on also pairs of words with one left out between them; 0 = none
  int char_min = 3;      ///< n-grams of characters within a word of at least two and its ends, from …
  int char_max = 5;      ///< … to; 0 = none
  int bucket_bits = 16;  ///< n-grams are hashed into 2^bits buckets, 1 to 30
};

/// Bucket numbers, each once, in the order of their first n-grams (words before characters), and the values there.
struct NgramFeatures {
  std::vector<std::uint32_t> bucket;
  std::vector<float> value;
};

/// An n-gram that occurs t times has the value 1 + ln t. Those of words and those of characters, which have half of the
/// buckets each, are scaled to the same Euclidean length, and all together to 1. Empty for a text without words. `text`
/// is valid UTF-8, normalised as the training text was. Throws Error(internal) for an impossible shape.
NgramFeatures ngram_features(const NgramShape& shape, const std::string& text);

/// Scores = value · weight + bias.
struct NgramLinear {
  NgramShape shape;
  int labels = 0;
  BucketSet buckets;           ///< those that have weights
  std::vector<float> weights;  ///< a row for each of them, rising × labels
  std::vector<float> bias;     ///< labels

  /// The weights of a bucket, or null where it has none (all are 0).
  const float* row(std::uint32_t bucket) const {
    const std::int64_t place = buckets.place(bucket);
    return place < 0 ? nullptr : &weights[static_cast<std::size_t>(place) * static_cast<std::size_t>(labels)];
  }

  /// One score a label: logits of a softmax, or of one sigmoid a label, as it was trained. For a text without words it
  /// is the bias. Throws Error(internal) when the sizes do not fit together.
  std::vector<float> scores(const std::string& text) const;
};

}  // namespace seq
