// A recurrent layer on its own: what is left of the speed of products when every step waits for the one before it.
#pragma once

namespace seq::bench {

/// Prints tokens/s and GFLOP/s of every cell at several sizes: inference, forward for training, forward and backward
/// with the gradients of inputs and weights. 64 sequences of 20 steps, as many inputs as units, dealt to the threads.
void print_recurrence(int threads);

}  // namespace seq::bench
