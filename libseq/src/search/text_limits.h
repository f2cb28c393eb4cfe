// How long an output's text may be, in words and characters.
#pragma once

#include <algorithm>
#include <limits>

#include "seq/options.h"
#include "seq/tokenizer.h"

namespace seq {

struct TextLimits {
  static constexpr int unlimited = std::numeric_limits<int>::max();

  PieceLength shortest = {0, 0}, longest = {unlimited, unlimited};

  bool any() const {
    return shortest.words > 0 || shortest.characters > 0 || longest.words < unlimited || longest.characters < unlimited;
  }
  bool is_too_short(PieceLength text) const {
    return text.words < shortest.words || text.characters < shortest.characters;
  }
  bool has_room_for(PieceLength text) const {
    return text.words <= longest.words && text.characters <= longest.characters;
  }
};

/// A text with a piece behind it. The first piece begins a word in any case, and its blank does not show.
inline PieceLength joined(PieceLength text, PieceLength piece) {
  if (text.words > 0) return {text.words + piece.words, text.characters + piece.characters};
  return {std::max(1, piece.words), piece.characters - (piece.words > 0 ? 1 : 0)};
}

/// What the options ask for a source of this length: of --length and --ratio nine tenths to all, rounded to whole words
/// or characters, then --shortest and --longest. `lowered` becomes true when that is more than the source has: then no
/// more than that is demanded.
TextLimits text_limits(const SearchOptions& options, PieceLength source, bool& lowered);

/// The limits of one of `parts` texts which together have these limits; no more is demanded than its own source has.
TextLimits share_of(TextLimits limits, int parts, PieceLength source);

/// True when the options ask for a length of the text.
bool limits_text(const SearchOptions& options);

}  // namespace seq
