// Byte pair encoding (Sennrich et al. 2016): the best-scored pair of neighbours that makes a piece is merged, again and
// again.
#include <algorithm>
#include <atomic>
#include <queue>
#include <string>
#include <unordered_map>
#include <utility>

#include "text/segmenter.h"

namespace seq {

namespace {

class BpeSegmenter : public Segmenter {
 public:
  BpeSegmenter(const SpmModel& model, const PieceTrie& symbols)
      : model_(model), symbols_(symbols), words_apart_(!model.space_is_suffix), whole_word_(model.pieces.size()) {
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
      const SpmPiece& piece = model.pieces[id];
      if (piece.type != SpmPiece::normal && piece.type != SpmPiece::user_defined && piece.type != SpmPiece::unused)
        continue;
      ids_.emplace(piece.text, static_cast<int>(id));
      // The halves of a piece that is switched off may come from another word.
      if (piece.text.find(kSpaceMark, 1) != std::string::npos || piece.type == SpmPiece::unused) words_apart_ = false;
    }
  }

  std::vector<Span> segment(std::string_view text, double drop, RandomStream& random) const override {
    std::vector<Span> spans;
    Work work;
    if (drop > 0 || !words_apart_) {
      merge(text, drop, random, work, spans);
      return spans;
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(kSpaceMark, begin + 1), text.size());
      cut_word(text.substr(begin, end - begin), begin, random, work, spans);
      begin = end;
    }
    return spans;
  }

 private:
  /// Whether the word that a piece spells is cut into that piece alone; found out when the word occurs.
  enum class Whole : unsigned char { open, yes, no };

  /// A run of merged characters; length 0 once it was merged into its left neighbour.
  struct Part {
    std::size_t begin = 0, length = 0;
    int previous = -1, next = -1;
    bool whole = false;  // a user's symbol: never merged
  };

  struct Pair {
    int left = 0, right = 0;
    std::size_t length = 0;
    float score = 0;
    bool operator<(const Pair& other) const {  // the queue's top is the largest
      return score < other.score || (score == other.score && left > other.left);
    }
  };

  struct Work {
    std::string_view text;
    std::vector<Part> parts;  // empty between texts, as the other two
    std::priority_queue<Pair> pairs;
    std::unordered_map<std::string_view, std::size_t> halves;  // an unused piece -> length of its left half
  };

  /// Appends the spans of a word that begins at byte `begin` of its text. Most words are pieces, and one that once was
  /// cut into its own piece always is.
  void cut_word(std::string_view word, std::size_t begin, RandomStream& random, Work& work,
                std::vector<Span>& spans) const {
    const auto found = ids_.find(word);
    std::atomic<Whole>* whole = found == ids_.end() ? nullptr : &whole_word_[static_cast<std::size_t>(found->second)];
    if (whole && whole->load(std::memory_order_relaxed) == Whole::yes) {
      spans.push_back({begin, word.size(), found->second});
      return;
    }
    const std::size_t first = spans.size();
    merge(word, 0, random, work, spans);
    for (std::size_t i = first; i < spans.size(); ++i) spans[i].begin += begin;
    if (!whole) return;
    const bool one_piece = spans.size() == first + 1 && spans[first].id == found->second;
    whole->store(one_piece ? Whole::yes : Whole::no, std::memory_order_relaxed);
  }

  /// Appends the spans of a text.
  void merge(std::string_view text, double drop, RandomStream& random, Work& work, std::vector<Span>& spans) const {
    work.text = text;
    split(text, work.parts);
    for (int right = 1; right < static_cast<int>(work.parts.size()); ++right) propose(work, right - 1, right);
    while (!work.pairs.empty()) {
      const Pair best = work.pairs.top();
      work.pairs.pop();
      Part& left = work.parts[static_cast<std::size_t>(best.left)];
      Part& right = work.parts[static_cast<std::size_t>(best.right)];
      if (left.length == 0 || right.length == 0 || left.length + right.length != best.length) continue;  // out of date
      if (drop > 0 && random.uniform() < drop) continue;
      left.length = best.length;
      left.next = right.next;
      if (right.next >= 0) work.parts[static_cast<std::size_t>(right.next)].previous = best.left;
      right.length = 0;
      propose(work, left.previous, best.left);
      propose(work, best.left, left.next);
    }
    for (int i = work.parts.empty() ? -1 : 0; i >= 0; i = work.parts[static_cast<std::size_t>(i)].next) {
      const Part& part = work.parts[static_cast<std::size_t>(i)];
      emit(work, {part.begin, part.length, id_of(text.substr(part.begin, part.length))}, spans);
    }
    work.parts.clear();
    work.halves.clear();
  }

  void split(std::string_view text, std::vector<Part>& parts) const {
    parts.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t symbol = longest_symbol(symbols_, text.substr(at));
      const std::size_t length = symbol > 0 ? symbol : character_length(text.substr(at));
      const int index = static_cast<int>(parts.size());
      parts.push_back({at, length, index - 1, index + 1, symbol > 0});
      at += length;
    }
    if (!parts.empty()) parts.back().next = -1;
  }

  int id_of(std::string_view text) const {
    const auto found = ids_.find(text);
    return found == ids_.end() ? model_.unknown_id : found->second;
  }

  void propose(Work& work, int left, int right) const {
    if (left < 0 || right < 0) return;
    const Part& a = work.parts[static_cast<std::size_t>(left)];
    const Part& b = work.parts[static_cast<std::size_t>(right)];
    if (a.whole || b.whole) return;
    const std::string_view merged = work.text.substr(a.begin, a.length + b.length);
    const auto found = ids_.find(merged);
    if (found == ids_.end()) return;
    const SpmPiece& piece = model_.pieces[static_cast<std::size_t>(found->second)];
    work.pairs.push({left, right, merged.size(), piece.score});
    if (piece.type == SpmPiece::unused) work.halves[merged] = a.length;
  }

  /// A piece switched off by its owner serves for merging only; in the end it falls into its halves again.
  void emit(const Work& work, Span span, std::vector<Span>& spans) const {
    if (model_.pieces[static_cast<std::size_t>(span.id)].type != SpmPiece::unused) {
      spans.push_back(span);
      return;
    }
    std::vector<Span> open{span};
    while (!open.empty()) {
      const Span last = open.back();
      open.pop_back();
      const auto half = model_.pieces[static_cast<std::size_t>(last.id)].type == SpmPiece::unused
                            ? work.halves.find(work.text.substr(last.begin, last.length))
                            : work.halves.end();
      if (half == work.halves.end()) {
        spans.push_back(last);
        continue;
      }
      const std::size_t cut = half->second;
      open.push_back(
          {last.begin + cut, last.length - cut, id_of(work.text.substr(last.begin + cut, last.length - cut))});
      open.push_back({last.begin, cut, id_of(work.text.substr(last.begin, cut))});
    }
  }

  const SpmModel& model_;
  const PieceTrie& symbols_;
  std::unordered_map<std::string_view, int> ids_;
  bool words_apart_;  // no piece reaches from one word into the next, so that each can be cut by itself
  mutable std::vector<std::atomic<Whole>> whole_word_;  // of every piece
};

}  // namespace

std::unique_ptr<Segmenter> make_bpe_segmenter(const SpmModel& model, const PieceTrie& symbols) {
  return std::make_unique<BpeSegmenter>(model, symbols);
}

}  // namespace seq
