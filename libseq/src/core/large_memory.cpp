#include "core/large_memory.h"

#include <sys/mman.h>

#include <new>

namespace seq {

LargeMemory large_memory(std::size_t bytes) {
  constexpr std::size_t huge_page = std::size_t{1} << 21, cache_line = 64;
  const std::size_t alignment = bytes >= 2 * huge_page ? huge_page : cache_line;
  const std::size_t size = (bytes + alignment - 1) / alignment * alignment;
  LargeMemory memory(std::aligned_alloc(alignment, size > 0 ? size : alignment));
  if (!memory) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  // A wish: where the system refuses, small pages serve.
  if (alignment == huge_page) ::madvise(memory.get(), size, MADV_HUGEPAGE);
#endif
  return memory;
}

}  // namespace seq
