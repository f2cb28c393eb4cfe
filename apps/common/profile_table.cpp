#include "common/profile_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/columns.h"
#include "common/numbers.h"

namespace app {
namespace {

double busy_seconds(const seq::ProfileReport& report) {
  double sum = 0;
  for (const seq::ProfiledBlock& b : report.blocks) sum += b.seconds;
  return sum;
}

std::vector<std::string> row_of(const seq::ProfiledBlock& b, double busy, double peak) {
  std::vector<std::string> row = {b.name, b.calls > 0 ? grouped(b.calls) : "", fixed(b.seconds, 2),
                                  fixed(100 * b.seconds / busy, 1) + "%"};
  if (b.gflop > 0 && b.seconds > 0) {
    const double rate = b.gflop / b.seconds;
    row.insert(row.end(), {fixed(rate, 1), fixed(100 * rate / peak, 0) + "%", fixed(b.gbytes / b.seconds, 1)});
  }
  return row;
}

}  // namespace

std::string profile_text(const seq::ProfileReport& report) {
  const double busy = std::max(1e-9, busy_seconds(report));
  std::vector<std::vector<std::string>> rows = {
      {"where the time went", "calls", "seconds", "share", "GFLOP/s", "of peak", "GB/s"}};
  seq::ProfiledBlock all{"all", 0, busy, 0, 0};
  for (const seq::ProfiledBlock& b : report.blocks) {
    all.gflop += b.gflop;
    all.gbytes += b.gbytes;
    rows.push_back(row_of(b, busy, report.peak_gflops));
  }
  rows.push_back(row_of(all, busy, report.peak_gflops));
  return table(rows) + fixed(report.seconds, 2) + " s by the clock, " +
         fixed(busy / std::max(1e-9, report.seconds), 2) + " threads busy on average; peak of one thread " +
         fixed(report.peak_gflops, 1) + " GFLOP/s\n";
}

nlohmann::json profile_event(const seq::ProfileReport& report) {
  nlohmann::json blocks = nlohmann::json::array();
  for (const seq::ProfiledBlock& b : report.blocks)
    blocks.push_back(
        {{"name", b.name}, {"calls", b.calls}, {"seconds", b.seconds}, {"gflop", b.gflop}, {"gbytes", b.gbytes}});
  return {{"event", "profile"},
          {"seconds", report.seconds},
          {"peak_gflops", report.peak_gflops},
          {"blocks", std::move(blocks)}};
}

}  // namespace app
