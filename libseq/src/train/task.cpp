#include "train/task.h"

#include <algorithm>
#include <cmath>

namespace seq {

bool lower_is_better(const std::string& metric) { return metric == "perplexity" || metric == "wer"; }

double perplexity_of(const LossSums& sums) {
  const double value = std::exp(sums.plain / static_cast<double>(std::max<std::int64_t>(1, sums.tokens)));
  return value < 1e300 ? value : 1e300;
}

}  // namespace seq
