#include "core/system.h"

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <thread>
#include <vector>

#include "seq/model.h"

namespace seq {
namespace {

// The file's text, or "" when there is none.
std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  return text.str();
}

// The first number of a text; false for "max", "" and other words.
bool leading_number(const std::string& text, std::int64_t& value) {
  const char* begin = text.data();
  const char* end = begin + text.size();
  while (begin < end && (*begin == ' ' || *begin == '\t')) ++begin;
  return std::from_chars(begin, end, value).ec == std::errc();
}

// The number after `key` in lines of "key value", times 1024 when the unit is kB.
bool keyed_number(const std::string& text, const std::string& key, std::int64_t& value) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.compare(0, key.size(), key) != 0) continue;
    if (!leading_number(line.substr(key.size()), value)) return false;
    if (line.size() > 2 && line.compare(line.size() - 2, 2, "kB") == 0) value *= 1024;
    return true;
  }
  return false;
}

// "/a/b" → "/a/b", "/a", "": a limit of any of them binds. In a container the named path may not be there, the root is.
std::vector<std::string> ancestors(std::string path) {
  std::vector<std::string> all;
  while (!path.empty() && path != "/") {
    all.push_back(path);
    path.erase(path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
  }
  all.push_back("");
  return all;
}

void tighten_cpus(CgroupLimits& limits, double cpus) {
  if (cpus > 0 && (limits.cpus == 0 || cpus < limits.cpus)) limits.cpus = cpus;
}

void tighten_memory(CgroupLimits& limits, std::int64_t limit, const std::string& used, const std::string& stat,
                    const std::string& cache_key) {
  // v1 says "no limit" by a number near 2^63.
  if (limit <= 0 || limit > (std::int64_t{1} << 60)) return;
  if (limits.memory_limit >= 0 && limit >= limits.memory_limit) return;
  std::int64_t charged = 0, cache = 0;
  leading_number(used, charged);
  keyed_number(stat, cache_key, cache);
  limits.memory_limit = limit;
  limits.memory_used = std::max<std::int64_t>(0, charged - cache);
}

void read_v2(CgroupLimits& limits, const std::string& folder) {
  std::int64_t quota = 0, period = 0, limit = 0;
  const std::string cpu = slurp(folder + "/cpu.max");
  if (leading_number(cpu, quota) && cpu.find(' ') != std::string::npos &&
      leading_number(cpu.substr(cpu.find(' ')), period) && period > 0) {
    tighten_cpus(limits, static_cast<double>(quota) / static_cast<double>(period));
  }
  if (leading_number(slurp(folder + "/memory.max"), limit)) {
    tighten_memory(limits, limit, slurp(folder + "/memory.current"), slurp(folder + "/memory.stat"), "inactive_file ");
  }
}

void read_v1_cpu(CgroupLimits& limits, const std::string& folder) {
  std::int64_t quota = 0, period = 0;
  if (leading_number(slurp(folder + "/cpu.cfs_quota_us"), quota) && quota > 0 &&
      leading_number(slurp(folder + "/cpu.cfs_period_us"), period) && period > 0) {
    tighten_cpus(limits, static_cast<double>(quota) / static_cast<double>(period));
  }
}

void read_v1_memory(CgroupLimits& limits, const std::string& folder) {
  std::int64_t limit = 0;
  if (leading_number(slurp(folder + "/memory.limit_in_bytes"), limit)) {
    tighten_memory(limits, limit, slurp(folder + "/memory.usage_in_bytes"), slurp(folder + "/memory.stat"),
                   "total_inactive_file ");
  }
}

bool names(const std::string& controllers, const std::string& wanted) {
  return ("," + controllers + ",").find("," + wanted + ",") != std::string::npos;
}

}  // namespace

CgroupLimits cgroup_limits(const std::string& mount, const std::string& membership) {
  CgroupLimits limits;
  std::istringstream lines(slurp(membership));
  for (std::string line; std::getline(lines, line);) {  // "id:controllers:/path"; v2 is "0::/path"
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    for (const std::string& path : ancestors(line.substr(second + 1))) {
      if (controllers.empty()) {
        read_v2(limits, mount + path);
        read_v2(limits, mount + "/unified" + path);
      }
      if (names(controllers, "cpu")) {
        read_v1_cpu(limits, mount + "/cpu" + path);
        if (controllers != "cpu") read_v1_cpu(limits, mount + "/" + controllers + path);
      }
      if (names(controllers, "memory")) read_v1_memory(limits, mount + "/memory" + path);
    }
  }
  return limits;
}

int threads_within(int affinity, double quota) {
  int threads = std::max(1, affinity);
  if (quota > 0 && quota < threads) threads = std::max(1, static_cast<int>(std::ceil(quota)));
  return threads;
}

int available_threads() {
  int affinity = static_cast<int>(std::thread::hardware_concurrency());
  // Machines with more than 1024 processors need a larger set than the fixed one.
  for (int size = 1024; size <= 65536; size *= 4) {
    cpu_set_t* set = CPU_ALLOC(size);
    if (set == nullptr) break;
    const std::size_t bytes = CPU_ALLOC_SIZE(size);
    const bool known = ::sched_getaffinity(0, bytes, set) == 0;
    if (known) affinity = CPU_COUNT_S(bytes, set);
    CPU_FREE(set);
    if (known) break;
  }
  return threads_within(affinity, cgroup_limits().cpus);
}

std::int64_t current_rss_bytes() {
  std::int64_t bytes = 0;
  keyed_number(slurp("/proc/self/status"), "VmRSS:", bytes);
  return bytes;
}

std::int64_t peak_rss_bytes() {
  std::int64_t bytes = 0;
  if (keyed_number(slurp("/proc/self/status"), "VmHWM:", bytes)) return bytes;
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
}

MemoryState memory_state() {
  MemoryState state;
  const std::string info = slurp("/proc/meminfo");
  if (!keyed_number(info, "MemTotal:", state.total)) {
    state.total = static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
  }
  if (!keyed_number(info, "MemAvailable:", state.available)) state.available = state.total;
  state.limited_by = "the machine";

  const auto limit = [&](std::int64_t total, std::int64_t available, const char* by) {
    state.total = std::min(state.total, total);
    if (available < state.available) {
      state.available = std::max<std::int64_t>(0, available);
      state.limited_by = by;
    }
  };
  const CgroupLimits group = cgroup_limits();
  if (group.memory_limit >= 0) limit(group.memory_limit, group.memory_limit - group.memory_used, "the container");
  struct rlimit space {};
  if (::getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY &&
      space.rlim_cur < static_cast<rlim_t>(std::numeric_limits<std::int64_t>::max())) {
    std::int64_t used = 0;
    keyed_number(slurp("/proc/self/status"), "VmSize:", used);
    const std::int64_t most = static_cast<std::int64_t>(space.rlim_cur);
    limit(most, most - used, "ulimit -v");
  }
  return state;
}

}  // namespace seq
