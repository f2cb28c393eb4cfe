// Arithmetic on rows of numbers: activations, normalisation, dropout, softmax and loss. Views may be strided.
#pragma once

#include <cstdint>

#include "core/tensor.h"

namespace seq {

/// x = 0.
void fill_zero(View x);
/// y = x; sizes agree.
void copy_rows(ConstView x, View y);
/// y += x.
void add_rows(ConstView x, View y);
/// y = the larger of x and y, number by number; y where neither is.
void max_rows(ConstView x, View y);
/// Where x is the largest number: d_x += d, and d = 0, so that of equal ones the first to come takes it.
void max_rows_backward(ConstView x, ConstView largest, View d, View d_x);
/// sum (one row) += the rows of x, first to last: the gradient of a bias.
void add_column_sums(ConstView x, Real* sum);

/// x = tanh(x).
void tanh_rows(View x);
/// d = d · (1 - y²) with y = tanh of the input.
void tanh_rows_backward(ConstView y, View d);

/// Layer normalisation (Ba et al. 2016) of every row: y = gain · (x - mean) / deviation + shift. Keeps the normalised
/// row (for backward; may be the memory of x) and the inverse deviation (one a row).
void layer_norm_rows(ConstView x, const Real* gain, const Real* shift, View normalised, Real* inverse_deviation,
                     View y);
/// d_x from d_y (may be the same memory); d_gain and d_shift +=.
void layer_norm_rows_backward(ConstView normalised, const Real* inverse_deviation, const Real* gain, ConstView d_y,
                              View d_x, Real* d_gain, Real* d_shift);

/// A dropout site: numbers are dropped with probability p, the others grow by 1/(1-p) (Srivastava et al. 2014). The
/// mask depends on the key and the number's place alone, so it is made anew where it is needed and never stored.
struct Dropout {
  std::uint64_t key = 0;
  double p = 0;
  explicit operator bool() const { return p > 0; }
};

/// x = x · mask; the mask of row i is that of place first_row + i.
void dropout_rows(const Dropout& dropout, View x, std::int64_t first_row = 0);
/// 0 or 1/(1-p) for one place: dropout of a whole row, or of a word.
Real dropout_factor(const Dropout& dropout, std::int64_t place);

/// Every row becomes its softmax.
void softmax_rows(View x);
/// d = y · (d - Σ y·d) with y = the softmax.
void softmax_rows_backward(ConstView y, View d);

/// log Σ exp of n ≥ 1 numbers.
Real log_sum_exp(const Real* x, std::int64_t n);

/// A second source of the target's probability: p = g·P(target) + (1 - g)·C with P the softmax and g = σ(gate).
struct Mixture {
  double gate = 0, mass = 0;      ///< in: the gate before σ, and C
  double d_gate = 0, d_mass = 0;  ///< out: their gradients times the scale
};

/// Cross-entropy of a row of V logits against a target with label smoothing (Szegedy et al. 2016: the target has 1 - ε,
/// and ε is shared out over all V). Replaces the logits by their gradient times `scale`.
///
/// With a mixture the target's 1 - ε looks for p, and the rest is still shared out over the softmax alone:
///   loss = -(1 - ε)·log p - ε/V·Σ_k log P(k).
/// So without copying (g = 1) it is the same loss as ever, and smoothing never moves the gate. The target may lie
/// beyond V: then P(target) is 0. With the shares w = g·P(target)/p and u = (1 - g)·C/p:
///   d/d logit_k = ((1 - ε)·w + ε)·P(k) - (1 - ε)·w·[k = target] - ε/V
///   d/d gate = (1 - ε)·(g·u - (1 - g)·w),   d/d C = -(1 - ε)·(1 - g)/p.
/// p counts as least_mixture more than it is, so that a word that is nowhere has a finite loss.
inline constexpr double least_mixture = 1e-12;
struct RowLoss {
  double smoothed = 0;  ///< cross-entropy against the smoothed target
  double plain = 0;     ///< -log p(target)
};
RowLoss cross_entropy_row(Real* logits, std::int64_t vocabulary, std::int64_t target, double smoothing, double scale,
                          Mixture* mixture = nullptr);

/// What a row's gradient is made of: d_k = share · e_k - spread, less at_target for the target, with e_k =
/// e^(logit_k - largest logit).
struct LogitGradient {
  Real share = 0, spread = 0, at_target = 0;
  std::int64_t target = 0;  ///< may lie beyond the vocabulary
};
/// The same in two parts, for many rows whose gradients are made some columns at a time. First the loss: replaces the
/// logits by e_k.
RowLoss softmax_loss_row(Real* logits, std::int64_t vocabulary, std::int64_t target, double smoothing, double scale,
                         LogitGradient& gradient, Mixture* mixture = nullptr);
/// Then d (may be the memory of e) from e, the columns first … of rows, and column_sums += those of d if given: the
/// gradient of a bias.
void logit_gradients(ConstView e, const LogitGradient* of_row, std::int64_t first, View d, Real* column_sums);

/// Additive attention (Bahdanau et al. 2015): score = v · tanh(query + key), D numbers each.
Real additive_score(const Real* query, const Real* key, const Real* v, std::int64_t D);
/// Its gradient: d_query, d_key and d_v += d · …
void additive_score_backward(const Real* query, const Real* key, const Real* v, std::int64_t D, Real d, Real* d_query,
                             Real* d_key, Real* d_v);

}  // namespace seq
