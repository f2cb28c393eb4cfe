#include "nn/rows.h"

#include <cmath>

#include "core/profile.h"
#include "core/random.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/rows.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {

void AddRows(ConstView x, View y) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
    const Real* from = x.row(i);
    Real* to = y.row(i);
    each(x.cols, [&](std::size_t j, auto m) { m.store(hn::Add(m.load(to + j), m.load(from + j)), to + j); });
  }
}

void MaxRows(ConstView x, View y) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
    const Real* from = x.row(i);
    Real* to = y.row(i);
    each(x.cols, [&](std::size_t j, auto m) {
      const Vec a = m.load(from + j), b = m.load(to + j);
      m.store(hn::IfThenElse(hn::Gt(a, b), a, b), to + j);
    });
  }
}

void MaxRowsBackward(ConstView x, ConstView largest, View d, View d_x) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
    const Real *from = x.row(i), *best = largest.row(i);
    Real *left = d.row(i), *to = d_x.row(i);
    each(x.cols, [&](std::size_t j, auto m) {
      const auto here = hn::Eq(m.load(from + j), m.load(best + j));
      const Vec given = m.load(left + j), sum = m.load(to + j);
      m.store(hn::IfThenElse(here, hn::Add(sum, given), sum), to + j);
      m.store(hn::IfThenZeroElse(here, given), left + j);
    });
  }
}

void AddColumnSums(ConstView x, Real* sum) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
    const Real* from = x.row(i);
    each(x.cols, [&](std::size_t j, auto m) { m.store(hn::Add(m.load(sum + j), m.load(from + j)), sum + j); });
  }
}

void TanhRows(View x) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
    Real* row = x.row(i);
    each(x.cols, [&](std::size_t j, auto m) { m.store(tanh_of(m.load(row + j)), row + j); });
  }
}

void TanhRowsBackward(ConstView y, View d) {
  const Vec one = hn::Set(tag, Real{1});
  for (std::ptrdiff_t i = 0; i < y.rows; ++i) {
    const Real* row = y.row(i);
    Real* d_row = d.row(i);
    each(y.cols, [&](std::size_t j, auto m) {
      const Vec v = m.load(row + j);
      m.store(hn::Mul(m.load(d_row + j), hn::NegMulAdd(v, v, one)), d_row + j);
    });
  }
}

void LayerNormRows(ConstView x, const Real* gain, const Real* shift, View normalised, Real* inverse_deviation, View y) {
  const std::ptrdiff_t n = x.cols;
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
    const Real* from = x.row(i);
    const Real mean = sum16(n, [&](std::size_t j, auto m) { return m.load(from + j); }) / static_cast<Real>(n);
    const Vec mean_v = hn::Set(tag, mean);
    // Filled numbers of a part must count as the mean.
    const Real variance = sum16(n,
                                [&](std::size_t j, auto m) {
                                  if constexpr (!std::is_same_v<decltype(m), Full>) m.fill = mean;
                                  const Vec d = hn::Sub(m.load(from + j), mean_v);
                                  return hn::Mul(d, d);
                                }) /
                          static_cast<Real>(n);
    const Real inverse = Real{1} / std::sqrt(variance + Real(1e-5));
    inverse_deviation[i] = inverse;
    const Vec inverse_v = hn::Set(tag, inverse);
    Real *norm = normalised.row(i), *to = y.row(i);
    each(n, [&](std::size_t j, auto m) {
      const Vec v = hn::Mul(hn::Sub(m.load(from + j), mean_v), inverse_v);
      m.store(v, norm + j);
      m.store(hn::MulAdd(v, m.load(gain + j), m.load(shift + j)), to + j);
    });
  }
}

void LayerNormRowsBackward(ConstView normalised, const Real* inverse_deviation, const Real* gain, ConstView d_y,
                           View d_x, Real* d_gain, Real* d_shift) {
  const std::ptrdiff_t n = normalised.cols;
  for (std::ptrdiff_t i = 0; i < normalised.rows; ++i) {
    const Real *norm = normalised.row(i), *d = d_y.row(i);
    Real* to = d_x.row(i);
    const Real sum = sum16(n, [&](std::size_t j, auto m) { return hn::Mul(m.load(d + j), m.load(gain + j)); });
    const Real product = sum16(
        n, [&](std::size_t j, auto m) { return hn::Mul(hn::Mul(m.load(d + j), m.load(gain + j)), m.load(norm + j)); });
    const Vec mean = hn::Set(tag, sum / static_cast<Real>(n)), slope = hn::Set(tag, product / static_cast<Real>(n)),
              inverse = hn::Set(tag, inverse_deviation[i]);
    each(n, [&](std::size_t j, auto m) {
      const Vec v = m.load(norm + j), dv = m.load(d + j);
      m.store(hn::MulAdd(dv, v, m.load(d_gain + j)), d_gain + j);
      m.store(hn::Add(m.load(d_shift + j), dv), d_shift + j);
      const Vec centred = hn::Sub(hn::Mul(dv, m.load(gain + j)), mean);
      m.store(hn::Mul(inverse, hn::NegMulAdd(v, slope, centred)), to + j);
    });
  }
}

