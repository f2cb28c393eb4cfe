// Where time goes: named blocks of work, with the arithmetic of the products in them.
//
// Off, a block costs one look at a flag, so the blocks stay in the code. On, it costs a look at the clock at either
// end. Time belongs to the innermost block of its thread: a block's seconds do not hold those of the blocks within it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace seq {

/// What one block took, all threads together.
struct BlockCounts {
  const char* name = nullptr;
  std::int64_t calls = 0;
  double seconds = 0;
  double operations = 0;  ///< floating-point operations of matrix products; a multiply-add counts two
  double bytes = 0;       ///< operands and results of these products, each counted once
};

namespace profile {

inline std::atomic<bool> on{false};

struct ThreadCounts;
ThreadCounts& of_this_thread();
BlockCounts* enter(ThreadCounts& counts, const char* name);
void leave(ThreadCounts& counts, BlockCounts* outer);

/// The name of the block that is under way on this thread; null without, and while nothing is counted.
const char* block_under_way();

/// Forgets what was counted and begins to count. No block may be under way.
void start();
/// What was counted since, the longest first. No block may be under way on another thread.
std::vector<BlockCounts> counts();
/// Seconds since start().
double seconds();
/// Adds the work of a product of m × k by k × n numbers of `size` bytes to the block under way, if there is one.
void count_product(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::size_t size);

}  // namespace profile

/// A block of work: from here to the end of the scope. `name` must be a literal; null counts nothing.
class ProfileBlock {
 public:
  explicit ProfileBlock(const char* name) {
    if (!name || !profile::on.load(std::memory_order_relaxed)) return;
    counts_ = &profile::of_this_thread();
    outer_ = profile::enter(*counts_, name);
  }
  ~ProfileBlock() {
    if (counts_) profile::leave(*counts_, outer_);
  }
  ProfileBlock(const ProfileBlock&) = delete;
  ProfileBlock& operator=(const ProfileBlock&) = delete;

 private:
  profile::ThreadCounts* counts_ = nullptr;
  BlockCounts* outer_ = nullptr;
};

}  // namespace seq
