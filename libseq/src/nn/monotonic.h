// Attention that goes forward: what was said is behind, in speech and wherever else target and source run alike.
//
// The mean place of a step's weights, m_t = Σ_i i·a_ti, should not fall. Per sentence of S source rows
//
//   Σ over steps t > 1 of max(0, m_{t-1} - m_t) / S
//
// Like the coverage loss (nn/coverage.h) it is computed once a batch from the weights of all steps.
#pragma once

#include "nn/attention.h"

namespace seq {

/// The loss, summed over sentences; with d_attention its gradient times `scale` is added to that.
double monotonic_loss(const AttentionSaved& attention, double scale, AttentionSaved* d_attention);

}  // namespace seq
