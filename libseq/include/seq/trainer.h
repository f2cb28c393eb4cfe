// Training a translator or a summarizer: one call that runs, reports to an observer, and can be stopped and resumed at
// any time.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "seq/options.h"

namespace seq {

/// What every training run is told: files, text, the run itself.
struct TrainCommon {
  std::string app;                 ///< the program, stored in the model; another one refuses it
  std::string model;               ///< path of the model file; "<model>.state" holds the training state beside it
  std::vector<std::string> train;  ///< files to learn from; .gz is read; "-" is standard input
  std::vector<std::string> valid;  ///< the same; empty = a part of the training data is held out
  TextOptions text;
  SoundOptions sound;  ///< where frames are read and lines name .wav files
  TrainOptions training;
  bool strict = false;   ///< invalid bytes are errors instead of U+FFFD
  bool force = false;    ///< resume although data or options changed; overwrite another app's model
  bool restart = false;  ///< forget an earlier run's state
  std::string command;   ///< as typed, for the receipt
};

/// What an encoder–decoder learns from: one TSV (source, tab, target) or two files line by line.
struct TrainJob : TrainCommon {
  TrainJob() { app = "translate"; }
  ModelOptions network;
  SearchOptions search;  ///< limits and penalties of translations at validation, which is greedy whatever the beam
};

/// The plan, known before the first step.
struct TrainPlan {
  std::int64_t parameters = 0;
  std::int64_t train_pairs = 0, valid_pairs = 0, skipped_pairs = 0;
  std::int64_t source_tokens = 0, target_tokens = 0;  ///< of one epoch
  int source_vocabulary = 0, target_vocabulary = 0;
  int labels = 0;            ///< of a classifier, which has no target tokens; else 0
  std::int64_t updates = 0;  ///< planned for the whole run
  double epochs = 0;
  std::int64_t memory_bytes = 0;  ///< estimate of the peak
  double seconds = 0;             ///< estimate of the whole run; 0 = unknown
  bool resumed = false;
  int threads = 0, lanes = 0;
  std::string kernels;                                       ///< "AVX3" and the like: which instruction set was chosen
  std::vector<std::pair<std::string, std::string>> options;  ///< every option with the value in force
};

/// What a log line shows: sums and means since the last one.
struct StepReport {
  double epoch = 0;  ///< fractional
  std::int64_t update = 0, sentences = 0;
  double cost = 0;                            ///< mean cross-entropy per target token (with label smoothing)
  double seconds = 0, tokens_per_second = 0;  ///< source plus target tokens
  double gradient_norm = 0, learning_rate = 0;
  double progress = 0;  ///< 0 to 1 of the planned run
  double eta_seconds = 0;
  std::int64_t rss_bytes = 0;  ///< resident memory; of what is logged alone
};

struct ValidReport {
  double epoch = 0;
  std::int64_t update = 0;
  std::vector<std::pair<std::string, double>> metrics;  ///< in the order of valid_metrics
  bool new_best = false;
  int stalled = 0;  ///< validations since the best
  double best = 0;  ///< of the first metric
  double seconds = 0;
  struct Sample {
    std::string source, reference, output;
  };
  std::vector<Sample> samples;
};

/// Receives a run's progress. Called from the thread that called `train`.
class TrainObserver {
 public:
  virtual ~TrainObserver() = default;
  virtual void planned(const TrainPlan&) {}
  /// Every update; cheap. For progress bars.
  virtual void progressed(const StepReport&) {}
  /// Every disp_freq, and soon after the start.
  virtual void logged(const StepReport&) {}
  virtual void validated(const ValidReport&) {}
  /// One line a person should read: "skipped 3 pairs longer than 200 tokens".
  virtual void noted(const std::string&) {}
};

struct TrainResult {
  enum class End { finished, early_stopped, interrupted, diverged } end = End::finished;
  std::int64_t updates = 0;
  double epochs = 0, seconds = 0;
  std::vector<std::pair<std::string, double>> best;  ///< validation scores of the saved model
};

/// Trains until the plan is done, early stopping, or `stop` becomes non-zero (a signal's number): then the state is
/// saved and End::interrupted returned. The same call again goes on and ends with the same bits as an unbroken run.
/// Throws Error: data, missing, create (locked by another run), io, memory, usage.
TrainResult train(const TrainJob& job, TrainObserver& observer, const std::atomic<int>& stop);

/// The plan alone; trains and writes nothing.
TrainPlan plan(const TrainJob& job);

}  // namespace seq
