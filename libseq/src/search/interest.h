// Which scores of a step a search looks at.
#pragma once

#include <vector>

#include "search/hypothesis.h"
#include "search/step_model.h"
#include "seq/options.h"

namespace seq {

/// Of greedy and beam search, step by step.
class StepInterest {
 public:
  /// Looks at any score, as searches do that draw, or follow a given text.
  StepInterest() = default;
  StepInterest(const StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
               const SearchVocabulary& vocabulary, const Wanted& wanted);

  /// At the step that follows `length` tokens.
  Interest at(int length) const;

 private:
  Interest first_;               ///< at the first step
  bool repeats_banned_ = false;  ///< every step may forbid one token more
};

}  // namespace seq
