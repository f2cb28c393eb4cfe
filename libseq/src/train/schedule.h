// The learning rate over a run.
#pragma once

#include <cstdint>
#include <string>

#include "seq/options.h"

namespace seq {

/// How many updates and target tokens an epoch has: turns amounts into updates.
struct EpochSize {
  double updates = 1;
  double target_tokens = 1;
};

/// Updates that an amount stands for, at least 0.
double to_updates(const Amount& amount, const EpochSize& epoch);

/// Warm-up, then constant, 1/√update, cosine or linear decay; all of them times a factor that plateaus and roll-backs
/// lower.
class RateSchedule {
 public:
  /// total_updates: of the whole run as planned.
  RateSchedule(const TrainOptions& options, const EpochSize& epoch, double total_updates);

  /// The rate of update number `update` (from 1), without the factor.
  double at(std::int64_t update) const;

 private:
  std::string kind_;
  double peak_, floor_, warmup_, decay_start_, total_;
};

}  // namespace seq
