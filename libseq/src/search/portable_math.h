// exp and log of floats in plain arithmetic: the same bits on every processor, and loops over them become vector code.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

namespace seq {

/// e^x for x ≤ 0, relative error below 2e-7; 0 below -87. (Range reduction and the polynomial of Cephes' expf.)
inline float portable_exp(float x) {
  const float clamped = std::max(x, -87.0f);
  constexpr float to_integer = 12582912.0f;  // 1.5 × 2^23: adding it rounds to an integer
  const float n = (clamped * 1.44269504088896341f + to_integer) - to_integer;
  const float r = (clamped - n * 0.693359375f) - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r + 1.0f;
  const float scale = std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
  return x < -87.0f ? 0.0f : p * scale;
}

/// Natural logarithm of a normal, positive x, error below 1e-7 × (1 + |log x|). (Cephes' logf.)
inline float portable_log(float x) {
  const std::int32_t bits = std::bit_cast<std::int32_t>(x);
  // x = m 2^e with m in [√½, √2).
  const std::int32_t shifted = bits - 0x3f3504f3;
  const std::int32_t e = shifted >> 23;
  const float m = std::bit_cast<float>((shifted & 0x007fffff) + 0x3f3504f3);
  const float f = m - 1.0f, n = static_cast<float>(e), z = f * f;
  float p = 7.0376836292e-2f;
  p = p * f - 1.1514610310e-1f;
  p = p * f + 1.1676998740e-1f;
  p = p * f - 1.2420140846e-1f;
  p = p * f + 1.4249322787e-1f;
  p = p * f - 1.6668057665e-1f;
  p = p * f + 2.0000714765e-1f;
  p = p * f - 2.4999993993e-1f;
  p = p * f + 3.3333331174e-1f;
  const float tail = p * f * z + n * -2.12194440e-4f - 0.5f * z;
  return (f + tail) + n * 0.693359375f;
}

}  // namespace seq