/// 32 well mixed bits for a place; the finaliser of MurmurHash3 over the place and both halves of the key.
HWY_INLINE std::uint32_t place_bits(std::uint64_t key, std::uint32_t place) {
  std::uint32_t x = place * 0x9E3779B1u + static_cast<std::uint32_t>(key);
  x ^= x >> 16;
  x *= 0x85EBCA6Bu;
  x ^= static_cast<std::uint32_t>(key >> 32);
  x ^= x >> 13;
  x *= 0xC2B2AE35u;
  return x ^ (x >> 16);
}

void DropoutRows(const Dropout& dropout, View x, std::int64_t first_row) {
  const auto threshold = static_cast<std::uint32_t>(dropout.p * 4294967296.0);
  const Real grow = static_cast<Real>(1.0 / (1.0 - dropout.p));
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
    Real* row = x.row(i);
    // A key of its own for every row keeps the place within 32 bits. The compiler makes vectors of the loop.
    const std::uint64_t key = mix(dropout.key ^ static_cast<std::uint64_t>(first_row + i));
    const auto n = static_cast<std::uint32_t>(x.cols);
    for (std::uint32_t j = 0; j < n; ++j) row[j] *= place_bits(key, j) < threshold ? Real{0} : grow;
  }
}

void SoftmaxRows(View x) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
    Real* row = x.row(i);
    const std::size_t n = x.cols;
    const Vec peak = hn::Set(tag, max_of(row, n));
    each(n, [&](std::size_t j, auto m) { m.store(exp_of(hn::Sub(m.load(row + j), peak)), row + j); });
    const Vec share = hn::Set(tag, Real{1} / sum16(n, [&](std::size_t j, auto m) { return m.load(row + j); }));
    each(n, [&](std::size_t j, auto m) { m.store(hn::Mul(m.load(row + j), share), row + j); });
  }
}

void SoftmaxRowsBackward(ConstView y, View d) {
  for (std::ptrdiff_t i = 0; i < y.rows; ++i) {
    const Real* row = y.row(i);
    Real* d_row = d.row(i);
    const Vec dot =
        hn::Set(tag, sum16(y.cols, [&](std::size_t j, auto m) { return hn::Mul(m.load(row + j), m.load(d_row + j)); }));
    each(y.cols,
         [&](std::size_t j, auto m) { m.store(hn::Mul(m.load(row + j), hn::Sub(m.load(d_row + j), dot)), d_row + j); });
  }
}

Real LogSumExp(const Real* x, std::int64_t n) {
  const Real peak = max_of(x, n);
  const Vec peak_v = hn::Set(tag, peak);
  const Real sum = sum16(n, [&](std::size_t j, auto m) {
    if constexpr (!std::is_same_v<decltype(m), Full>) m.fill = -std::numeric_limits<Real>::infinity();
    return exp_of(hn::Sub(m.load(x + j), peak_v));
  });
  return peak + std::log(sum);
}

/// -log p(target), and the gradients of gate and mass times `scale`. Returns the softmax's share in p.
double mix_in_copies(double softmax_target, double scale, Mixture& m, double& plain) {
  const double g = 1 / (1 + std::exp(-m.gate)), copied = 1 / (1 + std::exp(m.gate));
  const double p = g * softmax_target + copied * m.mass + least_mixture;
  const double w = g * softmax_target / p, u = copied * m.mass / p;
  m.d_gate = scale * (g * u - copied * w);
  m.d_mass = -scale * copied / p;
  plain = -std::log(p);
  return w;
}

