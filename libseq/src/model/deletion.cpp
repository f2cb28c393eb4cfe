#include "model/deletion.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();
constexpr std::int64_t most_places = 8'000'000;
constexpr int price_halvings = 60;

/// What became of the unit before: whether a blank goes before the next one depends on no more than this.
enum State : std::uint8_t {
  left_out_blank,  ///< left out, and a blank stands somewhere behind the last unit kept
  left_out,        ///< left out, and no blank stands there
  kept,
};
constexpr State states[] = {left_out_blank, left_out, kept};
constexpr std::size_t state_count = std::size(states);

bool blank_before(const WordUnit& unit, State before) {
  return unit.after_blank || (before == left_out_blank && !unit.mark);
}

/// What keeping a unit adds to the text's length.
std::int64_t cost_of(const WordUnit& unit, bool first, bool blank, DeletionLength::Unit counted) {
  if (counted == DeletionLength::Unit::words) return first || blank ? 1 : 0;
  return unit.characters + (!first && blank ? 1 : 0);
}

/// Viterbi's search, with the text's length as a part of the state, or without and with a price on length.
class Search {
 public:
  /// most: greatest length; negative = the length is no part of the state.
  Search(const DeletionScores& scores, const std::vector<WordUnit>& units, DeletionLength::Unit counted,
         std::int64_t most, double price)
      : scores_(scores),
        units_(units),
        counted_(counted),
        with_length_(most >= 0),
        price_(price),
        lengths_(static_cast<std::size_t>(std::max<std::int64_t>(most, 0)) + 1),
        now_(state_count * lengths_, impossible),
        steps_(units.size() * state_count * lengths_) {
    reach(0, 0, units[0].after_blank ? left_out_blank : left_out, {kept, false},
          scores.start[0] + scores.emissions[0][0]);
    keep(0, 0, left_out_blank, true, scores.start[1]);
    std::vector<double> before(now_.size());
    for (std::size_t t = 1; t < units.size(); ++t) {
      before.swap(now_);
      std::fill(now_.begin(), now_.end(), impossible);
      for (std::size_t length = 0; length < lengths_; ++length)
        for (const State state : states) advance(t, length, state, before[state_count * length + state]);
    }
    for (std::size_t i = 0; i < now_.size(); ++i) now_[i] += scores.end[i % state_count == kept];
  }

  /// The labels of the best way of at least this length, or else of the longest.
  std::vector<bool> labels(std::int64_t least) const {
    const std::size_t wanted = std::min(lengths_ - 1, static_cast<std::size_t>(least));
    auto best = std::max_element(now_.begin() + static_cast<std::ptrdiff_t>(state_count * wanted), now_.end());
    for (std::size_t length = wanted; *best == impossible && length-- > 0;) {
      const auto begin = now_.begin() + static_cast<std::ptrdiff_t>(state_count * length);
      best = std::max_element(begin, begin + state_count);
    }
    std::vector<bool> labels(units_.size());
    auto place = static_cast<std::size_t>(best - now_.begin());
    for (std::size_t t = units_.size(); t-- > 0;) {
      const Step step = steps_[t * now_.size() + place];
      std::size_t length = place / state_count;
      labels[t] = place % state_count == kept;
      if (labels[t] && with_length_) length -= cost(t, step.before, step.first);
      place = state_count * length + step.before;
    }
    return labels;
  }

 private:
  /// How a place was reached: from which state, and whether the unit is the first one kept.
  struct Step {
    State before;
    bool first;
  };

  std::size_t cost(std::size_t t, State before, bool first) const {
    return static_cast<std::size_t>(cost_of(units_[t], first, blank_before(units_[t], before), counted_));
  }

  void advance(std::size_t t, std::size_t length, State state, double score) {
    if (score == impossible) return;
    const auto& transition = scores_.transitions[state == kept];
    const bool blank = units_[t].after_blank || state == left_out_blank;
    reach(t, length, blank ? left_out_blank : left_out, {state, false},
          score + transition[0] + scores_.emissions[t][0]);
    keep(t, length, state, with_length_ && length == 0, score + transition[1]);
  }

  void keep(std::size_t t, std::size_t length, State before, bool first, double score) {
    const std::size_t own = cost(t, before, first);
    reach(t, with_length_ ? length + own : 0, kept, {before, first},
          score + scores_.emissions[t][1] - price_ * static_cast<double>(own));
  }

