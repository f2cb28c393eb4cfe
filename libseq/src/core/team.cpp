#include "core/team.h"

#include <chrono>
#include <thread>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace seq {
namespace {

/// Lets the other thread of a core work for some nanoseconds.
void pause() {
#if defined(__x86_64__)
  _mm_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

constexpr int pauses = 64;  ///< between looks at the clock: some microseconds
constexpr auto watching = std::chrono::milliseconds(1);

/// Whether `changed` came true while watching for it.
template <class Changed>
bool watch(const Changed& changed) {
  const auto end = std::chrono::steady_clock::now() + watching;
  do {
    for (int i = 0; i < pauses; ++i) {
      if (changed()) return true;
      pause();
    }
    std::this_thread::yield();
  } while (std::chrono::steady_clock::now() < end);
  return changed();
}

}  // namespace

void Bell::wait(Strokes heard) const {
  if (!watch([&] { return strokes() != heard; })) strokes_.wait(heard, std::memory_order_acquire);
}

void Team::set_threads(int threads) {
  threads_ = threads;
  while (std::ssize(places_) < threads) places_.emplace_back();
}

void Team::begin(int parts, const void* part, Run run) {
  part_ = part;
  run_ = run;
  left_.store(parts, std::memory_order_relaxed);
  const Job last = job_.load(std::memory_order_relaxed);
  job_.store((last / most_parts + 1) * most_parts + static_cast<Job>(parts), std::memory_order_release);
  bell_.ring();
}

bool Team::help(int first) {
  return left_.load(std::memory_order_relaxed) > 0 && take_parts(job_.load(std::memory_order_acquire), first);
}

bool Team::take_parts(Job job, int first) {
  const auto parts = static_cast<int>(job % most_parts);
  bool any = false;
  for (int i = 0; i < parts; ++i) {
    const int k = (first + i) % parts;
    std::atomic<Job>& begun = places_[static_cast<std::size_t>(k)].begun;
    // Of a job that is over, every part was begun; so whoever begins one finds the job still there.
    Job last = begun.load(std::memory_order_relaxed);
    if (last >= job || !begun.compare_exchange_strong(last, job, std::memory_order_relaxed)) continue;
    any = true;
    try {
      const Leading nobody(nullptr);
      run_(part_, k);
    } catch (...) {
      const std::lock_guard lock(guard_);
      if (!failure_) failure_ = std::current_exception();
    }
    left_.fetch_sub(1, std::memory_order_release);
  }
  return any;
}

void Team::finish() {
  const auto done = [&] { return left_.load(std::memory_order_acquire) == 0; };
  while (!watch(done)) {
  }
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

}  // namespace seq
