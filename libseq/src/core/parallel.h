// Work shared out over threads.
#pragma once

#include <memory>

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
  explicit Workers(int threads) : count_(threads) {
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

 private:
  int count_;
  std::unique_ptr<Threads> threads_;
};

}  // namespace seq
