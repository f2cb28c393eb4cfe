#include "text/folded_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/unicode.h"

namespace seq {
namespace {

enum class Kind : std::uint8_t { blank, letter, lone_letter, other };

Kind kind_by_tables(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (u_isUWhiteSpace(c)) return Kind::blank;
  if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) return Kind::other;
  const int line_break = u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
  return line_break == U_LB_IDEOGRAPHIC || line_break == U_LB_COMPLEX_CONTEXT ||
                 line_break == U_LB_CONDITIONAL_JAPANESE_STARTER
             ? Kind::lone_letter
             : Kind::letter;
}

Kind kind_of(char32_t c) {
  static const std::array<Kind, 128> ascii = [] {
    std::array<Kind, 128> kinds{};
    for (char32_t k = 0; k < 128; ++k) kinds[k] = kind_by_tables(k);
    return kinds;
  }();
  return c < 128 ? ascii[c] : kind_by_tables(c);
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

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
    const Kind kind = kind_of(c);
    if (in_letters && is_apostrophe(c) && at < line.size()) {
      std::size_t behind = at;
      if (kind_of(unicode::next(line, behind)) == Kind::letter) {
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
