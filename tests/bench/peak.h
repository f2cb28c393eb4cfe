// What the processor can do at best, with the instruction set that the kernels use.
#pragma once

#include <cstddef>

namespace seq::bench {

/// GFLOP/s of fused multiply-adds on registers alone, all threads together (a multiply-add counts two).
double peak_gflops(int threads);

/// GB/s of reading memory in order, all threads together, each over so many bytes of its own.
double read_gbytes(int threads, std::size_t bytes_per_thread);

/// Prints both, for one thread and for `threads`.
void print_peak(int threads);

}  // namespace seq::bench
