#include "train/run.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <optional>

#include "core/atomic_file.h"
#include "core/lock_file.h"
#include "core/profile.h"
#include "core/random.h"
#include "core/system.h"
#include "model/weights.h"
#include "nn/bf16_matmul.h"
#include "seq/error.h"
#include "train/best_checkpoints.h"
#include "train/lanes.h"
#include "train/optimizer.h"

namespace seq {
namespace {

constexpr int bad_steps_before_rollback = 5, rollbacks_before_giving_up = 4;
constexpr double seconds_between_saves = 60;

using Clock = std::chrono::steady_clock;

Precision precision_of(const TrainOptions& training) {
  return training.precision == "bf16" ? Precision::bf16 : Precision::full;
}

double seconds_since(Clock::time_point t) { return std::chrono::duration<double>(Clock::now() - t).count(); }

/// A score with two decimals, without the locale.
std::string short_text(double value) {
  char text[400];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 2).ptr;
  return {text, end};
}

class Run {
 public:
  Run(TrainSetup setup, std::optional<TrainingState> resumed, TrainObserver& observer, const std::atomic<int>& stop)
      : s_(std::move(setup)),
        training_(s_.job.training),
        task_(*s_.task),
        observer_(observer),
        stop_(stop),
        schedule_(training_, s_.epoch, s_.planned_updates),
        optimizer_(training_, task_.space().size(), waiting_tables()),
        lanes_(task_.space().size(), training_.lanes, s_.threads),
        validate_(training_.valid_freq, "--valid-freq", s_.epoch),
        display_(training_.disp_freq, "--disp-freq", s_.epoch) {
    if (!training_.save_freq.empty()) save_.emplace(training_.save_freq, "--save-freq", s_.epoch);
    resumed_ = resumed.has_value();
    const auto size = static_cast<std::size_t>(task_.space().size());
    if (resumed) {
      state_ = std::move(*resumed);
      if (state_.weights.size() != size)
        fail(ErrorKind::data, "the training state has " + std::to_string(state_.weights.size()) + " numbers",
             state_path(), "the network has " + std::to_string(size), "start again with --restart");
      optimizer_.restore(state_.first_moment, state_.second_moment, state_.optimizer_steps);
    } else {
      state_.weights.assign(size, 0);
      task_.initialise(state_.weights.data(), training_.seed);
      if (training_.average_decay > 0) state_.average = state_.weights;
      task_.remember(state_);
    }
    state_.identity = s_.identity;
    parameters_ = Parameters(task_.space(), state_.weights.data(), true, precision_of(training_));
  }

  TrainResult train() {
    TrainPlan plan = describe_plan(s_);
    plan.resumed = resumed_;
    observer_.planned(plan);
    if (parameters_.precision() == Precision::bf16 && !bf16_is_fast())
      observer_.noted(
          "this processor has no fast instruction for bfloat16 (AMX, or AMD's AVX512_BF16): --precision f32 is faster "
          "here");
    started_ = last_log_ = last_save_ = Clock::now();
    // A state from the first moment on: whenever the run is killed, the next one knows that the model file is its own.
    if (!resumed_) save_state();
    while (!state_.finished) {
      if (complete()) {
        finish();
        break;
      }
      const auto batches = plan_epoch(task_.lengths(), s_.rules, state_.epoch);
      const auto count = static_cast<std::int64_t>(batches.size());
      while (state_.batch < count && !complete()) {
        if (stop_) return interrupted();
        one_update(batches);
        if (diverged_) return result(TrainResult::End::diverged);
        if (validate_.after_update(state_.update)) validate();
        const bool overdue = !save_ && seconds_since(last_save_) > seconds_between_saves;
        if (overdue || (save_ && save_->after_update(state_.update))) save_state();
      }
      if (state_.batch < count) continue;
      ++state_.epoch;
      state_.batch = 0;
      if (validate_.after_epoch(state_.epoch)) validate();
      if (save_ && save_->after_epoch(state_.epoch)) save_state();
    }
    return result(state_.early_stopped ? TrainResult::End::early_stopped : TrainResult::End::finished);
  }

 private:
  std::string state_path() const { return s_.job.model + ".state"; }

  /// True when nothing is left but the last validation and the mean of the best checkpoints. Depends on the stored
  /// state alone, so a run that is killed during these does them again.
  bool complete() const {
    if (state_.early_stopped) return true;
    return s_.whole_epochs ? static_cast<double>(state_.epoch) >= s_.planned_epochs
                           : static_cast<double>(state_.update) >= s_.planned_updates;
  }

