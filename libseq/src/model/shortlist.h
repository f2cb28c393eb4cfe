// Lexical shortlists: which target pieces are likely for which source pieces, so that a search need not score the whole
// vocabulary. Source: Jean et al. 2015 ("On Using Very Large Target Vocabulary for Neural Machine Translation", section
// 3.2), with lists from the model's own attention in place of an aligner's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seq {

/// Immutable; shared by threads.
class Shortlist {
 public:
  Shortlist() = default;
  /// `always` may be generated whatever the source is, of_piece[s] (one list a source piece) for sources with piece s.
  /// Ids are in any order.
  Shortlist(std::vector<int> always, std::vector<std::vector<int>> of_piece);
  /// What bytes() gave. Throws Error(data) naming `where` when it does not fit the vocabularies.
  Shortlist(const std::string& bytes, int source_pieces, int target_pieces, const std::string& where);

  explicit operator bool() const { return !of_piece_.empty(); }
  /// The target pieces that may be generated for a source, rising. Source ids without a list (extra words) add none.
  std::vector<int> pieces_for(const std::vector<int>& source) const;
  /// Numbers of 32 bits, lowest byte first: of every list, `always` first, its length and its ids, rising.
  std::string bytes() const;

 private:
  std::vector<int> always_;
  std::vector<std::vector<int>> of_piece_;
};

}  // namespace seq
