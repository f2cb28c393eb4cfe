// Work shared out over threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <vector>

#include "core/team.h"
#include "seq/model.h"

#ifdef SEQ_PLAIN_THREADS
#include "core/plain_threads.h"
#else
#include "core/tbb_threads.h"
#endif

namespace seq {

#ifdef SEQ_PLAIN_THREADS
using Threads = PlainThreads;
#else
using Threads = TbbThreads;
#endif

/// Runs independent pieces of work on a fixed number of threads. What a piece computes must not depend on which thread
/// runs it; then the number of threads changes no result.
class Workers {
 public:
  explicit Workers(int threads) : Workers(threads, threads > 1 ? available_threads() : 1) {}
  /// No more threads than there are `processors` help each other: they would only be in their own way.
  Workers(int threads, int processors) : count_(threads), helping_(std::min(threads, processors)) {
    if (threads > 1) threads_ = std::make_unique<Threads>(threads);
  }
  int threads() const { return count_; }

  /// work(i) for every i in [0, count), each once. An exception of a piece is thrown here; pieces that have not begun
  /// by then may be left out.
  template <typename Work>
  void each(int count, const Work& work) {
    if (threads_ && count > 1) {
      threads_->run(count, work);
    } else {
      for (int i = 0; i < count; ++i) work(i);
    }
  }

  /// As each(), but every piece is done, and of several that throw, the exception of the first is thrown: whoever made
  /// the input is told of the same fault each time.
  template <typename Work>
  void each_to_the_end(int count, const Work& work) {
    std::vector<std::exception_ptr> failures(static_cast<std::size_t>(count));
    each(count, [&](int i) {
      try {
        work(i);
      } catch (...) {
        failures[static_cast<std::size_t>(i)] = std::current_exception();
      }
    });
    for (const std::exception_ptr& failure : failures)
      if (failure) std::rethrow_exception(failure);
  }

  /// work(i) for every i of `count` small things, as each_to_the_end, in blocks of neighbours.
  template <typename Work>
  void each_in_blocks(std::size_t count, const Work& work) {
    constexpr std::size_t largest = 256, blocks_a_thread = 4;
    const std::size_t block =
        std::clamp<std::size_t>(count / (blocks_a_thread * static_cast<std::size_t>(count_)), 1, largest);
    each_to_the_end(static_cast<int>((count + block - 1) / block), [&](int b) {
      const std::size_t first = static_cast<std::size_t>(b) * block;
      for (std::size_t i = first; i < std::min(count, first + block); ++i) work(i);
    });
  }

  /// As each(), and threads that have no piece, or are done with theirs, help the others: every piece leads a Team. Of
  /// a single piece, the caller's thread is the leader.
  template <typename Work>
  void each_helped(int count, const Work& work) {
    if (count == 0 || helping_ <= count) return each(count, work);
    const int threads = std::min(helping_, count * largest_team);
    while (std::ssize(teams_) < count) teams_.emplace_back(bell_);
    for (int i = 0; i < count; ++i) teams_[i].set_threads((threads + count - 1) / count);
    leading_.store(count, std::memory_order_relaxed);
    // A thread begins pieces in rising order, so that none waits for a leader that is to come after it.
    threads_->run(threads, [&](int i) {
      if (i < count) lead(i, work);
      follow(i, count);
    });
  }

 private:
  static constexpr int largest_team = 16;  ///< where the largest machine that was measured still gained

  template <typename Work>
  void lead(int i, const Work& work) {
    try {
      const Team::Leading leading(&teams_[i]);
      work(i);
    } catch (...) {
      // Other pieces may be left out now, and nobody waits for them.
      leading_.store(0, std::memory_order_relaxed);
      bell_.ring();
      throw;
    }
    leading_.fetch_sub(1, std::memory_order_relaxed);
    bell_.ring();
  }

  /// Helps the leaders, until there is none.
  void follow(int i, int leaders) {
    for (;;) {
      const Bell::Strokes heard = bell_.strokes();
      if (leading_.load(std::memory_order_relaxed) <= 0) return;
      bool helped = false;
      for (int k = 0; k < leaders; ++k) helped |= teams_[(i + k) % leaders].help(i / leaders);
      if (!helped) bell_.wait(heard);
    }
  }

  int count_, helping_;
  std::unique_ptr<Threads> threads_;
  Bell bell_;
  std::deque<Team> teams_;
  std::atomic<int> leading_{0};  ///< pieces that are not done
};

}  // namespace seq
