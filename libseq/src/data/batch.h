// Batches as networks read them. All of these are kept between batches and filled anew, which allocates nothing once
// they have held the largest one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include "core/packing.h"
#include "core/real.h"
#include "data/frames.h"

namespace seq {

/// Sequences of token ids, or of frames, one after the other.
struct SequenceList {
  std::vector<int> ids;
  std::vector<float> frames;
  int width = 0;                 ///< of a frame; 0 = token ids
  std::vector<int> begin = {0};  ///< sequence i has the steps begin[i] … begin[i+1]-1

  SequenceList() = default;
  SequenceList(const std::vector<std::vector<int>>& sequences) {
    for (const std::vector<int>& sequence : sequences) add_tokens(sequence);
  }
  SequenceList(const std::vector<Sequence>& sequences) {
    for (const Sequence& sequence : sequences) add(sequence);
  }

  int count() const { return static_cast<int>(begin.size()) - 1; }
  int length(int i) const { return begin[i + 1] - begin[i]; }
  std::span<const int> tokens(int i) const { return std::span(ids).subspan(begin[i], length(i)); }
  std::span<int> last_tokens() { return std::span(ids).subspan(begin[count() - 1]); }
  std::span<float> last_frames() { return std::span(frames).subspan(std::size_t(begin[count() - 1]) * width); }

  void clear() {
    ids.clear();
    frames.clear();
    width = 0;
    begin.resize(1);
  }
  void add_tokens(std::span<const int> tokens) {
    ids.insert(ids.end(), tokens.begin(), tokens.end());
    begin.push_back(static_cast<int>(ids.size()));
  }
  /// All are of ids, or all of frames of one width.
  void add(const Sequence& sequence) {
    if (sequence.width == 0) return add_tokens(sequence.ids);
    width = sequence.width;
    frames.insert(frames.end(), sequence.frames.begin(), sequence.frames.end());
    begin.push_back(begin.back() + sequence.length());
  }
  /// Adds a token to the last sequence.
  void append(int token) {
    ids.push_back(token);
    ++begin.back();
  }
};

/// The order in which sequences are packed: longest first, equally long ones in their order.
struct PackedOrder {
  std::vector<int> order;         ///< sequence j of the packing is number order[j] of the input
  std::vector<int> place;         ///< and number i of the input is sequence place[i]
  std::vector<int> offset = {0};  ///< of the packing

  Packing packing() const { return {offset}; }

  /// Of so many sequences with length(i) ≥ 1 steps.
  template <typename Length>
  void arrange(int sequences, const Length& length) {
    order.resize(sequences);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
      const int steps_a = length(a), steps_b = length(b);
      return steps_a != steps_b ? steps_a > steps_b : a < b;
    });
    place.resize(sequences);
    for (int j = 0; j < sequences; ++j) place[order[j]] = j;
    const auto steps_of = [&](int j) { return length(order[j]); };
    offset.resize(sequences > 0 ? steps_of(0) + 1 : 1);
    Packing::write_offsets(sequences, steps_of, offset);
  }
};

/// Sequences of token ids, or of frames, packed (see core/packing.h).
struct PackedTokens : PackedOrder {
  std::vector<int> ids;      ///< one a row
  std::vector<Real> frames;  ///< or `width` numbers a row
  int width = 0;
};

/// How ids are read by a network that has no vector for words of a pair alone.
struct ReadableIds {
  int vocabulary = std::numeric_limits<int>::max();  ///< ids from here on
  int unknown = 0;                                   ///< are read as this one

  int operator()(int id) const { return id < vocabulary ? id : unknown; }
  std::vector<int> operator()(std::vector<int> ids) const {
    for (int& id : ids) id = (*this)(id);
    return ids;
  }
};

/// Packs sequences, none of them empty.
inline void pack_sequences(const SequenceList& sequences, const ReadableIds& readable, PackedTokens& packed) {
  packed.arrange(sequences.count(), [&](int i) { return sequences.length(i); });
  packed.ids.clear();
  packed.frames.clear();
  packed.width = sequences.width;
  const Packing packing = packed.packing();
  for (int t = 0; t < packing.steps(); ++t)
    for (int j = 0; j < packing.alive(t); ++j) {
      const std::ptrdiff_t step = sequences.begin[packed.order[j]] + t, width = packed.width;
      if (width == 0)
        packed.ids.push_back(readable(sequences.ids[step]));
      else
        packed.frames.insert(packed.frames.end(), sequences.frames.begin() + step * width,
                             sequences.frames.begin() + (step + 1) * width);
    }
}

inline PackedTokens pack_sequences(const SequenceList& sequences) {
  PackedTokens packed;
  pack_sequences(sequences, {}, packed);
  return packed;
}

/// Pairs for training. The target is read from the begin mark on and has to say every next token and the end mark.
struct PairBatch {
  SequenceList sources;  ///< what is packed: token ids with their end marks, or frames
  SequenceList targets;  ///< without marks

  PackedTokens source;
  PackedTokens target;         ///< begin mark, then all tokens
  std::vector<int> next;       ///< one a row of target: the token to predict
  std::vector<int> source_of;  ///< target sequence j goes with source sequence source_of[j] of the packing
  /// What stands in the sources, one sequence of target.packing() after the other: for copying. Like `next` it may hold
  /// ids beyond the vocabulary, which are words of their pair alone. Empty where frames are read.
  std::vector<int> source_words;
};

/// Makes of batch.sources and batch.targets all the rest.
inline void pack_pairs(int begin, int end, const ReadableIds& readable, PairBatch& batch) {
  pack_sequences(batch.sources, readable, batch.source);
  batch.target.arrange(batch.targets.count(), [&](int i) { return batch.targets.length(i) + 1; });
  batch.target.ids.clear();
  batch.next.clear();
  const Packing packing = batch.target.packing();
  for (int t = 0; t < packing.steps(); ++t)
    for (int j = 0; j < packing.alive(t); ++j) {
      const std::span<const int> target = batch.targets.tokens(batch.target.order[j]);
      batch.target.ids.push_back(t == 0 ? begin : readable(target[t - 1]));
      batch.next.push_back(t < static_cast<int>(target.size()) ? target[t] : end);
    }
  batch.source_of.clear();
  batch.source_words.clear();
  for (int pair : batch.target.order) {
    batch.source_of.push_back(batch.source.place[pair]);
    if (batch.source.width > 0) continue;
    const std::span<const int> words = batch.sources.tokens(pair);
    batch.source_words.insert(batch.source_words.end(), words.begin(), words.end());
  }
}

}  // namespace seq
