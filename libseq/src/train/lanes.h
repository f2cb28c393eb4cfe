// A batch forward and backward on several lanes, each single-threaded with its own activations and gradient.
#pragma once

#include <memory>
#include <vector>

#include "core/parallel.h"
#include "model/seq2seq.h"

namespace seq {

/// The lanes of a training run. The number of lanes decides the arithmetic; threads only run them.
class Lanes {
 public:
  Lanes(const Seq2Seq& network, int lanes, int threads);

  struct Settings {
    DropoutPlan dropout;  ///< the key is that of the step; every lane derives its own
    double label_smoothing = 0;
    double scale = 1;  ///< of the gradients: one over the target tokens of the step
  };

  /// Adds the gradients of one pair batch a lane (empty ones do nothing) to the lanes' gradients.
  LossSums run(const Parameters& parameters, const std::vector<PairBatch>& batches, const Settings& settings);

  /// Loss alone: no dropout, no smoothing, no gradients. Any number of batches.
  LossSums evaluate(const Parameters& parameters, const std::vector<PairBatch>& batches);

  const std::vector<Real*>& gradients() const { return gradients_; }
  int count() const { return static_cast<int>(lanes_.size()); }
  Workers& workers() { return workers_; }
  std::int64_t arena_bytes() const;

 private:
  struct Lane {
    Arena arena, scratch;
    std::vector<Real> gradient;
  };
  const Seq2Seq& network_;
  Workers workers_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::vector<Real*> gradients_;
};

}  // namespace seq
