#include "search/alignment.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace seq {
namespace {

std::size_t words_in(const std::vector<int>& word_of) {
  int last = -1;
  for (int w : word_of) last = std::max(last, w);
  return static_cast<std::size_t>(last + 1);
}

}  // namespace

std::vector<std::vector<float>> word_attention(const std::vector<std::vector<float>>& attention,
                                               const std::vector<int>& source_word_of,
                                               const std::vector<int>& target_word_of) {
  const std::size_t source_words = words_in(source_word_of), target_words = words_in(target_word_of);
  std::vector<std::vector<float>> words(target_words, std::vector<float>(source_words, 0.0f));
  std::vector<int> tokens(target_words, 0);
  for (std::size_t t = 0; t < std::min(attention.size(), target_word_of.size()); ++t) {
    if (target_word_of[t] < 0) continue;
    const auto word = static_cast<std::size_t>(target_word_of[t]);
    ++tokens[word];
    for (std::size_t s = 0; s < std::min(attention[t].size(), source_word_of.size()); ++s)
      if (source_word_of[s] >= 0) words[word][static_cast<std::size_t>(source_word_of[s])] += attention[t][s];
  }
  for (std::size_t w = 0; w < target_words; ++w)
    for (float& a : words[w]) a /= static_cast<float>(std::max(tokens[w], 1));
  return words;
}

WordAlignment hard_alignment(const std::vector<std::vector<float>>& words) {
  WordAlignment pairs;
  for (std::size_t t = 0; t < words.size(); ++t) {
    const auto best = std::max_element(words[t].begin(), words[t].end());
    if (best != words[t].end() && *best > 0)
      pairs.emplace_back(static_cast<int>(best - words[t].begin()), static_cast<int>(t));
  }
  return pairs;
}

WordAlignment threshold_alignment(const std::vector<std::vector<float>>& words, double threshold) {
  WordAlignment pairs;
  for (std::size_t t = 0; t < words.size(); ++t)
    for (std::size_t s = 0; s < words[t].size(); ++s)
      if (words[t][s] > 0 && static_cast<double>(words[t][s]) >= threshold)
        pairs.emplace_back(static_cast<int>(s), static_cast<int>(t));
  return pairs;
}

std::string to_pharaoh(WordAlignment alignment) {
  std::sort(alignment.begin(), alignment.end());
  std::string text;
  for (const auto& [source, target] : alignment) {
    if (!text.empty()) text += ' ';
    text += std::to_string(source) + '-' + std::to_string(target);
  }
  return text;
}

std::string to_soft_text(const std::vector<std::vector<float>>& attention) {
  std::string text;
  char digits[32];
  for (std::size_t row = 0; row < attention.size(); ++row) {
    if (row > 0) text += ' ';
    for (std::size_t i = 0; i < attention[row].size(); ++i) {
      if (i > 0) text += ',';
      const auto end = std::to_chars(digits, digits + sizeof digits, attention[row][i], std::chars_format::general, 6);
      text.append(digits, end.ptr);
    }
  }
  return text;
}

}  // namespace seq
