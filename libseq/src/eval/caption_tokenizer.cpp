#include "eval/caption_tokenizer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "eval/characters.h"
#include "seq/caption_metrics.h"

namespace seq {
namespace eval {
namespace {

using Characters = std::u32string_view;

bool is_word(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_one_of(char32_t c, Characters set) { return set.find(c) != Characters::npos; }

// Typographic marks as the ASCII ones that the treebank has for them, and its names of currencies.
std::u32string plain_marks(const std::u32string& text) {
  std::u32string result;
  for (char32_t c : text) {
    if (is_one_of(c, U"‘’‚‛"))
      result += U'\'';
    else if (is_one_of(c, U"“”„«»"))
      result += U'"';
    else if (is_one_of(c, U"–—―"))
      result += U" - ";
    else if (c == U'…')
      result += U' ';
    else if (c == U'£')
      result += U'#';
    else if (c == U'€')
      result += U'$';
    else
      result += c;
  }
  return result;
}

// Letters with a period behind each: u.s, e.g.
bool is_acronym(Characters word) {
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 == 0 ? !u_isalpha(static_cast<UChar32>(word[i])) : word[i] != '.') return false;
  return word.size() % 2 == 1 && word.size() > 1;
}

bool is_abbreviation(Characters word) {
  constexpr Characters known[] = {U"mr",  U"mrs", U"ms",   U"dr",  U"prof", U"rev",  U"st",  U"jr",  U"sr",
                                  U"co",  U"inc", U"corp", U"ltd", U"bros", U"etc",  U"vs",  U"ave", U"blvd",
                                  U"rd",  U"mt",  U"ft",   U"gen", U"col",  U"capt", U"sgt", U"gov", U"sen",
                                  U"rep", U"jan", U"feb",  U"aug", U"sept", U"oct",  U"nov", U"dec"};
  return std::find(std::begin(known), std::end(known), word) != std::end(known);
}

// The end of the word that begins at `at`: marks between word characters belong to it.
std::size_t word_end(Characters text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size()) {
    if (is_word(text[end])) {
      ++end;
      continue;
    }
    if (end + 1 >= text.size() || !is_word(text[end + 1])) break;
    const bool numbers = is_digit(text[end - 1]) && is_digit(text[end + 1]);
    const bool initial = text[end] == '.' && (end - at == 1 || is_acronym(text.substr(at, end - at))) &&
                         (end + 2 == text.size() || !is_word(text[end + 2]));
    if (!is_one_of(text[end], U"-'/&_") && !(numbers && is_one_of(text[end], U".,:")) && !initial) break;
    ++end;
  }
  const Characters word = text.substr(at, end - at);
  if (end < text.size() && text[end] == '.' && (is_acronym(word) || is_abbreviation(word))) ++end;
  return end;
}

// don't as do n't, cat's as cat 's, cannot as can not.
void add_word(Characters word, std::vector<std::string>& tokens) {
  constexpr std::pair<Characters, std::size_t> joined[] = {{U"cannot", 3}, {U"gonna", 3}, {U"gotta", 3},
                                                           {U"wanna", 3},  {U"gimme", 3}, {U"lemme", 3}};
  std::size_t cut = 0;
  for (const auto& [whole, place] : joined)
    if (word == whole) cut = place;
  for (Characters ending : {U"n't", U"'s", U"'m", U"'d", U"'re", U"'ve", U"'ll"})
    if (word.size() > ending.size() && word.ends_with(ending)) cut = word.size() - ending.size();
  if (cut > 0) tokens.push_back(to_utf8(word.substr(0, cut)));
  tokens.push_back(to_utf8(word.substr(cut)));
}

// What stands for a mark; nothing for those that no score counts.
std::string mark_token(char32_t mark) {
  constexpr std::pair<char32_t, const char*> brackets[] = {{U'(', "-lrb-"}, {U')', "-rrb-"}, {U'[', "-lsb-"},
                                                           {U']', "-rsb-"}, {U'{', "-lcb-"}, {U'}', "-rcb-"}};
  for (const auto& [bracket, name] : brackets)
    if (mark == bracket) return name;
  return is_one_of(mark, U".,;:?!'\"`-") ? "" : to_utf8(Characters(&mark, 1));
}

// A word without its stem: 's, 'll …, as written apart, or a year without its century.
std::size_t apostrophe_end(Characters text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_word(text[end])) ++end;
  const Characters word = text.substr(at, end - at);
  for (Characters known : {U"'s", U"'m", U"'d", U"'re", U"'ve", U"'ll", U"'tis", U"'twas"})
    if (word == known) return end;
  const bool year = word.size() >= 3 && is_digit(word[1]) && is_digit(word[2]);
  return year && (word.size() == 3 || word.substr(3) == U"s") ? end : at;
}

}  // namespace

std::vector<std::string> caption_words(std::string_view text) {
  const std::u32string line = plain_marks(code_points(lower(text)));
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < line.size();) {
    if (is_space(line[at])) {
      ++at;
      continue;
    }
    const std::size_t apostrophe = line[at] == '\'' ? apostrophe_end(line, at) : at;
    if (is_word(line[at])) {
      const std::size_t end = word_end(line, at);
      add_word(Characters(line).substr(at, end - at), tokens);
      at = end;
    } else if (apostrophe > at) {
      tokens.push_back(to_utf8(Characters(line).substr(at, apostrophe - at)));
      at = apostrophe;
    } else {
      if (std::string mark = mark_token(line[at]); !mark.empty()) tokens.push_back(std::move(mark));
      ++at;
    }
  }
  return tokens;
}

std::string caption_line(const std::string& text) {
  std::string line;
  for (const std::string& token : caption_words(text)) line += (line.empty() ? "" : " ") + token;
  return line;
}

References caption_lines(const References& references) {
  References lines(references.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const std::string& reference : references[i]) lines[i].push_back(caption_line(reference));
  return lines;
}

}  // namespace eval

std::vector<std::string> caption_tokens(const std::string& text) { return eval::caption_words(text); }

}  // namespace seq
