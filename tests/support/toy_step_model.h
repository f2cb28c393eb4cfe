// Models under search that are functions of (source, prefix) alone, so that a test can work everything out by itself.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/random.h"
#include "search/search.h"

namespace seq::toy {

/// What a row offers next.
struct Row {
  std::vector<float> scores;
  float log_norm = 0;
  std::vector<float> attention;  ///< empty = none
};

/// Gives the row for a source and the target tokens so far.
using RowFunction = std::function<Row(const std::vector<int>& source, const std::vector<int>& prefix)>;

/// A StepModel over a RowFunction that checks how it is used: throws std::logic_error on a step without rows, a parent
/// or token out of range, or an empty source.
class ToyStepModel : public StepModel {
 public:
  ToyStepModel(int vocabulary, RowFunction row) : vocabulary_(vocabulary), row_(std::move(row)) {}

  int vocabulary() const override { return vocabulary_; }

  void start(const std::vector<Sequence>& sources) override {
    sources_ = sources;
    rows_.clear();
    longest_ = 0;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (sources[i].empty()) throw std::logic_error("an empty source");
      longest_ = std::max(longest_, sources[i].ids.size());
      rows_.push_back({i, {}});
    }
    first_ = true;
  }

  StepOutput step(const std::vector<int>& parents, const std::vector<int>& tokens) override {
    if (parents.empty() || parents.size() != tokens.size()) throw std::logic_error("a step without rows");
    std::vector<State> next;
    scores_.clear();
    log_norm_.clear();
    attention_.clear();
    bool attends = false;
    for (std::size_t i = 0; i < parents.size(); ++i) {
      if (parents[i] < 0 || static_cast<std::size_t>(parents[i]) >= rows_.size())
        throw std::logic_error("no such parent");
      if (tokens[i] < 0 || tokens[i] >= vocabulary_) throw std::logic_error("no such token");
      State state = rows_[static_cast<std::size_t>(parents[i])];
      if (!first_) state.prefix.push_back(tokens[i]);
      const Row row = row_(sources_[state.source].ids, state.prefix);
      scores_.insert(scores_.end(), row.scores.begin(), row.scores.end());
      log_norm_.push_back(row.log_norm);
      attends = attends || !row.attention.empty();
      attention_.insert(attention_.end(), row.attention.begin(), row.attention.end());
      attention_.resize((i + 1) * longest_, 0.0f);
      next.push_back(std::move(state));
    }
    rows_ = std::move(next);
    first_ = false;
    ++steps;
    rows_seen += static_cast<std::int64_t>(parents.size());
    const auto rows = static_cast<std::ptrdiff_t>(rows_.size());
    StepOutput out;
    out.scores = {scores_.data(), rows, vocabulary_};
    out.log_norm = log_norm_.data();
    if (attends) out.attention = {attention_.data(), rows, static_cast<std::ptrdiff_t>(longest_)};
    return out;
  }

  int steps = 0;
  std::int64_t rows_seen = 0;

 private:
  struct State {
    std::size_t source;
    std::vector<int> prefix;
  };
  int vocabulary_;
  RowFunction row_;
  std::vector<Sequence> sources_;
  std::vector<State> rows_;
  std::size_t longest_ = 0;
  bool first_ = true;
  std::vector<float> scores_, log_norm_, attention_;
};

/// search() for one sentence: its list, by value, so that a loop may go over it.
inline std::vector<FoundHypothesis> search_one(StepModel& model, const SearchRequest& request,
                                               const SearchOptions& options, const SearchVocabulary& vocabulary,
                                               const Wanted& wanted) {
  return std::move(search(model, {request}, options, vocabulary, wanted).front());
}

inline std::uint64_t hash_of(std::uint64_t seed, const std::vector<int>& source, const std::vector<int>& prefix) {
  std::uint64_t h = mix(seed);
  for (int s : source) h = mix(h ^ static_cast<std::uint64_t>(s));
  h = mix(h ^ 0xFFFF);
  for (int p : prefix) h = mix(h ^ static_cast<std::uint64_t>(p));
  return h;
}

/// A row from raw scores: log_norm as a model would compute it. Infinities and NaN are left out of the sum; `shift` is
/// near the largest score, where that is far from 0.
inline Row normalised(std::vector<float> scores, float shift = 0) {
  double sum = 0;
  for (float s : scores)
    if (std::isfinite(s)) sum += std::exp(static_cast<double>(s) - static_cast<double>(shift));
  return {std::move(scores), static_cast<float>(static_cast<double>(shift) + std::log(sum)), {}};
}

/// Random scores in (-spread, spread), the same for the same seed, source and prefix; with attention if wanted.
inline RowFunction random_rows(int vocabulary, std::uint64_t seed, float spread = 3, bool attends = false) {
  return [=](const std::vector<int>& source, const std::vector<int>& prefix) {
    RandomStream random(hash_of(seed, source, prefix));
    std::vector<float> scores(static_cast<std::size_t>(vocabulary));
    for (float& s : scores) s = static_cast<float>(random.uniform() * 2 - 1) * spread;
    Row row = normalised(std::move(scores));
    if (attends) {
      double sum = 0;
      std::vector<double> weights;
      for (std::size_t i = 0; i < source.size(); ++i) weights.push_back(std::exp(4 * random.uniform()));
      for (double w : weights) sum += w;
      for (double w : weights) row.attention.push_back(static_cast<float>(w / sum));
    }
    return row;
  };
}

}  // namespace seq::toy
