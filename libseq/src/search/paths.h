// Searches that follow one path a row and never look back: greedy, sampling, and reading a given target.
#pragma once

#include <vector>

#include "search/hypothesis.h"
#include "search/step_model.h"
#include "seq/options.h"

namespace seq {

/// What `search` does for beam 1: the likeliest allowed token at each step, the lower id in ties. Sources are not empty
/// and everything is checked.
FoundLists greedy_search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                         const SearchVocabulary& vocabulary, const Wanted& wanted);

/// What `search` does for options.sample: n_best draws a sentence, best score first, equal ones once.
FoundLists sample_search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                         const SearchVocabulary& vocabulary, const Wanted& wanted);

/// The requests' prefixes and then the end mark, whatever the options say of lengths.
FoundLists forced_search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                         const SearchVocabulary& vocabulary, const Wanted& wanted);

}  // namespace seq
