// Hypotheses as lines of output, in Marian's forms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "seq/generate.h"

namespace app {

/// What is printed beside a text.
struct Extras {
  bool n_best = false;       ///< "0 ||| text ||| F0= -1.2 ||| -0.4"
  bool word_scores = false;  ///< "text ||| WordScores= -0.1 -0.2"
  std::string alignment;     ///< "", "hard", "soft", or a threshold 0 to 1
  bool copied = false;       ///< "text ||| Copied= 3-0 7-2 ||| [Falwick]@3 beat [Lodmouth]@7"
};

/// Reads the value of --alignment; throws Error(usage).
void check_alignment(const std::string& value);

/// The lines of one input line, each ended by a line feed. `number` counts input lines from 0.
std::string hypothesis_text(const std::vector<seq::Hypothesis>& hypotheses, std::int64_t number, const Extras& extras);

/// A given target's log-probability, or its length-normalised score: "-1.2" or "-1.2 ||| WordScores= -0.7 -0.5".
std::string score_text(const seq::Hypothesis& scored, bool normalized, bool word_scores);

/// The alignment alone: "0-0 1-2" for hard and a threshold (words), rows of weights "0.9,0.1 0.2,0.8" for soft (tokens,
/// the end mark last).
std::string alignment_text(const seq::Hypothesis& hypothesis, const std::string& form);

}  // namespace app
