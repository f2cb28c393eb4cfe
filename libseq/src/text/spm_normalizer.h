// What SentencePiece does to a text before cutting it: the model's own rules, blanks collapsed and marked.
#pragma once

#include <string>
#include <string_view>

#include "text/charsmap.h"
#include "text/piece_trie.h"
#include "text/spm_model.h"

namespace seq {

/// Immutable; keeps references to the model and the user-defined symbols, which no rule touches.
class SpmNormalizer {
 public:
  /// Throws Error(data) when the model's rules are damaged.
  SpmNormalizer(const SpmModel& model, const PieceTrie& symbols, const std::string& where);

  /// "A  dog " becomes "▁A▁dog". Empty or blank text stays empty.
  std::string apply(std::string_view text) const;

 private:
  const SpmModel& model_;
  const PieceTrie& symbols_;
  Charsmap charsmap_;
};

}  // namespace seq
