#include "core/profile.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>

namespace seq::profile {

using Clock = std::chrono::steady_clock;

/// A thread's blocks. A deque, since blocks under way point at their entries.
struct ThreadCounts {
  std::deque<BlockCounts> blocks;
  BlockCounts* current = nullptr;
  Clock::time_point since;

  /// The time since the last change goes to the block that was under way.
  void change_to(BlockCounts* next) {
    const auto now = Clock::now();
    if (current) current->seconds += std::chrono::duration<double>(now - since).count();
    since = now;
    current = next;
  }
};

namespace {

/// Tables of all threads that ever had a block; they outlive their threads.
struct Registry {
  std::mutex mutex;
  std::vector<std::unique_ptr<ThreadCounts>> threads;
  Clock::time_point started;
};

Registry& registry() {
  static Registry r;
  return r;
}

}  // namespace

ThreadCounts& of_this_thread() {
  thread_local ThreadCounts* own = [] {
    Registry& r = registry();
    const std::lock_guard lock(r.mutex);
    return r.threads.emplace_back(std::make_unique<ThreadCounts>()).get();
  }();
  return *own;
}

BlockCounts* enter(ThreadCounts& counts, const char* name) {
  const auto known =
      std::find_if(counts.blocks.begin(), counts.blocks.end(), [name](const BlockCounts& b) { return b.name == name; });
  BlockCounts& block = known != counts.blocks.end() ? *known : counts.blocks.emplace_back();
  block.name = name;
  ++block.calls;
  BlockCounts* outer = counts.current;
  counts.change_to(&block);
  return outer;
}

const char* block_under_way() {
  if (!on.load(std::memory_order_relaxed)) return nullptr;
  const BlockCounts* block = of_this_thread().current;
  return block ? block->name : nullptr;
}

void leave(ThreadCounts& counts, BlockCounts* outer) { counts.change_to(outer); }

void start() {
  Registry& r = registry();
  const std::lock_guard lock(r.mutex);
  for (const auto& thread : r.threads) thread->blocks.clear();
  r.started = Clock::now();
  on = true;
}

std::vector<BlockCounts> counts() {
  Registry& r = registry();
  const std::lock_guard lock(r.mutex);
  std::vector<BlockCounts> sums;
  for (const auto& thread : r.threads)
    for (const BlockCounts& block : thread->blocks) {
      // The same literal may have an address in every file.
      const auto same = std::find_if(sums.begin(), sums.end(),
                                     [&](const BlockCounts& b) { return std::strcmp(b.name, block.name) == 0; });
      if (same == sums.end()) {
        sums.push_back(block);
        continue;
      }
      same->calls += block.calls;
      same->seconds += block.seconds;
      same->operations += block.operations;
      same->bytes += block.bytes;
    }
  std::stable_sort(sums.begin(), sums.end(),
                   [](const BlockCounts& a, const BlockCounts& b) { return a.seconds > b.seconds; });
  return sums;
}

double seconds() { return std::chrono::duration<double>(Clock::now() - registry().started).count(); }

void count_product(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::size_t size) {
  if (!on.load(std::memory_order_relaxed)) return;
  BlockCounts* block = of_this_thread().current;
  if (!block) return;
  const double rows = static_cast<double>(m), inner = static_cast<double>(k), columns = static_cast<double>(n);
  block->operations += 2 * rows * inner * columns;
  block->bytes += static_cast<double>(size) * (rows * inner + inner * columns + rows * columns);
}

}  // namespace seq::profile
