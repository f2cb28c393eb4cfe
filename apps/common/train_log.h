// A training run as log lines in Marian's form, JSON events and a progress bar.
#pragma once

#include <string>
#include <utility>

#include "common/log.h"
#include "seq/trainer.h"

namespace app {

class TrainLog : public seq::TrainObserver {
 public:
  /// items: what is learned from, "pairs" or "lines".
  TrainLog(Log& log, std::string items) : log_(log), items_(std::move(items)) {}

  void planned(const seq::TrainPlan& plan) override;
  void progressed(const seq::StepReport& step) override;
  void logged(const seq::StepReport& step) override;
  void validated(const seq::ValidReport& report) override;
  void noted(const std::string& text) override;
  /// How the run ended.
  void ended(const seq::TrainResult& result, const std::string& model);

 private:
  Log& log_;
  std::string items_;
};

/// The plan as a table for people: what --dry-run prints.
std::string plan_text(const seq::TrainPlan& plan, const std::string& items);

/// The log line of a step without its time: "Ep. 7 : Up. 306350 : Sen. 5,630,845 : Cost 3.446 : ...".
std::string step_text(const seq::StepReport& step);

/// The log lines of a validation without their time, one a metric; the first one says whether it is a new best.
std::vector<std::string> valid_texts(const seq::ValidReport& report);

}  // namespace app
