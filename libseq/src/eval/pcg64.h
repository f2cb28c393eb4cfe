// The random numbers of NumPy's default_rng(seed): PCG XSL-RR 128/64 (O'Neill 2014), seeded through SeedSequence.
// Resampling draws from it, so that intervals can be compared digit for digit with scores computed by Python tools.
#pragma once

#include <cstdint>

namespace seq::eval {

class Pcg64 {
 public:
  explicit Pcg64(std::uint64_t seed);

  /// A whole number from 0 to `last`, all equally likely (Lemire 2019).
  std::uint32_t up_to(std::uint32_t last);

 private:
  using Wide = unsigned __int128;

  std::uint64_t next64();
  std::uint32_t next32();

  Wide state_ = 0;
  Wide increment_ = 0;
  std::uint32_t kept_ = 0;  // the upper half of the last 64 bits, when has_kept_
  bool has_kept_ = false;
};

}  // namespace seq::eval
