// What the machine and the container leave us, on made-up control groups.
#include "core/system.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "seq/model.h"
#include "support/file_helpers.h"

using namespace seq;
using test::TemporaryDirectory;

namespace {

void put(const TemporaryDirectory& dir, const std::string& name, const std::string& content) {
  std::filesystem::create_directories(std::filesystem::path(dir.file(name)).parent_path());
  test::write_file(dir.file(name), content);
}

}  // namespace

TEST_CASE("threads are the smaller of affinity and quota, the quota rounded up", "[system][faults]") {
  CHECK(threads_within(8, 0) == 8);
  CHECK(threads_within(8, 2) == 2);
  CHECK(threads_within(8, 2.1) == 3);
  CHECK(threads_within(8, 0.5) == 1);
  CHECK(threads_within(2, 64) == 2);
  CHECK(threads_within(0, 0) == 1);
  CHECK(available_threads() >= 1);
}

TEST_CASE("the second version's limits are found, the tightest on the way up", "[system][faults]") {
  TemporaryDirectory dir;
  put(dir, "self", "0::/a/b\n");
  CHECK(cgroup_limits(dir.path(), dir.file("self")).cpus == 0);
  CHECK(cgroup_limits(dir.path(), dir.file("self")).memory_limit == -1);
  put(dir, "cpu.max", "max 100000\n");
  put(dir, "a/cpu.max", "150000 100000\n");
  put(dir, "a/b/cpu.max", "400000 100000\n");
  put(dir, "a/memory.max", "max\n");
  put(dir, "a/b/memory.max", "1000000\n");
  put(dir, "a/b/memory.current", "700000\n");
  put(dir, "a/b/memory.stat", "anon 1\ninactive_file 200000\nactive_file 5\n");
  const CgroupLimits limits = cgroup_limits(dir.path(), dir.file("self"));
  CHECK(limits.cpus == 1.5);
  CHECK(limits.memory_limit == 1000000);
  CHECK(limits.memory_used == 500000);
}

TEST_CASE("the first version's limits are found, also where the container sees another root", "[system][faults]") {
  TemporaryDirectory dir;
  put(dir, "self", "5:memory:/docker/7\n4:cpu,cpuacct:/docker/7\n0::/docker/7\n");
  put(dir, "cpu,cpuacct/cpu.cfs_quota_us", "250000\n");
  put(dir, "cpu,cpuacct/cpu.cfs_period_us", "100000\n");
  put(dir, "memory/memory.limit_in_bytes", "2000000\n");
  put(dir, "memory/memory.usage_in_bytes", "300000\n");
  CgroupLimits limits = cgroup_limits(dir.path(), dir.file("self"));
  CHECK(limits.cpus == 2.5);
  CHECK(limits.memory_limit == 2000000);
  CHECK(limits.memory_used == 300000);
  put(dir, "cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
  put(dir, "memory/memory.limit_in_bytes", "9223372036854771712\n");
  limits = cgroup_limits(dir.path(), dir.file("self"));
  CHECK(limits.cpus == 0);
  CHECK(limits.memory_limit == -1);
}

TEST_CASE("memory in use is seen to grow, and its peak stays", "[system]") {
  constexpr std::size_t bytes = 64 << 20;
  const std::int64_t before = current_rss_bytes();
  CHECK(before > 0);
  void* block = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  REQUIRE(block != MAP_FAILED);
  CHECK(current_rss_bytes() >= before + (60 << 20));
  ::munmap(block, bytes);
  CHECK(current_rss_bytes() < before + (30 << 20));
  CHECK(peak_rss_bytes() >= before + (60 << 20));
}

TEST_CASE("memory left respects ulimit -v", "[system][faults]") {
  const MemoryState state = memory_state();
  CHECK(state.available > 0);
  CHECK(state.total >= state.available);
  CHECK_FALSE(state.limited_by.empty());
#ifndef __SANITIZE_ADDRESS__  // ASan's shadow alone is larger than any limit
  const int result = test::in_child([] {
    const struct rlimit limit = {std::size_t{1} << 30, std::size_t{1} << 30};
    if (::setrlimit(RLIMIT_AS, &limit) != 0) return 77;
    const MemoryState limited = memory_state();
    return limited.total <= (1 << 30) && limited.available < (1 << 30) && limited.limited_by == "ulimit -v" ? 0 : 1;
  });
  CHECK(result == 0);
#endif
}
