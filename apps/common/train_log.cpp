#include "common/train_log.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "common/numbers.h"

namespace app {
namespace {

using nlohmann::json;

json as_json(const seq::StepReport& step) {
  return {{"event", "step"},
          {"epoch", step.epoch},
          {"update", step.update},
          {"sentences", step.sentences},
          {"cost", step.cost},
          {"seconds", step.seconds},
          {"words_per_second", step.tokens_per_second},
          {"gradient_norm", step.gradient_norm},
          {"learning_rate", step.learning_rate},
          {"progress", step.progress},
          {"eta_seconds", step.eta_seconds},
          {"rss_bytes", step.rss_bytes}};
}

/// Marian counts epochs from 1: the epoch under way, or the one just ended.
std::string epoch_under_way(double epochs) {
  return std::to_string(std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(epochs - 1e-9))));
}

/// Only pairs have a target of their own.
std::string both_sides(std::int64_t source, std::int64_t target, const std::string& items, const std::string& unit) {
  if (items != "pairs") return grouped(source) + " " + unit;
  return grouped(source) + " source, " + grouped(target) + " target " + unit;
}

std::string data_text(const seq::TrainPlan& plan, const std::string& items) {
  std::string text = grouped(plan.train_pairs) + " training " + items + " (" +
                     both_sides(plan.source_tokens, plan.target_tokens, items, "tokens an epoch") + "), " +
                     grouped(plan.valid_pairs) + " validation " + items;
  if (plan.labels > 0) text += ", " + grouped(plan.labels) + (plan.labels == 1 ? " label" : " labels");
  if (plan.skipped_pairs > 0) text += ", " + grouped(plan.skipped_pairs) + " left out";
  return text;
}

const char* end_name(seq::TrainResult::End end) {
  switch (end) {
    case seq::TrainResult::End::finished:
      return "finished";
    case seq::TrainResult::End::early_stopped:
      return "stopped early";
    case seq::TrainResult::End::interrupted:
      return "interrupted";
    case seq::TrainResult::End::diverged:
      return "diverged";
  }
  return "ended";
}

}  // namespace

std::string step_text(const seq::StepReport& step) {
  return "Ep. " + epoch_under_way(step.epoch) + " : Up. " + std::to_string(step.update) + " : Sen. " +
         grouped(step.sentences) + " : Cost " + fixed(step.cost, 3) + " : Time " + fixed(step.seconds, 2) +
         "s : " + fixed(step.tokens_per_second, 2) + " words/s : gNorm " + fixed(step.gradient_norm, 3) + " : L.r. " +
         significant(step.learning_rate, 4) + " : ETA " + hours(step.eta_seconds) + " : RSS " + bytes(step.rss_bytes);
}

std::vector<std::string> valid_texts(const seq::ValidReport& report) {
  std::vector<std::string> lines;
  for (const auto& [name, value] : report.metrics) {
    std::string text = "[valid] Ep. " + epoch_under_way(report.epoch) + " : Up. " + std::to_string(report.update) +
                       " : " + name + " : " + fixed(value, name == "perplexity" ? 3 : 2);
    if (lines.empty()) {
      text += report.new_best ? " : new best"
                              : " : stalled " + std::to_string(report.stalled) +
                                    " times (last best: " + fixed(report.best, name == "perplexity" ? 3 : 2) + ")";
    }
    lines.push_back(std::move(text));
  }
  return lines;
}

std::string plan_text(const seq::TrainPlan& plan, const std::string& items) {
  std::string text;
  const auto row = [&text](const std::string& name, const std::string& value) {
    text += name + std::string(name.size() < 20 ? 20 - name.size() : 1, ' ') + value + "\n";
  };
  row("parameters", grouped(plan.parameters));
  row("data", data_text(plan, items));
  row("vocabulary", both_sides(plan.source_vocabulary, plan.target_vocabulary, items, "pieces"));
  row("updates", grouped(plan.updates) + " (" + significant(plan.epochs, 4) + " epochs)");
  row("memory", bytes(plan.memory_bytes));
  row("expected time", plan.seconds > 0 ? duration(plan.seconds) : "unknown");
  row("threads, lanes", std::to_string(plan.threads) + ", " + std::to_string(plan.lanes));
  row("kernels", plan.kernels);
  if (plan.resumed) row("resumes", "yes, from the state beside the model");
  text += "\noptions in force\n";
  for (const auto& [name, value] : plan.options) row("  " + name, value);
  return text;
}

