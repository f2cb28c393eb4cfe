// The three replacements that the tokenisers of BLEU and TER are made of. Each is one left-to-right pass over a string
// (of bytes or of code points) whose matches do not overlap, like a regular expression's global replacement.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace seq::eval {

/// "x" becomes " x " where is_match(x).
template <class Text, class Match>
Text pad_each(const Text& text, Match is_match) {
  Text result;
  result.reserve(text.size() + text.size() / 2);
  for (auto c : text) {
    if (is_match(c)) {
      result += {' ', c, ' '};
    } else {
      result += c;
    }
  }
  return result;
}

/// "xy" becomes "x y " where is_first(x) and is_second(y).
template <class Text, class First, class Second>
Text pad_second(const Text& text, First is_first, Second is_second) {
  Text result;
  result.reserve(text.size() + text.size() / 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (i + 1 < text.size() && is_second(text[i + 1]) && is_first(text[i])) {
      result += {' ', text[i + 1], ' '};
      ++i;
    }
  }
  return result;
}

/// "xy" becomes " x y" where is_first(x) and is_second(y).
template <class Text, class First, class Second>
Text pad_first(const Text& text, First is_first, Second is_second) {
  Text result;
  result.reserve(text.size() + text.size() / 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i + 1 < text.size() && is_first(text[i]) && is_second(text[i + 1])) {
      result += {' ', text[i], ' ', text[i + 1]};
      ++i;
    } else {
      result += text[i];
    }
  }
  return result;
}

/// Every occurrence of `from`, left to right, becomes `to`.
std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// &quot; &amp; &lt; &gt; become the characters they stand for, in this order.
std::string resolve_entities(std::string text);

/// ASCII punctuation that is always a token of its own (and the space): all but ' , - .
bool is_western_punctuation(char c);

/// Separates periods and commas that are not inside a number, and a hyphen behind a digit.
std::string separate_number_marks(const std::string& text);

}  // namespace seq::eval
