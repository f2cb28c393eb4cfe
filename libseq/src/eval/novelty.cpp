#include <cstdint>
#include <string>
#include <string_view>

#include "eval/ngrams.h"
#include "eval/rouge_tokenizer.h"
#include "eval/statistics.h"
#include "seq/summary_metrics.h"

namespace seq {
namespace {

constexpr int kLongest = 4;

}  // namespace

std::vector<Statistics> novelty_statistics(const std::vector<std::string>& sources,
                                           const std::vector<std::string>& hypotheses, const RougeOptions& options) {
  eval::check_options(options);
  eval::check_sources(sources, hypotheses);
  eval::NgramTable table;
  std::vector<std::int32_t> known, own;
  std::vector<Statistics> rows;
  rows.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) {
    const std::vector<std::string> source = eval::tokens_of(sources[i], options);
    const std::vector<std::string> output = eval::tokens_of(hypotheses[i], options);
    eval::WordNumbers number;
    table.clear();
    table.count(number({source.begin(), source.end()}), kLongest, known);
    table.count(number({output.begin(), output.end()}), kLongest, own);
    Statistics row(2 * kLongest, 0.0);
    for (std::size_t k = 1; k < own.size(); ++k) {
      double* pair = row.data() + 2 * (table.orders()[k] - 1);
      if (k >= known.size()) pair[0] += own[k];  // first met in the output
      pair[1] += own[k];
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::array<double, 4> novelty_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, 2 * kLongest, "novelty");
  std::array<double, kLongest> shares{};
  for (std::size_t n = 0; n < shares.size(); ++n)
    if (statistics[2 * n + 1] > 0) shares[n] = 100 * statistics[2 * n] / statistics[2 * n + 1];
  return shares;
}

}  // namespace seq
