#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace corpora {

/// splitmix64 (Steele, Lea and Flood 2014): small, fast and the same on every machine and library. The distributions
/// of <random> are not fixed by the standard, so none is used: the corpus must come out byte for byte. For the same
/// reason no expression draws twice where the order of evaluation is the compiler's choice (arguments, operands of +).
class Rng {
 public:
  explicit Rng(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }

  /// A whole number in [0, n), n > 0. The bias of the remainder is below 2^-40 for the small n used here.
  std::size_t Below(std::size_t n) { return static_cast<std::size_t>(Next() % n); }

  /// A whole number in [low, high].
  int Between(int low, int high) { return low + static_cast<int>(Below(static_cast<std::size_t>(high - low + 1))); }

  /// True in `percent` of 100 draws.
  bool Chance(int percent) { return static_cast<int>(Below(100)) < percent; }

  template <typename T>
  const T& Pick(const std::vector<T>& items) {
    return items[Below(items.size())];
  }

 private:
  std::uint64_t state_;
};

/// FNV-1a over the bytes, then one mixing step; decides which names, numbers and combinations are held out.
inline std::uint64_t Hash(std::string_view text) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (unsigned char c : text) h = (h ^ c) * 0x100000001B3ULL;
  return Rng(h).Next();
}

}  // namespace corpora
