// A recurrent layer in one direction over a whole batch: back-propagation through time in full, or truncated.
#pragma once

#include <span>

#include "nn/recurrent.h"

namespace seq {

/// What is run. With `chunk` steps (0 = all), time is cut into chunks at every chunk-th step: states go on from one
/// chunk to the next, gradients do not (truncated back-propagation through time: Williams and Peng 1990; for documents,
/// Dai and Le 2015, Merity et al. 2018). Forward keeps the states at the borders alone, and backward computes one chunk
/// after the other again from these, so that memory grows with the chunk and not with the length. The results of
/// forward do not depend on `chunk`, to the bit, and with a chunk as long as the batch the gradients do not either.
struct RecurrentPass {
  const RecurrentLayer& layer;
  const Packing& packing;
  bool reversed = false;  ///< from each sequence's last step to its first
  Dropout dropout;        ///< variational, on the state
  int chunk = 0;
};

/// What forward keeps for backward: everything of the only chunk, or the state before each of several.
struct RecurrentPassSaved {
  RecurrentSaved whole;
  std::span<RecurrentState> before;  ///< in the order of the steps; one row for each sequence alive in the chunk
};

/// states (rows × H) from input (rows × I), beginning from zero; final (B × H) = every sequence's last state.
RecurrentPassSaved recurrent_pass(const RecurrentPass& pass, const Parameters& p, ConstView input, View states,
                                  View final, Arena& saved, Arena& scratch);

/// d_states (rows × H) and d_final (B × H; without data: 0) are gradients from outside. d_input (rows × I) = gradient
/// of the input, or with `accumulate` += it.
void recurrent_pass_backward(const RecurrentPass& pass, const Parameters& p, ConstView input, RecurrentPassSaved& saved,
                             ConstView d_states, ConstView d_final, View d_input, bool accumulate, Gradients& d_p,
                             Arena& scratch);

}  // namespace seq
