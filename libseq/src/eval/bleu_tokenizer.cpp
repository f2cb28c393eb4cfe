#include "eval/bleu_tokenizer.h"

#include <unicode/uchar.h>

#include "eval/characters.h"
#include "eval/rewrite.h"
#include "seq/error.h"

namespace seq::eval {
namespace {

std::string separate_western(const std::string& text) {
  return separate_number_marks(pad_each(text, is_western_punctuation));
}

std::string tokenize_13a(std::string_view line) {
  std::string text(line);
  text = replace_all(std::move(text), "<skipped>", "");
  text = replace_all(std::move(text), "-\n", "");
  text = replace_all(std::move(text), "\n", " ");
  return separate_western(' ' + resolve_entities(std::move(text)) + ' ');
}

bool has_category(char32_t c, std::uint32_t mask) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0; }
bool is_not_number(char32_t c) { return !has_category(c, U_GC_N_MASK); }
bool is_punctuation(char32_t c) { return has_category(c, U_GC_P_MASK); }
bool is_symbol(char32_t c) { return has_category(c, U_GC_S_MASK); }

// A period behind a number at the very end stays with the number, as in mteval-v14.
std::string tokenize_intl(std::string_view line) {
  std::u32string text = code_points(line);
  text = pad_second(text, is_not_number, is_punctuation);
  text = pad_first(text, is_punctuation, is_not_number);
  return to_utf8(pad_each(text, is_symbol));
}

std::string tokenize_char(std::string_view line) {
  return to_utf8(pad_each(code_points(line), [](char32_t) { return true; }));
}

// The characters that the zh tokeniser sets apart. Two of its ranges are meant for the supplementary planes but are
// written with four hexadecimal digits, and so mean U+2001 to U+2A6D and U+2F81 to U+2FA1; published scores have been
// computed with them.
bool is_chinese(char32_t c) {
  constexpr char32_t ranges[][2] = {
      {0x2001, 0x2a6d}, {0x2e80, 0x2eff}, {0x2f00, 0x2fdf}, {0x2ff0, 0x2fff}, {0x3000, 0x303f}, {0x3100, 0x312f},
      {0x31a0, 0x31bf}, {0x31c0, 0x31ef}, {0x3200, 0x33ff}, {0x3400, 0x4db5}, {0x4e00, 0x9fbb}, {0xf900, 0xfa2d},
      {0xfa30, 0xfa6a}, {0xfa70, 0xfad9}, {0xfe10, 0xfe1f}, {0xfe30, 0xfe4f}, {0xff00, 0xffef}};
  for (const auto& [first, last] : ranges)
    if (c >= first && c <= last) return true;
  return false;
}

std::string tokenize_zh(std::string_view line) {
  return separate_western(to_utf8(pad_each(code_points(strip(line)), is_chinese)));
}

std::string tokenize_none(std::string_view line) { return std::string(line); }

}  // namespace

BleuTokenizer bleu_tokenizer(const std::string& name) {
  if (name == "13a") return tokenize_13a;
  if (name == "intl") return tokenize_intl;
  if (name == "char") return tokenize_char;
  if (name == "zh") return tokenize_zh;
  if (name == "none") return tokenize_none;
  fail(ErrorKind::usage, "unknown BLEU tokenizer '" + name + "'", "", "13a, intl, char, zh or none");
}

}  // namespace seq::eval
