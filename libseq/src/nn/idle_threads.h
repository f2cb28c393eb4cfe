// Threads without work of their own that help another one, where a batch has fewer lanes than the machine has cores, or
// a search a single batch: large products, and other things of many rows or columns, are divided among several threads.
// No number depends on it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

#include "core/arena.h"
#include "core/parallel.h"
#include "core/profile.h"

namespace seq {

/// The threads that help one thread, and the memory that they need.
class IdleThreads {
 public:
  /// `threads`: so many of `workers`, the one that is helped among them.
  IdleThreads(Workers& workers, int threads) : workers_(workers), scratch_(static_cast<std::size_t>(threads)) {}

  /// While it lives, the threads help the thread that made it.
  class Help {
   public:
    explicit Help(IdleThreads& threads) : before_(std::exchange(current, &threads)) {}
    /// Nobody helps without threads.
    explicit Help(std::optional<IdleThreads>& threads)
        : before_(std::exchange(current, threads ? &*threads : nullptr)) {}
    ~Help() { current = before_; }
    Help(const Help&) = delete;
    Help& operator=(const Help&) = delete;

   private:
    IdleThreads* before_;
  };

  /// How many threads work for this one.
  static int threads() { return current ? static_cast<int>(current->scratch_.size()) : 1; }

  /// work(first, count, scratch) for parts of `units`: one with memory `own`, or several at the same time if threads
  /// help and there is enough to do (floating-point operations, or as many simple steps).
  template <class Work>
  static void share(std::ptrdiff_t units, double operations, Arena& own, const Work& work) {
    IdleThreads* const helping = current;
    const int parts = helping ? static_cast<int>(std::min<std::ptrdiff_t>(units, threads())) : 1;
    if (parts < 2 || operations < worth_sharing) return work(std::ptrdiff_t{0}, units, own);
    const char* const block = profile::block_under_way();
    helping->workers_.each(parts, [&](int i) {
      // Nobody helps with a part.
      const Alone alone;
      ProfileBlock counted(block);
      const std::ptrdiff_t first = units * i / parts, end = units * (i + 1) / parts;
      work(first, end - first, helping->scratch_[static_cast<std::size_t>(i)]);
    });
  }

 private:
  /// In a fraction of this time another thread is woken and waited for.
  static constexpr double worth_sharing = 1e6;

  class Alone {
   public:
    Alone() : before_(std::exchange(current, nullptr)) {}
    ~Alone() { current = before_; }

   private:
    IdleThreads* before_;
  };

  static inline thread_local IdleThreads* current = nullptr;

  Workers& workers_;
  std::deque<Arena> scratch_;  ///< one a part
};

}  // namespace seq
