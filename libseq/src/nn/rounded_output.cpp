#include "nn/rounded_output.h"

#ifndef SEQ_DOUBLE

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/rounded_output.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include <algorithm>
#include <cmath>

#include "core/profile.h"
#include "nn/idle_threads.h"
#include "nn/quantized_matmul.h"
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {

/// The chains of nn/matmul.h for outputs whose weights lie in some rows of a table.
void SomeProducts(const Real* x, ConstView table, const int* rows, std::ptrdiff_t count, const Real* first, Real* out) {
  const hn::CappedTag<Real, 1> one;
  constexpr int flight = 8;  // chains at a time: each waits for its own last sum alone
  for (std::ptrdiff_t begin = 0; begin < count; begin += flight) {
    const Real* w[flight];
    hn::Vec<decltype(one)> sum[flight];
    for (int i = 0; i < flight; ++i) {
      const int row = rows[begin + i < count ? begin + i : begin];  // the last few are repeated, and not stored
      w[i] = table.row(row);
      sum[i] = hn::Set(one, first[row]);
    }
    for (std::ptrdiff_t k = 0; k < table.cols; ++k) {
      const auto xk = hn::Set(one, x[k]);
      for (int i = 0; i < flight; ++i) sum[i] = hn::MulAdd(xk, hn::Set(one, w[i][k]), sum[i]);
    }
    for (int i = 0; i < flight && begin + i < count; ++i) out[begin + i] = hn::GetLane(sum[i]);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(SomeProducts);

bool RoundedOutput::possible(const OutputLayer& layer, const Parameters& p) {
  return p.row(layer.table) && p.precision() == Precision::full && can_quantize(layer.table.cols, layer.table.rows);
}

RoundedOutput::Form& RoundedOutput::form(Bits bits) {
  Form& f = bits == Bits::eight ? eight_ : sixteen_;
  std::call_once(f.made, [&] {
    ProfileBlock block("rounding the output layer");
    const ConstView table = p_.view(layer_.table);
    std::vector<Rounding> roundings(static_cast<std::size_t>(table.rows));
    f.scale.resize(roundings.size());
    if (bits == Bits::eight) {
      f.limit = 127;
      f.numbers = large_memory(quantized_size(table.cols, table.rows));
      f.eight =
          quantize_transposed(table, static_cast<std::int8_t*>(f.numbers.get()), f.scale.data(), roundings.data());
    } else {
      f.limit = int16_limit(table.cols);
      f.numbers = large_memory(int16_size(table.cols, table.rows) * sizeof(std::int16_t));
      f.sixteen =
          round_transposed(table, static_cast<std::int16_t*>(f.numbers.get()), f.scale.data(), roundings.data());
    }
    for (const Rounding& r : roundings) {
      f.most.sum = std::max(f.most.sum, r.sum);
      f.most.norm = std::max(f.most.norm, r.norm);
      f.most.loss = std::max(f.most.loss, r.loss);
    }
    const Real* b = p_.row(layer_.b);
    for (std::ptrdiff_t j = 0; j < table.rows; ++j)
      f.largest_bias = std::max(f.largest_bias, std::abs(static_cast<double>(b[j])));
  });
  return f;
}

Real RoundedOutput::error_of(const Form& form, const Real* r) const {
  double largest = 0, squares = 0;
  for (std::ptrdiff_t k = 0; k < layer_.table.cols; ++k) {
    const double x = r[k];
    largest = std::max(largest, std::abs(x));
    squares += x * x;
  }
  const double width = static_cast<double>(layer_.table.cols), norm = std::sqrt(squares);
  const double half_step = largest / static_cast<double>(form.limit) / 2, sum = form.most.sum, weights = form.most.norm,
               loss = form.most.loss;
  // What rounding took from the row meets the weights; what it took from the weights meets the rounded row (Cauchy and
  // Schwarz). Then float32's roundings: of a chain, of a scaled sum, and of the norms themselves.
  const double rounding = half_step * sum + loss * (norm + half_step * std::sqrt(width));
  const double arithmetic = (width + 8) * 0x1p-23 * (norm * weights + form.largest_bias);
  return static_cast<Real>(1.001 * (rounding + arithmetic));
}

void RoundedOutput::logits(Bits bits, ConstView r, View logits, Real* error) {
  const Form& f = form(bits);
  ProfileBlock block("output layer, rounded");
  const std::ptrdiff_t panels = (logits.cols + quantized_panel - 1) / quantized_panel;
  const double operations = 2.0 * static_cast<double>(std::max<std::ptrdiff_t>(r.rows, 4) * r.cols * logits.cols);
  Arena unused;
  share_out(panels, operations, unused, [&](std::ptrdiff_t panel, std::ptrdiff_t some, Arena&) {
    const std::ptrdiff_t first = panel * quantized_panel,
                         count = std::min(logits.cols, (panel + some) * quantized_panel) - first;
    const View columns = logits.col_range(first, count);
    const Real* bias = p_.row(layer_.b) + first;
    if (bits == Bits::eight)
      multiply_quantized(r, column_range(f.eight, first, count), columns, Start::bias, bias);
    else
      multiply_int16(r, column_range(f.sixteen, first, count), columns, bias);
  });
  for (std::ptrdiff_t i = 0; i < r.rows; ++i) error[i] = error_of(f, r.row(i));
}

void RoundedOutput::exact_logits(const Real* r, std::span<const int> words, Real* logits) const {
  HWY_DYNAMIC_DISPATCH(SomeProducts)
  (r, p_.view(layer_.table), words.data(), static_cast<std::ptrdiff_t>(words.size()), p_.row(layer_.b), logits);
}

}  // namespace seq
#endif

#endif
