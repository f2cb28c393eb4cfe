// Which tokens may follow: length limits, no repeated n-gram, ids that are never generated.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/hypothesis.h"
#include "seq/options.h"

namespace seq {

/// Tokens of a hypothesis, the end mark not counted. The end is not allowed below `shortest`, and nothing else at
/// `longest`.
struct LengthLimits {
  int shortest = 0;
  int longest = 0;
};

/// The rules of one search. Reuses its memory: one object serves one thread.
class Constraints {
 public:
  Constraints(const SearchOptions& options, const SearchVocabulary& vocabulary, int vocabulary_size);

  /// Limits for a source of so many tokens and a forced prefix; what `search` says of max_length.
  LengthLimits limits(std::size_t source_tokens, std::size_t prefix_tokens) const;
  /// True when `banned` reads the history, not its length alone.
  bool needs_history() const { return no_repeat_ngram_ > 0; }
  /// Marks with 1 each id that must not follow; `length` tokens came before, `history` are their ids (ignored unless
  /// needs_history()). One byte an id, valid until the next call.
  const std::uint8_t* banned(int length, std::span<const int> history, const LengthLimits& limits);

 private:
  int end_, no_repeat_ngram_, min_length_, max_length_;
  double max_length_factor_;
  std::vector<std::uint8_t> mask_;
  std::vector<int> marked_;  ///< ids that the last call added to the mask
};

}  // namespace seq
