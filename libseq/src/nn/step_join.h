// Shorter sequences of wider rows: successive steps side by side. Between the layers of an encoder this is the pyramid
// of Chan, Jaitly, Le and Vinyals 2016 (Listen, Attend and Spell, equation 5); before the first one, stacked frames.
#pragma once

#include "core/packing.h"
#include "core/tensor.h"

namespace seq {

/// The layout of the joined sequences: one of n steps has ⌈n / factor⌉.
Packing joined(const Packing& packing, int factor);

/// Row t of a joined sequence (rows × factor·width) = steps factor·t … factor·t + factor - 1 of the sequence (rows ×
/// width); those behind its end are 0.
void join_steps(const Packing& packing, ConstView rows, int factor, const Packing& to, View joined_rows);

/// Backwards: d_rows (rows × width) = the parts of d_joined.
void join_steps_backward(const Packing& packing, ConstView d_joined, int factor, const Packing& to, View d_rows);

}  // namespace seq
