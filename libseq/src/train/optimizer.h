// From the lanes' gradients to new weights: an ordered sum, clipping, and one fused pass over all numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "core/parallel.h"
#include "core/real.h"
#include "nn/parameters.h"
#include "seq/options.h"
#include "train/task.h"
#include "train/update.h"

namespace seq {

/// Adam (Kingma and Ba 2015), AdamW (Loshchilov and Hutter 2019), SGD with momentum, or Adagrad (Duchi et al. 2011)
/// over flat buffers. Works in chunks of fixed size, so the number of threads changes nothing.
///
/// Of a lookup table a step touches the rows that it reads. The others change too, by their momentum, but that can
/// wait: it is done, step by step with the same arithmetic, when they are next read. So a step costs what its rows
/// cost, and the numbers are to the bit those of updating all rows at every step.
class Optimizer {
 public:
  /// size: numbers in a buffer. options gives the method and its constants. lookup_tables: those whose rows wait.
  Optimizer(const TrainOptions& options, std::int64_t size, const std::vector<Tensor>& lookup_tables = {});

  /// Says which rows of lookup tables the coming step reads; they are brought up to date. To be called before the
  /// step's lanes run.
  void will_read(const std::vector<LookupRows>& lookups, std::vector<Real>& weights, Workers& workers);

  /// Adds lanes 1 … to lane 0, in order, sets them to zero, and returns the Euclidean norm of the sum.
  double sum_lanes(const std::vector<Real*>& lanes, Workers& workers);

  /// One step with the gradient in lanes[0] times `factor` (clipping by norm is the caller's factor; by value is done
  /// here). Sets lane 0 to zero. With an average: average = decay · average + (1 - decay) · weights; there must be
  /// no lookup tables then, since all rows of an average move.
  void step(std::vector<Real>& weights, const std::vector<Real*>& lanes, double factor, double rate, Workers& workers,
            std::vector<Real>* average, double average_decay);

  /// Sets lane 0 to zero without a step.
  void skip(const std::vector<Real*>& lanes, Workers& workers);

  /// Brings all rows up to date. Changes no number that later steps give.
  void bring_up_to_date(std::vector<Real>& weights, Workers& workers);

  std::int64_t steps() const { return steps_; }
  /// What a resumed run needs, all rows being up to date: the moments (empty where the method has none) and the number
  /// of steps.
  const std::vector<Real>& first_moment() const { return first_; }
  const std::vector<Real>& second_moment() const { return second_; }
  void restore(std::vector<Real> first_moment, std::vector<Real> second_moment, std::int64_t steps);
  /// Moments and steps as at the beginning.
  void reset();

 private:
  enum class Method { adam, adamw, sgd, adagrad };
  struct Stretch {
    std::int64_t first, size;
  };
  struct LookupTable {
    Tensor tensor;
    std::vector<std::int64_t> step;  ///< of each row: the step it is at; never_read before it is read
    std::vector<int> reading;        ///< rows of the coming step, rising
  };
  static constexpr std::int64_t never_read = -1;

  UpdateRule rule_of(double factor, double rate) const;
  /// work(stretch) for every stretch that the coming step may change, in pieces of fixed extent on all threads.
  /// work gets the number of its piece; pieces() is their count.
  template <typename Work>
  void each_changed(Workers& workers, const Work& work) const;
  int pieces() const;
  static void clear(Real* lane, Stretch s);
  void bring_row_up_to_date(LookupTable& table, int row, std::vector<Real>& weights);
  void mark_rows();
#ifdef SEQ_CHECKED
  /// Throws Error(internal) when a row that no work was said to read has a gradient.
  void check_other_rows(const std::vector<Real*>& lanes) const;
#endif

  TrainOptions options_;
  Method method_;
  std::int64_t size_, steps_ = 0;
  std::vector<Real> first_, second_;
  std::vector<Stretch> dense_;  ///< all but the lookup tables
  std::vector<LookupTable> tables_;
  std::vector<UpdateRule> missed_;  ///< rules of the steps since all rows were up to date
  std::vector<double> squares_;     ///< of each piece, within a sum of lanes
};

/// The lookup tables of a space.
std::vector<Tensor> lookup_tables(const ParameterSpace& space);

}  // namespace seq
