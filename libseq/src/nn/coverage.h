// The coverage loss of See, Liu and Manning 2017 (arXiv 1704.04368, equation 12): attending again to what was attended
// to before costs what the two have in common.
//
//   Σ over sentences and steps t of Σ_i min(a_ti, c_ti),   c_ti = Σ of a_si over the steps s before t
//
// Unlike there, coverage is no input of the attention itself. So it stays outside the recurrences: the loss and its
// gradient are computed once a batch from the weights of all steps.
#pragma once

#include "core/arena.h"
#include "nn/attention.h"

namespace seq {

/// The loss; with d_attention its gradient times `scale` is added to that.
double coverage_loss(const AttentionSaved& attention, double scale, AttentionSaved* d_attention, Arena& scratch);

}  // namespace seq
