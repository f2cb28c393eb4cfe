// How BLEU smooths precisions without a match (Chen and Cherry 2014).
#pragma once

#include "seq/metrics.h"

namespace seq::eval {

struct Smoothing {
  enum Method { exponential, floor, add_k, none } method = exponential;
  double value = 0;  ///< of floor and add_k
  bool has_value = false;
};

/// The options' smoothing with its default value filled in; throws Error(usage) for an unknown name or a negative
/// value.
Smoothing smoothing(const BleuOptions& options);

}  // namespace seq::eval
