// Threads that help another one with parts of its work.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <utility>

#include "core/arena.h"

namespace seq {

/// Tells threads that wait for it that something has changed.
class Bell {
 public:
  using Strokes = std::uint64_t;

  void ring() {
    strokes_.fetch_add(1, std::memory_order_release);
    strokes_.notify_all();
  }
  Strokes strokes() const { return strokes_.load(std::memory_order_acquire); }
  /// Returns some time after there are more strokes than `heard`. Watches for a millisecond, since that is answered at
  /// once, leaving the processor to others now and then; sleeps after that.
  void wait(Strokes heard) const;

 private:
  std::atomic<Strokes> strokes_{0};
};

/// A thread that leads, and those that may help it. What is to be done is divided into parts; whoever is there takes
/// the next one that nobody has begun. So the leader waits for nobody to wake up: at worst it does everything itself.
class Team {
 public:
  /// Helpers wait for `bell`, which must outlive the team.
  explicit Team(Bell& bell) : bell_(bell) {}

  /// The team that this thread leads, or null where nobody would help.
  static Team* own() { return current; }

  /// How many threads, the leader among them, are expected to work together.
  int threads() const { return threads_; }
  /// At least 1. Not while there is work.
  void set_threads(int threads);

  /// By the leader: part(k) for every k in [0, parts), each once, parts ≤ threads(). In none of them there is a team.
  /// An exception of a part is thrown here, after all other parts.
  template <class Part>
  void share(int parts, const Part& part) {
    begin(parts, &part, [](const void* p, int k) { (*static_cast<const Part*>(p))(k); });
    take_parts(job_.load(std::memory_order_relaxed), 0);
    finish();
  }

  /// Memory for part k alone.
  Arena& memory(int k) { return places_[static_cast<std::size_t>(k)].memory; }

  /// By anyone else: takes parts that nobody has begun, from `first` on and around, so that a thread has the same part
  /// of equal work again and again, whose data its cache still holds. Returns whether there were any.
  bool help(int first);

  /// While it lives, the thread that made it leads this team.
  class Leading {
   public:
    explicit Leading(Team* team) : before_(std::exchange(current, team)) {}
    ~Leading() { current = before_; }
    Leading(const Leading&) = delete;
    Leading& operator=(const Leading&) = delete;

   private:
    Team* before_;
  };

 private:
  /// What is to be done: a number that rises from job to job, times most_parts, plus the number of parts.
  using Job = std::uint64_t;
  using Run = void (*)(const void*, int);
  static constexpr Job most_parts = 1 << 16;

  struct alignas(64) Place {
    std::atomic<Job> begun{0};  ///< the last job whose part with this number somebody has begun
    Arena memory;
  };

  void begin(int parts, const void* part, Run run);
  bool take_parts(Job job, int first);
  void finish();

  static inline thread_local Team* current = nullptr;

  Bell& bell_;
  int threads_ = 1;
  std::deque<Place> places_;    ///< one a thread at least
  const void* part_ = nullptr;  ///< with run_, what the job is: of a part that it has begun, a thread may read both
  Run run_ = nullptr;
  std::atomic<Job> job_{0};
  std::atomic<int> left_{0};  ///< parts that are not done
  std::mutex guard_;          ///< of:
  std::exception_ptr failure_;
};

}  // namespace seq
