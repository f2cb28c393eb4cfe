#include "eval/common_subsequence.h"

#include <algorithm>

namespace seq::eval {

std::uint32_t common_length(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> row(b.size() + 1);
  for (std::uint32_t word : a) {
    std::uint32_t diagonal = 0;
    for (std::size_t j = 1; j < row.size(); ++j) {
      const std::uint32_t above = row[j];
      row[j] = word == b[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace seq::eval
