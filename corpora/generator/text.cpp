#include "text.h"

namespace corpora {

namespace {

std::string Trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\n')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n')) s.remove_suffix(1);
  return std::string(s);
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == separator) {
      parts.push_back(Trimmed(text.substr(start, i - start)));
      start = i + 1;
    }
  }
  return parts;
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& part : Split(text, ' ')) {
    if (!part.empty()) words.push_back(std::move(part));
  }
  return words;
}

std::string Join(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += ' ';
    text += part;
  }
  return text;
}

bool EndsWith(std::string_view text, std::string_view suffix) { return text.ends_with(suffix); }
bool StartsWith(std::string_view text, std::string_view prefix) { return text.starts_with(prefix); }

std::string Capitalised(std::string text) {
  if (text.empty()) return text;
  unsigned char first = static_cast<unsigned char>(text[0]);
  if (first >= 'a' && first <= 'z') {
    text[0] = static_cast<char>(first - 'a' + 'A');
  } else if (first == 0xC3 && text.size() > 1) {  // U+00E0..U+00FE, 0x20 above its capital
    unsigned char second = static_cast<unsigned char>(text[1]);
    if (second >= 0xA0 && second != 0xB7 && second != 0xBF) text[1] = static_cast<char>(second - 0x20);
  }
  return text;
}

std::string TidyCommas(const std::string& source) {
  std::string text = source;
  ReplaceAll(text, " ,", ",");
  ReplaceAll(text, ",,", ",");
  ReplaceAll(text, ",.", ".");
  ReplaceAll(text, ",?", "?");
  ReplaceAll(text, ",!", "!");
  ReplaceAll(text, "m..", "m.");  // a.m. and p.m. at the end of a sentence
  ReplaceAll(text, "  ", " ");
  return text;
}

int VowelGroups(std::string_view text) {
  int groups = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(text[i]);
    bool vowel = false;
    if (c == 0xC3 && i + 1 < text.size()) {
      unsigned char d = static_cast<unsigned char>(text[++i]) | 0x20;
      vowel = d == 0xA4 || d == 0xB6 || d == 0xBC || d == 0xA9;
    } else {
      vowel = std::string_view("aeiouyAEIOUY").find(static_cast<char>(c)) != std::string_view::npos;
    }
    if (vowel && !inside) ++groups;
    inside = vowel;
  }
  return groups;
}

}  // namespace corpora
