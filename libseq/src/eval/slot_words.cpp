#include "eval/slot_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "eval/characters.h"
#include "text/unicode.h"

namespace seq::eval {
namespace {

bool is_word(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }
bool is_sign(char32_t c) { return c == '%' || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_SC_MASK) != 0; }
bool ends_clause(char32_t c) { return std::u32string_view(U".,;:!?()").find(c) != std::u32string_view::npos; }

std::string number_as_digits(const std::string& word) {
  constexpr std::string_view small[] = {"zero",     "one",      "two",      "three",   "four",    "five",
                                        "six",      "seven",    "eight",    "nine",    "ten",     "eleven",
                                        "twelve",   "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                                        "eighteen", "nineteen", "twenty"};
  constexpr std::string_view tens[] = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"};
  for (std::size_t i = 0; i < std::size(small); ++i)
    if (word == small[i]) return std::to_string(i);
  for (std::size_t i = 0; i < std::size(tens); ++i)
    if (word == tens[i]) return std::to_string(30 + 10 * i);
  return word;
}

void add_word(const std::u32string& word, std::vector<std::string>& words) {
  std::u32string_view rest = word;
  bool denied = false;
  if (rest == U"cannot" || rest.ends_with(U"n't")) {
    denied = true;
    rest.remove_suffix(3);
  } else if (rest.ends_with(U"'s")) {
    rest.remove_suffix(2);
  }
  std::string part;
  for (char32_t c : rest) {
    if (c != '\'') {
      part += to_utf8({&c, 1});
      continue;
    }
    if (!part.empty()) words.push_back(number_as_digits(part));
    part.clear();
  }
  if (!part.empty()) words.push_back(number_as_digits(part));
  if (denied) words.push_back("not");
}

}  // namespace

std::vector<std::string> slot_words(const std::string& text) {
  const std::u32string line = code_points(unicode::strip_accents(unicode::fold_case(to_utf8(code_points(text)))));
  std::vector<std::string> words;
  std::u32string word;
  const auto end_word = [&] {
    if (!word.empty()) add_word(word, words);
    word.clear();
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char32_t c = line[i];
    const bool inside = !word.empty() && i + 1 < line.size() && is_word(line[i + 1]);
    if (is_word(c)) {
      word += c;
    } else if (inside && is_apostrophe(c)) {
      word += U'\'';
    } else if (inside && (c == '.' || c == ',') && is_digit(line[i - 1]) && is_digit(line[i + 1])) {
      word += c;
    } else {
      end_word();
      if (is_sign(c)) words.push_back(to_utf8({&c, 1}));
      if (ends_clause(c)) words.push_back(kClauseEnd);
    }
  }
  end_word();
  return words;
}

std::vector<std::string> name_words(const std::string& name) {
  std::u32string apart;
  for (char32_t c : code_points(name)) {
    if (u_isupper(static_cast<UChar32>(c)) && !apart.empty() && u_islower(static_cast<UChar32>(apart.back())))
      apart += U' ';
    apart += c;
  }
  return slot_words(to_utf8(apart));
}

}  // namespace seq::eval
