#include "train/label_weights.h"

#include <algorithm>
#include <charconv>

#include "seq/corpus.h"
#include "seq/error.h"

namespace seq {

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
    const std::string where = choice + ":" + std::to_string(reader.line_number());
    const auto tab = line.find('\t');
    if (tab == std::string::npos) fail(ErrorKind::data, "no tab", where, "expected label, tab, factor");
    const auto name = std::find(names.begin(), names.end(), line.substr(0, tab));
    if (name == names.end()) fail(ErrorKind::data, "unknown label '" + line.substr(0, tab) + "'", where);
    double value = 0;
    const char *first = line.data() + tab + 1, *last = line.data() + line.size();
    const auto end = std::from_chars(first, last, value);
    if (end.ec != std::errc() || end.ptr != last || !(value >= 0 && value <= 1e6))
      fail(ErrorKind::data, "'" + line.substr(tab + 1) + "' is no factor", where,
           "expected a number from 0 to 1000000");
    weights[static_cast<std::size_t>(name - names.begin())] = value;
  }
  return weights;
}

}  // namespace seq
