// A classifier's training steps and its predictions.
#pragma once

#include "bench/report.h"

namespace seq::bench {

/// A classifier of random words.
struct ClassifierWorkload {
  int embedding = 128;          ///< width of a word
  int labels = 2;               ///< that exclude each other
  std::string pooling = "max";  ///< last|mean|max|attention
};

/// Steps as the trainer takes them (batches of packed sequences, forward, backward, sum over lanes, clipping, Adam,
/// packing), then the labels' logits of as many sentences. Of `workload` the cell, the units of either direction,
/// words, sentences, source lengths, threads, lanes and seconds count.
Report measure_classification(const Workload& workload, const ClassifierWorkload& classifier);

}  // namespace seq::bench
