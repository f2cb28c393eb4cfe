#include "train/loss_weights.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "seq/corpus.h"
#include "seq/error.h"

namespace seq {
namespace {

double factor_of(std::string_view text, const std::string& where) {
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size() || !(value >= 0 && value <= 1e6))
    fail(ErrorKind::data, "'" + std::string(text) + "' is no factor", where, "expected a number from 0 to 1000000");
  return value;
}

std::string place_in(const std::string& path, std::int64_t line) { return path + ":" + std::to_string(line); }

}  // namespace

std::vector<double> label_weights(const std::string& choice, const std::vector<std::string>& names,
                                  const std::vector<std::vector<int>>& labels) {
  std::vector<double> weights(names.size(), 1);
  if (choice == "none") return weights;
  if (choice == "balanced") {
    std::vector<double> counts(names.size(), 0);
    for (const auto& own : labels) counts[own[0]] += 1;
    for (std::size_t k = 0; k < names.size(); ++k)
      weights[k] = static_cast<double>(labels.size()) / (static_cast<double>(names.size()) * std::max(1.0, counts[k]));
    return weights;
  }
  LineReader reader(choice);
  std::string line;
  while (reader.next(line)) {
    if (line.empty()) continue;
    const std::string where = place_in(choice, reader.line_number());
    const auto tab = line.find('\t');
    if (tab == std::string::npos) fail(ErrorKind::data, "no tab", where, "expected label, tab, factor");
    const auto name = std::find(names.begin(), names.end(), line.substr(0, tab));
    if (name == names.end()) fail(ErrorKind::data, "unknown label '" + line.substr(0, tab) + "'", where);
    weights[static_cast<std::size_t>(name - names.begin())] = factor_of(std::string_view(line).substr(tab + 1), where);
  }
  return weights;
}

std::vector<double> example_weights(const std::string& path, const LabelledText& text) {
  std::vector<double> weights;
  LineReader reader(path);
  for (std::string line; reader.next(line);) {
    const std::int64_t number = reader.line_number();
    const bool wanted = weights.size() < text.line.size() && text.line[weights.size()] == number;
    if (wanted) weights.push_back(factor_of(line, place_in(path, number)));
  }
  const std::int64_t lines = reader.line_number();
  if (lines != text.file_lines)
    fail(ErrorKind::data, std::to_string(lines) + " factors for " + std::to_string(text.file_lines) + " lines",
         place_in(path, std::min(lines, text.file_lines) + 1), "expected a number for every training line");
  return weights;
}

std::vector<double> line_weights(const std::vector<double>& of_label, const std::vector<std::vector<int>>& labels,
                                 const std::vector<double>& own) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < labels.size(); ++i)
    weights.push_back(of_label[static_cast<std::size_t>(labels[i][0])] * (own.empty() ? 1 : own[i]));
  if (std::none_of(weights.begin(), weights.end(), [](double w) { return w > 0; }))
    fail(ErrorKind::data, "all lines have the weight 0", "--example-weights", "expected a line that counts");
  return weights;
}

}  // namespace seq
