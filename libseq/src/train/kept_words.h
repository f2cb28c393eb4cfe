// Which words of a source a compression keeps.
#pragma once

#include <string>
#include <vector>

#include "text/word_units.h"

namespace seq {

struct KeptWords {
  std::vector<int> kept;  ///< one a unit of the source: 0 or 1
  bool whole = false;     ///< the compression is made of the source's units, in their order
};

/// A longest common subsequence of source and compression; of several that with the fewest runs of neighbours, and of
/// these the leftmost. The case of the compression's first letter does not count. Time and memory are the product of
/// both lengths. Both texts are valid UTF-8; `units` are those of the source.
KeptWords kept_words(const std::string& source, const std::vector<WordUnit>& units, const std::string& compression);

}  // namespace seq
