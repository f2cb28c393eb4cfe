#include "nn/output.h"

#include <algorithm>

#include "core/profile.h"
#include "nn/copy.h"
#include "nn/idle_threads.h"
#include "nn/quantized_matmul.h"
#include "nn/rows.h"

namespace seq {

std::ptrdiff_t output_chunk_rows(std::ptrdiff_t width) { return std::clamp<std::ptrdiff_t>(width / 32 * 32, 128, 256); }

void output_logits(const OutputLayer& layer, const Parameters& p, ConstView r, View logits) {
  ProfileBlock block("output layer");
  multiply(r, p.product_transposed(layer.table), logits, Start::bias, p.row(layer.b));
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

namespace {

/// Columns of logits whose gradients are made and used at a time, to stay in the L2 cache.
constexpr std::ptrdiff_t gradient_columns = 512;

/// What the softmax costs of a number, in multiply-adds.
constexpr double simple_steps = 20;

/// The gradients of a chunk of rows: of the layer (+=) and of the rows (d_r, =). `e` and `of_row` are what
/// softmax_loss_row made of the logits.
void output_backward(const OutputLayer& layer, const Parameters& p, ConstView rows, ConstView e,
                     const LogitGradient* of_row, Gradients& d_p, View d_r, Arena& scratch) {
  ProfileBlock block("output layer, backward");
  Arena::Frame frame(scratch);
  const PackedMatrix packed_rows = pack(rows, p.precision(), scratch);
  // A cache line between the rows, as those that lie a power of two apart share the places of a cache.
  const View memory = scratch.matrix(e.rows, gradient_columns + 16);
  for (std::ptrdiff_t first = 0; first < e.cols; first += gradient_columns) {
    const std::ptrdiff_t count = std::min(gradient_columns, e.cols - first);
    const View d = memory.col_range(0, count);
    share_out(count, simple_steps * static_cast<double>(e.rows * count), scratch,
              [&](std::ptrdiff_t at, std::ptrdiff_t some, Arena&) {
                logit_gradients(e.col_range(first + at, some), of_row, first + at, d.col_range(at, some),
                                d_p.row(layer.b) + first + at);
              });
    multiply_inner_range(d, p.product(layer.table), first, d_r, first == 0 ? Start::zero : Start::keep);
    multiply_transposed(d, packed_rows, d_p.view(layer.table).row_range(first, count), scratch);
  }
}

}  // namespace

LossSums output_loss(const OutputLayer& layer, const Parameters& p, ConstView r, const std::vector<int>& targets,
                     double smoothing, double scale, CopyTerms* copy, Gradients* d_p, View d_r, Arena& scratch) {
  LossSums sums;
  Arena::Frame frame(scratch);
  const std::ptrdiff_t V = layer.table.rows, chunk = std::min(output_chunk_rows(r.cols), r.rows);
  const View all_logits = scratch.matrix(chunk, V);
  LogitGradient* of_row = scratch.take<LogitGradient>(chunk);
  RowLoss* losses = scratch.take<RowLoss>(chunk);
  for (std::ptrdiff_t first = 0; first < r.rows; first += chunk) {
    const std::ptrdiff_t n = std::min(chunk, r.rows - first);
    const View logits = all_logits.row_range(0, n);
    const ConstView rows = r.row_range(first, n);
    output_logits(layer, p, rows, logits);
    {
      ProfileBlock block("softmax and loss");
      const auto row_loss = [&](std::ptrdiff_t i) {
        const std::ptrdiff_t row = first + i;
        Mixture mixture;
        if (copy) mixture = {static_cast<double>(copy->gate(row, 0)), static_cast<double>(copy->mass[row]), 0, 0};
        losses[i] =
            softmax_loss_row(logits.row(i), V, targets[row], smoothing, scale, of_row[i], copy ? &mixture : nullptr);
        if (copy && d_p) {
          copy->d_gate(row, 0) = static_cast<Real>(mixture.d_gate);
          copy->d_mass[row] = static_cast<Real>(mixture.d_mass);
        }
      };
      share_out(n, simple_steps * static_cast<double>(n * V), scratch,
                [&](std::ptrdiff_t begin, std::ptrdiff_t count, Arena&) {
                  for (std::ptrdiff_t i = begin; i < begin + count; ++i) row_loss(i);
                });
      for (std::ptrdiff_t i = 0; i < n; ++i) {
        sums.smoothed += losses[i].smoothed;
        sums.plain += losses[i].plain;
      }
    }
    if (d_p) output_backward(layer, p, rows, logits, of_row, *d_p, d_r.row_range(first, n), scratch);
  }
  sums.tokens = r.rows;
  return sums;
}

}  // namespace seq
