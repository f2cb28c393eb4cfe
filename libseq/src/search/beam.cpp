#include "search/beam.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "search/constraints.h"
#include "search/history.h"
#include "search/hypothesis_pool.h"
#include "search/interest.h"
#include "search/scoring.h"
#include "search/top_k.h"

namespace seq {
namespace {

struct Living {
  int node;                ///< in the sentence's history
  double log_probability;  ///< of all its tokens
  double rank;             ///< the same less what likeness to other groups has cost
};

/// One group of a request's beam: all of it, unless the search is to be diverse.
struct Sentence {
  Sentence(const SearchRequest& request, LengthLimits limits, const SearchOptions& options, int group,
           std::size_t attention_width)
      : request(&request),
        limits(limits),
        group(group),
        width(options.beam / options.groups + (group < options.beam % options.groups ? 1 : 0)),
        living{{History::root, 0.0, 0.0}},
        history(attention_width),
        finished((options.n_best + options.groups - 1) / options.groups) {}

  const SearchRequest* request;
  LengthLimits limits;
  int group;                   ///< of its request, from 0
  int width;                   ///< living hypotheses at most: its share of the beam less the finished ones
  int length = 0;              ///< tokens of every living hypothesis
  std::vector<Living> living;  ///< best first
  History history;
  HypothesisPool finished;
};

/// A continuation of living[parent].
struct Candidate {
  double log_probability, rank;  ///< with the token
  int parent, token;
  float token_log_probability;
};

class BeamSearch {
 public:
  /// `ids`: the vocabulary's and extra words.
  BeamSearch(StepModel& model, const SearchOptions& options, const SearchVocabulary& vocabulary, const Wanted& wanted,
             int ids)
      : model_(model),
        options_(options),
        vocabulary_(vocabulary),
        wanted_(wanted),
        scoring_(options),
        constraints_(options, vocabulary, ids) {}

  FoundLists run(const std::vector<SearchRequest>& requests) {
    std::vector<Sequence> sources;
    const bool keeps_attention = wanted_.attention || scoring_.uses_coverage();
    sentences_.reserve(requests.size() * static_cast<std::size_t>(options_.groups));
    for (const SearchRequest& r : requests) {
      for (int group = 0; group < options_.groups; ++group) {
        sentences_.emplace_back(r, constraints_.limits(r), options_, group, keeps_attention ? r.source.length() : 0);
        active_.push_back(sentences_.size() - 1);
        parents_.push_back(static_cast<int>(sources.size()));
        tokens_.push_back(vocabulary_.begin);
      }
      sources.push_back(r.source);
    }
    const StepInterest interest(model_, options_, vocabulary_, wanted_);
    model_.start(sources);
    for (int length = 0; !active_.empty(); ++length) {
      model_.set_interest(interest.at(length, given_tokens()));
      const StepOutput out = model_.step(parents_, tokens_);
      parents_.clear();
      tokens_.clear();
      int row = 0;
      std::size_t still_active = 0;
      const SearchRequest* request = nullptr;
      for (std::size_t index : active_) {
        Sentence& sentence = sentences_[index];
        if (sentence.request != request) taken_.clear();
        request = sentence.request;
        const int rows = static_cast<int>(sentence.living.size());
        if (advance(sentence, out, row)) active_[still_active++] = index;
        row += rows;
      }
      active_.resize(still_active);
    }
    FoundLists found;
    for (Sentence& s : sentences_) {
      if (s.group == 0) groups_.clear();
      groups_.push_back(s.finished.take());
      if (s.group + 1 == options_.groups) found.push_back(in_turns(std::move(groups_), options_.n_best));
    }
    return found;
  }

 private:
  std::span<const float> scores(const StepOutput& out, int row) const {
    return {out.scores.row(row), static_cast<std::size_t>(out.scores.cols)};
  }
  static const float* attention(const StepOutput& out, int row) {
    return out.attention ? out.attention.row(row) : nullptr;
  }

  /// What the rows of sentences that are inside their prefix have to go on with; see StepInterest.
  std::vector<int> given_tokens() const {
    std::vector<int> given;
    int row = 0;
    for (std::size_t index : active_) {
      const Sentence& s = sentences_[index];
      const auto& prefix = s.request->prefix;
      if (static_cast<std::size_t>(s.length) < prefix.size()) {
        given.resize(parents_.size(), -1);
        given[static_cast<std::size_t>(row)] = prefix[static_cast<std::size_t>(s.length)];
      }
      row += static_cast<int>(s.living.size());
    }
    return given;
  }

