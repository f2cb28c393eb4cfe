// Work shared out over threads: by those of this build, and by the plain ones that the thread sanitizer can follow.

#include "core/parallel.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "core/plain_threads.h"

TEMPLATE_TEST_CASE("every piece is done once before the call ends", "[parallel]", seq::Threads, seq::PlainThreads,
                   seq::Workers) {
  for (const int count : {0, 1, 2, 3, 7, 1000}) {
    for (const int threads : {1, 2, 3, 8}) {
      std::vector<int> done(static_cast<std::size_t>(count));
      const auto work = [&](int i) { ++done[static_cast<std::size_t>(i)]; };
      TestType workers(threads);
      if constexpr (std::is_same_v<TestType, seq::Workers>) {
        CHECK(workers.threads() == threads);
        workers.each(count, work);
      } else {
        workers.run(count, work);
      }
      CHECK(done == std::vector<int>(static_cast<std::size_t>(count), 1));
    }
  }
}

TEMPLATE_TEST_CASE("pieces run beside each other", "[parallel]", seq::Threads, seq::PlainThreads) {
  // Two pieces that wait for each other end only on two threads.
  std::atomic<int> begun{0}, met{0};
  TestType(2).run(2, [&](int) {
    ++begun;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (begun < 2 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    met += begun == 2;
  });
  CHECK(met == 2);
}

TEMPLATE_TEST_CASE("an exception of a piece reaches the caller, and the threads go on to work", "[parallel]",
                   seq::Threads, seq::PlainThreads) {
  TestType threads(3);
  for (const int bad : {0, 5, 99}) {
    const auto work = [&](int i) {
      if (i == bad) throw std::runtime_error("piece " + std::to_string(i));
    };
    CHECK_THROWS_WITH(threads.run(100, work), "piece " + std::to_string(bad));
  }
  std::atomic<int> done{0};
  threads.run(100, [&](int) { ++done; });
  CHECK(done == 100);
}

TEST_CASE("one thread works in order, in the caller's thread", "[parallel]") {
  std::vector<int> order;
  std::set<std::thread::id> ids;
  seq::Workers(1).each(4, [&](int i) {
    order.push_back(i);
    ids.insert(std::this_thread::get_id());
  });
  CHECK(order == std::vector<int>{0, 1, 2, 3});
  CHECK(ids == std::set<std::thread::id>{std::this_thread::get_id()});
}