RowLoss SoftmaxLossRow(Real* x, std::int64_t n, std::int64_t target, double smoothing, double scale,
                       LogitGradient& gradient, Mixture* mixture) {
  const Real peak = max_of(x, n);
  const Vec peak_v = hn::Set(tag, peak);
  const bool known = target < n;
  const Real target_logit = known ? x[target] : Real{0};
  const double logit_sum = smoothing > 0 ? sum16(n, [&](std::size_t j, auto m) { return m.load(x + j); }) : Real{0};
  const Real sum = sum16(n, [&](std::size_t j, auto m) {
    m.store(exp_of(hn::Sub(m.load(x + j), peak_v)), x + j);
    return m.load(x + j);  // what fills a part adds nothing
  });
  const double log_norm = peak + std::log(static_cast<double>(sum));
  RowLoss loss;
  loss.plain = log_norm - target_logit;
  double weight = 1, pull = 1;  // the softmax's share in p(target), and what its own probabilities are multiplied by
  if (mixture) {
    weight = mix_in_copies(known ? std::exp(-loss.plain) : 0, scale * (1 - smoothing), *mixture, loss.plain);
    pull = (1 - smoothing) * weight + smoothing;
  }
  gradient.share = static_cast<Real>(scale * pull / sum);
  gradient.spread = static_cast<Real>(scale * smoothing / static_cast<double>(n));
  gradient.target = target;
  gradient.at_target = static_cast<Real>(scale * (1 - smoothing) * weight);
  loss.smoothed = (1 - smoothing) * loss.plain;
  if (smoothing > 0) loss.smoothed += smoothing * (log_norm - logit_sum / static_cast<double>(n));
  return loss;
}

void LogitGradients(ConstView e, const LogitGradient* of_row, std::int64_t first, View d, Real* column_sums) {
  constexpr std::ptrdiff_t group = 8;  // rows that are still near when they are summed
  for (std::ptrdiff_t begin = 0; begin < e.rows; begin += group) {
    const std::ptrdiff_t end = begin + group < e.rows ? begin + group : e.rows;
    for (std::ptrdiff_t i = begin; i < end; ++i) {
      const LogitGradient& g = of_row[i];
      const Vec share = hn::Set(tag, g.share), spread = hn::Set(tag, g.spread);
      const Real* from = e.row(i);
      Real* to = d.row(i);
      each(e.cols, [&](std::size_t j, auto m) { m.store(hn::MulSub(m.load(from + j), share, spread), to + j); });
      if (first <= g.target && g.target < first + e.cols) to[g.target - first] -= g.at_target;
    }
    if (!column_sums) continue;
    each(e.cols, [&](std::size_t j, auto m) {
      Vec sum = m.load(column_sums + j);
      for (std::ptrdiff_t i = begin; i < end; ++i) sum = hn::Add(sum, m.load(d.row(i) + j));
      m.store(sum, column_sums + j);
    });
  }
}

Real AdditiveScore(const Real* query, const Real* key, const Real* v, std::int64_t D) {
  return sum16(D, [&](std::size_t j, auto m) {
    return hn::Mul(m.load(v + j), tanh_of(hn::Add(m.load(query + j), m.load(key + j))));
  });
}

void AdditiveScoreBackward(const Real* query, const Real* key, const Real* v, std::int64_t D, Real d, Real* d_query,
                           Real* d_key, Real* d_v) {
  const Vec d_score = hn::Set(tag, d), one = hn::Set(tag, Real{1});
  each(D, [&](std::size_t j, auto m) {
    const Vec t = tanh_of(hn::Add(m.load(query + j), m.load(key + j)));
    m.store(hn::MulAdd(d_score, t, m.load(d_v + j)), d_v + j);
    const Vec d_sum = hn::Mul(hn::Mul(d_score, m.load(v + j)), hn::NegMulAdd(t, t, one));
    m.store(hn::Add(m.load(d_query + j), d_sum), d_query + j);
    m.store(hn::Add(m.load(d_key + j), d_sum), d_key + j);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(AddRows);
HWY_EXPORT(MaxRows);
HWY_EXPORT(MaxRowsBackward);
HWY_EXPORT(AddColumnSums);
HWY_EXPORT(TanhRows);
HWY_EXPORT(TanhRowsBackward);
HWY_EXPORT(LayerNormRows);
HWY_EXPORT(LayerNormRowsBackward);
HWY_EXPORT(DropoutRows);
HWY_EXPORT(SoftmaxRows);
HWY_EXPORT(SoftmaxRowsBackward);
HWY_EXPORT(LogSumExp);
HWY_EXPORT(SoftmaxLossRow);
HWY_EXPORT(LogitGradients);
HWY_EXPORT(AdditiveScore);
HWY_EXPORT(AdditiveScoreBackward);

void fill_zero(View x) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) std::memset(x.row(i), 0, x.cols * sizeof(Real));
}

void copy_rows(ConstView x, View y) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i) std::memcpy(y.row(i), x.row(i), x.cols * sizeof(Real));
}

