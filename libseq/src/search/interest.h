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
  StepInterest(const StepModel& model, const SearchOptions& options, const SearchVocabulary& vocabulary,
               const Wanted& wanted);

  /// At the step that follows `length` tokens. given: the token that each row has to go on with, -1 where it is free;
  /// empty where all are.
  Interest at(int length, std::vector<int> given) const;

 private:
  Interest first_;               ///< at the first step
  bool repeats_banned_ = false;  ///< every step may forbid one token more
};

}  // namespace seq
