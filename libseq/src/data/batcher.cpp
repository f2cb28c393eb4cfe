#include "data/batcher.h"

#include <algorithm>
#include <numeric>

#include "core/random.h"

namespace seq {
namespace {

constexpr std::int64_t window_batches = 64;
constexpr std::uint64_t order_stream = 1, batch_stream = 2;

}  // namespace

std::vector<std::vector<std::int64_t>> plan_epoch(const std::vector<PairLength>& lengths, const BatchRules& rules,
                                                  std::int64_t epoch) {
  const auto pairs = static_cast<std::int64_t>(lengths.size());
  std::vector<std::int64_t> order(lengths.size());
  std::iota(order.begin(), order.end(), 0);
  RandomStream(random_key(rules.seed, static_cast<std::uint64_t>(epoch), order_stream)).shuffle(order);

  std::int64_t tokens = 0;
  for (const PairLength& l : lengths) tokens += l.total();
  const std::int64_t mean = std::max<std::int64_t>(1, tokens / std::max<std::int64_t>(1, pairs));
  const std::int64_t batch_pairs =
      rules.sentences > 0 ? rules.sentences : std::max<std::int64_t>(1, rules.tokens / mean);
  const std::int64_t window = window_batches * batch_pairs;

  std::vector<std::vector<std::int64_t>> batches;
  for (std::int64_t first = 0; first < pairs; first += window) {
    const auto begin = order.begin() + first, end = order.begin() + std::min(pairs, first + window);
    std::stable_sort(begin, end, [&](std::int64_t a, std::int64_t b) {
      if (lengths[a].target != lengths[b].target) return lengths[a].target < lengths[b].target;
      return lengths[a].source < lengths[b].source;
    });
    std::int64_t filled = 0;
    batches.emplace_back();
    for (auto i = begin; i != end; ++i) {
      std::vector<std::int64_t>& last = batches.back();
      const bool full = rules.sentences > 0 ? static_cast<int>(last.size()) == rules.sentences
                                            : !last.empty() && filled + lengths[*i].total() > rules.tokens;
      if (full) {
        batches.emplace_back();
        filled = 0;
      }
      batches.back().push_back(*i);
      filled += lengths[*i].total();
    }
  }
  RandomStream(random_key(rules.seed, static_cast<std::uint64_t>(epoch), batch_stream)).shuffle(batches);
  return batches;
}

std::vector<std::vector<std::int64_t>> by_length(const std::vector<PairLength>& lengths, std::size_t count) {
  std::vector<std::int64_t> order(lengths.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::int64_t a, std::int64_t b) { return lengths[a].total() < lengths[b].total(); });
  std::vector<std::vector<std::int64_t>> batches;
  for (std::size_t first = 0; first < order.size(); first += count)
    batches.emplace_back(order.begin() + first, order.begin() + std::min(order.size(), first + count));
  return batches;
}

void LaneShares::deal(const std::vector<std::int64_t>& batch, const std::vector<PairLength>& lengths) {
  order_.resize(batch.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    const int tokens_a = lengths[batch[a]].total(), tokens_b = lengths[batch[b]].total();
    return tokens_a != tokens_b ? tokens_a > tokens_b : a < b;
  });
  for (std::vector<std::int64_t>& share : shares_) share.clear();
  const std::size_t lanes = shares_.size();
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const std::size_t round = i / lanes, place = i % lanes;
    shares_[round % 2 == 0 ? place : lanes - 1 - place].push_back(batch[order_[i]]);
  }
}

}  // namespace seq
