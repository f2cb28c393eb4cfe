#include "nn/peak.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/peak.cpp"
#include <hwy/foreach_target.h>
// After foreach_target, so that it is compiled for every target.
#include "nn/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {

#define SEQ_UNROLL _Pragma("GCC unroll 12")

// Independent chains: more than a processor's multiply-adds in flight, few enough for 16 registers.
constexpr int chains = 12;

Real MultiplyAdds(std::size_t rounds) {
  const Vec x = hn::Set(tag, Real(0.999)), y = hn::Set(tag, Real(1e-3));
  Vec chain[chains];
  SEQ_UNROLL for (int c = 0; c < chains; ++c) chain[c] = hn::Set(tag, static_cast<Real>(c));
  for (std::size_t i = 0; i < rounds; ++i)
    SEQ_UNROLL for (int c = 0; c < chains; ++c) chain[c] = hn::MulAdd(chain[c], x, y);
  Vec sum = chain[0];
  for (int c = 1; c < chains; ++c) sum = hn::Add(sum, chain[c]);
  return hn::GetLane(hn::SumOfLanes(tag, sum));
}

std::size_t OperationsPerRound() { return 2 * chains * hn::Lanes(tag); }

#undef SEQ_UNROLL

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include <algorithm>
#include <chrono>

namespace seq {

HWY_EXPORT(MultiplyAdds);
HWY_EXPORT(OperationsPerRound);

Real multiply_adds(std::size_t rounds) { return HWY_DYNAMIC_DISPATCH(MultiplyAdds)(rounds); }
std::size_t multiply_adds_operations() { return HWY_DYNAMIC_DISPATCH(OperationsPerRound)(); }

double measured_peak_gflops() {
  using Clock = std::chrono::steady_clock;
  constexpr std::size_t rounds = 100000;
  constexpr double whole = 0.05;
  double best = 1;
  volatile Real sink = 0;
  const auto began = Clock::now();
  for (auto now = began; std::chrono::duration<double>(now - began).count() < whole;) {
    sink = sink + multiply_adds(rounds);
    const auto after = Clock::now();
    best = std::min(best, std::chrono::duration<double>(after - now).count());
    now = after;
  }
  return 1e-9 * static_cast<double>(rounds * multiply_adds_operations()) / best;
}

}  // namespace seq
#endif
