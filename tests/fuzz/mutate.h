// Deterministic mutations of a valid file, for the unit tests' short fuzzing loops.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace fuzz {

/// One to four random changes: a byte, a bit, a number's digit, a cut, a doubled or moved piece, a hostile word.
class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  std::string operator()(std::string bytes) {
    for (std::uint64_t n = 1 + below(4); n > 0; --n) change(bytes);
    return bytes;
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void change(std::string& bytes) {
    static const std::vector<std::string> words = {"18446744073709551615",
                                                   "9223372036854775807",
                                                   "-1",
                                                   "0",
                                                   "1e999",
                                                   "null",
                                                   "{",
                                                   "[[[[[[[[",
                                                   "}",
                                                   "\"",
                                                   "\\u0000",
                                                   ",",
                                                   "__metadata__",
                                                   "crc32.",
                                                   "\"shape\":[4294967296,4294967296]",
                                                   "F64",
                                                   "U8",
                                                   "../../etc/passwd",
                                                   "\xff\xfe",
                                                   "2"};
    const std::size_t at = below(bytes.size() + 1);
    const std::size_t length = below(bytes.size() - at + 1) % 64;
    switch (below(7)) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 2: {
        const std::size_t digit = bytes.find_first_of("0123456789", at);
        if (digit != std::string::npos) bytes[digit] = static_cast<char>('0' + below(10));
        break;
      }
      case 3:
        bytes.erase(at, length);
        break;
      case 4:
        bytes.insert(at, bytes.substr(below(bytes.size() + 1), 1 + length));
        break;
      case 5:
        bytes.insert(at, words[below(words.size())]);
        break;
      default:
        bytes.replace(at, length, words[below(words.size())]);
    }
  }

  std::mt19937_64 random_;
};

}  // namespace fuzz