  TrainResult result(TrainResult::End end) const {
    TrainResult r;
    r.end = end;
    r.updates = state_.update;
    r.epochs = epochs_done();
    r.seconds = state_.seconds + seconds_since(started_);
    r.best = state_.best;
    return r;
  }

  double epochs_done() const {
    return static_cast<double>(state_.epoch) +
           static_cast<double>(state_.batch) / (s_.epoch.updates * training_.accumulate);
  }

  TrainResult interrupted() {
    save_state();
    return result(TrainResult::End::interrupted);
  }

  void one_update(const std::vector<std::vector<std::int64_t>>& batches) {
    const std::int64_t last =
        std::min<std::int64_t>(state_.batch + training_.accumulate, static_cast<std::int64_t>(batches.size()));
    // All batches of a step first: gradients are means over the targets of the whole step.
    const auto count = static_cast<std::size_t>(last - state_.batch);
    std::int64_t targets = 0, tokens = 0, items = 0;
    lookups_.clear();
    for (std::size_t i = 0; i < count; ++i) {
      if (i == dealt_.size()) dealt_.emplace_back(work_for(task_, lanes_.count()));
      dealt_[i].deal(batches[state_.batch + static_cast<std::int64_t>(i)], task_.lengths(), state_.epoch,
                     lanes_.workers());
      for (const auto& work : dealt_[i].work()) {
        targets += work->targets();
        tokens += work->tokens();
        items += work->items();
      }
      dealt_[i].add_lookups(lookups_);
    }
    optimizer_.will_read(lookups_, state_.weights, lanes_.workers());
    ++state_.update;
    const double scale = 1.0 / static_cast<double>(std::max<std::int64_t>(1, targets));
    LossSums loss;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t key = random_key(training_.seed, static_cast<std::uint64_t>(state_.update), i, 99);
      loss += lanes_.run(parameters_, dealt_[i].work(), key, scale);
    }
    const double norm = optimizer_.sum_lanes(lanes_.gradients(), lanes_.workers());
    const double rate = schedule_.at(state_.update) * state_.rate_factor;
    if (!std::isfinite(norm) || !std::isfinite(loss.smoothed)) {
      skip_step();
    } else {
      state_.bad_steps = 0;
      const double clip = training_.clip_norm;
      const double factor = clip > 0 && norm > clip ? clip / norm : 1;
      const double t = static_cast<double>(optimizer_.steps() + 1);
      // Early on the average would be mostly the starting weights.
      const double decay = std::min(training_.average_decay, (1 + t) / (10 + t));
      optimizer_.step(state_.weights, lanes_.gradients(), factor, rate, lanes_.workers(),
                      state_.average.empty() ? nullptr : &state_.average, decay);
      repack();
    }
    state_.batch = last;
    state_.sentences += items;
    report(loss, norm, rate, tokens);
  }

  /// Lookup tables whose rows may wait for their updates. An average needs them all at every step.
  std::vector<Tensor> waiting_tables() const {
    return training_.average_decay > 0 ? std::vector<Tensor>() : lookup_tables(task_.space());
  }

  void repack() {
    lanes_.workers().each(parameters_.pieces(), [&](int i) {
      ProfileBlock block("packing weights");
      parameters_.repack(i);
    });
  }

  /// A step whose gradient is not finite changes nothing; several of them in a row mean going back.
  void skip_step() {
    optimizer_.skip(lanes_.gradients(), lanes_.workers());
    ++state_.bad_steps;
    observer_.noted("update " + std::to_string(state_.update) + ": the gradient is not finite, the step is skipped");
    if (state_.bad_steps < bad_steps_before_rollback) return;
    state_.bad_steps = 0;
    if (++state_.rollbacks >= rollbacks_before_giving_up) {
      diverged_ = true;
      return;
    }
    state_.rate_factor /= 2;
    if (state_.best.empty()) {
      task_.initialise(state_.weights.data(), training_.seed);
    } else {
      take_over_weights(load_model_file(s_.job.model, s_.job.app), task_.space(), state_.weights.data());
    }
    if (!state_.average.empty()) state_.average = state_.weights;
    optimizer_.reset();
    repack();
    observer_.noted("back to the " + std::string(state_.best.empty() ? "start" : "best checkpoint") +
                    " with half the learning rate");
  }

