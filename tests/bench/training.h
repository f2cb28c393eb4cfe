// Whole training steps.
#pragma once

#include "bench/report.h"

namespace seq::bench {

/// Steps as the trainer takes them, from token ids to packed weights: batches of packed sequences, forward, backward,
/// sum over lanes, clipping, Adam, packing.
Report measure_training(const Workload& workload);

}  // namespace seq::bench
