// The k best of a row of scores, without sorting it.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace seq {

struct ScoredId {
  float score = 0;
  int id = 0;
};

/// Higher score first; equal scores by the lower id.
inline bool ranks_before(const ScoredId& a, const ScoredId& b) {
  return a.score > b.score || (a.score == b.score && a.id < b.id);
}

/// The first id from `begin` on whose score is above `floor`, or scores.size().
std::size_t find_above(std::span<const float> scores, std::size_t begin, float floor);

/// Selects from rows; keeps its memory between calls.
class TopK {
 public:
  /// The k best of scores (fewer if there are not so many), best first, valid until the next call. Passed over: ids
  /// with banned[id] != 0 (banned may be null), NaN and infinities, and scores not above `floor`.
  std::span<const ScoredId> select(std::span<const float> scores, int k, const std::uint8_t* banned = nullptr,
                                   float floor = -std::numeric_limits<float>::infinity());

 private:
  std::vector<ScoredId> kept_;
};

}  // namespace seq
