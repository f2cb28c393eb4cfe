#include "bench/resources.h"

#include <sys/resource.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::int64_t> allocations{0}, allocated_bytes{0};

void count(std::size_t bytes) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  allocated_bytes.fetch_add(static_cast<std::int64_t>(bytes), std::memory_order_relaxed);
}

}  // namespace

// The other forms of new call this one or aligned_alloc.
void* operator new(std::size_t bytes) {
  count(bytes);
  void* p = std::malloc(bytes > 0 ? bytes : 1);
  if (!p) throw std::bad_alloc();
  return p;
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

extern "C" void* aligned_alloc(std::size_t alignment, std::size_t bytes) noexcept {
  count(bytes);
  void* p = nullptr;
  return posix_memalign(&p, alignment, bytes) == 0 ? p : nullptr;
}

namespace seq::bench {

Resources resources_used() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return {allocations.load(), allocated_bytes.load(), usage.ru_minflt};
}

}  // namespace seq::bench
