// A labelled line as `run` prints it, with the words' contributions when asked.
#pragma once

#include <string>
#include <vector>

#include "seq/classify.h"

namespace app {

/// What is printed of a line.
struct LineForm {
  bool probabilities = false;  ///< "label, tab, probability"
  bool json = false;           ///< one object
  bool explain = false;        ///< the line's words behind the labels
  bool color = false;          ///< words marked by colour instead of numbers
};

struct Labelled {
  const std::string& text;
  std::vector<int> labels;  ///< chosen, likeliest first
  const std::vector<double>& probabilities;
};

/// The line without its end. A line of very many words is not explained, with a warning that names its number.
std::string line_text(const seq::Classifier& classifier, const Labelled& line, std::int64_t number,
                      const LineForm& form, const seq::Warning& warn);

/// "not(-0.83) good(+1.00)", or in colour: what weighs 0.25 or more is green when it speaks for the label, red against.
std::string marked_text(const std::vector<seq::WordContribution>& words, bool color);

}  // namespace app
