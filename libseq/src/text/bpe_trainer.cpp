#include "text/bpe_trainer.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <queue>
#include <unordered_map>

#include "text/unicode.h"

namespace seq {

namespace {

constexpr std::size_t kMaxPieceCharacters = 16;
constexpr std::int64_t kMinCount = 2;
constexpr char32_t kMark = 0x2581;

using PairKey = std::uint64_t;  // left symbol in the upper, right symbol in the lower half

PairKey pair_key(std::uint32_t left, std::uint32_t right) { return static_cast<PairKey>(left) << 32 | right; }

class Learner {
 public:
  explicit Learner(const CountedWords& words) {
    words_.reserve(words.size());
    for (const auto& [text, count] : words) {
      Word word{{}, count};
      for (std::size_t at = 0; at < text.size();)
        word.symbols.push_back(symbol_of(std::u32string(1, unicode::next(text, at))));
      words_.push_back(std::move(word));
    }
    for (std::uint32_t i = 0; i < words_.size(); ++i) count_pairs(i, +1, kAll);
    for (const auto& [key, pair] : pairs_) {
      if (pair.count >= kMinCount) queue_.push(candidate(key, pair.count));
    }
  }

  /// The next piece, or an empty text when nothing is left to learn.
  std::u32string learn_one() {
    while (!queue_.empty()) {
      const Candidate best = queue_.top();
      queue_.pop();
      const auto found = pairs_.find(best.key);
      if (found == pairs_.end()) continue;
      const std::int64_t count = found->second.count;
      if (best.count != count) {  // it has sunk since it was queued
        if (count >= kMinCount) queue_.push(candidate(best.key, count));
        continue;
      }
      if (best.count < kMinCount) break;
      const bool is_new = symbol_ids_.find(best.text) == symbol_ids_.end();
      merge(best.key, symbol_of(best.text));
      // The same text may arise in two ways; the second way joins the first and is no new piece.
      if (is_new) return best.text;
    }
    return {};
  }

 private:
  static constexpr std::uint32_t kAll = 0xFFFFFFFF;

  struct Word {
    std::vector<std::uint32_t> symbols;
    std::int64_t count = 0;
  };

  struct Pair {
    std::int64_t count = 0;
    bool allowed = false;
    std::vector<std::uint32_t> words;  // where it occurs or once occurred
  };

  struct Candidate {
    std::int64_t count = 0;
    std::u32string text;
    PairKey key = 0;
    bool operator<(const Candidate& other) const {  // the queue's top is the largest
      if (count != other.count) return count < other.count;
      if (text.size() != other.text.size()) return text.size() > other.text.size();
      if (text != other.text) return text > other.text;
      return key > other.key;
    }
  };

  std::uint32_t symbol_of(const std::u32string& text) {
    const auto [entry, is_new] = symbol_ids_.emplace(text, static_cast<std::uint32_t>(symbols_.size()));
    if (is_new) symbols_.push_back(text);
    return entry->second;
  }

  Candidate candidate(PairKey key, std::int64_t count) const {
    return {count, symbols_[key >> 32] + symbols_[key & 0xFFFFFFFF], key};
  }

  Pair& pair_of(std::uint32_t left, std::uint32_t right) {
    const auto [entry, is_new] = pairs_.try_emplace(pair_key(left, right));
    if (is_new) {
      const std::u32string text = symbols_[left] + symbols_[right];
      entry->second.allowed =
          text.size() <= kMaxPieceCharacters && text.find(kMark, 1) == std::u32string::npos && is_one_script(text);
    }
    return entry->second;
  }

  /// Adds (sign +1) or takes away (-1) the pairs of one word. Of "aaa" the first "aa" alone counts. Pairs with the
  /// symbol `fresh` are new to the word; all others know it already (kAll: every pair is new).
  void count_pairs(std::uint32_t index, int sign, std::uint32_t fresh) {
    const Word& word = words_[index];
    bool counted_same = false;
    for (std::size_t i = 1; i < word.symbols.size(); ++i) {
      const std::uint32_t left = word.symbols[i - 1], right = word.symbols[i];
      const bool overlaps = left == right && counted_same && word.symbols[i - 2] == left;
      counted_same = left == right && !overlaps;
      if (overlaps) continue;
      Pair& pair = pair_of(left, right);
      if (!pair.allowed) continue;
      pair.count += sign * word.count;
      if (sign < 0 || (fresh != kAll && left != fresh && right != fresh)) continue;
      if (pair.words.empty() || pair.words.back() != index) pair.words.push_back(index);
      if (fresh != kAll) touched_.push_back(pair_key(left, right));
    }
  }

  void merge(PairKey key, std::uint32_t merged) {
    const auto left = static_cast<std::uint32_t>(key >> 32), right = static_cast<std::uint32_t>(key);
    std::vector<std::uint32_t> where = std::move(pairs_[key].words);
    std::sort(where.begin(), where.end());
    where.erase(std::unique(where.begin(), where.end()), where.end());
    for (const std::uint32_t index : where) {
      std::vector<std::uint32_t>& symbols = words_[index].symbols;
      const auto is_here = [&](std::size_t i) {
        return i + 1 < symbols.size() && symbols[i] == left && symbols[i + 1] == right;
      };
      std::size_t first = 0;
      while (first < symbols.size() && !is_here(first)) ++first;
      if (first == symbols.size()) continue;
      count_pairs(index, -1, merged);
      std::size_t kept = first;
      for (std::size_t i = first; i < symbols.size(); ++kept) {
        const bool here = is_here(i);
        symbols[kept] = here ? merged : symbols[i];
        i += here ? 2 : 1;
      }
      symbols.resize(kept);
      count_pairs(index, +1, merged);
    }
    pairs_.erase(key);
    std::sort(touched_.begin(), touched_.end());
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    for (const PairKey other : touched_) {
      const auto found = pairs_.find(other);
      if (found != pairs_.end() && found->second.count >= kMinCount) queue_.push(candidate(other, found->second.count));
    }
    touched_.clear();
  }

  std::vector<Word> words_;
  std::vector<std::u32string> symbols_;
  std::unordered_map<std::u32string, std::uint32_t> symbol_ids_;
  std::unordered_map<PairKey, Pair> pairs_;
  std::vector<PairKey> touched_;  // pairs that a merge made or made more frequent
  std::priority_queue<Candidate> queue_;
};

}  // namespace

bool is_one_script(const std::u32string& characters) {
  int before = -1;
  for (const char32_t c : characters) {
    if (c == U'\t') return false;
    if (c == kMark) continue;
    UErrorCode status = U_ZERO_ERROR;
    int script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || c == 0x30FC) script = USCRIPT_HAN;
    if (script == USCRIPT_INHERITED) script = before;
    if (before >= 0 && script >= 0 && script != before) return false;
    before = script;
  }
  return true;
}

std::vector<std::string> learn_bpe(const CountedWords& words, std::size_t count) {
  Learner learner(words);
  std::vector<std::string> pieces;
  while (pieces.size() < count) {
    const std::u32string piece = learner.learn_one();
    if (piece.empty()) break;
    std::string text;
    for (const char32_t c : piece) unicode::append(text, c);
    pieces.push_back(std::move(text));
  }
  return pieces;
}

}  // namespace seq
