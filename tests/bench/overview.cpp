#include "bench/overview.h"

#include <cstdio>
#include <string>
#include <vector>

#include "bench/decoding.h"
#include "bench/peak.h"
#include "bench/products.h"
#include "bench/table.h"
#include "bench/training.h"

namespace seq::bench {
namespace {

constexpr int name_width = 12, cell_width = 14;

void print_cells(const std::string& name, const std::vector<std::string>& cells) {
  std::printf("%s", to_left(name, name_width).c_str());
  for (const std::string& cell : cells) std::printf("%s", to_right(cell, cell_width).c_str());
  std::printf("\n");
}

void print_training(Workload w, const char* cell, int hidden) {
  w.cell = cell;
  w.hidden = hidden;
  const Report r = measure_training(w);
  const auto number = [&](const char* key) { return r[key].get<double>(); };
  print_cells(text("%s %d", cell, hidden),
              {text("%.1f", number("ms_per_step")), text("%.0f", number("tokens_per_s")),
               text("%.0f", number("tgt_tokens_per_s")), text("%.0f", number("gemm_gflops")),
               text("%.0f %%", 100 * number("gemm_fraction")), text("%.0f", number("allocations_per_step"))});
}

void print_decoding(Workload w, const char* cell, int hidden) {
  w.cell = cell;
  w.hidden = hidden;
  const Report r = measure_decoding(w, {1, 5}, {1, 32});
  std::vector<std::string> cells;
  for (const std::string name : {"greedy", "beam5"}) {
    const auto number = [&](const char* key) { return r[name + key].get<double>(); };
    cells.push_back(text("%.0f", number("_b1_sent_per_s")));
    cells.push_back(text("%.2f / %.2f", number("_b1_p50_ms"), number("_b1_p99_ms")));
    cells.push_back(text("%.0f", number("_b32_sent_per_s")));
  }
  print_cells(text("%s %d", cell, hidden), cells);
}

}  // namespace

bool print_overview(int threads, double seconds) {
  print_peak(threads);
  std::printf("\n");
  const bool right = print_products(1);

  Workload w;
  w.threads = threads;
  w.seconds = seconds;
  std::printf("\ntraining: %d sentences a step, %d source and %d target tokens each, %d words, %d threads\n", w.batch,
              w.src_len, w.tgt_len, w.vocab, threads);
  print_cells("", {"ms/step", "tokens/s", "target tok/s", "GFLOP/s", "of the peak", "allocations"});
  for (int hidden : {128, 256, 512}) print_training(w, "gru", hidden);
  print_training(w, "lstm", 256);

  std::printf("\ndecoding %d steps: sentences/s; for single ones p50 / p99 in ms\n", w.tgt_len);
  print_cells("", {"greedy, 1", "ms", "greedy, 32", "beam 5, 1", "ms", "beam 5, 32"});
  for (int hidden : {128, 256, 512}) print_decoding(w, "gru", hidden);
  return right;
}

}  // namespace seq::bench
