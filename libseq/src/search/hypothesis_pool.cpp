#include "search/hypothesis_pool.h"

#include <algorithm>

namespace seq {
namespace {

bool stands_before(double score, bool complete, const FoundHypothesis& other) {
  return complete != other.complete ? complete : score > other.score;
}

}  // namespace

bool HypothesisPool::accepts(double score, bool complete) const {
  return best_.size() < keep_ || stands_before(score, complete, best_.back());
}

void HypothesisPool::add(FoundHypothesis hypothesis) {
  if (!accepts(hypothesis.score, hypothesis.complete)) return;
  if (best_.size() == keep_) best_.pop_back();
  const auto place = std::find_if(best_.begin(), best_.end(), [&](const FoundHypothesis& other) {
    return stands_before(hypothesis.score, hypothesis.complete, other);
  });
  best_.insert(place, std::move(hypothesis));
}

std::vector<FoundHypothesis> HypothesisPool::take() {
  if (!best_.empty() && best_.front().complete)
    while (!best_.back().complete) best_.pop_back();
  return std::exchange(best_, {});
}

std::vector<FoundHypothesis> in_turns(std::vector<std::vector<FoundHypothesis>> groups, int keep) {
  if (groups.size() == 1) return std::move(groups[0]);
  const auto is_complete = [](const std::vector<FoundHypothesis>& list) { return list.front().complete; };
  if (std::any_of(groups.begin(), groups.end(), is_complete))
    std::erase_if(groups, [&](const auto& list) { return !is_complete(list); });
  std::vector<FoundHypothesis> all;
  std::size_t longest = 0;
  for (const auto& list : groups) longest = std::max(longest, list.size());
  for (std::size_t turn = 0; turn < longest; ++turn) {
    const auto first = static_cast<std::ptrdiff_t>(all.size());
    for (auto& list : groups) {
      if (turn >= list.size()) continue;
      const auto same = [&](const FoundHypothesis& other) { return other.tokens == list[turn].tokens; };
      if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(list[turn]));
    }
    std::stable_sort(all.begin() + first, all.end(),
                     [](const FoundHypothesis& a, const FoundHypothesis& b) { return a.score > b.score; });
  }
  if (all.size() > static_cast<std::size_t>(keep)) all.resize(static_cast<std::size_t>(keep));
  return all;
}

}  // namespace seq
