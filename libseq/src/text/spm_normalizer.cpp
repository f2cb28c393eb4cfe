#include "text/spm_normalizer.h"

#include <tuple>

#include "text/segmenter.h"

namespace seq {

SpmNormalizer::SpmNormalizer(const SpmModel& model, const PieceTrie& symbols, const std::string& where)
    : model_(model), symbols_(symbols), charsmap_(model.charsmap, where) {}

std::string SpmNormalizer::apply(std::string_view text) const {
  std::string marked;
  marked.reserve(text.size() + text.size() / 3 + 8);
  bool after_blank = model_.collapse_spaces;
  const auto add = [&](std::string_view part) {
    for (const char letter : part) {
      if (letter != ' ') {
        marked += letter;
      } else if (!after_blank) {
        marked += kSpaceMark;
      }
      after_blank = letter == ' ' && model_.collapse_spaces;
    }
  };
  const auto starts_blank = [&] {
    if (text.empty()) return std::size_t{0};
    if (longest_symbol(symbols_, text) > 0) return std::size_t{0};
    const auto [length, replacement] = charsmap_.longest_match(text);
    if (length > 0) return replacement == " " ? length : std::size_t{0};
    return std::size_t{text.front() == ' '};
  };
  if (model_.collapse_spaces) {
    for (std::size_t blank = starts_blank(); blank > 0; blank = starts_blank()) text.remove_prefix(blank);
  }
  if (text.empty()) return marked;
  if (!model_.space_is_suffix && model_.add_dummy_space) marked += kSpaceMark;

  if (charsmap_.empty() && symbols_.empty()) {
    add(text);
  } else {
    while (!text.empty()) {
      std::size_t length = longest_symbol(symbols_, text);
      std::string_view part = text.substr(0, length);
      if (length == 0) std::tie(length, part) = charsmap_.longest_match(text);
      if (length == 0) part = text.substr(0, length = character_length(text));
      add(part);
      text.remove_prefix(length);
    }
  }
  const std::string_view mark = kSpaceMark;
  while (model_.collapse_spaces && std::string_view(marked).ends_with(mark)) marked.resize(marked.size() - mark.size());
  if (model_.space_is_suffix && model_.add_dummy_space) marked += mark;
  return marked;
}

}  // namespace seq
