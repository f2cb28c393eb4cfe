// Search with a fixed number of steps.
#pragma once

#include <vector>

#include "bench/report.h"

namespace seq::bench {

/// Sentences a second of greedy search (beam 1) and of beams, for one sentence at a time and for many at once. The end
/// mark comes at step tgt_len and no sooner, since an untrained network has no meaningful end.
Report measure_decoding(const Workload& workload, const std::vector<int>& beams, const std::vector<int>& sentences);

}  // namespace seq::bench
