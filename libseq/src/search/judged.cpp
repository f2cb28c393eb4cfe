#include "search/judged.h"

#include <algorithm>
#include <cmath>

#include "search/beam.h"
#include "search/paths.h"
#include "search/scoring.h"

namespace seq {
namespace {

constexpr int most_proposals = 4;  ///< of a source; each is one more target to be read step by step

/// A proposed target, and what the model says of it.
struct Proposal {
  std::size_t request;
  std::vector<int> tokens;
  double opinion;
};

bool allowed(const std::vector<int>& tokens, const SearchOptions& options, const SearchVocabulary& vocabulary) {
  const auto length = static_cast<int>(tokens.size());
  if (length < options.min_length || (options.max_length > 0 && length > options.max_length)) return false;
  return std::none_of(tokens.begin(), tokens.end(), [&](int id) {
    return id == vocabulary.begin || id == vocabulary.end ||
           std::find(vocabulary.forbidden.begin(), vocabulary.forbidden.end(), id) != vocabulary.forbidden.end();
  });
}

class Judge {
 public:
  Judge(StepModel& model, const SearchOptions& options, const SearchVocabulary& vocabulary)
      : model_(model), options_(options), vocabulary_(vocabulary) {}

  /// To be asked while the model holds the batch: scores become those of steps and opinion, and proposals that the
  /// list lacks are kept.
  void hear(const SearchRequest& request, std::size_t number, std::vector<FoundHypothesis>& list) {
    const int source = static_cast<int>(number);
    std::vector<std::vector<int>> targets;
    for (const FoundHypothesis& found : list) targets.push_back(found.tokens);
    const std::size_t known = targets.size();
    const bool free = request.prefix.empty() && vocabulary_.lengths.empty() && options_.no_repeat_ngram == 0;
    if (free)
      for (std::vector<int>& tokens : model_.proposals(source, most_proposals))
        if (allowed(tokens, options_, vocabulary_) &&
            std::find(targets.begin(), targets.end(), tokens) == targets.end())
          targets.push_back(std::move(tokens));
    const std::vector<double> opinion = model_.opinion(source, targets);
    for (std::size_t k = 0; k < known; ++k) judge(list[k], opinion[k]);
    for (std::size_t k = known; k < targets.size(); ++k)
      proposals_.push_back({number, std::move(targets[k]), opinion[k]});
  }

  /// Reads the proposals step by step and adds them to their lists.
  void read_proposals(const std::vector<SearchRequest>& requests, const Wanted& wanted, FoundLists& lists) {
    if (proposals_.empty()) return;
    std::vector<SearchRequest> forced;
    for (const Proposal& proposal : proposals_) {
      forced.push_back(requests[proposal.request]);
      forced.back().prefix = proposal.tokens;
    }
    FoundLists read = forced_search(model_, forced, options_, vocabulary_, wanted);
    for (std::size_t i = 0; i < proposals_.size(); ++i) {
      judge(read[i].front(), proposals_[i].opinion);
      lists[proposals_[i].request].push_back(std::move(read[i].front()));
    }
  }

 private:
  void judge(FoundHypothesis& found, double opinion) const {
    const double share = model_.opinion_share();
    const double length = std::pow(static_cast<double>(found.tokens.size() + 1), options_.normalize);
    // What is impossible by opinion is impossible, but a number.
    const double other = std::max(opinion, double{impossible_log_probability});
    found.score = (1 - share) * found.score + share * other / length;
  }

  StepModel& model_;
  const SearchOptions& options_;
  const SearchVocabulary& vocabulary_;
  std::vector<Proposal> proposals_;
};

}  // namespace

FoundLists judged_beam_search(StepModel& model, const std::vector<SearchRequest>& requests,
                              const SearchOptions& options, const SearchVocabulary& vocabulary, const Wanted& wanted) {
  if (model.opinion_share() == 0) return beam_search(model, requests, options, vocabulary, wanted);
  SearchOptions all = options;
  all.n_best = options.beam;
  FoundLists lists = beam_search(model, requests, all, vocabulary, wanted);
  Judge judge(model, options, vocabulary);
  for (std::size_t i = 0; i < lists.size(); ++i) judge.hear(requests[i], i, lists[i]);
  judge.read_proposals(requests, wanted, lists);
  for (std::vector<FoundHypothesis>& list : lists) {
    std::stable_sort(list.begin(), list.end(), [](const FoundHypothesis& a, const FoundHypothesis& b) {
      return a.complete != b.complete ? a.complete : a.score > b.score;
    });
    list.resize(std::min(list.size(), static_cast<std::size_t>(options.n_best)));
  }
  return lists;
}

}  // namespace seq
