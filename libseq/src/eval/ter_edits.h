// The edits of TER: insertions, deletions, substitutions and shifts of word sequences.
#pragma once

#include <cstdint>
#include <vector>

namespace seq::eval {

/// The fewest edits that tercom's greedy search finds from the hypothesis to the reference. Shifts of at most 10 words
/// over at most 50 positions, an edit distance within 25 words of the diagonal, at most 1,000 tried shifts.
std::int64_t translation_edits(const std::vector<std::uint32_t>& hypothesis,
                               const std::vector<std::uint32_t>& reference);

}  // namespace seq::eval
