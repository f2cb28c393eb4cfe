#include "search/search.h"

#include <cmath>
#include <string>

#include "core/profile.h"
#include "search/judged.h"
#include "search/paths.h"
#include "search/scoring.h"
#include "seq/error.h"

namespace seq {
namespace {

void require(bool fine, const char* option, const std::string& range) {
  if (!fine) fail(ErrorKind::usage, "value out of range", std::string("--") + option, "expected " + range);
}

void check(const SearchOptions& o) {
  require(o.beam >= 1, "beam", "1 or more");
  require(o.n_best >= 1, "n-best", "1 or more");
  require(o.groups >= 1 && (o.sample || o.groups <= o.beam), "groups", "1 to the beam, " + std::to_string(o.beam));
  require(std::isfinite(o.diversity) && o.diversity >= 0, "diversity", "0 or more");
  require(o.sample || o.n_best <= o.beam, "n-best", "at most the beam, " + std::to_string(o.beam));
  require(std::isfinite(o.normalize) && o.normalize >= 0, "normalize", "0 or more");
  require(std::isfinite(o.word_penalty), "word-penalty", "a number");
  require(std::isfinite(o.coverage_penalty) && o.coverage_penalty >= 0, "coverage-penalty", "0 or more");
  require(o.no_repeat_ngram >= 0, "no-repeat-ngram", "0 or more");
  require(o.min_length >= 0, "min-length", "0 or more");
  require(o.max_length >= 0, "max-length", "0 or more");
  require(o.max_length == 0 || o.min_length <= o.max_length, "min-length",
          "at most max-length, " + std::to_string(o.max_length));
  require(std::isfinite(o.max_length_factor) && o.max_length_factor >= 0, "max-length-factor", "0 or more");
  require(std::isfinite(o.temperature) && o.temperature > 0, "temperature", "more than 0");
  require(o.top_k >= 0, "top-k", "0 or more");
  require(o.top_p > 0 && o.top_p <= 1, "top-p", "more than 0, at most 1");
}

void require_id(int id, int size, const char* what) {
  if (id < 0 || id >= size)
    fail(ErrorKind::internal, std::string(what) + " " + std::to_string(id) + " is not in the vocabulary", "search",
         "expected 0 to " + std::to_string(size - 1), "the tokenizer and the model do not belong together");
}

void check(const SearchVocabulary& vocabulary, int size) {
  require_id(vocabulary.begin, size, "begin mark");
  require_id(vocabulary.end, size, "end mark");
  for (int id : vocabulary.forbidden) require_id(id, size, "forbidden id");
}

void check_target(const std::vector<int>& tokens, const SearchVocabulary& vocabulary, int size) {
  for (int id : tokens) {
    require_id(id, size, "target token");
    if (id == vocabulary.end)
      fail(ErrorKind::internal, "a given target contains the end mark", "search", "expected none");
  }
}

/// What an empty source becomes: nothing, or the forced prefix; at no cost, as no model is asked.
FoundHypothesis of_empty_source(const SearchRequest& request, const Wanted& wanted) {
  FoundHypothesis found;
  found.tokens = request.prefix;
  found.token_log_probabilities.assign(request.prefix.size() + 1, 0.0f);
  found.copying.assign(request.prefix.size(), 0.0f);
  if (wanted.attention) found.attention.resize(request.prefix.size() + 1);
  return found;
}

using Strategy = FoundLists (*)(StepModel&, const std::vector<SearchRequest>&, const SearchOptions&,
                                const SearchVocabulary&, const Wanted&);

/// Runs the strategy on the requests whose source is not empty.
FoundLists run(Strategy strategy, StepModel& model, const std::vector<SearchRequest>& requests,
               const SearchOptions& options, const SearchVocabulary& vocabulary, const Wanted& wanted) {
  ProfileBlock block("search");
  std::vector<SearchRequest> filled;
  for (const SearchRequest& r : requests)
    if (!r.source.empty()) filled.push_back(r);
  if (filled.size() == requests.size()) return strategy(model, requests, options, vocabulary, wanted);
  FoundLists found = strategy(model, filled, options, vocabulary, wanted);
  FoundLists all;
  std::size_t next = 0;
  for (const SearchRequest& r : requests) {
    if (r.source.empty())
      all.push_back({of_empty_source(r, wanted)});
    else
      all.push_back(std::move(found[next++]));
  }
  return all;
}

}  // namespace

FoundLists search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                  const SearchVocabulary& vocabulary, const Wanted& wanted) {
  check(options);
  check(vocabulary, model.vocabulary());
  for (const SearchRequest& r : requests) check_target(r.prefix, vocabulary, model.vocabulary() + r.extra);
  const Strategy strategy = options.sample ? sample_search : options.beam == 1 ? greedy_search : judged_beam_search;
  return run(strategy, model, requests, options, vocabulary, wanted);
}

std::vector<FoundHypothesis> score_targets(StepModel& model, const std::vector<SearchRequest>& requests,
                                           const SearchOptions& options, const SearchVocabulary& vocabulary,
                                           const Wanted& wanted) {
  check(options);
  check(vocabulary, model.vocabulary());
  for (const SearchRequest& r : requests) check_target(r.prefix, vocabulary, model.vocabulary() + r.extra);
  std::vector<FoundHypothesis> scored;
  for (auto& list : run(forced_search, model, requests, options, vocabulary, wanted))
    scored.push_back(std::move(list.front()));
  return scored;
}

}  // namespace seq
