#include "text/word_parts.h"

#include <unicode/uchar.h>

#include "text/character_kind.h"
#include "text/spm_model.h"
#include "text/unicode.h"

namespace seq {
namespace {

bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }

/// True when `c`, which is no letter, holds the characters before and behind it together.
bool joins(char32_t before, char32_t c, char32_t behind) {
  if (is_apostrophe(c)) return character_kind(behind) == CharacterKind::letter;
  return (c == '.' || c == ',' || c == ':') && is_digit(before) && is_digit(behind);
}

}  // namespace

std::vector<std::string_view> word_parts(std::string_view word) {
  std::vector<std::string_view> parts;
  const std::size_t first = word.starts_with(kSpaceMark) ? sizeof(kSpaceMark) - 1 : 0;
  std::size_t begin = 0;
  char32_t last = 0;  // of the part that began at `begin`; 0 = it has no character yet
  bool in_letters = false;
  for (std::size_t at = first; at < word.size();) {
    const std::size_t start = at;
    const char32_t c = unicode::next(word, at);
    const CharacterKind kind = character_kind(c);
    bool stays = last == 0;
    if (kind == CharacterKind::letter) {
      stays = stays || in_letters;
    } else if (kind == CharacterKind::other && last != 0) {
      std::size_t behind = at;
      if (in_letters && at < word.size() && joins(last, c, unicode::next(word, behind))) {
        last = c;
        continue;
      }
      stays = c == last && !in_letters;
    }
    if (!stays) {
      parts.push_back(word.substr(begin, start - begin));
      begin = start;
    }
    in_letters = kind == CharacterKind::letter;
    last = c;
  }
  if (begin < word.size()) parts.push_back(word.substr(begin));
  return parts;
}

}  // namespace seq
