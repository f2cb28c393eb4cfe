// Shorter sequences of wider rows: successive steps side by side, and the other way. Between the layers of an encoder
// this is the pyramid of Chan, Jaitly, Le and Vinyals 2016 (Listen, Attend and Spell, equation 5); before the first
// one, stacked frames.
#pragma once

#include "core/arena.h"
#include "core/packing.h"
#include "core/tensor.h"

namespace seq {

/// The layout of the joined sequences: one of n steps has ⌈n / factor⌉.
Packing joined(const Packing& packing, int factor, Arena& arena);

/// Row t of a joined sequence (rows × factor·width) = steps factor·t … factor·t + factor - 1 of the sequence (rows ×
/// width); those behind its end are 0.
void join_steps(const Packing& packing, ConstView rows, int factor, const Packing& to, View joined_rows);

/// The layout of sequences of which every step becomes `factor` steps: one of n steps has factor·n.
Packing split(const Packing& packing, int factor, Arena& arena);

/// The other way, and the gradient of joining: rows (rows × width, laid out by `packing`) = the parts of joined_rows.
/// Its own gradient is joining.
void split_steps(const Packing& packing, ConstView joined_rows, int factor, const Packing& joined, View rows);

}  // namespace seq
