// A batch of sentence pairs as the network reads it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "core/packing.h"

namespace seq {

/// Sequences of token ids, packed (see core/packing.h).
struct PackedTokens {
  Packing packing;
  std::vector<int> ids;    ///< one a row
  std::vector<int> order;  ///< sequence j of the packing is number order[j] of the input
};

/// Packs sequences (none empty), longest first, equally long ones in their order.
inline PackedTokens pack_tokens(const std::vector<std::vector<int>>& sequences) {
  PackedTokens packed;
  packed.order.resize(sequences.size());
  std::iota(packed.order.begin(), packed.order.end(), 0);
  std::stable_sort(packed.order.begin(), packed.order.end(),
                   [&](int a, int b) { return sequences[a].size() > sequences[b].size(); });
  std::vector<int> lengths;
  for (int i : packed.order) lengths.push_back(static_cast<int>(sequences[i].size()));
  packed.packing = Packing::of(lengths);
  packed.ids.resize(packed.packing.rows());
  for (int t = 0; t < packed.packing.steps(); ++t)
    for (int j = 0; j < packed.packing.alive(t); ++j)
      packed.ids[packed.packing.row(t, j)] = sequences[packed.order[j]][t];
  return packed;
}

/// Pairs for training. The target is read from the begin mark on and has to say every next token and the end mark.
struct PairBatch {
  PackedTokens source;
  PackedTokens target;         ///< begin mark, then all tokens
  std::vector<int> next;       ///< one a row of target: the token to predict
  std::vector<int> source_of;  ///< target sequence j goes with source sequence source_of[j] of the packing
};

/// Sources (with their end marks) and targets (without marks).
inline PairBatch make_pair_batch(const std::vector<std::vector<int>>& sources,
                                 const std::vector<std::vector<int>>& targets, int begin, int end) {
  PairBatch batch;
  batch.source = pack_tokens(sources);
  std::vector<std::vector<int>> inputs(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    inputs[i].push_back(begin);
    inputs[i].insert(inputs[i].end(), targets[i].begin(), targets[i].end());
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
  for (int i : batch.target.order) batch.source_of.push_back(place[i]);
  return batch;
}

}  // namespace seq