void TrainLog::planned(const seq::TrainPlan& plan) {
  if (plan.resumed) log_.line("going on where the last run stopped");
  log_.line(data_text(plan, items_));
  log_.line(grouped(plan.parameters) + " parameters : vocabulary " +
            both_sides(plan.source_vocabulary, plan.target_vocabulary, items_, "pieces") + " : " +
            grouped(plan.updates) + " updates (" + significant(plan.epochs, 4) + " epochs) : memory " +
            bytes(plan.memory_bytes) + (plan.seconds > 0 ? " : about " + duration(plan.seconds) : "") + " : " +
            std::to_string(plan.threads) + " threads, " + std::to_string(plan.lanes) + " lanes, " + plan.kernels);
  json options = json::object();
  for (const auto& [name, value] : plan.options) options[name] = value;
  log_.event({{"event", "plan"},
              {"parameters", plan.parameters},
              {"train_pairs", plan.train_pairs},
              {"valid_pairs", plan.valid_pairs},
              {"skipped_pairs", plan.skipped_pairs},
              {"source_tokens", plan.source_tokens},
              {"target_tokens", plan.target_tokens},
              {"source_vocabulary", plan.source_vocabulary},
              {"target_vocabulary", plan.target_vocabulary},
              {"labels", plan.labels},
              {"updates", plan.updates},
              {"epochs", plan.epochs},
              {"memory_bytes", plan.memory_bytes},
              {"seconds", plan.seconds},
              {"resumed", plan.resumed},
              {"threads", plan.threads},
              {"lanes", plan.lanes},
              {"kernels", plan.kernels},
              {"options", options}});
}

void TrainLog::progressed(const seq::StepReport& step) {
  if (!log_.bar_is_due()) return;
  log_.bar(step.progress, fixed(100 * step.progress, 0) + "% · Ep. " + epoch_under_way(step.epoch) + " · Up. " +
                              std::to_string(step.update) + " · Cost " + fixed(step.cost, 3) + " · " +
                              fixed(step.tokens_per_second, 0) + " words/s · ETA " + hours(step.eta_seconds));
}

void TrainLog::logged(const seq::StepReport& step) {
  log_.line(step_text(step));
  log_.event(as_json(step));
}

void TrainLog::validated(const seq::ValidReport& report) {
  for (const std::string& text : valid_texts(report)) log_.line(text);
  json samples = json::array();
  for (const auto& sample : report.samples) {
    log_.line("[valid]   source    : " + sample.source);
    log_.line("[valid]   reference : " + sample.reference);
    log_.line("[valid]   output    : " + sample.output);
    samples.push_back({{"source", sample.source}, {"reference", sample.reference}, {"output", sample.output}});
  }
  json metrics = json::object();
  for (const auto& [name, value] : report.metrics) metrics[name] = value;
  log_.event({{"event", "valid"},
              {"epoch", report.epoch},
              {"update", report.update},
              {"metrics", metrics},
              {"new_best", report.new_best},
              {"stalled", report.stalled},
              {"best", report.best},
              {"seconds", report.seconds},
              {"samples", samples}});
}

void TrainLog::noted(const std::string& text) {
  log_.line(text);
  log_.event({{"event", "note"}, {"text", text}});
}

void TrainLog::ended(const seq::TrainResult& result, const std::string& model) {
  log_.end_bar();
  std::string text = end_name(result.end);
  // A linear model is made in one go.
  if (result.updates > 0) {
    text += " after " + grouped(result.updates) + " updates (" + significant(result.epochs, 4) + " epochs) in " +
            duration(result.seconds);
  }
  text += " : " + model;
  json best = json::object();
  for (const auto& [name, value] : result.best) {
    text += " : " + name + " " + fixed(value, name == "perplexity" ? 3 : 2);
    best[name] = value;
  }
  log_.line(text);
  log_.event({{"event", "end"},
              {"how", end_name(result.end)},
              {"updates", result.updates},
              {"epochs", result.epochs},
              {"seconds", result.seconds},
              {"best", best},
              {"model", model}});
}

}  // namespace app
