// Work shared out over threads.
#pragma once

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <memory>

namespace seq {

/// Runs independent pieces of work on a fixed number of threads. What a piece computes must not depend on which thread
/// runs it; then the number of threads changes no result.
class Workers {
 public:
  explicit Workers(int threads) : threads_(threads) {
    if (threads < 2) return;
    // More threads than processors are allowed too: TBB would warn of them on its own.
    limit_ = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
    arena_ = std::make_unique<tbb::task_arena>(threads);
  }
  int threads() const { return threads_; }

  /// work(i) for every i in [0, count), each once. An exception of a piece is thrown here.
  template <typename Work>
  void each(int count, const Work& work) {
    if (!arena_ || count < 2) {
      for (int i = 0; i < count; ++i) work(i);
      return;
    }
    arena_->execute([&] {
      tbb::parallel_for(
          tbb::blocked_range<int>(0, count, 1),
          [&](const tbb::blocked_range<int>& r) {
            for (int i = r.begin(); i < r.end(); ++i) work(i);
          },
          tbb::simple_partitioner());
    });
  }

 private:
  int threads_;
  std::unique_ptr<tbb::global_control> limit_;
  std::unique_ptr<tbb::task_arena> arena_;
};

}  // namespace seq
