// A text as the words that are counted: case folded, punctuation apart.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

/// The words of a text one behind the other.
struct FoldedWords {
  std::string letters;                   ///< all words' UTF-8, without blanks
  std::vector<std::size_t> begin = {0};  ///< words + 1 places in `letters`

  std::size_t count() const { return begin.size() - 1; }
  std::string_view word(std::size_t i) const {
    return std::string_view(letters).substr(begin[i], begin[i + 1] - begin[i]);
  }
};

/// Letters, digits and marks that follow each other are a word, with apostrophes between them (don't); so is every
/// letter of a script that writes no blanks between words (Han, kana, Thai …; classes ID, CJ and SA of Unicode Standard
/// Annex 14), and every run of one and the same other character ("..." , "!!", "$"). Blanks only separate. "Good," and
/// "good ," give the same words. `text` is valid UTF-8.
FoldedWords folded_words(const std::string& text);

}  // namespace seq