  void report(const LossSums& loss, double norm, double rate, std::int64_t tokens) {
    window_loss_ += loss.smoothed;
    window_targets_ += loss.tokens;
    window_tokens_ += tokens;
    StepReport r;
    r.epoch = epochs_done();
    r.update = state_.update;
    r.sentences = state_.sentences;
    r.cost = window_loss_ / static_cast<double>(std::max<std::int64_t>(1, window_targets_));
    r.seconds = seconds_since(last_log_);
    r.tokens_per_second = static_cast<double>(window_tokens_) / std::max(1e-9, r.seconds);
    r.gradient_norm = norm;
    r.learning_rate = rate;
    r.progress = std::min(1.0, static_cast<double>(state_.update) / s_.planned_updates);
    const double here = static_cast<double>(++updates_here_);
    r.eta_seconds =
        seconds_since(started_) / here * std::max(0.0, s_.planned_updates - static_cast<double>(state_.update));
    observer_.progressed(r);
    // The first line soon, so that a person sees it move.
    const bool first = updates_here_ == 1;
    if (first || display_.after_update(state_.update)) {
      r.rss_bytes = current_rss_bytes();
      observer_.logged(r);
      window_loss_ = 0;
      window_targets_ = window_tokens_ = 0;
      last_log_ = Clock::now();
    }
  }

  const std::vector<Real>& weights_to_save() const { return state_.average.empty() ? state_.weights : state_.average; }

  ValidationScores scores_of(const std::vector<Real>& weights, int samples) {
    std::optional<Parameters> own;
    // What is saved will run in float32, so that is what is judged.
    if (&weights != &state_.weights || parameters_.precision() != Precision::full)
      own.emplace(task_.space(), weights.data(), false);
    return task_.validate(own ? *own : parameters_, samples, lanes_);
  }

  bool better(double a, double b) const { return lower_is_better(training_.valid_metrics[0]) ? a < b : a > b; }

  void validate() {
    if (state_.validated_at == state_.update) return;
    state_.validated_at = state_.update;
    const auto began = Clock::now();
    optimizer_.bring_up_to_date(state_.weights, lanes_.workers());
    const ValidationScores scores = scores_of(weights_to_save(), training_.valid_samples);
    const double first = scores.metrics[0].second;
    ValidReport report;
    report.epoch = epochs_done();
    report.update = state_.update;
    report.metrics = scores.metrics;
    report.samples = scores.samples;
    report.new_best = state_.best.empty() || better(first, state_.best[0].second);
    if (report.new_best) {
      state_.best = scores.metrics;
      state_.stalled = 0;
    } else {
      ++state_.stalled;
      if (training_.schedule == "plateau") state_.rate_factor *= training_.plateau_factor;
    }
    keep_among_best(state_, weights_to_save(), first, static_cast<std::size_t>(training_.keep_best),
                    lower_is_better(training_.valid_metrics[0]));
    if (report.new_best) save_model(weights_to_save(), scores.calibration);
    report.stalled = state_.stalled;
    report.best = state_.best[0].second;
    report.seconds = seconds_since(began);
    state_.early_stopped = training_.early_stopping > 0 && state_.stalled >= training_.early_stopping;
    save_state();
    observer_.validated(report);
    last_log_ = Clock::now();
    window_tokens_ = 0;
  }

  /// The end of the run: a last validation, and the mean of the best checkpoints if it is at least as good.
  void finish() {
    validate();
    if (state_.kept.size() > 1) save_mean_of_kept();
    state_.kept.clear();
    state_.kept_scores.clear();
    state_.finished = true;
    save_state();
  }

  void save_mean_of_kept() {
    const std::vector<Real> mean = mean_of_best(state_);
    const ValidationScores scores = scores_of(mean, 0);
    const double first = scores.metrics[0].second;
    const bool taken = !better(state_.best[0].second, first);
    observer_.noted("the mean of the best " + std::to_string(state_.kept.size()) + " checkpoints has " +
                    scores.metrics[0].first + " " + short_text(first) + " and is " + (taken ? "saved" : "not saved"));
    if (!taken) return;
    state_.best = scores.metrics;
    save_model(mean, scores.calibration);
  }

  void save_model(const std::vector<Real>& weights, const std::vector<float>& calibration) {
    ModelFile file = task_.model_file(weights.data(), calibration);
    file.app = s_.job.app;
    file.receipt_json = training_receipt(s_, state_.update, state_.best);
    save_model_file(s_.job.model, file);
  }