  /// One step of a sentence whose rows begin at first_row; false when it is finished. The next step's rows are appended
  /// to parents_ and tokens_.
  bool advance(Sentence& s, const StepOutput& out, int first_row) {
    choose(s, out, first_row);
    next_.clear();
    for (const Candidate& c : chosen_) {
      if (options_.groups > 1) taken_.push_back(c.token);
      const int row = first_row + c.parent;
      const int parent = s.living[static_cast<std::size_t>(c.parent)].node;
      if (c.token == vocabulary_.end) {
        finish(s, out, row, c, true);
        --s.width;
      } else {
        next_.push_back({s.history.add(parent, c.token, c.token_log_probability, attention(out, row),
                                       out.copying ? out.copying[row] : 0),
                         c.log_probability, c.rank});
        parents_.push_back(row);
        tokens_.push_back(c.token);
      }
    }
    std::swap(s.living, next_);
    ++s.length;
    if (s.living.empty()) return false;
    double likeliest = s.living.front().log_probability;
    for (const Living& l : s.living) likeliest = std::max(likeliest, l.log_probability);
    const double hope =
        scoring_.best_attainable(likeliest, std::max(s.length, s.limits.shortest) + 1, s.limits.longest + 1);
    if (s.finished.closed_to(hope)) {
      parents_.resize(parents_.size() - s.living.size());
      tokens_.resize(parents_.size());
      return false;
    }
    forget(s);
    return true;
  }

  /// Puts the continuations that stay in the beam into chosen_, best first. Hypotheses that nothing may follow are
  /// ended.
  void choose(Sentence& s, const StepOutput& out, int first_row) {
    chosen_.clear();
    const auto& prefix = s.request->prefix;
    if (static_cast<std::size_t>(s.length) < prefix.size()) {
      take_forced(s, out, first_row, prefix[static_cast<std::size_t>(s.length)]);
      return;
    }
    const auto width = static_cast<std::size_t>(s.width);
    for (int parent = 0; parent < static_cast<int>(s.living.size()); ++parent) {
      const Living& before = s.living[static_cast<std::size_t>(parent)];
      const bool full = chosen_.size() == width;
      // A continuation ranks no higher than its parent, and parents come best first.
      if (full && before.rank <= chosen_.back().rank) break;
      const int row = first_row + parent;
      const float norm = out.log_norm[row];
      from_row_.clear();
      if (s.length < s.limits.longest) {
        const float floor =
            full ? lowest_useful(chosen_.back().rank, before.rank, norm) : -std::numeric_limits<float>::infinity();
        const std::span<const float> offered = less_taken(scores(out, row));
        const std::uint8_t* banned =
            constraints_.banned({*s.request, s.limits, s.length, read_history(s, parent), offered});
        for (const ScoredId& best : top_k_.select(offered, s.width, banned, floor))
          consider(before, parent, best.id, token_log_probability(out.scores(row, best.id), norm),
                   token_log_probability(best.score, norm));
      } else {
        const float p = token_log_probability(out.scores(row, vocabulary_.end), norm);
        consider(before, parent, vocabulary_.end, p, p);
      }
      if (from_row_.empty() && !full) end_for_want_of_more(s, out, first_row, parent);
      merge_row(width);
    }
  }

  /// `ranked` is the token's log-probability p less what likeness costs.
  void consider(const Living& before, int parent, int token, float p, float ranked) {
    if (p != p) return;
    from_row_.push_back(
        {before.log_probability + static_cast<double>(p), before.rank + static_cast<double>(ranked), parent, token, p});
  }

  /// The scores less what the tokens cost that groups before this one have taken at this step.
  std::span<const float> less_taken(std::span<const float> offered) {
    if (taken_.empty()) return offered;
    penalised_.assign(offered.begin(), offered.end());
    for (int token : taken_) penalised_[static_cast<std::size_t>(token)] -= static_cast<float>(options_.diversity);
    return penalised_;
  }

  /// chosen_ and from_row_, both sorted, become one sorted list of at most `width`; chosen_ goes first in ties.
  void merge_row(std::size_t width) {
    if (from_row_.empty()) return;
    merged_.resize(chosen_.size() + from_row_.size());
    std::merge(chosen_.begin(), chosen_.end(), from_row_.begin(), from_row_.end(), merged_.begin(),
               [](const Candidate& a, const Candidate& b) { return a.rank > b.rank; });
    if (merged_.size() > width) merged_.resize(width);
    std::swap(chosen_, merged_);
  }

