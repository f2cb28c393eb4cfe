#include "search/constraints.h"

#include <algorithm>
#include <cmath>

namespace seq {

Constraints::Constraints(const SearchOptions& options, const SearchVocabulary& vocabulary, int vocabulary_size)
    : end_(vocabulary.end),
      no_repeat_ngram_(options.no_repeat_ngram),
      min_length_(options.min_length),
      max_length_(options.max_length),
      max_length_factor_(options.max_length_factor),
      mask_(static_cast<std::size_t>(vocabulary_size), 0) {
  for (int id : vocabulary.forbidden)
    if (id != end_) mask_[static_cast<std::size_t>(id)] = 1;
  if (vocabulary.begin != end_) mask_[static_cast<std::size_t>(vocabulary.begin)] = 1;
}

LengthLimits Constraints::limits(std::size_t source_tokens, std::size_t prefix_tokens) const {
  constexpr double far = 1e6;  // beyond any sentence, and still far from what an int holds
  LengthLimits limits;
  limits.shortest = min_length_;
  if (max_length_ > 0) {
    limits.longest = max_length_;
  } else {
    const double derived = std::min(max_length_factor_ * static_cast<double>(source_tokens), far) + 20;
    limits.longest = std::max(static_cast<int>(derived), min_length_);
  }
  limits.longest = std::max(limits.longest, static_cast<int>(prefix_tokens));
  return limits;
}

const std::uint8_t* Constraints::banned(int length, std::span<const int> history, const LengthLimits& limits) {
  for (int id : marked_) mask_[static_cast<std::size_t>(id)] = 0;
  marked_.clear();
  const auto mark = [&](int id) {
    std::uint8_t& m = mask_[static_cast<std::size_t>(id)];
    if (m == 0) marked_.push_back(id);
    m = 1;
  };
  if (length < limits.shortest) mark(end_);
  if (no_repeat_ngram_ > 0) {
    // A token is banned when it would end an n-gram whose first n - 1 tokens are the last n - 1 of the history.
    const auto context = static_cast<std::size_t>(no_repeat_ngram_ - 1);
    if (history.size() >= context) {
      const auto last = history.last(context);
      for (std::size_t i = 0; i + context < history.size(); ++i)
        if (std::equal(last.begin(), last.end(), history.begin() + static_cast<std::ptrdiff_t>(i)))
          mark(history[i + context]);
    }
  }
  return mask_.data();
}

}  // namespace seq
