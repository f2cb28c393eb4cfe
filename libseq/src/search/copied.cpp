#include "search/copied.h"

#include <cmath>

namespace seq {

std::vector<int> copied_tokens(const FoundHypothesis& found, const std::vector<int>& source) {
  std::vector<int> from;
  for (std::size_t t = 0; t < found.tokens.size(); ++t) {
    const std::vector<float>& attention = found.attention[t];
    int place = -1;
    double mass = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source[i] != found.tokens[t]) continue;
      mass += static_cast<double>(attention[i]);
      if (place < 0 || attention[i] > attention[static_cast<std::size_t>(place)]) place = static_cast<int>(i);
    }
    const double p = std::exp(static_cast<double>(found.token_log_probabilities[t]));
    from.push_back(static_cast<double>(found.copying[t]) * mass > 0.5 * p ? place : -1);
  }
  return from;
}

WordAlignment copied_words(const std::vector<int>& copied_tokens, const std::vector<int>& source_word_of,
                           const std::vector<int>& target_word_of) {
  WordAlignment words;
  for (std::size_t t = 0; t < copied_tokens.size();) {
    const int word = target_word_of[t];
    std::size_t end = t;
    int copied = 0, first = -1;
    for (; end < copied_tokens.size() && target_word_of[end] == word; ++end) {
      if (copied_tokens[end] < 0) continue;
      if (++copied == 1) first = copied_tokens[end];
    }
    if (2 * copied >= static_cast<int>(end - t))
      words.emplace_back(source_word_of[static_cast<std::size_t>(first)], word);
    t = end;
  }
  return words;
}

}  // namespace seq
