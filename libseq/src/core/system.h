// What the machine, the container and the limits of this process leave us.
#pragma once

#include <cstdint>
#include <string>

namespace seq {

/// Limits of the control groups this process is in; v1 and v2, the tightest on the way to the root.
struct CgroupLimits {
  double cpus = 0;                 ///< quota in processors, 0 = none
  std::int64_t memory_limit = -1;  ///< bytes, -1 = none
  std::int64_t memory_used = 0;    ///< bytes charged to the group that sets memory_limit, without droppable page cache
};

/// Reads them. The arguments are for tests: where the control groups are mounted, and the file that names this
/// process's.
CgroupLimits cgroup_limits(const std::string& mount = "/sys/fs/cgroup",
                           const std::string& membership = "/proc/self/cgroup");

/// Threads for a number of processors allowed by affinity and a quota: min(affinity, quota rounded up), at least 1.
int threads_within(int affinity, double quota);

struct MemoryState {
  std::int64_t total = 0;      ///< bytes this process could ever have: physical, cgroup, RLIMIT_AS
  std::int64_t available = 0;  ///< bytes it could still take now
  std::string limited_by;      ///< "the machine", "the container", "ulimit -v": what sets `available`
};

MemoryState memory_state();

std::int64_t current_rss_bytes();  ///< resident memory now; 0 when unknown
std::int64_t peak_rss_bytes();     ///< the most it ever was

}  // namespace seq
