// Random numbers that depend on nothing but their key: the same for any thread, lane order or restart.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace seq {

/// A well mixed 64-bit hash of a 64-bit number (the finaliser of SplitMix64; Steele, Lea and Flood 2014).
inline std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// The key of a stream named by a seed and up to three numbers (step, lane, site).
inline std::uint64_t random_key(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return mix(mix(mix(mix(seed) ^ a) ^ b) ^ c);
}

/// A stream of numbers from a key. Copyable; its whole state is one number.
class RandomStream {
 public:
  explicit RandomStream(std::uint64_t key) : state_(key) {}
  std::uint64_t next() { return mix(state_++); }
  /// In [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  /// In [0, n), n > 0; without bias for any n that matters (64-bit multiply).
  std::uint64_t below(std::uint64_t n) {
    return static_cast<std::uint64_t>((static_cast<unsigned __int128>(next()) * n) >> 64);
  }
  template <typename T>
  void shuffle(std::vector<T>& v) {
    for (std::size_t i = v.size(); i > 1; --i) std::swap(v[i - 1], v[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace seq
