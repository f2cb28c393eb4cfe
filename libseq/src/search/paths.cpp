#include "search/paths.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "search/constraints.h"
#include "search/interest.h"
#include "search/sampler.h"
#include "search/scoring.h"
#include "search/top_k.h"

namespace seq {
namespace {

struct Path {
  const SearchRequest* request;
  LengthLimits limits;
  int draw;  ///< which of several paths of the request
  FoundHypothesis found;
};

/// Follows paths_per_request paths for every request until each has ended. choose(path, scores, banned) gives the next
/// token or -1 when there is none; it is not asked inside a prefix and at the longest length.
template <class Choose>
FoundLists follow(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                  const SearchVocabulary& vocabulary, const Wanted& wanted, const StepInterest& interest,
                  int paths_per_request, Choose&& choose) {
  if (requests.empty()) return {};
  const Scoring scoring(options);
  Constraints constraints(options, vocabulary, ids_of(requests, model.vocabulary()));
  const bool keeps_attention = wanted.attention || scoring.uses_coverage();

  std::vector<Sequence> sources;
  std::vector<Path> paths;
  std::vector<std::size_t> active;
  std::vector<int> parents, tokens;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const SearchRequest& r = requests[i];
    sources.push_back(r.source);
    const LengthLimits limits = constraints.limits(r);
    for (int d = 0; d < paths_per_request; ++d) {
      active.push_back(paths.size());
      paths.push_back({&r, limits, d, {}});
      parents.push_back(static_cast<int>(i));
      tokens.push_back(vocabulary.begin);
    }
  }
  model.start(sources);
  for (int length = 0; !active.empty(); ++length) {
    std::vector<int> given;
    for (std::size_t row = 0; row < active.size(); ++row) {
      const std::vector<int>& prefix = paths[active[row]].request->prefix;
      if (static_cast<std::size_t>(length) >= prefix.size()) continue;
      given.resize(active.size(), -1);
      given[row] = prefix[static_cast<std::size_t>(length)];
    }
    model.set_interest(interest.at(length, std::move(given)));
    const StepOutput out = model.step(parents, tokens);
    parents.clear();
    tokens.clear();
    std::size_t still_active = 0;
    for (std::size_t row = 0; row < active.size(); ++row) {
      const auto at = static_cast<std::ptrdiff_t>(row);
      Path& path = paths[active[row]];
      FoundHypothesis& found = path.found;
      const std::span<const float> scores(out.scores.row(at), static_cast<std::size_t>(out.scores.cols));
      const float norm = out.log_norm[row];
      int token = vocabulary.end;
      if (found.tokens.size() < path.request->prefix.size()) {
        token = path.request->prefix[found.tokens.size()];
      } else {
        if (length < path.limits.longest)
          token = choose(path, scores, constraints.banned({*path.request, path.limits, length, found.tokens, scores}));
        // The end where it is impossible, or not allowed yet, breaks the hypothesis off.
        found.complete =
            token >= 0 && std::isfinite(token_log_probability(scores[static_cast<std::size_t>(token)], norm));
        found.in_word = token < 0 && constraints.inside_word();
        if (!found.complete) token = vocabulary.end;
      }
      const float p = wanted.scores ? taken_log_probability(scores[static_cast<std::size_t>(token)], norm) : 0;
      found.token_log_probabilities.push_back(p);
      found.log_probability += static_cast<double>(p);
      if (keeps_attention && out.attention) {
        const float* weights = out.attention.row(at);
        found.attention.emplace_back(weights, weights + path.request->source.length());
      }
      if (token == vocabulary.end) continue;
      found.copying.push_back(out.copying ? out.copying[row] : 0);
      found.tokens.push_back(token);
      parents.push_back(static_cast<int>(row));
      tokens.push_back(token);
      active[still_active++] = active[row];
    }
    active.resize(still_active);
  }
  FoundLists lists(requests.size());
  for (Path& path : paths) {
    scoring.fill_score(path.found);
    if (!wanted.attention) path.found.attention.clear();
    lists[static_cast<std::size_t>(path.request - requests.data())].push_back(std::move(path.found));
  }
  return lists;
}

}  // namespace

FoundLists greedy_search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                         const SearchVocabulary& vocabulary, const Wanted& wanted) {
  TopK best;
  const StepInterest interest(model, options, vocabulary, wanted);
  return follow(model, requests, options, vocabulary, wanted, interest, 1,
                [&](const Path&, std::span<const float> scores, const std::uint8_t* banned) {
                  const auto found = best.select(scores, 1, banned);
                  return found.empty() ? -1 : found.front().id;
                });
}

FoundLists sample_search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                         const SearchVocabulary& vocabulary, const Wanted& wanted) {
  Sampler sampler(options);
  FoundLists lists = follow(model, requests, options, vocabulary, {wanted.attention}, StepInterest(), options.n_best,
                            [&](const Path& path, std::span<const float> scores, const std::uint8_t* banned) {
                              return sampler.sample(scores, banned, path.request->line, path.draw,
                                                    static_cast<int>(path.found.tokens.size()));
                            });
  for (auto& list : lists) {
    // Complete ones first, then by score; draws of equal tokens come to stand together and all but one go.
    std::stable_sort(list.begin(), list.end(), [](const FoundHypothesis& a, const FoundHypothesis& b) {
      if (a.complete != b.complete) return a.complete;
      return a.score != b.score ? a.score > b.score : a.tokens < b.tokens;
    });
    list.erase(std::unique(list.begin(), list.end(),
                           [](const FoundHypothesis& a, const FoundHypothesis& b) { return a.tokens == b.tokens; }),
               list.end());
    while (list.front().complete && !list.back().complete) list.pop_back();
  }
  return lists;
}

FoundLists forced_search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                         const SearchVocabulary& vocabulary, const Wanted& wanted) {
  return follow(model, requests, options, vocabulary, {wanted.attention}, StepInterest(), 1,
                [&](const Path&, std::span<const float>, const std::uint8_t*) { return vocabulary.end; });
}

}  // namespace seq
