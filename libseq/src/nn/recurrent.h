// A recurrent layer over packed sequences, in either direction: its steps, forward and backward.
#pragma once

#include <string>

#include "core/arena.h"
#include "core/packing.h"
#include "nn/cells.h"
#include "nn/parameters.h"
#include "nn/rows.h"

namespace seq {

/// Where a layer's parameters are. With I inputs, H units and G gates:
struct RecurrentLayer {
  Cell cell = Cell::gru;
  int inputs = 0, units = 0;
  bool layer_norm = false;
  Tensor w;                        ///< I × G·H: from the input
  Tensor u;                        ///< H × G·H: from the previous state
  Tensor b;                        ///< G·H, added with the input's part
  Tensor candidate_bias;           ///< H, GRU alone: inside the reset gate
  Tensor w_gain, u_gain, u_shift;  ///< G·H each, layer normalisation; the input's part is shifted by b

  static RecurrentLayer add(ParameterSpace& space, const std::string& name, Cell cell, int inputs, int units,
                            bool layer_norm);
  int gate_width() const { return gates_of(cell) * units; }
};

/// The state between steps: h, and c for an LSTM. B × H, one row a sequence.
struct RecurrentState {
  View h, c;
};

/// What forward keeps for backward. Made by recurrent_begin for a whole batch.
struct RecurrentSaved {
  View gates;                ///< rows × G·H: inputs of the gates, then activated gates
  View recurrent_candidate;  ///< rows × H, GRU
  View h_before, h_dropped;  ///< rows × H: the state before each step, and after variational dropout (the same without)
  View c_before, c_tanh;     ///< rows × H, LSTM
  View d_gates, d_recurrent;                        ///< filled by backward; equal but for a GRU
  View w_normalised, u_normalised;                  ///< rows × G·H, layer normalisation
  Real *w_inverse = nullptr, *u_inverse = nullptr;  ///< rows
  View state_mask;                                  ///< B × H, variational dropout
};

/// Variational dropout of the recurrent state (Gal and Ghahramani 2016): one mask a sequence for all its steps.
/// The mask of sequence j is that of place j.
RecurrentSaved recurrent_begin(const RecurrentLayer& layer, const Packing& packing, const Dropout& dropout,
                               Arena& saved);

/// gates = x·W + b (with layer normalisation: normalised) for the rows first_row … of the batch that x holds. More
/// input may be added to the gates before the steps run.
void recurrent_inputs(const RecurrentLayer& layer, const Parameters& p, ConstView x, int first_row,
                      RecurrentSaved& saved);

/// Steps first … last-1 (a reversed layer takes them last-1 … first) from and into `state`. h (rows × H) gets every
/// row's new state.
void recurrent_steps(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed, int first,
                     int last, RecurrentState& state, View h, RecurrentSaved& saved, Arena& scratch);

/// The same steps backwards. d_state: in, the gradient of the state after them; out, before them. d_h: gradient of
/// every row of h from outside. Fills saved.d_gates and saved.d_recurrent for their rows.
void recurrent_steps_backward(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed,
                              int first, int last, RecurrentState& d_state, ConstView d_h, RecurrentSaved& saved,
                              Gradients& d_p, Arena& scratch);

/// Undoes recurrent_inputs for as many rows as d_x has, from first_row on: d_x = gradient of x. Once for every row.
void recurrent_inputs_backward(const RecurrentLayer& layer, const Parameters& p, int first_row, View d_x,
                               RecurrentSaved& saved, Gradients& d_p);

/// Gradients of W, U and b from all rows at once; x has all rows. After recurrent_inputs_backward for all rows.
void recurrent_weight_gradients(const RecurrentLayer& layer, const Parameters& p, ConstView x,
                                const RecurrentSaved& saved, Gradients& d_p, Arena& scratch);

/// The gates' inputs at inference: x·W + b (with layer normalisation: normalised), n rows.
void recurrent_gate_inputs(const RecurrentLayer& layer, const Parameters& p, ConstView x, View gates, Arena& scratch);

/// Steps first … last-1 at inference (a reversed layer takes them last-1 … first) from and into `state`, which is zero
/// before the first of all: the numbers of recurrent_steps to the bit, without keeping anything for backward. The
/// inputs of the gates of row r are row row_of[r] of `gates` (any number of rows × G·H). h (rows × H) gets every row's
/// state.
void recurrent_scan(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed, int first,
                    int last, ConstView gates, const int* row_of, RecurrentState& state, View h, Arena& scratch);

/// One step at inference for n rows: x (n × I), state in (n × H) to state out (other memory). `more` (n × any), if it
/// has data, adds more·W_more to the gates' inputs.
void recurrent_step(const RecurrentLayer& layer, const Parameters& p, ConstView x, const Tensor* w_more, ConstView more,
                    const RecurrentState& before, RecurrentState& after, Arena& scratch);

/// The same step where the gates' inputs are known: `gates` (n × G·H) as recurrent_gate_inputs gives them, overwritten.
void recurrent_step_from_gates(const RecurrentLayer& layer, const Parameters& p, View gates, const Tensor* w_more,
                               ConstView more, const RecurrentState& before, RecurrentState& after, Arena& scratch);

}  // namespace seq
