// Clocks, medians and threads that start together.
#pragma once

#include <algorithm>
#include <barrier>
#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

#include "bench/resources.h"

namespace seq::bench {

using Clock = std::chrono::steady_clock;

/// Steps of a measurement whose times are kept without an allocation, so that those of the steps can be counted.
inline constexpr std::size_t usual_steps = std::size_t{1} << 16;

inline double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The p-quantile (0 to 1; 0.5 = median) of numbers, between neighbours by their distance. Not empty.
inline double quantile(std::vector<double> numbers, double p) {
  std::sort(numbers.begin(), numbers.end());
  const double place = p * static_cast<double>(numbers.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, numbers.size() - 1);
  return numbers[below] + (place - static_cast<double>(below)) * (numbers[above] - numbers[below]);
}

inline double median(std::vector<double> numbers) { return quantile(std::move(numbers), 0.5); }

inline double mean(const std::vector<double>& numbers) {
  double sum = 0;
  for (double n : numbers) sum += n;
  return sum / static_cast<double>(numbers.size());
}

/// Seconds from the moment when all threads are ready until all have done work(thread).
template <class Work>
double seconds_on_threads(int threads, const Work& work) {
  std::barrier ready(threads);
  std::vector<std::thread> others;
  for (int t = 1; t < threads; ++t)
    others.emplace_back([&, t] {
      ready.arrive_and_wait();
      work(t);
    });
  ready.arrive_and_wait();
  const auto start = Clock::now();
  work(0);
  for (std::thread& o : others) o.join();
  return seconds_since(start);
}

/// Seconds of one run of work(thread) in each of several measurements, every one long enough for the clock and with all
/// threads at work.
template <class Work>
std::vector<double> repeated_seconds(int threads, int measurements, const Work& work) {
  constexpr double long_enough = 0.02;
  std::int64_t runs = 1;
  const auto many = [&] {
    return seconds_on_threads(threads, [&](int thread) {
      for (std::int64_t i = 0; i < runs; ++i) work(thread);
    });
  };
  while (many() < long_enough) runs *= 2;
  std::vector<double> seconds;
  for (int i = 0; i < measurements; ++i) seconds.push_back(many() / static_cast<double>(runs));
  return seconds;
}

/// What single steps took: the seconds of each, and all of them together from the operating system.
struct TimedSteps {
  std::vector<double> seconds;
  Resources used;

  double count() const { return static_cast<double>(seconds.size()); }
};

/// Calls step(0), step(1) … for so long, and at least three times.
template <class Step>
TimedSteps timed_steps(double seconds, const Step& step) {
  TimedSteps steps;
  steps.seconds.reserve(usual_steps);
  const Resources before = resources_used();
  const auto start = Clock::now();
  while (seconds_since(start) < seconds || steps.seconds.size() < 3) {
    const auto began = Clock::now();
    step(static_cast<int>(steps.seconds.size()));
    steps.seconds.push_back(seconds_since(began));
  }
  steps.used = resources_used() - before;
  return steps;
}

}  // namespace seq::bench
