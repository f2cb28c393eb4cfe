// The output layer with softmax and cross-entropy in one pass, never holding all logits of a batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/arena.h"
#include "nn/parameters.h"

namespace seq {

struct CopyTerms;

/// Logits = r·Tableᵀ + b.
struct OutputLayer {
  Tensor table;  ///< V × E; may be an embedding table (Press and Wolf 2017)
  Tensor b;      ///< V
};

struct LossSums {
  double smoothed = 0;  ///< sum of cross-entropies against smoothed targets: what training minimises
  double plain = 0;     ///< sum of -log p(target)
  std::int64_t tokens = 0;

  LossSums& operator+=(const LossSums& other) {
    smoothed += other.smoothed;
    plain += other.plain;
    tokens += other.tokens;
    return *this;
  }
};

/// Rows whose logits output_loss holds at a time when rows have `width` numbers. Each time it passes over the layer's
/// weights and their gradients once; so the wider they are, the more logits may be held for it.
std::ptrdiff_t output_chunk_rows(std::ptrdiff_t width);

/// Logits of rows (n × E) into n × V.
void output_logits(const OutputLayer& layer, const Parameters& p, ConstView r, View logits);

/// Some of an output layer's words, for a search that scores no others.
struct OutputSelection {
  std::vector<int> words;  ///< rising
  PackedMatrix table;      ///< E × words
  const Real* b = nullptr;
};

/// Gathers the words' weights into `memory`.
OutputSelection select_words(const OutputLayer& layer, const Parameters& p, std::vector<int> words, Arena& memory,
                             Arena& scratch);
/// Logits of rows (n × E) into n × words: the numbers that output_logits gives for these words, to the bit.
void output_logits(const OutputSelection& selection, ConstView r, View logits);

/// Loss of rows against their targets (ids), and with d_p: gradients times `scale` of the layer (+=) and of r (d_r, =).
/// Works through the rows in chunks, whose logits alone it holds. With `copy` targets may also be copied, those
/// beyond the vocabulary can only be; see cross_entropy_row for the loss, and with d_p the gradients of gate and mass
/// are filled in.
LossSums output_loss(const OutputLayer& layer, const Parameters& p, ConstView r, const std::vector<int>& targets,
                     double smoothing, double scale, CopyTerms* copy, Gradients* d_p, View d_r, Arena& scratch);

}  // namespace seq
