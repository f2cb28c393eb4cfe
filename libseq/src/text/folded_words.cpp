#include "text/folded_words.h"

#include <algorithm>

#include "text/character_kind.h"
#include "text/unicode.h"

namespace seq {
namespace {

using Kind = CharacterKind;

/// Folded text; ICU is asked only when there is more than ASCII.
std::string folded(const std::string& text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
  if (!ascii) return unicode::fold_case(text);
  std::string lower = text;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return lower;
}

}  // namespace

FoldedWords folded_words(const std::string& text) {
  const std::string line = folded(text);
  FoldedWords words;
  words.letters.reserve(line.size());
  words.begin.reserve(line.size() / 4 + 2);
  auto end_word = [&] {
    if (words.letters.size() > words.begin.back()) words.begin.push_back(words.letters.size());
  };
  bool in_letters = false;
  char32_t repeated = 0;  // the character that the last word is a run of
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t start = at;
    const char32_t c = unicode::next(line, at);
    const Kind kind = character_kind(c);
    if (in_letters && is_apostrophe(c) && at < line.size()) {
      std::size_t behind = at;
      if (character_kind(unicode::next(line, behind)) == Kind::letter) {
        words.letters += '\'';
        continue;
      }
    }
    if (!(kind == Kind::letter && in_letters) && !(kind == Kind::other && c == repeated)) end_word();
    if (kind != Kind::blank) words.letters.append(line, start, at - start);
    in_letters = kind == Kind::letter;
    repeated = kind == Kind::other ? c : 0;
  }
  end_word();
  return words;
}

}  // namespace seq
