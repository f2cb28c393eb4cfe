#include "search/constraints.h"

#include <cmath>

namespace seq {
namespace {

/// How often `ngram` and then `last` stand in the ids.
int occurrences(std::span<const int> ids, std::span<const int> ngram, int last) {
  int count = 0;
  for (std::size_t i = 0; i + ngram.size() < ids.size(); ++i)
    count += ids[i + ngram.size()] == last &&
             std::equal(ngram.begin(), ngram.end(), ids.begin() + static_cast<std::ptrdiff_t>(i));
  return count;
}

}  // namespace

Constraints::Constraints(const SearchOptions& options, const SearchVocabulary& vocabulary, int ids)
    : vocabulary_(vocabulary),
      no_repeat_ngram_(options.no_repeat_ngram),
      min_length_(options.min_length),
      max_length_(options.max_length),
      max_length_factor_(options.max_length_factor),
      mask_(static_cast<std::size_t>(ids), 0) {
  for (int id : vocabulary.forbidden)
    if (id != vocabulary.end) mask_[static_cast<std::size_t>(id)] = 1;
  if (vocabulary.begin != vocabulary.end) mask_[static_cast<std::size_t>(vocabulary.begin)] = 1;
  for (const PieceLength& piece : vocabulary.lengths) {
    largest_.words = std::max(largest_.words, piece.words);
    largest_.characters = std::max(largest_.characters, piece.characters);
  }
}

LengthLimits Constraints::limits(const SearchRequest& request) const {
  constexpr double far = 1e6;  // beyond any sentence, and still far from what an int holds
  LengthLimits limits;
  limits.shortest = min_length_;
  double longest = max_length_;
  if (max_length_ == 0) {
    longest = std::min(max_length_factor_ * static_cast<double>(request.source.length()), far) + 20;
    longest = std::max<double>(longest, min_length_);
  }
  // Room for the text that was asked for: words may take many tokens each, characters hardly more than one.
  const PieceLength& most = request.text.longest;
  if (most.words < TextLimits::unlimited) longest = std::max(longest, std::min(10.0 * most.words, far) + 20);
  if (most.characters < TextLimits::unlimited) longest = std::max(longest, std::min<double>(most.characters, far) + 20);
  limits.longest = std::max(static_cast<int>(longest), static_cast<int>(request.prefix.size()));
  return limits;
}

void Constraints::mark(int id) {
  std::uint8_t& m = mask_[static_cast<std::size_t>(id)];
  if (m == 0) marked_.push_back(id);
  m = 1;
}

const std::uint8_t* Constraints::banned(const Position& at) {
  for (int id : marked_) mask_[static_cast<std::size_t>(id)] = 0;
  marked_.clear();
  inside_word_ = false;
  if (at.length < at.limits.shortest) mark(vocabulary_.end);
  if (no_repeat_ngram_ > 0) mark_repeats(at);
  if (at.request.text.any()) mark_by_text(at);
  return mask_.data();
}

void Constraints::mark_repeats(const Position& at) {
  // A token is banned when it would end an n-gram whose first n - 1 tokens are the last n - 1 of the history.
  const auto context = static_cast<std::size_t>(no_repeat_ngram_ - 1);
  if (at.history.size() < context) return;
  const auto last = at.history.last(context);
  for (std::size_t i = 0; i + context < at.history.size(); ++i) {
    if (!std::equal(last.begin(), last.end(), at.history.begin() + static_cast<std::ptrdiff_t>(i))) continue;
    const int id = at.history[i + context];
    if (!vocabulary_.same_words ||
        occurrences(at.history, last, id) >= std::max(1, occurrences(at.request.source.ids, last, id)))
      mark(id);
  }
}

PieceLength Constraints::length_of(const SearchRequest& request, int id) const {
  const auto place = static_cast<std::size_t>(id), known = vocabulary_.lengths.size();
  return place < known ? vocabulary_.lengths[place] : request.extra_lengths[place - known];
}

void Constraints::mark_by_text(const Position& at) {
  const TextLimits& limits = at.request.text;
  PieceLength text;
  for (int id : at.history) text = joined(text, length_of(at.request, id));
  const bool too_short = limits.is_too_short(text);
  if (too_short) mark(vocabulary_.end);
  const int ids = static_cast<int>(vocabulary_.lengths.size());
  const bool vocabulary_fits =
      limits.has_room_for({text.words + largest_.words, text.characters + largest_.characters});
  int likeliest = -1;
  bool likeliest_fits = true;
  for (int id = vocabulary_fits ? ids : 0; id < ids + at.request.extra; ++id) {
    if (mask_[static_cast<std::size_t>(id)] != 0 || id == vocabulary_.end) continue;
    const bool fits = limits.has_room_for(joined(text, length_of(at.request, id)));
    const float score = at.scores[static_cast<std::size_t>(id)];
    if (std::isfinite(score) && (likeliest < 0 || score > at.scores[static_cast<std::size_t>(likeliest)])) {
      likeliest = id;
      likeliest_fits = fits;
    }
    if (!fits) mark(id);
  }
  if (vocabulary_fits || likeliest_fits) return;
  inside_word_ = length_of(at.request, likeliest).continues &&
                 at.scores[static_cast<std::size_t>(likeliest)] > at.scores[static_cast<std::size_t>(vocabulary_.end)];
  if (!inside_word_ && too_short) return;
  for (int id = 0; id < ids + at.request.extra; ++id)
    if (inside_word_ ? id == vocabulary_.end || !length_of(at.request, id).continues : id != vocabulary_.end) mark(id);
}

}  // namespace seq