  void reach(std::size_t t, std::size_t length, State state, Step step, double score) {
    if (length >= lengths_) return;
    const std::size_t place = state_count * length + state;
    if (score <= now_[place]) return;
    now_[place] = score;
    steps_[t * now_.size() + place] = step;
  }

  const DeletionScores& scores_;
  const std::vector<WordUnit>& units_;
  DeletionLength::Unit counted_;
  bool with_length_;
  double price_;
  std::size_t lengths_;
  std::vector<double> now_;
  std::vector<Step> steps_;
};

/// The text grows as the price falls: halving finds the highest price at which it is long enough, or the lowest at
/// which it is short enough.
std::vector<bool> best_by_price(const DeletionScores& scores, const std::vector<WordUnit>& units,
                                const DeletionLength& length) {
  const auto at_price = [&](double price) { return Search(scores, units, length.unit, -1, price).labels(0); };
  std::vector<bool> best = at_price(0);
  std::int64_t best_length = length_of(units, best, length.unit);
  if (best_length >= length.least && best_length <= length.most) return best;
  const bool shorten = best_length > length.most;
  double largest = 1;  // no unit is worth more than all scores together
  for (const auto& emission : scores.emissions) largest += std::abs(emission[1] - emission[0]);
  for (const auto& from : scores.transitions)
    largest += static_cast<double>(units.size()) * (std::abs(from[0]) + std::abs(from[1]));
  double low = shorten ? 0 : -largest, high = shorten ? largest : 0;
  if (shorten) {
    best.assign(units.size(), false);
    best_length = 0;
  }
  for (int i = 0; i < price_halvings; ++i) {
    const double price = (low + high) / 2;
    std::vector<bool> labels = at_price(price);
    const std::int64_t own = length_of(units, labels, length.unit);
    (own < length.least || (shorten && own <= length.most) ? high : low) = price;
    if (own > length.most || (own < length.least && best_length >= length.least)) continue;
    best = std::move(labels);
    best_length = own;
  }
  return best;
}

}  // namespace

void add_keep_bias(DeletionScores& scores, double bias) {
  for (auto& emission : scores.emissions) emission[1] += bias;
}

void add_scores(const DeletionScores& scores, DeletionScores& sum) {
  for (std::size_t t = 0; t < sum.emissions.size(); ++t)
    for (int k = 0; k < 2; ++k) sum.emissions[t][k] += scores.emissions[t][k];
  for (int k = 0; k < 2; ++k) {
    sum.start[k] += scores.start[k];
    sum.end[k] += scores.end[k];
    for (int m = 0; m < 2; ++m) sum.transitions[k][m] += scores.transitions[k][m];
  }
}

void scale_scores(DeletionScores& scores, double factor) {
  for (auto* pair : {&scores.start, &scores.end, &scores.transitions[0], &scores.transitions[1]})
    for (double& x : *pair) x *= factor;
  for (auto& emission : scores.emissions)
    for (double& x : emission) x *= factor;
}

std::int64_t length_of(const std::vector<WordUnit>& units, const std::vector<bool>& labels, DeletionLength::Unit unit) {
  std::int64_t length = 0;
  std::size_t last = units.size();
  for (std::size_t j = 0; j < units.size(); ++j) {
    if (!labels[j]) continue;
    const bool first = last == units.size();
    length += cost_of(units[j], first, !first && blank_between(units, last, j), unit);
    last = j;
  }
  return length;
}

std::vector<bool> best_deletion(const DeletionScores& scores, const std::vector<WordUnit>& units,
                                const DeletionLength& length) {
  const std::int64_t whole = length_of(units, std::vector<bool>(units.size(), true), length.unit);
  if (length.least <= 0 && length.most >= whole) return Search(scores, units, length.unit, -1, 0).labels(0);
  const std::int64_t most = std::clamp<std::int64_t>(length.most, 0, whole);
  const std::int64_t least = std::min(length.least, most);
  if (static_cast<std::int64_t>(units.size()) * (most + 1) > most_places)
    return best_by_price(scores, units, {length.unit, least, most});
  return Search(scores, units, length.unit, most, 0).labels(least);
}

}  // namespace seq
