// Dropout of a whole training step.
#pragma once

#include <cstdint>

#include "core/random.h"
#include "nn/rows.h"

namespace seq {

/// Where dropout strikes in one training step. Every site has a key of its own; at inference all are off.
struct DropoutPlan {
  double embedding = 0, layer = 0, recurrent = 0, source_word = 0, target_word = 0;
  std::uint64_t key = 0;  ///< of this step and lane

  Dropout at(double p, std::uint64_t site) const { return {random_key(key, site), p}; }
};

}  // namespace seq
