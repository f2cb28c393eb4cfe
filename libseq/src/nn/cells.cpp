#include "nn/cells.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/cells.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {

void RnnForward(const CellStep& s, bool relu) {
  for (std::ptrdiff_t i = 0; i < s.h.rows; ++i) {
    const Real *in = s.input(i), *u = s.recurrent.row(i);
    Real* h = s.h.row(i);
    Real* gates = s.gates ? s.gates.row(i) : nullptr;
    each(s.h.cols, [&](std::size_t j, auto m) {
      const Vec x = hn::Add(m.load(in + j), m.load(u + j));
      const Vec y = relu ? hn::Max(x, hn::Zero(tag)) : tanh_of(x);
      if (gates) m.store(y, gates + j);
      m.store(y, h + j);
    });
  }
}

void RnnBackward(const CellStepBack& s, bool relu) {
  for (std::ptrdiff_t i = 0; i < s.d_h.rows; ++i) {
    const Real* gates = s.gates.row(i);
    Real *d_h = s.d_h.row(i), *d_gates = s.d_gates.row(i);
    each(s.d_h.cols, [&](std::size_t j, auto m) {
      const Vec y = m.load(gates + j), d = m.load(d_h + j);
      const Vec through_tanh = hn::Mul(d, hn::NegMulAdd(y, y, hn::Set(tag, Real{1})));
      const Vec through_relu = hn::IfThenElseZero(hn::Gt(y, hn::Zero(tag)), d);
      m.store(relu ? through_relu : through_tanh, d_gates + j);
      m.store(hn::Zero(tag), d_h + j);
    });
  }
}

void GruForward(const CellStep& s) {
  const std::ptrdiff_t H = s.h.cols;
  const Vec one = hn::Set(tag, Real{1});
  for (std::ptrdiff_t i = 0; i < s.h.rows; ++i) {
    const Real *in = s.input(i), *u = s.recurrent.row(i), *before = s.h_before.row(i);
    Real* h = s.h.row(i);
    Real* gates = s.gates ? s.gates.row(i) : nullptr;
    Real* kept = gates ? s.recurrent_candidate.row(i) : nullptr;
    each(H, [&](std::size_t j, auto m) {
      const Vec r = logistic_of(hn::Add(m.load(in + j), m.load(u + j)));
      const Vec z = logistic_of(hn::Add(m.load(in + H + j), m.load(u + H + j)));
      const Vec un = hn::Add(m.load(u + 2 * H + j), m.load(s.candidate_bias + j));
      const Vec n = tanh_of(hn::MulAdd(r, un, m.load(in + 2 * H + j)));
      if (gates) {
        m.store(un, kept + j);
        m.store(r, gates + j);
        m.store(z, gates + H + j);
        m.store(n, gates + 2 * H + j);
      }
      m.store(hn::MulAdd(z, m.load(before + j), hn::Mul(hn::Sub(one, z), n)), h + j);
    });
  }
}

void GruBackward(const CellStepBack& s) {
  const std::ptrdiff_t H = s.d_h.cols;
  const Vec one = hn::Set(tag, Real{1});
  for (std::ptrdiff_t i = 0; i < s.d_h.rows; ++i) {
    const Real *gates = s.gates.row(i), *before = s.h_before.row(i), *kept = s.recurrent_candidate.row(i);
    Real *d_h = s.d_h.row(i), *d_gates = s.d_gates.row(i), *d_u = s.d_recurrent.row(i);
    each(H, [&](std::size_t j, auto m) {
      const Vec r = m.load(gates + j), z = m.load(gates + H + j), n = m.load(gates + 2 * H + j);
      const Vec d = m.load(d_h + j);
      const Vec d_n = hn::Mul(hn::Mul(d, hn::Sub(one, z)), hn::NegMulAdd(n, n, one));
      const Vec d_z = hn::Mul(hn::Mul(d, hn::Sub(m.load(before + j), n)), hn::Mul(z, hn::Sub(one, z)));
      const Vec d_r = hn::Mul(hn::Mul(d_n, m.load(kept + j)), hn::Mul(r, hn::Sub(one, r)));
      m.store(d_r, d_gates + j);
      m.store(d_z, d_gates + H + j);
      m.store(d_n, d_gates + 2 * H + j);
      m.store(d_r, d_u + j);
      m.store(d_z, d_u + H + j);
      m.store(hn::Mul(d_n, r), d_u + 2 * H + j);
      m.store(hn::Mul(d, z), d_h + j);
    });
  }
}

