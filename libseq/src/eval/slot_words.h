// Texts and values as the slot check compares them.
#pragma once

#include <string>
#include <vector>

namespace seq::eval {

/// Stands for a mark that ends a clause.
inline const std::string kClauseEnd = ".";

/// Case folded, without accents; words, currency signs and % are tokens of their own, hyphens and other marks separate,
/// commas, periods and brackets are clause ends unless between digits; isn't is "is not", cannot "can not"; number
/// words up to twenty, and the tens, are digits.
std::vector<std::string> slot_words(const std::string& text);

/// The words of a name in camel case, with underscores or blanks: familyFriendly is family friendly.
std::vector<std::string> name_words(const std::string& name);

}  // namespace seq::eval
