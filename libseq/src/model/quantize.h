// Tensors of a network as int8.
#pragma once

#include <cstdint>
#include <vector>

#include "nn/parameters.h"

namespace seq {

#ifndef SEQ_DOUBLE  // int8 weights are float's

/// How a tensor is quantised: by its columns for X·W, by its rows for X·Wᵀ and for look-ups, or not at all.
enum class Outputs { none, columns, rows };
Outputs quantized_outputs(const TensorSpec& spec);

/// The memory of an int8 tensor.
struct QuantizedNumbers {
  std::vector<std::int8_t> numbers;
  std::vector<float> scale;
};

/// The int8 form of a tensor's weights, which points into `memory`; without data when the tensor has none and stays as
/// it is: a vector, or a matrix of another size than can_quantize allows.
QuantizedMatrix quantize_tensor(const TensorSpec& spec, ConstView weights, QuantizedNumbers& memory);

#endif

}  // namespace seq
