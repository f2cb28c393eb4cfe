#include "classify/label_report.h"

#include <unistd.h>

#include <algorithm>

#include "common/columns.h"
#include "common/numbers.h"

namespace app {
namespace {

constexpr std::size_t kWidestName = 24, kWidestHead = 10, kNarrowestText = 20;

std::string short_name(const std::string& name, std::size_t columns) {
  return columns_of(name) <= columns ? name : cut(name, columns - 1) + "…";
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

/// Rows of confusion() with their names; the last row only where it counts something.
std::vector<std::pair<std::string, std::vector<std::int64_t>>> confusion_rows(const std::vector<std::string>& labels,
                                                                              const seq::LabelOutcome& outcome) {
  const auto counts = seq::confusion(outcome);
  std::vector<std::pair<std::string, std::vector<std::int64_t>>> rows;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const bool unknown = i == labels.size();
    if (unknown && std::all_of(counts[i].begin(), counts[i].end(), [](std::int64_t n) { return n == 0; })) break;
    rows.emplace_back(unknown ? "(unknown)" : labels[i], counts[i]);
  }
  return rows;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

/// A tab or another control character would spoil the columns, or the terminal.
std::string visible(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return text;
}

}  // namespace

std::string per_label_text(const std::vector<std::string>& labels, const seq::LabelScores& scores, int decimals) {
  std::vector<std::vector<std::string>> rows = {{"label", "precision", "recall", "F1", "lines", "predicted"}};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const seq::LabelScore& score = scores.per_label[i];
    rows.push_back({short_name(labels[i], kWidestName), fixed(100 * score.precision, decimals),
                    fixed(100 * score.recall, decimals), fixed(100 * score.f1, decimals), grouped(score.support),
                    grouped(score.predicted)});
  }
  using Mean = std::pair<const char*, seq::MeanScore>;
  for (const auto& [name, mean] :
       {Mean{"macro mean", scores.macro}, Mean{"micro mean", scores.micro}, Mean{"weighted mean", scores.weighted}})
    rows.push_back({name, fixed(100 * mean.precision, decimals), fixed(100 * mean.recall, decimals),
                    fixed(100 * mean.f1, decimals), "", ""});
  return table(rows);
}

std::string confusion_text(const std::vector<std::string>& labels, const seq::LabelOutcome& outcome) {
  std::vector<std::vector<std::string>> cells = {{"true \\ predicted"}};
  for (const std::string& label : labels) cells[0].push_back(short_name(label, kWidestHead));
  for (const auto& [name, counts] : confusion_rows(labels, outcome)) {
    cells.push_back({short_name(name, kWidestName)});
    for (const std::int64_t count : counts) cells.back().push_back(grouped(count));
  }
  return table(cells);
}

std::string confusion_csv(const std::vector<std::string>& labels, const seq::LabelOutcome& outcome) {
  std::string text = "true\\predicted";
  for (const std::string& label : labels) text += "," + csv_cell(label);
  text += "\n";
  for (const auto& [name, counts] : confusion_rows(labels, outcome)) {
    text += csv_cell(name);
    for (const std::int64_t count : counts) text += "," + std::to_string(count);
    text += "\n";
  }
  return text;
}

std::string confident_errors_text(const std::vector<std::string>& labels, const LabelledTest& test,
                                  const seq::LabelOutcome& outcome, int count) {
  struct Wrong {
    std::size_t line;
    double probability;
  };
  std::vector<Wrong> wrong;
  for (std::size_t i = 0; i < test.truth.size(); ++i) {
    std::vector<int> truth = test.truth[i], predicted = outcome.predicted[i];
    std::sort(truth.begin(), truth.end());
    std::sort(predicted.begin(), predicted.end());
    const auto& probabilities = outcome.probabilities[i];
    if (truth != predicted) wrong.push_back({i, *std::max_element(probabilities.begin(), probabilities.end())});
  }
  std::stable_sort(wrong.begin(), wrong.end(),
                   [](const Wrong& a, const Wrong& b) { return a.probability > b.probability; });
  wrong.resize(std::min(wrong.size(), static_cast<std::size_t>(count)));
  if (wrong.empty()) return "";
  std::vector<std::vector<std::string>> rows = {{"line", "probability", "predicted", "true"}};
  for (const auto& [line, probability] : wrong) {
    std::vector<std::string> predicted;
    for (const int label : outcome.predicted[line]) predicted.push_back(labels[static_cast<std::size_t>(label)]);
    rows.push_back({std::to_string(test.lines.line[line]), fixed(probability, 3),
                    short_name(predicted.empty() ? "(none)" : joined(predicted), kWidestName),
                    short_name(joined(test.lines.labels[line]), kWidestName)});
  }
  std::string columns = table(rows), text;
  const std::size_t width = terminal_columns(STDOUT_FILENO, 120);
  std::size_t row = 0;
  for (std::size_t at = 0; at < columns.size(); ++row) {
    const std::size_t end = columns.find('\n', at);
    std::string shown = columns.substr(at, end - at);
    if (row > 0) {
      const std::size_t left = width > columns_of(shown) + 2 ? width - columns_of(shown) - 2 : 0;
      shown += "  " + short_name(visible(test.lines.text[wrong[row - 1].line]), std::max(left, kNarrowestText));
    }
    text += shown + "\n";
    at = end + 1;
  }
  return text;
}

}  // namespace app
