#include "nn/output.h"

#include <algorithm>

#include "core/profile.h"
#include "nn/copy.h"
#include "nn/quantized_matmul.h"
#include "nn/rows.h"
#include "nn/shared_products.h"

namespace seq {
void output_logits(const OutputLayer& layer, const Parameters& p, ConstView r, View logits, Workers* helpers) {
  multiply("output layer", {{r, p.product_transposed(layer.table), logits, Start::bias, p.row(layer.b)}}, helpers);
}

OutputSelection select_words(const OutputLayer& layer, const Parameters& p, std::vector<int> words, Arena& memory,
                             Arena& scratch) {
  ProfileBlock block("selecting words");
  OutputSelection selected;
  const auto count = static_cast<std::ptrdiff_t>(words.size());
  Real* b = memory.take<Real>(count);
  for (std::ptrdiff_t i = 0; i < count; ++i) b[i] = p.row(layer.b)[words[i]];
  selected.b = b;
  const PackedMatrix& table = p.product_transposed(layer.table);
#ifndef SEQ_DOUBLE
  if (const QuantizedMatrix& q = table.quantized; q.data) {
    const auto bytes = static_cast<std::ptrdiff_t>(quantized_size(q.inner, count));
    selected.table = {nullptr, q.inner, count,
                      select_outputs(q, words, memory.take<std::int8_t>(bytes), memory.take<float>(count))};
  } else
#endif
  {
    Arena::Frame frame(scratch);
    const View rows = scratch.matrix(count, table.inner);
    for (std::ptrdiff_t i = 0; i < count; ++i) p.copy_row(layer.table, words[i], rows.row(i));
    selected.table =
        pack_transposed(rows, memory.take<Real>(static_cast<std::ptrdiff_t>(packed_size(table.inner, count))));
  }
  selected.words = std::move(words);
  return selected;
}

void output_logits(const OutputSelection& selection, ConstView r, View logits) {
  ProfileBlock block("output layer");
  multiply(r, selection.table, logits, Start::bias, selection.b);
}

LossSums output_loss(const OutputLayer& layer, const Parameters& p, ConstView r, const std::vector<int>& targets,
                     double smoothing, double scale, CopyTerms* copy, Gradients* d_p, View d_r, Arena& scratch) {
  LossSums sums;
  Arena::Frame frame(scratch);
  const std::ptrdiff_t V = layer.table.rows;
  Real* d_b = d_p ? d_p->row(layer.b) : nullptr;
  const View all_logits = scratch.matrix(std::min(output_chunk_rows, r.rows), V);
  for (std::ptrdiff_t first = 0; first < r.rows; first += output_chunk_rows) {
    const std::ptrdiff_t n = std::min(output_chunk_rows, r.rows - first);
    const View logits = all_logits.row_range(0, n);
    const ConstView rows = r.row_range(first, n);
    output_logits(layer, p, rows, logits);
    {
      ProfileBlock block("softmax and loss");
      for (std::ptrdiff_t i = 0; i < n; ++i) {
        const std::ptrdiff_t row = first + i;
        Mixture mixture;
        if (copy) mixture = {static_cast<double>(copy->gate(row, 0)), static_cast<double>(copy->mass[row]), 0, 0};
        const RowLoss loss =
            cross_entropy_row(logits.row(i), V, targets[row], smoothing, scale, d_b, copy ? &mixture : nullptr);
        if (copy && d_p) {
          copy->d_gate(row, 0) = static_cast<Real>(mixture.d_gate);
          copy->d_mass[row] = static_cast<Real>(mixture.d_mass);
        }
        sums.smoothed += loss.smoothed;
        sums.plain += loss.plain;
      }
    }
    if (d_p) {
      ProfileBlock block("output layer, backward");
      multiply(logits, p.product(layer.table), d_r.row_range(first, n));
      multiply_transposed(logits, rows, d_p->view(layer.table), scratch, p.precision());
    }
  }
  sums.tokens = r.rows;
  return sums;
}

}  // namespace seq
