// Which tokens may follow: lengths in tokens and of the text, no repeated n-gram, ids that are never generated.
#pragma once

#include <algorithm>
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

/// How many ids a search over the requests meets: the vocabulary and the most extra words of a request.
inline int ids_of(const std::vector<SearchRequest>& requests, int vocabulary) {
  int extra = 0;
  for (const SearchRequest& r : requests) extra = std::max(extra, r.extra);
  return vocabulary + extra;
}

/// Where a hypothesis stands.
struct Position {
  const SearchRequest& request;
  const LengthLimits& limits;
  int length;                     ///< tokens so far
  std::span<const int> history;   ///< their ids; ignored unless needs_history()
  std::span<const float> scores;  ///< of what may follow
};

/// The rules of one search. Reuses its memory: one object serves one thread.
///
/// A text's longest length is never met by cutting a word. Where the likeliest token has no room, the hypothesis may
/// only end, unless it is too short yet; but where that token goes on with a word, only something shorter may go on
/// with it: not even the end may follow, and the hypothesis dies unless there is such a token.
///
/// An n-gram may come as often as the source has it, and once in any case, where both sides have the same words; else
/// once.
class Constraints {
 public:
  /// `ids`: how many there are, see ids_of.
  Constraints(const SearchOptions& options, const SearchVocabulary& vocabulary, int ids);

  /// Limits in tokens; what `search` says of max_length.
  LengthLimits limits(const SearchRequest& request) const;
  /// True when `banned` reads the history, not its length alone.
  bool needs_history() const { return no_repeat_ngram_ > 0 || !vocabulary_.lengths.empty(); }
  /// Marks with 1 each id that must not follow. One byte an id, valid until the next call.
  const std::uint8_t* banned(const Position& position);
  /// True when the last call forbade the end because a word would have been cut.
  bool inside_word() const { return inside_word_; }

 private:
  void mark(int id);
  void mark_repeats(const Position& position);
  void mark_by_text(const Position& position);
  PieceLength length_of(const SearchRequest& request, int id) const;

  const SearchVocabulary& vocabulary_;
  int no_repeat_ngram_, min_length_, max_length_;
  double max_length_factor_;
  PieceLength largest_;  ///< of the vocabulary's pieces
  bool inside_word_ = false;
  std::vector<std::uint8_t> mask_;
  std::vector<int> marked_;  ///< ids that the last call added to the mask
};

}  // namespace seq
