// Which tokens and words of an output were copied, and from where.
#pragma once

#include <vector>

#include "search/alignment.h"
#include "search/hypothesis.h"

namespace seq {

/// For each token the place in the source that it was copied from, -1 where more than half of its probability was the
/// vocabulary's. Of several places with the same word it is the one with most attention.
std::vector<int> copied_tokens(const FoundHypothesis& found, const std::vector<int>& source);

/// The words at least half of whose tokens were copied, with the source word of the first of these; the word_of lists
/// give each token's word.
WordAlignment copied_words(const std::vector<int>& copied_tokens, const std::vector<int>& source_word_of,
                           const std::vector<int>& target_word_of);

}  // namespace seq
