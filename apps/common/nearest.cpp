#include "common/nearest.h"

#include <algorithm>

namespace app {

int edit_distance(const std::string& from, const std::string& to) {
  const std::size_t n = from.size(), m = to.size();
  // Three rows suffice: a swap of neighbours looks two rows back.
  std::vector<int> two_back(m + 1), one_back(m + 1), row(m + 1);
  for (std::size_t j = 0; j <= m; ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= n; ++i) {
    std::swap(two_back, one_back);
    std::swap(one_back, row);
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= m; ++j) {
      row[j] = std::min({one_back[j] + 1, row[j - 1] + 1, one_back[j - 1] + (from[i - 1] != to[j - 1])});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
  }
  return row[m];
}

std::string nearest(const std::string& given, const std::vector<std::string>& names) {
  std::string best;
  int best_distance = std::max(2, static_cast<int>(given.size()) / 3) + 1;
  for (const std::string& name : names) {
    int distance = edit_distance(given, name);
    if (given.size() >= 3 && name.compare(0, given.size(), given) == 0) distance = std::min(distance, 1);
    if (distance < best_distance) best_distance = distance, best = name;
  }
  return best;
}

}  // namespace app
