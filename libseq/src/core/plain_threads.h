// The threads behind Workers where the thread sanitizer watches (SEQ_PLAIN_THREADS): the standard library's.
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace seq {

/// Stands for TbbThreads under the thread sanitizer. A distribution's TBB is not instrumented: the sanitizer sees
/// neither where its tasks begin nor where they end, and reports races that are none. Here it sees all there is: the
/// caller is before every piece and after every piece, and pieces on different threads are in no order at all. Their
/// common counter is relaxed, so that it lends them none and hides no race between them.
class PlainThreads {
 public:
  explicit PlainThreads(int threads) : threads_(threads) {}

  /// work(i) for every i in [0, count), each once; the caller is one of the threads. The first exception of a piece is
  /// thrown here, and pieces that have not begun by then are left out.
  template <typename Work>
  void run(int count, const Work& work) {
    std::atomic<int> next{0};
    std::mutex guard;
    std::exception_ptr thrown;
    const auto pieces = [&] {
      try {
        for (int i; (i = next.fetch_add(1, std::memory_order_relaxed)) < count;) work(i);
      } catch (...) {
        next.store(count, std::memory_order_relaxed);
        const std::lock_guard lock(guard);
        if (!thrown) thrown = std::current_exception();
      }
    };
    std::vector<std::jthread> others;
    for (int t = 1; t < std::min(threads_, count); ++t) others.emplace_back(pieces);
    pieces();
    others.clear();  // joins
    if (thrown) std::rethrow_exception(thrown);
  }

 private:
  int threads_;
};

}  // namespace seq
