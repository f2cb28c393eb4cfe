// From attention over tokens to alignments of words.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace seq {

/// (source word, target word), 0-based.
using WordAlignment = std::vector<std::pair<int, int>>;

/// Attention between words: [target word][source word]. attention has one row a target token (further rows, as the end
/// mark's, are ignored) and one weight a source token; the word_of lists give each token's word, 0-based, -1 = none. A
/// target word's row is the mean of its tokens' rows; a source word's weight is the sum of its tokens' weights. A word
/// without tokens has zeros.
std::vector<std::vector<float>> word_attention(const std::vector<std::vector<float>>& attention,
                                               const std::vector<int>& source_word_of,
                                               const std::vector<int>& target_word_of);

/// Each target word with the source word it attends to most, the first of equal ones; in the order of target words. A
/// target word that attends to nothing has none.
WordAlignment hard_alignment(const std::vector<std::vector<float>>& words);

/// All pairs of at least `threshold` (more than 0), in the order of target words.
WordAlignment threshold_alignment(const std::vector<std::vector<float>>& words, double threshold);

/// Pharaoh's form "0-0 1-2": source-target, ordered by source, then target, as Marian prints it.
std::string to_pharaoh(WordAlignment alignment);

/// Soft form, as Marian prints it: one comma-separated list of weights a row, rows separated by spaces; six significant
/// digits.
std::string to_soft_text(const std::vector<std::vector<float>>& attention);

}  // namespace seq
