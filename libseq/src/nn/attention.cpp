#include "nn/attention.h"

#include <cmath>

#include "core/profile.h"
#include "nn/idle_threads.h"

namespace seq {
namespace {

/// weights = softmax of the scores of n queries (n × D) against sentence j.
void score_rows(const AttentionLayer& layer, const Parameters& p, const AttentionMemory& memory, int j,
                ConstView queries, View weights) {
  if (layer.score == Score::mlp) {
    const ConstView keys = memory.keys.row_range(memory.begin[j], memory.length(j));
    for (std::ptrdiff_t i = 0; i < queries.rows; ++i)
      for (std::ptrdiff_t s = 0; s < keys.rows; ++s)
        weights(i, s) = additive_score(queries.row(i), keys.row(s), p.row(layer.v), layer.key_width);
  } else {
    multiply(queries, memory.keys_by_column[j], weights);
    if (layer.score == Score::dot) {
      const Real scale = Real{1} / std::sqrt(static_cast<Real>(layer.key_width));
      for (std::ptrdiff_t i = 0; i < weights.rows; ++i)
        for (std::ptrdiff_t s = 0; s < weights.cols; ++s) weights(i, s) *= scale;
    }
  }
  softmax_rows(weights);
}

/// Rows of sentence j at steps first … last-1, gathered one under the other (and put back).
void gather(ConstView rows, const Packing& packing, int first, int last, int j, View out) {
  for (int t = first; t < last; ++t) copy_rows(rows.row_range(packing.row(t, j), 1), out.row_range(t - first, 1));
}
void scatter(ConstView in, const Packing& packing, int first, int last, int j, View rows) {
  for (int t = first; t < last; ++t) copy_rows(in.row_range(t - first, 1), rows.row_range(packing.row(t, j), 1));
}

/// The last of the steps first … last-1 that sentence j still has, plus one.
int end_of(const Packing& packing, int first, int last, int j) {
  int end = first;
  while (end < last && packing.alive(end) > j) ++end;
  return end;
}

/// What attention costs of the steps first … last-1: two small products a sentence, and what is between them.
double operations(const AttentionMemory& memory, const Packing& targets, int first, int last) {
  double pairs = 0;  // of a query and a row of the memory
  for (int j = 0; j < targets.alive(first); ++j)
    pairs += static_cast<double>(end_of(targets, first, last, j) - first) * memory.length(j);
  return 4 * pairs * static_cast<double>(memory.keys.cols + memory.memory.cols);
}

}  // namespace

AttentionLayer AttentionLayer::add(ParameterSpace& space, const std::string& name, Score score, int query_width,
                                   int memory_width, int key_width) {
  AttentionLayer layer;
  layer.score = score;
  layer.query_width = query_width;
  layer.memory_width = memory_width;
  layer.key_width = score == Score::general ? query_width : key_width;
  // The scaled dot learns slowly from small projections: it starts with twice the usual scale.
  const double scale = score == Score::dot ? 2 : 1;
  if (score != Score::general)
    layer.query = LinearLayer::add(space, name + ".query", query_width, key_width, true, scale);
  layer.key = LinearLayer::add(space, name + ".key", memory_width, layer.key_width, false, scale);
  if (score == Score::mlp) {
    TensorSpec spec;
    spec.name = name + ".v";
    spec.init = TensorSpec::Init::glorot;
    layer.v = space.add(spec, 1, key_width);
  }
  return layer;
}

void attention_begin(const AttentionLayer& layer, const Parameters& p, AttentionMemory& memory, bool training,
                     Arena& saved) {
  ProfileBlock block("attention keys");
  memory.keys = saved.matrix(memory.memory.rows, layer.key_width);
  linear_forward(layer.key, p, memory.memory, memory.keys);
  const int sentences = static_cast<int>(memory.begin.size()) - 1;
  memory.keys_by_column = saved.list<PackedMatrix>(sentences);
  memory.memory_by_column = saved.list<PackedMatrix>(training ? sentences : 0);
  for (int j = 0; j < sentences; ++j) {
    const int begin = memory.begin[j], length = memory.length(j);
    if (layer.score != Score::mlp)
      memory.keys_by_column[j] =
          pack_transposed(memory.keys.row_range(begin, length), saved.take<Real>(packed_size(layer.key_width, length)));
    if (training)
      memory.memory_by_column[j] = pack_transposed(memory.memory.row_range(begin, length),
                                                   saved.take<Real>(packed_size(layer.memory_width, length)));
  }
}

AttentionSaved attention_weights(const AttentionMemory& memory, const Packing& targets, Arena& saved) {
  const std::span<View> weights = saved.list<View>(targets.batch());
  for (int j = 0; j < targets.batch(); ++j)
    weights[j] = saved.matrix(end_of(targets, 0, targets.steps(), j), memory.length(j));
  return {weights};
}

void attend(const AttentionLayer& layer, const Parameters& p, const AttentionMemory& memory, const Packing& targets,
            int first, int last, ConstView queries, View contexts, AttentionSaved& saved, Arena& scratch) {
  ProfileBlock block("attention");
  const auto sentence = [&](int j, Arena& scratch) {
    Arena::Frame frame(scratch);
    const int end = end_of(targets, first, last, j), n = end - first;
    const View own = scratch.matrix(n, layer.key_width), mixed = scratch.matrix(n, layer.memory_width);
    const View weights = saved.weights[j].row_range(first, n);
    gather(queries, targets, first, end, j, own);
    score_rows(layer, p, memory, j, own, weights);
    multiply(weights, ConstView(memory.memory.row_range(memory.begin[j], memory.length(j))), mixed, Start::zero,
             scratch);
    scatter(mixed, targets, first, end, j, contexts);
  };
  share_out(targets.alive(first), operations(memory, targets, first, last), scratch,
            [&](std::ptrdiff_t begin, std::ptrdiff_t count, Arena& own) {
              for (std::ptrdiff_t j = begin; j < begin + count; ++j) sentence(static_cast<int>(j), own);
            });
}

void attend_backward(const AttentionLayer& layer, const Parameters& p, const AttentionMemory& memory,
                     const Packing& targets, int first, int last, ConstView queries, ConstView d_contexts,
                     const AttentionSaved& saved, const AttentionSaved* d_weights, View d_queries, View d_memory,
                     View d_keys, Gradients& d_p, Arena& scratch) {
  ProfileBlock block("attention, backward");
  const auto sentence = [&](int j, Arena& scratch) {
    Arena::Frame frame(scratch);
    const int end = end_of(targets, first, last, j), n = end - first, begin = memory.begin[j],
              length = memory.length(j);
    const View d_mixed = scratch.matrix(n, layer.memory_width), d_scores = scratch.matrix(n, length);
    const View own = scratch.matrix(n, layer.key_width), d_own = scratch.matrix(n, layer.key_width);
    const ConstView weights = saved.weights[j].row_range(first, n);
    gather(d_contexts, targets, first, end, j, d_mixed);
    multiply(d_mixed, memory.memory_by_column[j], d_scores);
    multiply_transposed(weights, d_mixed, d_memory.row_range(begin, length), scratch);
    if (d_weights) add_rows(d_weights->weights[j].row_range(first, n), d_scores);
    softmax_rows_backward(weights, d_scores);
    gather(queries, targets, first, end, j, own);
    const ConstView keys = memory.keys.row_range(begin, length);
    const View d_own_keys = d_keys.row_range(begin, length);
    if (layer.score == Score::mlp) {
      for (std::ptrdiff_t i = 0; i < d_own.size(); ++i) d_own.data[i] = 0;
      for (int i = 0; i < n; ++i)
        for (int s = 0; s < length; ++s)
          additive_score_backward(own.row(i), keys.row(s), p.row(layer.v), layer.key_width, d_scores(i, s),
                                  d_own.row(i), d_own_keys.row(s), d_p.row(layer.v));
    } else {
      if (layer.score == Score::dot) {
        const Real scale = Real{1} / std::sqrt(static_cast<Real>(layer.key_width));
        for (std::ptrdiff_t i = 0; i < d_scores.size(); ++i) d_scores.data[i] *= scale;
      }
      multiply(d_scores, keys, d_own, Start::zero, scratch);
      multiply_transposed(d_scores, own, d_own_keys, scratch);
    }
    scatter(d_own, targets, first, end, j, d_queries);
  };
  // The gradient of v is a sum over the sentences in their order.
  const double shared = layer.score == Score::mlp ? 0 : 2 * operations(memory, targets, first, last);
  share_out(targets.alive(first), shared, scratch, [&](std::ptrdiff_t begin, std::ptrdiff_t count, Arena& own) {
    for (std::ptrdiff_t j = begin; j < begin + count; ++j) sentence(static_cast<int>(j), own);
  });
}

void attend_rows(const AttentionLayer& layer, const Parameters& p, const AttentionMemory& memory,
                 const std::vector<int>& sentence_of, ConstView queries, View contexts, View weights, Arena& scratch) {
  ProfileBlock block("attention");
  const int rows = static_cast<int>(sentence_of.size());
  for (int i = 0; i < rows;) {
    const int j = sentence_of[i], length = memory.length(j);
    int end = i;
    while (end < rows && sentence_of[end] == j) ++end;
    const View own = weights.row_range(i, end - i).col_range(0, length);
    score_rows(layer, p, memory, j, queries.row_range(i, end - i), own);
    for (int r = i; r < end; ++r)
      for (std::ptrdiff_t s = length; s < weights.cols; ++s) weights(r, s) = 0;
    multiply(own, ConstView(memory.memory.row_range(memory.begin[j], length)), contexts.row_range(i, end - i),
             Start::zero, scratch);
    i = end;
  }
}

}  // namespace seq
