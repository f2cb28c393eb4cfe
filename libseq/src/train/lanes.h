// A batch forward and backward on several lanes, each with its own activations and gradient.
#pragma once

#include <memory>
#include <vector>

#include "core/large_memory.h"
#include "core/parallel.h"
#include "train/task.h"

namespace seq {

/// A batch as one piece of work a lane; some have nothing to do when there are fewer items than lanes. Kept between
/// steps.
class DealtBatch {
 public:
  /// work: without items, one a lane.
  explicit DealtBatch(WorkList work) : shares_(static_cast<int>(work.size())), work_(std::move(work)) {}

  /// Deals these items out, whose lengths are those of all items, and prepares the work on all threads.
  void deal(const std::vector<std::int64_t>& batch, const std::vector<PairLength>& lengths, std::int64_t epoch,
            Workers& workers);
  const WorkList& work() const { return work_; }
  /// Adds the rows of lookup tables that all lanes read.
  void add_lookups(std::vector<LookupRows>& lookups) const;

 private:
  LaneShares shares_;
  WorkList work_;
};

/// Work for each of so many lanes.
WorkList work_for(const TrainTask& task, int lanes);

/// The lanes of a training run. The number of lanes decides the arithmetic; threads only run them, and where there are
/// more threads, these help with products.
class Lanes {
 public:
  /// size: numbers in a gradient.
  Lanes(std::int64_t size, int lanes, int threads);

  /// Adds the gradients of one piece of work a lane (those without items do nothing) to the lanes' gradients, times
  /// `scale`. Every lane derives its key from that of the step.
  LossSums run(const Parameters& parameters, const WorkList& work, std::uint64_t key, double scale);

  /// Loss alone, of any number of pieces of work.
  LossSums evaluate(const Parameters& parameters, const WorkList& work);

  const std::vector<Real*>& gradients() const { return gradients_; }
  int count() const { return static_cast<int>(lanes_.size()); }
  Workers& workers() { return workers_; }
  std::int64_t arena_bytes() const;

 private:
  struct Lane {
    Arena arena, scratch;
    LargeVector<Real> gradient;
    LossSums loss;  ///< of the last step
  };
  LossSums lane_loss(int lane, const Parameters& parameters, const LaneWork& work, std::uint64_t key, double scale,
                     bool with_gradients);

  Workers workers_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::vector<Real*> gradients_;
};

}  // namespace seq
