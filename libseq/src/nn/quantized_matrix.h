// A matrix of int8 weights.
#pragma once

#include <cstddef>
#include <cstdint>

namespace seq {

/// The right-hand side of a product, inner × outer. Its numbers lie in panels of 16 outputs, of which each holds, four
/// inner steps after four, the four numbers of every output: [outer / 16, inner / 4, 16, 4], the last panel filled up
/// with zeros. Files hold them like this, so that nothing is packed when a model is loaded.
struct QuantizedMatrix {
  const std::int8_t* data = nullptr;  ///< from -127 to 127
  const float* scale = nullptr;       ///< `outer` numbers
  std::ptrdiff_t inner = 0, outer = 0;
};

/// What rounding did to the weights of an output; norms are Euclidean and as exact as float32 sums are.
struct Rounding {
  float scale = 0;  ///< of a number
  float sum = 0;    ///< of the weights' magnitudes
  float norm = 0;   ///< of the weights
  float loss = 0;   ///< norm of the differences
};

inline constexpr std::ptrdiff_t quantized_panel = 16;           ///< outputs of a panel
inline constexpr std::ptrdiff_t quantized_group = 4;            ///< inner steps that lie together
inline constexpr std::ptrdiff_t quantized_inner_limit = 65536;  ///< beyond, a sum could leave int32

/// Whether an inner × outer matrix has an int8 form: inner is a multiple of 4 and within the limit, and outer is at
/// least 16.
inline bool can_quantize(std::ptrdiff_t inner, std::ptrdiff_t outer) {
  return inner > 0 && inner % quantized_group == 0 && inner <= quantized_inner_limit && outer >= quantized_panel;
}

/// Columns first … first + count of b; `first` is a multiple of quantized_panel.
inline QuantizedMatrix column_range(const QuantizedMatrix& b, std::ptrdiff_t first, std::ptrdiff_t count) {
  return {b.data + first * b.inner, b.scale + first, b.inner, count};
}

/// Bytes of an int8 form.
inline std::size_t quantized_size(std::ptrdiff_t inner, std::ptrdiff_t outer) {
  return static_cast<std::size_t>((outer + quantized_panel - 1) / quantized_panel * quantized_panel * inner);
}

}  // namespace seq
