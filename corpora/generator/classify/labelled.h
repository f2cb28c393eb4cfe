#pragma once
#include <string>
#include <vector>

#include "rng.h"

namespace corpora::classify {

struct LabelledLine {
  std::string label;
  std::string text;
  std::vector<std::string> kinds;  ///< the constructions it is made of
};

struct LabelledCorpus {
  std::vector<LabelledLine> train, dev, test;
};

/// How many lines each part gets.
struct LabelledSize {
  std::size_t train, dev, test;
};

/// "label⇥text\n" for each line.
std::string ToTsv(const std::vector<LabelledLine>& lines);

/// Puts the lines into a random order; that of <algorithm> differs between libraries.
void Shuffle(std::vector<LabelledLine>& lines, Rng& rng);

}  // namespace corpora::classify
