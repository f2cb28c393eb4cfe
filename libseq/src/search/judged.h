// Beam search whose hypotheses are judged as wholes too, by a model that can (StepModel::opinion).
#pragma once

#include "search/hypothesis.h"
#include "search/step_model.h"
#include "seq/options.h"

namespace seq {

/// Beam search (see beam_search). Where the model has a share of opinion s, what the beam holds and the model's own
/// proposals are ranked by (1 - s) · score + s · opinion / length^normalize, complete ones first, and the n_best of
/// them are found: first the steps' numbers, so that log-probabilities stay those of the steps. Lists still nest.
/// Requests with a prefix or a limit of their text get no proposals.
FoundLists judged_beam_search(StepModel& model, const std::vector<SearchRequest>& requests,
                              const SearchOptions& options, const SearchVocabulary& vocabulary, const Wanted& wanted);

}  // namespace seq
