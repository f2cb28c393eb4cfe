// What the processor can do at best, with the instruction set that the kernels use.
#pragma once

#include <cstddef>

#include "core/real.h"

namespace seq {

/// Rounds of fused multiply-adds on registers alone. Returns what depends on all of them.
Real multiply_adds(std::size_t rounds);

/// Floating-point operations of a round; a multiply-add counts two.
std::size_t multiply_adds_operations();

/// GFLOP/s of multiply_adds on this thread: the best of several short measurements, 0.05 s in all.
double measured_peak_gflops();

}  // namespace seq
