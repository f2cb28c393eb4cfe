// A corpus of pairs as the network reads it: sources as token ids or frames, targets as token ids.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/parallel.h"
#include "data/batch.h"
#include "data/batcher.h"
#include "model/loaded_model.h"
#include "seq/corpus.h"
#include "train/frame_masks.h"
#include "train/pairs.h"

namespace seq {

/// Pairs that training can use, with the text they came from (for sampling segmentations and for references).
struct Dataset {
  std::vector<std::string> source_text;  ///< one a source; empty where these are frames
  std::vector<Sequence> source;          ///< ids without marks (with copying, extra words of the pair too), or frames
  std::vector<int> source_of;            ///< pair i belongs to source[source_of[i]]; never falls
  std::vector<std::string> target_text;  ///< one a pair, as all that follows
  std::vector<std::vector<int>> target;  ///< ids without marks; with copying, extra words of the pair too
  std::vector<PairLength> lengths;       ///< with marks
  std::int64_t empty_pairs = 0, long_pairs = 0;  ///< left out
  bool copying = false;

  std::int64_t pairs() const { return static_cast<std::int64_t>(target.size()); }
  std::int64_t target_tokens() const;  ///< with end marks
  std::int64_t source_tokens() const;
};

/// Tokenises; with `copying` words that source and target share need no id of their own. Pairs with an empty side or
/// more than max_length tokens or frames a side (0 = no limit) are left out and counted.
Dataset make_dataset(Pairs pairs, const Tokenizers& tokenizers, bool copying, int max_length, Workers& workers);

/// Makes the batch anew of the pairs with these numbers. With sampling > 0 they vary by the key and their number: they
/// are segmented anew; with copying, where the sides must agree in their pieces, that share of a source's words is
/// taken as never seen instead (of word models, else nothing). So the network learns to copy what it has no vector for
/// from words that it knows. Of frames parts are hidden by `masks`.
void make_batch(const Dataset& data, const std::vector<std::int64_t>& pairs, const Tokenizers& tokenizers,
                double sampling, std::uint64_t key, const FrameMasks& masks, PairBatch& batch);

}  // namespace seq
