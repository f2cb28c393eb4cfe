// The output layer with its weights rounded to integers: all logits for a half or a quarter of the bytes and of the
// time, each with a bound on what rounding may have changed, and any of them in full. A search that looks at few words
// of a row finds them so.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "core/large_memory.h"
#include "nn/int16_matmul.h"
#include "nn/output.h"

namespace seq {

#ifndef SEQ_DOUBLE

/// What weights and rows are rounded to.
enum class Bits {
  eight,    ///< for finding the best words
  sixteen,  ///< near enough for normalisers too: log-probabilities keep five digits
};

/// Shared by the threads that search; weights are rounded when they are first asked for.
class RoundedOutput {
 public:
  /// Whether the layer has such a form: its weights are float32 and their width is a multiple of four.
  static bool possible(const OutputLayer& layer, const Parameters& p);

  /// The parameters must outlive it.
  RoundedOutput(const OutputLayer& layer, const Parameters& p) : layer_(layer), p_(p) {}

  /// Logits of rows (n × E) into n × V. What output_logits gives differs from row i's by at most error[i].
  void logits(Bits bits, ConstView r, View logits, Real* error);
  /// Logits of one row (E numbers) for some words: the numbers that output_logits gives, to the bit.
  void exact_logits(const Real* r, std::span<const int> words, Real* logits) const;

 private:
  /// The weights in one of the forms.
  struct Form {
    std::once_flag made;
    LargeMemory numbers;
    std::vector<float> scale;
    QuantizedMatrix eight;
    Int16Matrix sixteen;
    float limit = 0;  ///< largest magnitude of a number
    Rounding most;    ///< that any word has
    double largest_bias = 0;
  };
  Form& form(Bits bits);
  Real error_of(const Form& form, const Real* r) const;

  OutputLayer layer_;
  const Parameters& p_;
  Form eight_, sixteen_;
};

#endif

}  // namespace seq
