#include "train/schedule.h"

#include <algorithm>
#include <cmath>

namespace seq {

double to_updates(const Amount& amount, const EpochSize& epoch) {
  switch (amount.unit) {
    case Amount::Unit::updates:
      return amount.count;
    case Amount::Unit::epochs:
      return amount.count * epoch.updates;
    case Amount::Unit::tokens:
      return amount.count / std::max(1.0, epoch.target_tokens) * epoch.updates;
  }
  return amount.count;
}

RateSchedule::RateSchedule(const TrainOptions& options, const EpochSize& epoch, double total_updates)
    : kind_(options.schedule), peak_(options.lr), floor_(options.lr_floor), total_(total_updates) {
  warmup_ = to_updates(parse_amount(options.warmup, "--warmup"), epoch);
  // A run shorter than its warm-up would never learn at full rate.
  warmup_ = std::min(warmup_, total_ / 4);
  decay_start_ =
      options.decay_start.empty() ? total_ / 2 : to_updates(parse_amount(options.decay_start, "--decay-start"), epoch);
  decay_start_ = std::max(decay_start_, warmup_);
}

double RateSchedule::at(std::int64_t update) const {
  const double u = static_cast<double>(update);
  if (u < warmup_) return peak_ * u / warmup_;
  if (kind_ == "inv-sqrt") return peak_ * std::max(floor_, std::sqrt(std::max(1.0, warmup_) / std::max(1.0, u)));
  if (kind_ != "linear" && kind_ != "cosine") return peak_;
  const double left = std::clamp((total_ - u) / std::max(1.0, total_ - decay_start_), 0.0, 1.0);
  const double share = kind_ == "linear" ? left : 0.5 - 0.5 * std::cos(3.141592653589793 * left);
  return peak_ * (floor_ + (1 - floor_) * share);
}

Every::Every(const std::string& text, const std::string& option, const EpochSize& epoch) {
  const Amount amount = parse_amount(text, option);
  if (amount.unit == Amount::Unit::epochs && amount.count >= 1 && amount.count == std::floor(amount.count))
    epochs_ = static_cast<std::int64_t>(amount.count);
  else
    updates_ = std::max<std::int64_t>(1, std::llround(to_updates(amount, epoch)));
}

}  // namespace seq
