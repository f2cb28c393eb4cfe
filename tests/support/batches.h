// Batches made of lists at once.
#pragma once

#include <vector>

#include "data/batch.h"

namespace seq {

inline PackedTokens pack_tokens(const std::vector<std::vector<int>>& sequences) { return pack_sequences(sequences); }

/// Sources (token ids with their end marks, or frames) and targets (without marks).
inline PairBatch make_pair_batch(const std::vector<Sequence>& sources, const std::vector<std::vector<int>>& targets,
                                 int begin, int end, const ReadableIds& readable = {}) {
  PairBatch batch;
  batch.sources = sources;
  batch.targets = targets;
  pack_pairs(begin, end, readable, batch);
  return batch;
}

}  // namespace seq
