#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "eval/characters.h"
#include "eval/statistics.h"
#include "seq/summary_metrics.h"
#include "text/word_units.h"

namespace seq {
namespace {

constexpr std::size_t kWidth = 8;

struct Agreement {
  double precision = 0, recall = 0, f1 = 0, exact = 0;
};

Agreement agreement(const std::vector<std::string_view>& own, const std::vector<std::string_view>& wanted) {
  if (own == wanted) return {1, 1, 1, 1};
  std::unordered_map<std::string_view, std::int64_t> left;
  for (std::string_view token : wanted) ++left[token];
  double common = 0;
  for (std::string_view token : own) common += left[token]-- > 0;
  if (common == 0) return {};
  Agreement result{common / static_cast<double>(own.size()), common / static_cast<double>(wanted.size()), 0, 0};
  result.f1 = 2 * result.precision * result.recall / (result.precision + result.recall);
  return result;
}

/// Words, and the marks at their ends each for itself.
std::vector<std::string_view> tokens_of(const std::string& text) {
  std::vector<std::string_view> tokens;
  for (const WordUnit& unit : word_units(text)) tokens.push_back(unit.of(text));
  return tokens;
}

Statistics compare(const std::string& source, const std::string& hypothesis,
                   const std::vector<std::string>& references) {
  const auto own = tokens_of(hypothesis);
  Agreement best;
  bool first = true;
  for (const std::string& reference : references) {
    const Agreement found = agreement(own, tokens_of(reference));
    if (first || found.f1 > best.f1) best = found;
    first = false;
  }
  Statistics row = {best.precision, best.recall, best.f1, best.exact, 1, 0, 0, 0};
  const auto source_tokens = tokens_of(source);
  if (!source_tokens.empty()) {
    const auto ratio = [](std::size_t part, std::size_t whole) {
      return static_cast<double>(part) / static_cast<double>(whole);
    };
    row[5] = ratio(eval::code_points(eval::join_words(hypothesis)).size(),
                   eval::code_points(eval::join_words(source)).size());
    row[6] = ratio(own.size(), source_tokens.size());
    row[7] = 1;
  }
  return row;
}

}  // namespace

std::vector<Statistics> compression_statistics(const std::vector<std::string>& sources,
                                               const std::vector<std::string>& hypotheses,
                                               const References& references) {
  eval::check_input(hypotheses, references);
  eval::check_sources(sources, hypotheses);
  std::vector<Statistics> rows;
  rows.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) rows.push_back(compare(sources[i], hypotheses[i], references[i]));
  return rows;
}

CompressionScores compression_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, kWidth, "compression");
  const double lines = std::max(statistics[4], 1.0), with_source = std::max(statistics[7], 1.0);
  CompressionScores scores;
  scores.precision = 100 * statistics[0] / lines;
  scores.recall = 100 * statistics[1] / lines;
  scores.f1 = 100 * statistics[2] / lines;
  scores.exact = 100 * statistics[3] / lines;
  scores.character_ratio = statistics[5] / with_source;
  scores.token_ratio = statistics[6] / with_source;
  return scores;
}

CompressionScores compression_scores(const std::vector<std::string>& sources,
                                     const std::vector<std::string>& hypotheses, const References& references) {
  return compression_from_statistics(sum_statistics(compression_statistics(sources, hypotheses, references)));
}

}  // namespace seq
