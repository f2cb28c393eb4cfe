// Words and the punctuation around them as pieces of their own.
#pragma once

#include <string_view>
#include <vector>

namespace seq {

/// The parts of a word that may begin with the mark of the blank, which stays with the first part, so that all parts
/// in a row are the word again: "▁“Berlin," is "▁“", "Berlin" and ",". A run of letters, digits and marks is a part,
/// with apostrophes between them (don't) and with points, commas and colons between digits (1,250.5, 10:30); so is
/// every letter of a script without blanks, and every run of one and the same other character.
std::vector<std::string_view> word_parts(std::string_view word);

}  // namespace seq
