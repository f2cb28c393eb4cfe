// Large blocks of memory that are written before they are read.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace seq {

struct FreeMemory {
  void operator()(void* p) const { std::free(p); }
};
using LargeMemory = std::unique_ptr<void, FreeMemory>;

/// Uninitialised memory, aligned to 64 bytes; from some megabytes on in huge pages where the system has them, since
/// the first touch of every small page would take longer than filling it. Throws std::bad_alloc.
LargeMemory large_memory(std::size_t bytes);

}  // namespace seq
