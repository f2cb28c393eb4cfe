// The normalisation rules that a user's own SentencePiece model may bring along (nmt_nfkc and the like).
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace seq {

/// A precompiled map from character sequences to their replacements: a double-array trie (darts-clone's format) and the
/// replacements, NUL-terminated. Every look-up is checked against the bounds, so a hostile map can do no harm.
class Charsmap {
 public:
  Charsmap() = default;
  /// Throws Error(data) when the sizes in the blob contradict it. An empty blob maps nothing.
  Charsmap(const std::string& blob, const std::string& where);

  bool empty() const { return units_.empty(); }

  /// The longest rule that text begins with: its length and its replacement; length 0 when none does.
  std::pair<std::size_t, std::string_view> longest_match(std::string_view text) const;

  /// Every rule applied from left to right; what no rule covers is copied.
  std::string apply(std::string_view text) const;

 private:
  std::u32string units_;
  std::string replacements_;
};

}  // namespace seq
