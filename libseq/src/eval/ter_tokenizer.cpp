#include "eval/ter_tokenizer.h"

#include <algorithm>

#include "eval/characters.h"
#include "eval/rewrite.h"

namespace seq::eval {
namespace {

std::string normalize_western(std::string text) {
  text = replace_all(std::move(text), "\n-", "");
  text = replace_all(std::move(text), "\n", " ");
  text = pad_each(' ' + resolve_entities(std::move(text)) + ' ', is_western_punctuation);
  return separate_number_marks(replace_all(std::move(text), "'s ", " 's "));
}

bool is_asian_punctuation(char32_t c) {
  return c == 0x3001 || c == 0x3002 || (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301f) ||
         (c >= 0xff61 && c <= 0xff65) || c == 0x30fb || c == 0xff0e || c == 0xff0c || c == 0xff1f || c == 0xff1a ||
         c == 0xff1b || c == 0xff01 || c == 0xff02 || c == 0xff08 || c == 0xff09;
}

// Ideographs, radicals, strokes and compatibility forms. U+3200 to U+3F22 is wider than the block of enclosed letters
// that was meant (to U+32FF), and scores have been published with it. Kana are left whole: tercom's rule for them looks
// for a line without any space, and normalising has put one around the line.
bool is_split_ideograph(char32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x31c0 && c <= 0x31ef) ||
         (c >= 0x2e80 && c <= 0x2eff) || (c >= 0x3300 && c <= 0x33ff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0xfe30 && c <= 0xfe4f) || (c >= 0x3200 && c <= 0x3f22) || is_asian_punctuation(c);
}

}  // namespace

std::string ter_tokenize(std::string_view line, const TerOptions& options) {
  line = strip_end(line);
  std::string text = options.case_sensitive ? std::string(line) : lower(line);
  if (options.normalized) {
    text = normalize_western(std::move(text));
    if (options.asian_support) text = to_utf8(pad_each(code_points(text), is_split_ideograph));
  }
  if (options.no_punct) {
    std::erase_if(text, [](char c) { return std::string_view(".,?:;!\"()").find(c) != std::string_view::npos; });
    if (options.asian_support) {
      std::u32string characters = code_points(text);
      std::erase_if(characters, is_asian_punctuation);
      text = to_utf8(characters);
    }
  }
  return join_words(text);
}

}  // namespace seq::eval
