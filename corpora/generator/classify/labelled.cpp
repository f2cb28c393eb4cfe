#include "classify/labelled.h"

#include <utility>

namespace corpora::classify {

std::string ToTsv(const std::vector<LabelledLine>& lines) {
  std::string out;
  for (const LabelledLine& line : lines) out += line.label + "\t" + line.text + "\n";
  return out;
}

void Shuffle(std::vector<LabelledLine>& lines, Rng& rng) {
  for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[rng.Below(i)]);
}

}  // namespace corpora::classify
