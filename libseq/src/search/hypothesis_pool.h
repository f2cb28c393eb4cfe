// The finished hypotheses of a sentence: the n best.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "search/hypothesis.h"

namespace seq {

/// Complete hypotheses stand before incomplete ones, then the higher score first; of equal ones the earlier comer stays
/// ahead.
class HypothesisPool {
 public:
  explicit HypothesisPool(int keep) : keep_(static_cast<std::size_t>(keep)) {}

  /// Whether add() would keep such a one.
  bool accepts(double score, bool complete) const;
  void add(FoundHypothesis hypothesis);
  /// True when no hypothesis of at most this score can enter any more.
  bool closed_to(double score) const { return !accepts(score, true); }
  /// The list, best first; incomplete ones only if there is no other. The pool is empty afterwards.
  std::vector<FoundHypothesis> take();

 private:
  std::size_t keep_;
  std::vector<FoundHypothesis> best_;
};

/// The lists of several groups as one of at most `keep`: the best of each group, the highest score first, then the
/// second of each, and so on; no tokens twice, and incomplete ones only if there is no other.
std::vector<FoundHypothesis> in_turns(std::vector<std::vector<FoundHypothesis>> groups, int keep);

}  // namespace seq
