// The order of training: which pairs make which batch, as a function of seed and epoch alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace seq {

/// How pairs are put together.
struct BatchRules {
  int sentences = 0;  ///< pairs a batch, or
  int tokens = 0;     ///< source plus target tokens a batch (with marks); one pair at least
  std::uint64_t seed = 1;
};

/// Tokens of a pair on each side, with their marks.
struct PairLength {
  int source = 0, target = 0;
  int total() const { return source + target; }
};

/// Batches of one epoch (numbers of pairs). Pairs are shuffled, sorted by length within windows of many batches so that
/// a batch holds pairs of about equal length, and the batches shuffled.
std::vector<std::vector<std::int64_t>> plan_epoch(const std::vector<PairLength>& lengths, const BatchRules& rules,
                                                  std::int64_t epoch);

/// All pairs in batches of `count`, shortest first: for computing on each once.
std::vector<std::vector<std::int64_t>> by_length(const std::vector<PairLength>& lengths, std::size_t count);

/// What each lane has of a batch. Kept between batches.
class LaneShares {
 public:
  explicit LaneShares(int lanes) : shares_(static_cast<std::size_t>(lanes)) {}

  /// Deals a batch's pairs out so that all lanes have about the same tokens: longest first, to and fro. Some lanes stay
  /// empty when there are fewer pairs.
  void deal(const std::vector<std::int64_t>& batch, const std::vector<PairLength>& lengths);

  int lanes() const { return static_cast<int>(shares_.size()); }
  const std::vector<std::int64_t>& operator[](int lane) const { return shares_[lane]; }

 private:
  std::vector<std::size_t> order_;  // of the batch, the longest first
  std::vector<std::vector<std::int64_t>> shares_;
};

}  // namespace seq
