// The doors to the search: find targets, or score given ones.
#pragma once

#include <vector>

#include "search/hypothesis.h"
#include "search/step_model.h"
#include "seq/options.h"

namespace seq {

/// Finds at most n_best hypotheses (at least one) for every request, best first, no token sequence twice. The requests
/// are one batch: a sentence leaves it when it is finished, and what is found for one does not depend on the others or
/// on their order. Single-threaded; `model` is used alone meanwhile.
///
/// Greedy for beam = 1, sampling for options.sample (n_best independent draws, duplicates dropped; beam is not used),
/// else beam search. A hypothesis has at most options.max_length tokens, or max_length_factor × source tokens + 20 when
/// that is 0; a longer prefix, or a longer min_length in the second case, raises the limit. At the limit it is ended,
/// and that costs what the end mark costs there.
///
/// Of a beam in groups (options.groups) the list has the best of every group first, the likeliest leading, then their
/// second bests.
///
/// Lists of a beam nest: the n best are the first n of any longer list. So a caller that drops hypotheses of equal text
/// asks for n_best = beam and keeps the first n it likes.
///
/// Throws Error(usage) for options out of range, Error(internal) for ids out of the vocabulary or an end mark in a
/// prefix.
FoundLists search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                  const SearchVocabulary& vocabulary, const Wanted& wanted);

/// Given targets (each request's prefix, without marks) as hypotheses with the model's log-probabilities, one a
/// request, in order. No constraint applies. options serve the score alone (normalize, word_penalty, coverage_penalty).
/// A token that the model holds for impossible counts as impossible_log_probability. Throws as search does.
std::vector<FoundHypothesis> score_targets(StepModel& model, const std::vector<SearchRequest>& requests,
                                           const SearchOptions& options, const SearchVocabulary& vocabulary,
                                           const Wanted& wanted);

}  // namespace seq
