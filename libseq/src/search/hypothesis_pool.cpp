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

}  // namespace seq