void add_rows(ConstView x, View y) { HWY_DYNAMIC_DISPATCH(AddRows)(x, y); }
void max_rows(ConstView x, View y) { HWY_DYNAMIC_DISPATCH(MaxRows)(x, y); }
void max_rows_backward(ConstView x, ConstView largest, View d, View d_x) {
  HWY_DYNAMIC_DISPATCH(MaxRowsBackward)(x, largest, d, d_x);
}
void add_column_sums(ConstView x, Real* sum) { HWY_DYNAMIC_DISPATCH(AddColumnSums)(x, sum); }
void tanh_rows(View x) { HWY_DYNAMIC_DISPATCH(TanhRows)(x); }
void tanh_rows_backward(ConstView y, View d) { HWY_DYNAMIC_DISPATCH(TanhRowsBackward)(y, d); }

void layer_norm_rows(ConstView x, const Real* gain, const Real* shift, View normalised, Real* inverse_deviation,
                     View y) {
  HWY_DYNAMIC_DISPATCH(LayerNormRows)(x, gain, shift, normalised, inverse_deviation, y);
}

void layer_norm_rows_backward(ConstView normalised, const Real* inverse_deviation, const Real* gain, ConstView d_y,
                              View d_x, Real* d_gain, Real* d_shift) {
  HWY_DYNAMIC_DISPATCH(LayerNormRowsBackward)(normalised, inverse_deviation, gain, d_y, d_x, d_gain, d_shift);
}

void dropout_rows(const Dropout& dropout, View x, std::int64_t first_row) {
  if (!dropout) return;
  ProfileBlock block("dropout");
  HWY_DYNAMIC_DISPATCH(DropoutRows)(dropout, x, first_row);
}

Real dropout_factor(const Dropout& dropout, std::int64_t place) {
  if (!dropout) return 1;
  RandomStream random(mix(dropout.key ^ static_cast<std::uint64_t>(place)));
  return random.uniform() < dropout.p ? Real{0} : static_cast<Real>(1.0 / (1.0 - dropout.p));
}

void softmax_rows(View x) { HWY_DYNAMIC_DISPATCH(SoftmaxRows)(x); }
void softmax_rows_backward(ConstView y, View d) { HWY_DYNAMIC_DISPATCH(SoftmaxRowsBackward)(y, d); }
Real log_sum_exp(const Real* x, std::int64_t n) { return HWY_DYNAMIC_DISPATCH(LogSumExp)(x, n); }

RowLoss softmax_loss_row(Real* logits, std::int64_t vocabulary, std::int64_t target, double smoothing, double scale,
                         LogitGradient& gradient, Mixture* mixture) {
  return HWY_DYNAMIC_DISPATCH(SoftmaxLossRow)(logits, vocabulary, target, smoothing, scale, gradient, mixture);
}

void logit_gradients(ConstView e, const LogitGradient* of_row, std::int64_t first, View d, Real* column_sums) {
  HWY_DYNAMIC_DISPATCH(LogitGradients)(e, of_row, first, d, column_sums);
}

RowLoss cross_entropy_row(Real* logits, std::int64_t vocabulary, std::int64_t target, double smoothing, double scale,
                          Mixture* mixture) {
  LogitGradient gradient;
  const RowLoss loss = softmax_loss_row(logits, vocabulary, target, smoothing, scale, gradient, mixture);
  const View row(logits, 1, vocabulary);
  logit_gradients(row, &gradient, 0, row, nullptr);
  return loss;
}

Real additive_score(const Real* query, const Real* key, const Real* v, std::int64_t D) {
  return HWY_DYNAMIC_DISPATCH(AdditiveScore)(query, key, v, D);
}

void additive_score_backward(const Real* query, const Real* key, const Real* v, std::int64_t D, Real d, Real* d_query,
                             Real* d_key, Real* d_v) {
  HWY_DYNAMIC_DISPATCH(AdditiveScoreBackward)(query, key, v, D, d, d_query, d_key, d_v);
}

}  // namespace seq
#endif
