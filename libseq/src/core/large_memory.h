// Large blocks of memory.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <vector>

namespace seq {

struct FreeMemory {
  void operator()(void* p) const { std::free(p); }
};
using LargeMemory = std::unique_ptr<void, FreeMemory>;

/// Uninitialised memory, aligned to 64 bytes; from some megabytes on in huge pages where the system has them: the first
/// touch of every small page would take longer than filling it, and a processor remembers the places of too few of them
/// for what a training step walks through. Throws std::bad_alloc.
LargeMemory large_memory(std::size_t bytes);

/// A vector's numbers in such memory.
template <typename T>
struct LargeAllocator {
  using value_type = T;

  LargeAllocator() = default;
  template <typename Other>
  LargeAllocator(const LargeAllocator<Other>&) {}

  T* allocate(std::size_t count) { return static_cast<T*>(large_memory(count * sizeof(T)).release()); }
  void deallocate(T* p, std::size_t) { std::free(p); }
  friend bool operator==(const LargeAllocator&, const LargeAllocator&) { return true; }
};
template <typename T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace seq
