// What a search is asked for and what it finds, in token ids.
#pragma once

#include <cstdint>
#include <vector>

#include "data/frames.h"
#include "search/text_limits.h"

namespace seq {

/// One sentence to search for.
struct SearchRequest {
  Sequence source;          ///< token ids without marks, or frames; an empty source gives one empty hypothesis
  std::vector<int> prefix;  ///< forced beginning of the target, without marks; the constraints do not apply to it
  std::int64_t line = 0;    ///< seeds the sampling: a line's draws depend on seed and line alone
  /// Words beyond the vocabulary that the source holds: ids vocabulary … vocabulary + extra - 1. Such a word may be
  /// generated for this source alone. 0 for models without copying.
  int extra = 0;
  TextLimits text = {};                         ///< of the output; needs SearchVocabulary::lengths
  std::vector<PieceLength> extra_lengths = {};  ///< of the extra words, where text has limits
};

/// The target ids with a meaning to the search.
struct SearchVocabulary {
  int begin = 1;                          ///< what the first step is fed with; never generated, unless it is `end` too
  int end = 2;                            ///< ends a hypothesis
  std::vector<int> forbidden;             ///< never generated, except by a forced prefix; has no effect on `end`
  std::vector<PieceLength> lengths = {};  ///< of every id, where a request limits its text; else empty
  bool same_words = false;                ///< an id means the same in source and target
};

/// One output of one sentence.
struct FoundHypothesis {
  std::vector<int> tokens;                     ///< without the end mark
  double score = 0;                            ///< what it is ranked by, see Scoring
  double log_probability = 0;                  ///< the sum of token_log_probabilities
  std::vector<float> token_log_probabilities;  ///< one a token, the end mark last; ≤ 0 and finite
  std::vector<float> copying;                  ///< one a token: how much of the step's probability was that of copying
  /// One row a token (the end mark last), one weight a source token or frame. Empty unless wanted and the model
  /// attends.
  std::vector<std::vector<float>> attention;
  /// False when no continuation was possible and the hypothesis was ended for that reason. Such a one is returned only
  /// for a sentence that has no complete one.
  bool complete = true;
  bool in_word = false;  ///< it ended inside a word that had no room; never complete
};

/// What is wanted of hypotheses beside their tokens.
struct Wanted {
  bool attention = false;
  /// Scores and log-probabilities. A greedy search without finds the same in less time; all of these are 0 then. Other
  /// searches need them themselves.
  bool scores = true;
};

/// The hypotheses of every request, in the requests' order, best first.
using FoundLists = std::vector<std::vector<FoundHypothesis>>;

}  // namespace seq
