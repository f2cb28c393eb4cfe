// What a stretch of work took from the operating system.
#pragma once

#include <cstdint>

namespace seq::bench {

/// Totals since the process began. Counted are C++'s operators new and aligned_alloc (arenas); TBB's own memory is not.
struct Resources {
  std::int64_t allocations = 0;
  std::int64_t allocated_bytes = 0;
  std::int64_t page_faults = 0;  ///< those that needed no disk: fresh pages
};

Resources resources_used();

inline Resources operator-(const Resources& after, const Resources& before) {
  return {after.allocations - before.allocations, after.allocated_bytes - before.allocated_bytes,
          after.page_faults - before.page_faults};
}

}  // namespace seq::bench
