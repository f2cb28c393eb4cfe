// The threads behind Workers: TBB's.
#pragma once

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <cstddef>

namespace seq {

/// Threads that stay, waiting for the next run().
class TbbThreads {
 public:
  explicit TbbThreads(int threads)
      : limit_(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)), arena_(threads) {}

  /// work(i) for every i in [0, count), each once; the caller is one of the threads, and begins with piece 0. Every
  /// thread begins its pieces in rising order. An exception of a piece is thrown here, and pieces that have not begun
  /// by then may be left out.
  template <typename Work>
  void run(int count, const Work& work) {
    arena_.execute([&] {
      // A piece that shares out work of its own waits for that alone, and does not begin another piece meanwhile.
      tbb::this_task_arena::isolate([&] {
        tbb::parallel_for(
            tbb::blocked_range<int>(0, count, 1),
            [&](const tbb::blocked_range<int>& r) {
              for (int i = r.begin(); i < r.end(); ++i) work(i);
            },
            tbb::simple_partitioner());
      });
    });
  }

 private:
  tbb::global_control limit_;  // more threads than processors are allowed too: TBB would warn of them on its own
  tbb::task_arena arena_;
};

}  // namespace seq