void LstmForward(const CellStep& s) {
  const std::ptrdiff_t H = s.h.cols;
  for (std::ptrdiff_t i = 0; i < s.h.rows; ++i) {
    const Real *in = s.input(i), *u = s.recurrent.row(i), *before = s.c_before.row(i);
    Real *h = s.h.row(i), *c = s.c.row(i);
    Real* gates = s.gates ? s.gates.row(i) : nullptr;
    Real* kept = gates ? s.c_tanh.row(i) : nullptr;
    each(H, [&](std::size_t j, auto m) {
      const Vec take = logistic_of(hn::Add(m.load(in + j), m.load(u + j)));
      const Vec forget = logistic_of(hn::Add(m.load(in + H + j), m.load(u + H + j)));
      const Vec g = tanh_of(hn::Add(m.load(in + 2 * H + j), m.load(u + 2 * H + j)));
      const Vec out = logistic_of(hn::Add(m.load(in + 3 * H + j), m.load(u + 3 * H + j)));
      const Vec c_new = hn::MulAdd(forget, m.load(before + j), hn::Mul(take, g));
      const Vec t = tanh_of(c_new);
      if (gates) {
        m.store(take, gates + j);
        m.store(forget, gates + H + j);
        m.store(g, gates + 2 * H + j);
        m.store(out, gates + 3 * H + j);
        m.store(t, kept + j);
      }
      m.store(c_new, c + j);
      m.store(hn::Mul(out, t), h + j);
    });
  }
}

void LstmBackward(const CellStepBack& s) {
  const std::ptrdiff_t H = s.d_h.cols;
  const Vec one = hn::Set(tag, Real{1});
  for (std::ptrdiff_t i = 0; i < s.d_h.rows; ++i) {
    const Real *gates = s.gates.row(i), *before = s.c_before.row(i), *kept = s.c_tanh.row(i);
    Real *d_h = s.d_h.row(i), *d_c = s.d_c.row(i), *d_gates = s.d_gates.row(i);
    each(H, [&](std::size_t j, auto m) {
      const Vec in = m.load(gates + j), forget = m.load(gates + H + j), g = m.load(gates + 2 * H + j),
                out = m.load(gates + 3 * H + j), t = m.load(kept + j), d = m.load(d_h + j);
      const Vec d_cell = hn::MulAdd(hn::Mul(d, out), hn::NegMulAdd(t, t, one), m.load(d_c + j));
      m.store(hn::Mul(hn::Mul(d_cell, g), hn::Mul(in, hn::Sub(one, in))), d_gates + j);
      m.store(hn::Mul(hn::Mul(d_cell, m.load(before + j)), hn::Mul(forget, hn::Sub(one, forget))), d_gates + H + j);
      m.store(hn::Mul(hn::Mul(d_cell, in), hn::NegMulAdd(g, g, one)), d_gates + 2 * H + j);
      m.store(hn::Mul(hn::Mul(d, t), hn::Mul(out, hn::Sub(one, out))), d_gates + 3 * H + j);
      m.store(hn::Mul(d_cell, forget), d_c + j);
      m.store(hn::Zero(tag), d_h + j);
    });
  }
}

void CellForward(Cell cell, const CellStep& s) {
  switch (cell) {
    case Cell::rnn:
      return RnnForward(s, false);
    case Cell::rnn_relu:
      return RnnForward(s, true);
    case Cell::gru:
      return GruForward(s);
    case Cell::lstm:
      return LstmForward(s);
  }
}

void CellBackward(Cell cell, const CellStepBack& s) {
  switch (cell) {
    case Cell::rnn:
      return RnnBackward(s, false);
    case Cell::rnn_relu:
      return RnnBackward(s, true);
    case Cell::gru:
      return GruBackward(s);
    case Cell::lstm:
      return LstmBackward(s);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(CellForward);
HWY_EXPORT(CellBackward);

void cell_forward(Cell cell, const CellStep& step) { HWY_DYNAMIC_DISPATCH(CellForward)(cell, step); }
void cell_backward(Cell cell, const CellStepBack& step) { HWY_DYNAMIC_DISPATCH(CellBackward)(cell, step); }

}  // namespace seq
#endif
