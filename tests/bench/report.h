// The JSON line of a measurement.
#pragma once

#include <charconv>
#include <nlohmann/json.hpp>
#include <string>

#include "bench/timing.h"
#include "bench/workload.h"
#include "core/simd.h"
#include "core/system.h"

namespace seq::bench {

using Report = nlohmann::ordered_json;

/// A measured number with the digits that mean something: five.
inline double rounded(double value) {
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 4).ptr;
  double result = value;
  std::from_chars(text, end, result);
  return result;
}

/// What was measured, to begin a report with.
inline Report describe(const Workload& w, const std::string& mode) {
  return {{"mode", mode},       {"cell", w.cell},       {"hidden", w.hidden},      {"layers", w.layers},
          {"vocab", w.vocab},   {"src_len", w.src_len}, {"tgt_len", w.tgt_len},    {"input_feeding", w.input_feeding},
          {"jitter", w.jitter}, {"threads", w.threads}, {"kernels", kernel_name()}};
}

inline void add_memory(Report& report) {
  constexpr double mega = 1 << 20;
  report["rss_mib"] = rounded(static_cast<double>(current_rss_bytes()) / mega);
  report["peak_rss_mib"] = rounded(static_cast<double>(peak_rss_bytes()) / mega);
}

/// What a step took from the operating system.
inline void add_resources(Report& report, const std::string& prefix, const TimedSteps& steps) {
  const auto each = [&](std::int64_t all) { return rounded(static_cast<double>(all) / steps.count()); };
  report[prefix + "allocations_per_step"] = each(steps.used.allocations);
  report[prefix + "allocated_kib_per_step"] = each(steps.used.allocated_bytes / 1024);
  report[prefix + "page_faults_per_step"] = each(steps.used.page_faults);
}

}  // namespace seq::bench
