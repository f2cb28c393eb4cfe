// A batch of sentence pairs as the network reads it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "core/packing.h"
#include "core/real.h"
#include "data/frames.h"

namespace seq {

/// Sequences of token ids, or of frames, packed (see core/packing.h).
struct PackedTokens {
  Packing packing;
  std::vector<int> ids;      ///< one a row
  std::vector<Real> frames;  ///< or `width` numbers a row
  int width = 0;
  std::vector<int> order;  ///< sequence j of the packing is number order[j] of the input
};

/// Packs sequences (none empty, all of ids or all of frames of one width), longest first, equally long ones in their
/// order.
inline PackedTokens pack_sequences(const std::vector<Sequence>& sequences) {
  PackedTokens packed;
  packed.order.resize(sequences.size());
  std::iota(packed.order.begin(), packed.order.end(), 0);
  std::stable_sort(packed.order.begin(), packed.order.end(),
                   [&](int a, int b) { return sequences[a].length() > sequences[b].length(); });
  std::vector<int> lengths;
  for (int i : packed.order) lengths.push_back(sequences[i].length());
  packed.packing = Packing::of(lengths);
  packed.width = sequences[0].width;
  for (int t = 0; t < packed.packing.steps(); ++t)
    for (int j = 0; j < packed.packing.alive(t); ++j) {
      const Sequence& s = sequences[packed.order[j]];
      if (packed.width == 0)
        packed.ids.push_back(s.ids[t]);
      else
        packed.frames.insert(packed.frames.end(), s.frames.begin() + t * packed.width,
                             s.frames.begin() + (t + 1) * packed.width);
    }
  return packed;
}

inline PackedTokens pack_tokens(const std::vector<std::vector<int>>& sequences) {
  return pack_sequences({sequences.begin(), sequences.end()});
}

/// Pairs for training. The target is read from the begin mark on and has to say every next token and the end mark.
struct PairBatch {
  PackedTokens source;
  PackedTokens target;         ///< begin mark, then all tokens
  std::vector<int> next;       ///< one a row of target: the token to predict
  std::vector<int> source_of;  ///< target sequence j goes with source sequence source_of[j] of the packing
  /// What stands in the sources, one sequence of target.packing after the other: for copying. Like `next` it may hold
  /// ids beyond the vocabulary, which are words of their pair alone. Empty where frames are read.
  std::vector<int> source_words;
};

/// How ids are read by a network that has no vector for words of a pair alone.
struct ReadableIds {
  int vocabulary = std::numeric_limits<int>::max();  ///< ids from here on
  int unknown = 0;                                   ///< are read as this one

  std::vector<int> operator()(std::vector<int> ids) const {
    for (int& id : ids)
      if (id >= vocabulary) id = unknown;
    return ids;
  }
};

/// Sources (token ids with their end marks, or frames) and targets (without marks).
inline PairBatch make_pair_batch(const std::vector<Sequence>& sources, const std::vector<std::vector<int>>& targets,
                                 int begin, int end, const ReadableIds& readable = {}) {
  PairBatch batch;
  std::vector<Sequence> read = sources;
  for (Sequence& source : read) source.ids = readable(std::move(source.ids));
  batch.source = pack_sequences(read);
  std::vector<std::vector<int>> inputs(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    inputs[i].push_back(begin);
    const std::vector<int> words = readable(targets[i]);
    inputs[i].insert(inputs[i].end(), words.begin(), words.end());
  }
  batch.target = pack_tokens(inputs);
  const Packing& packing = batch.target.packing;
  batch.next.resize(packing.rows());
  for (int t = 0; t < packing.steps(); ++t)
    for (int j = 0; j < packing.alive(t); ++j) {
      const std::vector<int>& target = targets[batch.target.order[j]];
      batch.next[packing.row(t, j)] = t < static_cast<int>(target.size()) ? target[t] : end;
    }
  std::vector<int> place(sources.size());
  for (std::size_t j = 0; j < sources.size(); ++j) place[batch.source.order[j]] = static_cast<int>(j);
  for (int i : batch.target.order) {
    batch.source_of.push_back(place[i]);
    batch.source_words.insert(batch.source_words.end(), sources[i].ids.begin(), sources[i].ids.end());
  }
  return batch;
}

}  // namespace seq
