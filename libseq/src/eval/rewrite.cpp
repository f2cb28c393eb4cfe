#include "eval/rewrite.h"

namespace seq::eval {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_not_digit(char c) { return !is_digit(c); }
bool is_mark(char c) { return c == '.' || c == ','; }
bool is_hyphen(char c) { return c == '-'; }

}  // namespace

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  if (at == std::string::npos) return text;
  std::string result;
  std::size_t done = 0;
  for (; at != std::string::npos; at = text.find(from, done)) {
    result.append(text, done, at - done).append(to);
    done = at + from.size();
  }
  return result.append(text, done);
}

std::string resolve_entities(std::string text) {
  if (text.find('&') == std::string::npos) return text;
  text = replace_all(std::move(text), "&quot;", "\"");
  text = replace_all(std::move(text), "&amp;", "&");
  text = replace_all(std::move(text), "&lt;", "<");
  return replace_all(std::move(text), "&gt;", ">");
}

bool is_western_punctuation(char c) {
  return (c >= ' ' && c <= '&') || (c >= '(' && c <= '+') || c == '/' || (c >= ':' && c <= '@') ||
         (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Bytes serve as characters here: what is matched is ASCII, and a multi-byte character's last byte is "not a digit"
// just as the character is.
std::string separate_number_marks(const std::string& text) {
  return pad_second(pad_first(pad_second(text, is_not_digit, is_mark), is_mark, is_not_digit), is_digit, is_hyphen);
}

}  // namespace seq::eval
