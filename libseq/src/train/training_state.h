// Everything a run needs to go on as if it had never stopped.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/real.h"

namespace seq {

struct TrainingState {
  // Where the run is. Random numbers come from counters, so these are the random state too.
  std::int64_t update = 0;     ///< steps tried, skipped ones included
  std::int64_t epoch = 0;      ///< finished epochs
  std::int64_t batch = 0;      ///< batches of this epoch that are done
  std::int64_t sentences = 0;  ///< seen
  bool finished = false, early_stopped = false;
  double seconds = 0;  ///< spent so far; changes no result

  // What validations said.
  std::int64_t validated_at = -1;                    ///< the update of the last one
  std::vector<std::pair<std::string, double>> best;  ///< of the saved model; empty before the first
  int stalled = 0;
  double rate_factor = 1;  ///< lowered by plateaus and roll-backs

  // Trouble.
  int bad_steps = 0;  ///< skipped one after the other
  int rollbacks = 0;

  // What the run is about; a resumed run must agree.
  std::vector<std::pair<std::string, std::string>> identity;  ///< options and data fingerprints
  std::string source_spm, target_spm;                         ///< target empty when joint

  // Buffers of the parameter space's shape.
  std::vector<Real> weights, first_moment, second_moment, average;
  std::int64_t optimizer_steps = 0;
  std::vector<std::vector<Real>> kept;  ///< weights of the best checkpoints, best first
  std::vector<double> kept_scores;      ///< of the first metric
};

/// Atomic. Throws Error(create, io).
void save_training_state(const std::string& path, const TrainingState& state);
/// Throws Error(data, missing).
TrainingState load_training_state(const std::string& path);

}  // namespace seq
