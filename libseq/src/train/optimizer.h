// From the lanes' gradients to new weights: an ordered sum, clipping, and one fused pass over all numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "core/parallel.h"
#include "core/real.h"
#include "seq/options.h"

namespace seq {

/// Adam (Kingma and Ba 2015), AdamW (Loshchilov and Hutter 2019), SGD with momentum, or Adagrad (Duchi et al. 2011)
/// over flat buffers. Works in chunks of fixed size, so the number of threads changes nothing.
class Optimizer {
 public:
  /// size: numbers in a buffer. options gives the method and its constants.
  Optimizer(const TrainOptions& options, std::int64_t size);

  /// Adds lanes 1 … to lane 0, in order, and returns the Euclidean norm of the sum.
  double sum_lanes(const std::vector<Real*>& lanes, Workers& workers) const;

  /// One step with the gradient in lanes[0] times `factor` (clipping by norm is the caller's factor; by value is done
  /// here). Sets all lanes to zero. With an average: average = decay · average + (1 - decay) · weights.
  void step(std::vector<Real>& weights, const std::vector<Real*>& lanes, double factor, double rate, Workers& workers,
            std::vector<Real>* average, double average_decay);

  /// Sets all lanes to zero without a step.
  static void clear(const std::vector<Real*>& lanes, std::int64_t size, Workers& workers);

  std::int64_t steps() const { return steps_; }
  /// What a resumed run needs: the moments (empty where the method has none) and the number of steps.
  std::vector<Real>& first_moment() { return first_; }
  std::vector<Real>& second_moment() { return second_; }
  void restore_steps(std::int64_t steps) { steps_ = steps; }
  /// Moments and steps as at the beginning.
  void reset();

 private:
  enum class Method { adam, adamw, sgd, adagrad };
  TrainOptions options_;
  Method method_;
  std::int64_t size_, steps_ = 0;
  std::vector<Real> first_, second_;
};

}  // namespace seq
