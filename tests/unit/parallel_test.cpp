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

TEST_CASE("pieces that are helped, and the parts that they share out, are done once each", "[parallel][team]") {
  for (const int threads : {1, 2, 3, 8})
    for (const int count : {0, 1, 2, 3, 9}) {
      CAPTURE(threads, count);
      constexpr int jobs = 300;
      seq::Workers workers(threads, threads);
      std::vector<std::vector<int>> done(static_cast<std::size_t>(count));
      std::vector<int> size(done.size());
      for (int round = 0; round < 2; ++round)
        workers.each_helped(count, [&](int i) {
          seq::Team* const team = seq::Team::own();
          const int parts = team ? team->threads() : 1;
          std::vector<int>& mine = done[static_cast<std::size_t>(i)];
          size[static_cast<std::size_t>(i)] = parts;
          mine.assign(static_cast<std::size_t>(jobs * parts), 0);
          for (int job = 0; job < jobs; ++job) {
            const auto part = [&](int k) { ++mine[static_cast<std::size_t>(job * parts + k)]; };
            if (team)
              team->share(parts, part);
            else
              part(0);
          }
        });
      for (std::size_t i = 0; i < done.size(); ++i) {
        CHECK(done[i] == std::vector<int>(done[i].size(), 1));
        CHECK(size[i] == (threads > count ? (threads + count - 1) / count : 1));
      }
    }
  CHECK(seq::Team::own() == nullptr);
}

TEST_CASE("a helper takes a part beside its leader, also after it has slept", "[parallel][team]") {
  seq::Workers workers(2, 2);
  workers.each_helped(1, [&](int) {
    for (int job = 0; job < 3; ++job) {
      // Two parts that wait for each other end only on two threads.
      std::atomic<int> begun{0}, met{0};
      seq::Team::own()->share(2, [&](int) {
        ++begun;
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (begun < 2 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
        met += begun == 2;
      });
      CHECK(met == 2);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  });
}

TEST_CASE("an exception of a part reaches its leader after the other parts, one of a leader the caller",
          "[parallel][team]") {
  seq::Workers workers(4, 4);
  for (const int bad : {0, 1, 3}) {
    std::atomic<int> done{0};
    bool caught = false;
    workers.each_helped(1, [&](int) {
      const auto part = [&](int k) {
        if (k == bad) throw std::runtime_error("part");
        ++done;
      };
      try {
        seq::Team::own()->share(4, part);
      } catch (const std::runtime_error&) {
        caught = done == 3;
      }
      seq::Team::own()->share(4, [&](int) { ++done; });
    });
    CHECK(caught);
    CHECK(done == 7);
  }
  for (const int bad : {0, 1}) {
    const auto work = [&](int i) {
      if (i == bad) throw std::runtime_error("piece " + std::to_string(i));
      seq::Team::own()->share(2, [](int) {});
    };
    CHECK_THROWS_WITH(workers.each_helped(2, work), "piece " + std::to_string(bad));
  }
}

TEST_CASE("threads without a processor of their own do not help", "[parallel][team]") {
  seq::Workers workers(8, 1);
  std::atomic<int> done{0}, teams{0};
  workers.each_helped(3, [&](int) {
    ++done;
    teams += seq::Team::own() != nullptr;
  });
  CHECK(done == 3);
  CHECK(teams == 0);
}

TEST_CASE("of many small things each is done once, and the first that fails is named on any number of threads",
          "[parallel]") {
  for (const int threads : {1, 2, 8})
    for (const std::size_t count : {0, 1, 7, 100, 5000}) {
      CAPTURE(threads, count);
      seq::Workers workers(threads);
      std::vector<int> done(count);
      workers.each_in_blocks(count, [&](std::size_t i) { ++done[i]; });
      CHECK(done == std::vector<int>(count, 1));
      if (count < 100) continue;
      const auto work = [](std::size_t i) {
        if (i % 40 == 39) throw std::runtime_error(std::to_string(i));
      };
      CHECK_THROWS_WITH(workers.each_in_blocks(count, work), "39");
    }
}