  void save_state() {
    optimizer_.bring_up_to_date(state_.weights, lanes_.workers());
    state_.first_moment = optimizer_.first_moment();
    state_.second_moment = optimizer_.second_moment();
    state_.optimizer_steps = optimizer_.steps();
    TrainingState& s = state_;
    const double before = s.seconds;
    s.seconds += seconds_since(started_);
    save_training_state(state_path(), s);
    s.seconds = before;
    last_save_ = Clock::now();
  }

  TrainSetup s_;
  const TrainOptions& training_;
  const TrainTask& task_;
  TrainObserver& observer_;
  const std::atomic<int>& stop_;
  TrainingState state_;
  bool resumed_ = false, diverged_ = false;
  RateSchedule schedule_;
  Optimizer optimizer_;
  Lanes lanes_;
  std::vector<DealtBatch> dealt_;    ///< the batches of a step, ...
  std::vector<LookupRows> lookups_;  ///< and what they read: kept, so that a step allocates nothing
  Parameters parameters_;
  Every validate_, display_;
  std::optional<Every> save_;
  std::int64_t updates_here_ = 0;
  double window_loss_ = 0;
  std::int64_t window_targets_ = 0, window_tokens_ = 0;
  Clock::time_point started_, last_log_, last_save_;
};

}  // namespace

std::optional<TrainingState> earlier_run(const TrainCommon& job) {
  if (job.model.empty())
    fail(ErrorKind::usage, "no model file given", "-m", "expected the file to write", "add -m FILE");
  const std::string state = job.model + ".state";
  const bool has_state = std::filesystem::exists(state), has_model = std::filesystem::exists(job.model);
  if (job.restart) return std::nullopt;
  if (has_state) return load_training_state(state);
  if (has_model && !job.force)
    fail(ErrorKind::create, "the model exists and has no training state beside it", job.model,
         "training would overwrite it", "choose another -m, or overwrite it with --restart");
  return std::nullopt;
}

TrainResult run_training(const TrainCommon& job, const SetUp& set_up, TrainObserver& observer,
                         const std::atomic<int>& stop) {
  const Note note = [&](const std::string& text) { observer.noted(text); };
  std::optional<TrainingState> resumed = earlier_run(job);
  check_writable(job.model, 0);
  const LockFile lock(job.model);
  TrainSetup setup = set_up(resumed ? &*resumed : nullptr, note);
  if (resumed && !job.force) {
    const std::vector<std::string> changed = differences(*resumed, setup);
    if (!changed.empty()) {
      std::string list;
      for (const std::string& line : changed) list += (list.empty() ? "" : ", ") + line;
      fail(ErrorKind::data, "this is not the run that was stopped", job.model + ".state", list,
           "give the same options and data, go on all the same with --force, or begin anew with --restart");
    }
  }
  const std::int64_t size = setup.task->space().size() * static_cast<std::int64_t>(sizeof(Real));
  const TrainOptions& training = setup.job.training;
  check_writable(job.model, size);
  check_writable(job.model + ".state", size * (3 + (training.average_decay > 0) + training.keep_best));
  return Run(std::move(setup), std::move(resumed), observer, stop).train();
}

TrainPlan timed_plan(const TrainSetup& setup) {
  TrainPlan plan = describe_plan(setup);
  // The time of a few real steps, forward and backward, times their number.
  const TrainTask& task = *setup.task;
  const std::uint64_t seed = setup.job.training.seed;
  Lanes lanes(task.space().size(), setup.job.training.lanes, setup.threads);
  std::vector<Real> weights(static_cast<std::size_t>(task.space().size()));
  task.initialise(weights.data(), seed);
  const Parameters parameters(task.space(), weights.data(), true, precision_of(setup.job.training));
  const auto batches = plan_epoch(task.lengths(), setup.rules, 0);
  double seconds = 0, tokens = 0;
  DealtBatch dealt(work_for(task, lanes.count()));
  for (int i = 0; i < 4; ++i) {
    dealt.deal(batches[i % batches.size()], task.lengths(), 0, lanes.workers());
    const auto began = Clock::now();
    lanes.run(parameters, dealt.work(), seed, 1);
    if (i == 0) continue;  // pages and caches are cold
    seconds += seconds_since(began);
    for (const auto& work : dealt.work()) tokens += static_cast<double>(work->tokens());
  }
  const double all = static_cast<double>(plan.source_tokens + plan.target_tokens) * plan.epochs;
  // The update and validation come on top.
  plan.seconds = 1.15 * seconds / std::max(1.0, tokens) * all;
  return plan;
}

}  // namespace seq
