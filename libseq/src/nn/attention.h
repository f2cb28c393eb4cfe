// Attention: every query gets a weighted mean of its sentence's memory.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/arena.h"
#include "core/packing.h"
#include "nn/linear.h"

namespace seq {

/// How a query and a memory vector are compared.
enum class Score {
  none,     ///< no attention
  dot,      ///< (W_q·q + b)·(W_k·m) / √D (Vaswani et al. 2017, one head)
  general,  ///< q·(W_k·m) (Luong et al. 2015)
  mlp,      ///< v·tanh(W_q·q + b + W_k·m) (Bahdanau et al. 2015)
};

/// Queries of width Q, memory of width M, keys of width D (general: D = Q).
struct AttentionLayer {
  Score score = Score::dot;
  int query_width = 0, memory_width = 0, key_width = 0;
  LinearLayer query;  ///< Q → D; absent for general
  LinearLayer key;    ///< M → D, no bias
  Tensor v;           ///< D, mlp

  static AttentionLayer add(ParameterSpace& space, const std::string& name, Score score, int query_width,
                            int memory_width, int key_width);
};

/// The memory of a batch, sentence by sentence: the rows of sentence j are begin[j] … begin[j+1]-1.
struct AttentionMemory {
  std::span<const int> begin;
  View memory;                               ///< all rows × M
  View keys;                                 ///< all rows × D
  std::span<PackedMatrix> keys_by_column;    ///< per sentence D × S, for products with queries
  std::span<PackedMatrix> memory_by_column;  ///< per sentence M × S, training alone

  int length(int j) const { return begin[j + 1] - begin[j]; }
};

/// Projects the keys of all sentences (memory and begin are set) and packs what steps need.
void attention_begin(const AttentionLayer& layer, const Parameters& p, AttentionMemory& memory, bool training,
                     Arena& saved);

/// What forward keeps: per sentence a matrix target steps × source length of weights.
struct AttentionSaved {
  std::span<View> weights;
};
AttentionSaved attention_weights(const AttentionMemory& memory, const Packing& targets, Arena& saved);

/// Contexts (rows × M) of the queries (rows × D, projected) of steps first … last-1. Sentence j of `targets` attends to
/// memory j.
void attend(const AttentionLayer& layer, const Parameters& p, const AttentionMemory& memory, const Packing& targets,
            int first, int last, ConstView queries, View contexts, AttentionSaved& saved, Arena& scratch);

/// Backwards over the same steps: d_queries = (rows × D); d_memory and d_keys (rows of the memory) and v's gradient +=.
/// d_weights: gradients that the weights have for themselves (copying, coverage); may be null.
void attend_backward(const AttentionLayer& layer, const Parameters& p, const AttentionMemory& memory,
                     const Packing& targets, int first, int last, ConstView queries, ConstView d_contexts,
                     const AttentionSaved& saved, const AttentionSaved* d_weights, View d_queries, View d_memory,
                     View d_keys, Gradients& d_p, Arena& scratch);

/// Inference: row i attends to sentence sentence_of[i] (rows of one sentence stand together). `weights` has one row a
/// query, as wide as the longest sentence; what is past a sentence's end becomes 0.
void attend_rows(const AttentionLayer& layer, const Parameters& p, const AttentionMemory& memory,
                 const std::vector<int>& sentence_of, ConstView queries, View contexts, View weights, Arena& scratch);

}  // namespace seq
