// Which words to keep: the best way through a line under a length.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "text/word_units.h"

namespace seq {

/// A field's scores of one line's units, all finite; label 0 = left out, 1 = kept.
struct DeletionScores {
  std::vector<std::array<double, 2>> emissions;        ///< one a unit
  std::array<std::array<double, 2>, 2> transitions{};  ///< from, to
  std::array<double, 2> start{}, end{};
};

/// Adds the bias to every unit's score of being kept.
void add_keep_bias(DeletionScores& scores, double bias);

/// Adds one model's scores of a line to others' of the same line.
void add_scores(const DeletionScores& scores, DeletionScores& sum);
void scale_scores(DeletionScores& scores, double factor);

/// How long the text of the kept units may be.
struct DeletionLength {
  enum class Unit { words, characters } unit = Unit::characters;  ///< between blanks; code points with blanks
  std::int64_t least = 0, most = std::numeric_limits<std::int64_t>::max();
};

/// The labels of the highest score among those whose text is within the length. Where nothing is as long as `least`,
/// the longest that is not longer than `most`; never longer than that. Found by dynamic programming over place and
/// length; where these are more than eight million, by a price on length (a Lagrange multiplier), whose answer is the
/// best of all that are not longer than itself. `scores` and `units` are equally many, at least one.
std::vector<bool> best_deletion(const DeletionScores& scores, const std::vector<WordUnit>& units,
                                const DeletionLength& length);

/// Length of the text of these units.
std::int64_t length_of(const std::vector<WordUnit>& units, const std::vector<bool>& kept, DeletionLength::Unit unit);

}  // namespace seq