  /// A raw score at or below which no token brings a hypothesis from log-probability `before` up to `wanted`, with room
  /// for all rounding on the way.
  static float lowest_useful(double wanted, double before, float norm) {
    const double needed = wanted - before, offset = static_cast<double>(norm);
    const double slack = 1e-6 * (1 + std::abs(needed) + std::abs(offset)) + 1e-15 * std::abs(before);
    const double score = needed + offset - slack;
    // NaN (nothing is possible in this row) passes nothing either way.
    return score > -std::numeric_limits<float>::max() ? static_cast<float>(score)
                                                      : -std::numeric_limits<float>::infinity();
  }

  /// The only continuation of the only hypothesis.
  void take_forced(Sentence& s, const StepOutput& out, int row, int token) {
    const float p = taken_log_probability(out.scores(row, token), out.log_norm[row]);
    const double sum = s.living.front().log_probability + static_cast<double>(p);
    chosen_.push_back({sum, sum, 0, token, p});
  }

  void end_for_want_of_more(Sentence& s, const StepOutput& out, int first_row, int parent) {
    const int row = first_row + parent;
    const float p = taken_log_probability(out.scores(row, vocabulary_.end), out.log_norm[row]);
    const double sum = s.living[static_cast<std::size_t>(parent)].log_probability + static_cast<double>(p);
    finish(s, out, row, {sum, sum, parent, vocabulary_.end, p}, false);
  }

  /// Puts a hypothesis that ends with `c` into the pool if it is good enough.
  void finish(Sentence& s, const StepOutput& out, int row, const Candidate& c, bool complete) {
    const int node = s.living[static_cast<std::size_t>(c.parent)].node;
    const float* weights = attention(out, row);
    double covered = 0;
    if (scoring_.uses_coverage() && weights != nullptr) {
      received_.assign(weights, weights + s.request->source.length());
      s.history.add_attention(node, received_);
      covered = Scoring::coverage(received_);
    }
    const double score = scoring_.score(c.log_probability, s.length + 1, covered);
    if (!s.finished.accepts(score, complete)) return;
    FoundHypothesis found;
    found.score = score;
    found.log_probability = c.log_probability;
    found.complete = complete;
    found.in_word = !complete && constraints_.inside_word();
    const bool shows_attention = wanted_.attention && weights != nullptr;
    s.history.unwind(node, shows_attention, found);
    found.token_log_probabilities.push_back(c.token_log_probability);
    if (shows_attention) found.attention.emplace_back(weights, weights + s.request->source.length());
    s.finished.add(std::move(found));
  }

  std::span<const int> read_history(const Sentence& s, int parent) {
    if (!constraints_.needs_history()) return {};
    s.history.tokens(s.living[static_cast<std::size_t>(parent)].node, history_);
    return history_;
  }

  void forget(Sentence& s) {
    nodes_.clear();
    for (const Living& l : s.living) nodes_.push_back(l.node);
    s.history.forget_all_but(nodes_);
    for (std::size_t i = 0; i < nodes_.size(); ++i) s.living[i].node = nodes_[i];
  }

  StepModel& model_;
  const SearchOptions& options_;
  const SearchVocabulary& vocabulary_;
  const Wanted& wanted_;
  Scoring scoring_;
  Constraints constraints_;
  TopK top_k_;
  std::vector<Sentence> sentences_;
  std::vector<std::size_t> active_;    ///< sentences not finished, in order
  std::vector<int> parents_, tokens_;  ///< the next step's rows
  // Reused by every step.
  std::vector<Candidate> chosen_, from_row_, merged_;
  std::vector<Living> next_;
  std::vector<int> history_, nodes_;
  std::vector<double> received_;
  std::vector<int> taken_;  ///< by the request's groups before, at this step
  std::vector<float> penalised_;
  std::vector<std::vector<FoundHypothesis>> groups_;  ///< what was found for each
};

}  // namespace

FoundLists beam_search(StepModel& model, const std::vector<SearchRequest>& requests, const SearchOptions& options,
                       const SearchVocabulary& vocabulary, const Wanted& wanted) {
  if (requests.empty()) return {};
  return BeamSearch(model, options, vocabulary, wanted, ids_of(requests, model.vocabulary())).run(requests);
}

}  // namespace seq
