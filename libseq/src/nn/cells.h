// The arithmetic of one time step apart from its matrix products: gates from their inputs, and back.
// Forward keeps activated gates (where their inputs were), so that backward needs no exp and no tanh.
#pragma once

#include "core/tensor.h"

namespace seq {

enum class Cell { rnn, rnn_relu, gru, lstm };

/// Blocks of gate inputs side by side in a row: 1 (Elman), 3 (GRU: reset, update, candidate), 4 (LSTM: input, forget,
/// candidate, output).
constexpr int gates_of(Cell cell) { return cell == Cell::gru ? 3 : cell == Cell::lstm ? 4 : 1; }

/// One step of n rows with H units. Matrices have n rows, gate matrices gates·H columns, the others H. What is kept for
/// backward (gates and the two others that may be empty) is kept in whole or not at all.
struct CellStep {
  ConstView inputs;                ///< what the input gives, with bias: any number of rows, ...
  const int* input_row = nullptr;  ///< ... of which row i of the step has row input_row[i]; without, row i
  ConstView recurrent;             ///< what the previous state gives (h·U); Elman and LSTM add it to all gates
  const Real* candidate_bias =
      nullptr;  ///< GRU: H numbers added to the recurrent part of the candidate (inside the reset gate)
  ConstView h_before;
  ConstView c_before;        ///< LSTM
  View gates;                ///< out: activated gates; may be the same memory as inputs, or empty
  View recurrent_candidate;  ///< GRU, out: recurrent part of the candidate with its bias; may be empty
  View h;                    ///< out; may be the same memory as h_before
  View c;                    ///< LSTM, out; may be the same memory as c_before
  View c_tanh;               ///< LSTM, out: tanh(c); may be empty

  /// The inputs of row i.
  const Real* input(std::ptrdiff_t i) const { return inputs.row(input_row ? input_row[i] : i); }
};

/// Elman (1990): h = f(x + u). GRU, Cho et al. 2014 with the reset gate after the product: r = σ(x_r + u_r),
/// z = σ(x_z + u_z), n = tanh(x_n + r·(u_n + b)), h = (1-z)·n + z·h'. LSTM, Gers et al. 2000: i, f, o = σ(x + u),
/// g = tanh(x + u), c = f·c' + i·g, h = o·tanh(c).
void cell_forward(Cell cell, const CellStep& step);

/// The same step backwards.
struct CellStepBack {
  ConstView gates;  ///< activated, as forward left them
  ConstView recurrent_candidate;
  ConstView h_before, c_before, c_tanh;
  View d_h;          ///< in: gradient of h; out: the direct part of the gradient of h_before (not through U)
  View d_c;          ///< LSTM, in: gradient of c; out: gradient of c_before
  View d_gates;      ///< out: gradient of the gates' inputs
  View d_recurrent;  ///< GRU, out: gradient of `recurrent`; for the other cells it equals d_gates and is not written
};

void cell_backward(Cell cell, const CellStepBack& step);

}  // namespace seq
