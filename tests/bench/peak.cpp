#include "bench/peak.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/peak.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {

#define SEQ_UNROLL _Pragma("GCC unroll 8")

// Sums of a reading loop, one vector each.
constexpr int sums = 8;

/// Reads n numbers (a multiple of 128, aligned) so many times over. Returns what depends on all of them.
Real Read(const Real* p, std::size_t n, std::size_t times) {
  const std::size_t lanes = hn::Lanes(tag);
  Vec sum[sums];
  SEQ_UNROLL for (int s = 0; s < sums; ++s) sum[s] = hn::Zero(tag);
  for (std::size_t t = 0; t < times; ++t)
    for (std::size_t i = 0; i < n; i += sums * lanes)
      SEQ_UNROLL for (int s = 0; s < sums; ++s) sum[s] = hn::Add(sum[s], hn::Load(tag, p + i + s * lanes));
  for (int s = 1; s < sums; ++s) sum[0] = hn::Add(sum[0], sum[s]);
  return hn::GetLane(hn::SumOfLanes(tag, sum[0]));
}

#undef SEQ_UNROLL

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include <cstdio>
#include <memory>
#include <vector>

#include "bench/table.h"
#include "bench/timing.h"
#include "core/arena.h"
#include "core/simd.h"
#include "nn/peak.h"

namespace seq {

HWY_EXPORT(Read);

namespace bench {
namespace {

constexpr int measurements = 9;
constexpr double giga = 1e-9;

/// Where results go that nobody needs, so that the work behind them is done. One a thread.
struct Sink {
  alignas(64) volatile Real value = 0;
};

// The best of several: what disturbs a measurement only ever slows it down.
template <class Work>
double best_seconds(int threads, const Work& work) {
  const std::vector<double> seconds = repeated_seconds(threads, measurements, work);
  return *std::min_element(seconds.begin(), seconds.end());
}

}  // namespace

double peak_gflops(int threads) {
  constexpr std::size_t rounds = 100000;
  std::vector<Sink> sinks(static_cast<std::size_t>(threads));
  const double seconds = best_seconds(threads, [&](int t) { sinks[t].value = multiply_adds(rounds); });
  const auto operations = static_cast<double>(rounds * multiply_adds_operations());
  return giga * threads * operations / seconds;
}

double read_gbytes(int threads, std::size_t bytes_per_thread) {
  const std::size_t n = bytes_per_thread / sizeof(Real) / 128 * 128;
  // So many times over that starting costs nothing even for the smallest.
  const std::size_t times = 1 + (std::size_t{1} << 20) / bytes_per_thread;
  std::vector<Sink> sinks(static_cast<std::size_t>(threads));
  std::vector<std::unique_ptr<Arena>> arenas;
  std::vector<View> numbers;
  for (int t = 0; t < threads; ++t) {
    arenas.push_back(std::make_unique<Arena>());
    numbers.push_back(arenas.back()->zeros(1, static_cast<std::ptrdiff_t>(n)));
  }
  const double seconds =
      best_seconds(threads, [&](int t) { sinks[t].value = HWY_DYNAMIC_DISPATCH(Read)(numbers[t].data, n, times); });
  return giga * threads * static_cast<double>(n * sizeof(Real) * times) / seconds;
}

void print_peak(int threads) {
  struct Size {
    const char* name;
    std::size_t kibibytes;
  };
  // Sizes that are well within one level of most processors' caches and well beyond the level before.
  constexpr Size sizes[] = {{"L1", 24}, {"L2", 512}, {"L3", 8 << 10}, {"memory", 256 << 10}};
  std::printf("%s%s", to_left("peak (" + kernel_name() + ")", 24).c_str(), to_right("1 thread", 12).c_str());
  if (threads > 1) std::printf("%s", to_right(text("%d threads", threads), 12).c_str());
  const auto line = [&](const std::string& label, const auto& rate) {
    std::printf("\n%s%12.0f", to_left(label, 24).c_str(), rate(1));
    if (threads > 1) std::printf("%12.0f", rate(threads));
  };
  line("multiply-add, GFLOP/s", [](int t) { return peak_gflops(t); });
  for (const Size& s : sizes)
    line(text("read %s, GB/s", s.name), [&](int t) { return read_gbytes(t, s.kibibytes << 10); });
  std::printf("\n");
}

}  // namespace bench
}  // namespace seq
#endif
