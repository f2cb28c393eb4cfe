// Beam search over a batch of sentences.
#pragma once

#include <vector>

#include "search/hypothesis.h"
#include "search/step_model.h"
#include "seq/options.h"

namespace seq {

/// What `search` does for a beam; sources are not empty and everything is checked.
///
/// Each step keeps, of all continuations of a sentence's living hypotheses, the beam's width best by log-probability.
/// Those that end leave, and make the beam narrower by one each (as in Nematus and Marian), so at most `beam`
/// hypotheses finish, and beam 1 is greedy search. A sentence stops early when its n_best kept cannot change any more:
/// when no living hypothesis, losing no further probability and ending at the most favourable length, would score more
/// than the worst of them. That is safe with any length normalisation: the list is the one that would be found without
/// stopping.
///
/// Ties: the better ranked parent first, then the higher raw score, then the lower id.
FoundLists beam_search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                       const SearchVocabulary& vocabulary, const Wanted& wanted);

}  // namespace seq
