// A line as the units that are kept or left out whole, and text again from those that are kept.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

/// A word or a mark, as bytes of the line.
struct WordUnit {
  std::size_t begin = 0, end = 0;
  bool after_blank = false;  ///< whitespace stands before it, or nothing
  bool mark = false;         ///< neither letter nor digit nor combining mark in it
  int characters = 0;        ///< code points

  std::string_view of(std::string_view line) const { return line.substr(begin, end - begin); }
};

/// What stands between whitespace is a word, but for the marks at its ends: each of those is a unit of its own (so
/// "(don't)," has four). Letters of scripts that write no blanks between words (Han, kana, Thai …) are units each.
/// `line` is valid UTF-8.
std::vector<WordUnit> word_units(std::string_view line);

/// Whether a blank goes before unit j when unit i (the last one kept before it) is the one that comes before: where the
/// line has one at j, or where something between them is left out and j is no mark that clings to what stands before.
bool blank_between(const std::vector<WordUnit>& units, std::size_t i, std::size_t j);

/// The text of the units that are kept, in their order, with the blanks between them; the first letter is made a
/// capital if that of the line is one.
std::string join_units(std::string_view line, const std::vector<WordUnit>& units, const std::vector<bool>& kept);

}  // namespace seq
