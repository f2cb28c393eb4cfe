// What a character is to the words of a text.
#pragma once

#include <cstdint>

namespace seq {

enum class CharacterKind : std::uint8_t {
  blank,        ///< white space
  letter,       ///< a letter, digit or combining mark
  lone_letter,  ///< one of a script that writes no blanks between words (Han, kana, Thai …): the classes ID, CJ and SA
                ///< of Unicode Standard Annex 14
  other,  ///< punctuation, symbols, controls
};

CharacterKind character_kind(char32_t code_point);

inline bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

}  // namespace seq
