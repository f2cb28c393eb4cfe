#include "eval/statistics.h"

#include <charconv>

#include "seq/error.h"

namespace seq {

References single_references(const std::vector<std::string>& lines) {
  References result;
  result.reserve(lines.size());
  for (const std::string& line : lines) result.push_back({line});
  return result;
}

References transpose_references(const std::vector<std::vector<std::string>>& files) {
  if (files.empty()) fail(ErrorKind::data, "no references", "", "one file of them or more");
  References result(files[0].size());
  for (std::size_t file = 0; file < files.size(); ++file) {
    if (files[file].size() != files[0].size()) {
      fail(ErrorKind::data,
           "reference file " + std::to_string(file + 1) + " has " + std::to_string(files[file].size()) + " lines", "",
           "as many as the first, " + std::to_string(files[0].size()));
    }
    for (std::size_t i = 0; i < result.size(); ++i) result[i].push_back(files[file][i]);
  }
  return result;
}

int reference_count(const References& references) {
  if (references.empty()) return -1;
  for (const auto& each : references)
    if (each.size() != references[0].size()) return -1;
  return static_cast<int>(references[0].size());
}

Statistics sum_statistics(const std::vector<Statistics>& rows) {
  if (rows.empty()) fail(ErrorKind::data, "no sentence to score", "", "one or more");
  Statistics sum(rows[0].size(), 0.0);
  for (const Statistics& row : rows) {
    eval::check_width(row, sum.size(), "sum_statistics");
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += row[k];
  }
  return sum;
}

namespace eval {

void check_input(const std::vector<std::string>& hypotheses, const References& references) {
  if (hypotheses.empty()) fail(ErrorKind::data, "no sentence to score", "", "one or more");
  if (hypotheses.size() != references.size()) {
    fail(ErrorKind::data, "hypotheses and references differ in number", "",
         "as many of one as of the other, found " + std::to_string(hypotheses.size()) + " and " +
             std::to_string(references.size()));
  }
  for (std::size_t i = 0; i < references.size(); ++i)
    if (references[i].empty())
      fail(ErrorKind::data, "a sentence has no reference", "line " + std::to_string(i + 1), "one or more");
}

void check_sources(const std::vector<std::string>& sources, const std::vector<std::string>& hypotheses) {
  if (hypotheses.empty()) fail(ErrorKind::data, "no sentence to score", "", "one or more");
  if (sources.size() == hypotheses.size()) return;
  fail(ErrorKind::data, "sources and hypotheses differ in number", "",
       "as many of one as of the other, found " + std::to_string(sources.size()) + " and " +
           std::to_string(hypotheses.size()));
}

void check_width(const Statistics& statistics, std::size_t width, const std::string& metric) {
  if (statistics.size() == width) return;
  fail(ErrorKind::data, "statistics of another metric or of other options", metric,
       std::to_string(width) + " elements, found " + std::to_string(statistics.size()));
}

void check_range(double value, double low, double high, const std::string& option) {
  if (value >= low && value <= high) return;  // false for NaN
  fail(ErrorKind::usage, "value out of range", option, fixed(low, 0) + " to " + fixed(high, 0));
}

std::string fixed(double value, int decimals) {
  char buffer[400];  // the largest double has 309 digits before the point
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
  return error == std::errc() ? std::string(buffer, end) : std::string("nan");
}

}  // namespace eval
}  // namespace seq
