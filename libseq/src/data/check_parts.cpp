#include "data/check_parts.h"

#include <algorithm>
#include <string_view>

#include "text/unicode.h"

namespace seq {

namespace {

// For languages without blanks: 200 words or 2000 characters are too long.
constexpr std::size_t kCharactersPerWord = 10;

bool has_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = unicode::next(text, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return true;
  }
  return false;
}

}  // namespace

OddText::OddText(int max_words) : max_words_(static_cast<std::size_t>(std::max(max_words, 0))) {}

void OddText::repair(Side& side) {
  if (unicode::valid(side.text)) return;
  invalid.add([&] { return side.place() + ": bytes that are not UTF-8"; });
  unicode::repair(side.text);
}

void OddText::look_for_control(const Side& side) {
  if (has_control(side.text)) control.add([&] { return side.place() + ": a control character"; });
}

std::size_t OddText::measure(const Side& side) {
  const std::size_t words = unicode::count_words(side.text);
  const std::size_t characters = unicode::count_code_points(side.text);
  if (words > max_words_) {
    too_long.add([&] { return side.place() + ": " + std::to_string(words) + " words"; });
  } else if (characters > max_words_ * kCharactersPerWord) {
    too_long.add([&] { return side.place() + ": " + std::to_string(characters) + " characters"; });
  }
  return words;
}

}  // namespace seq
