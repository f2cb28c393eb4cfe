#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace corpora {

/// Splits at every `separator`; parts keep no blanks at their ends.
std::vector<std::string> Split(std::string_view text, char separator);
/// Splits at blanks, without empty parts.
std::vector<std::string> Words(std::string_view text);
/// Joins the non-empty parts with one blank.
std::string Join(const std::vector<std::string>& parts);
bool EndsWith(std::string_view text, std::string_view suffix);
bool StartsWith(std::string_view text, std::string_view prefix);
/// Upper-cases the first letter, also ä, ö, ü, é.
std::string Capitalised(std::string text);
/// Joins comma pieces: no blank before a comma, no comma doubled or before the closing mark.
std::string TidyCommas(const std::string& text);
/// Groups of vowels, a measure of syllables.
int VowelGroups(std::string_view text);

}  // namespace corpora
