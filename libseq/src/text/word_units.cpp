#include "text/word_units.h"

#include <unicode/uchar.h>

#include "text/character_kind.h"
#include "text/unicode.h"

namespace seq {
namespace {

struct Character {
  std::size_t begin, end;
  CharacterKind kind;
};

/// Adds the units of characters first … last, which stand between whitespace.
void add_units(const std::vector<Character>& characters, std::size_t first, std::size_t last,
               std::vector<WordUnit>& units) {
  const auto is_mark = [&](std::size_t i) { return characters[i].kind == CharacterKind::other; };
  std::size_t word = first, word_end = last;
  while (word < last && is_mark(word)) ++word;
  while (word_end > word && is_mark(word_end - 1)) --word_end;
  bool after_blank = true;
  for (std::size_t i = first; i < last;) {
    std::size_t end = i + 1;
    const bool inside = i >= word && i < word_end;
    if (inside && characters[i].kind != CharacterKind::lone_letter)
      while (end < word_end && characters[end].kind != CharacterKind::lone_letter) ++end;
    units.push_back({characters[i].begin, characters[end - 1].end, after_blank, !inside, static_cast<int>(end - i)});
    after_blank = false;
    i = end;
  }
}

}  // namespace

std::vector<WordUnit> word_units(std::string_view line) {
  std::vector<Character> characters;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t c = unicode::next(line, at);
    characters.push_back({begin, at, character_kind(c)});
  }
  std::vector<WordUnit> units;
  for (std::size_t i = 0; i < characters.size();) {
    if (characters[i].kind == CharacterKind::blank) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < characters.size() && characters[end].kind != CharacterKind::blank) ++end;
    add_units(characters, i, end, units);
    i = end;
  }
  return units;
}

bool blank_between(const std::vector<WordUnit>& units, std::size_t i, std::size_t j) {
  if (units[j].after_blank) return true;
  if (i + 1 == j || units[j].mark) return false;
  for (std::size_t k = i + 1; k < j; ++k)
    if (units[k].after_blank) return true;
  return false;
}

std::string join_units(std::string_view line, const std::vector<WordUnit>& units, const std::vector<bool>& kept) {
  std::string text;
  std::size_t last = units.size();
  for (std::size_t j = 0; j < units.size(); ++j) {
    if (!kept[j]) continue;
    if (last < units.size() && blank_between(units, last, j)) text += ' ';
    text += units[j].of(line);
    last = j;
  }
  std::size_t in_line = 0, in_text = 0;
  if (text.empty() || !u_isUUppercase(static_cast<UChar32>(unicode::next(line, in_line)))) return text;
  const char32_t first = unicode::next(text, in_text);
  std::string capital;
  unicode::append(capital, static_cast<char32_t>(u_totitle(static_cast<UChar32>(first))));
  return capital + text.substr(in_text);
}

}  // namespace seq
