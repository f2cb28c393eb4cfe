// What a program asks for memory. Linking this replaces C++'s new and the aligned_alloc of arenas by ones that count;
// not to be used with sanitizers, which have their own.
#pragma once

#include <cstdint>

namespace test {

struct Allocations {
  std::int64_t calls = 0, bytes = 0;
};

/// Since the program began, all threads together.
Allocations allocations();

}  // namespace test
