#include "train/task.h"

#include <algorithm>
#include <cmath>

namespace seq {

double TrainTask::data_bytes() const {
  constexpr double of_a_token = 10;  // its id and its characters
  double tokens = 0;
  for (const PairLength& l : lengths()) tokens += l.source + l.target;
  return of_a_token * tokens;
}

bool lower_is_better(const std::string& metric) { return metric == "perplexity" || metric == "wer"; }

void LaneWork::prepare(const std::vector<std::int64_t>& items, std::int64_t epoch) {
  targets_ = tokens_ = 0;
  items_ = static_cast<std::int64_t>(items.size());
  lookups_.clear();
  if (!items.empty()) pack(items, epoch);
}

void LaneWork::set_counts(std::int64_t targets, std::int64_t tokens) {
  targets_ = targets;
  tokens_ = tokens;
}

void LaneWork::add_lookup(const ParameterSpace& space, const Tensor& embedding, const std::vector<int>& ids) {
  if (embedding && space.specs()[embedding.index].lookup) lookups_.push_back({embedding, ids});
}

double perplexity_of(const LossSums& sums) {
  const double value = std::exp(sums.plain / static_cast<double>(std::max<std::int64_t>(1, sums.tokens)));
  return value < 1e300 ? value : 1e300;
}

}  // namespace seq
