// Word vectors in the text form of word2vec, GloVe and fastText.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace seq {

struct WordVectors {
  int dimension = 0;
  std::unordered_map<std::string, std::vector<float>> of;  ///< of the wanted words that the file has
};

/// One line a word: the word, then its numbers, separated by blanks; a first line of two whole numbers (how many, how
/// long) may precede. Keeps the words of `wanted` (word → anything) alone; of a word that comes twice, the first.
/// `dimension`: what the vectors must have, 0 = as the file says. Throws Error(data) naming file and line for a wrong
/// count of numbers, for what is no finite number, and for a header that lies; Error(missing).
WordVectors read_word_vectors(const std::string& path, const std::unordered_map<std::string, int>& wanted,
                              int dimension);

}  // namespace seq
