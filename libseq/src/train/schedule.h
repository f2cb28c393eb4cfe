// What happens when in a run: the learning rate, and things that happen again and again.
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

/// When something happens that has an amount as its interval: after every so many updates, or at the end of epochs.
class Every {
 public:
  Every(const std::string& text, const std::string& option, const EpochSize& epoch);
  bool after_update(std::int64_t update) const { return updates_ > 0 && update % updates_ == 0; }
  bool after_epoch(std::int64_t epoch) const { return epochs_ > 0 && epoch % epochs_ == 0; }

 private:
  std::int64_t updates_ = 0, epochs_ = 0;
};

}  // namespace seq
