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

inline constexpr std::ptrdiff_t quantized_panel = 16;           ///< outputs of a panel
inline constexpr std::ptrdiff_t quantized_group = 4;            ///< inner steps that lie together
inline constexpr std::ptrdiff_t quantized_inner_limit = 65536;  ///< beyond, a sum could leave int32

/// Whether an inner × outer matrix has an int8 form: inner is a multiple of 4 and within the limit, and outer is at
/// least 16.
inline bool can_quantize(std::ptrdiff_t inner, std::ptrdiff_t outer) {
  return inner > 0 && inner % quantized_group == 0 && inner <= quantized_inner_limit && outer >= quantized_panel;
}

/// Bytes of an int8 form.
inline std::size_t quantized_size(std::ptrdiff_t inner, std::ptrdiff_t outer) {
  return static_cast<std::size_t>((outer + quantized_panel - 1) / quantized_panel * quantized_panel * inner);
}

}  // namespace seq
