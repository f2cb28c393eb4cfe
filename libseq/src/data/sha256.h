// SHA-256 (FIPS 180-4).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace seq {

/// Takes bytes in any portions; hex() ends it.
class Sha256 {
 public:
  void add(const char* bytes, std::size_t count);
  /// The 64 hexadecimal digits of all that was added. Call it once.
  std::string hex();

 private:
  void digest_block(const unsigned char* block);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> block_{};
  std::size_t filled_ = 0;
  std::uint64_t total_ = 0;
};

}  // namespace seq
