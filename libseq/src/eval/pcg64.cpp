#include "eval/pcg64.h"

#include <array>

namespace seq::eval {
namespace {

// SeedSequence: spreads the bits of a seed over a pool of four words, and draws a generator's state from the pool.
class SeedPool {
 public:
  explicit SeedPool(std::uint64_t seed) {
    std::uint32_t multiplier = 0x43b0d7e5u;
    const auto hash = [&multiplier](std::uint32_t value) {
      value ^= multiplier;
      multiplier *= 0x931e8875u;
      value *= multiplier;
      return value ^ value >> 16;
    };
    pool_ = {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), 0, 0};
    for (std::uint32_t& word : pool_) word = hash(word);
    for (std::size_t from = 0; from < pool_.size(); ++from) {
      for (std::size_t to = 0; to < pool_.size(); ++to) {
        if (from == to) continue;
        const std::uint32_t mixed = 0xca01f9ddu * pool_[to] - 0x4973f715u * hash(pool_[from]);
        pool_[to] = mixed ^ mixed >> 16;
      }
    }
  }

  std::uint64_t next64() {
    const std::uint64_t low = next32();
    return low | std::uint64_t{next32()} << 32;
  }

 private:
  std::uint32_t next32() {
    std::uint32_t value = pool_[at_++ % pool_.size()] ^ multiplier_;
    multiplier_ *= 0x58f38dedu;
    value *= multiplier_;
    return value ^ value >> 16;
  }

  std::array<std::uint32_t, 4> pool_{};
  std::uint32_t multiplier_ = 0x8b51f9ddu;
  std::size_t at_ = 0;
};

}  // namespace

Pcg64::Pcg64(std::uint64_t seed) {
  SeedPool pool(seed);
  const auto next128 = [&pool] {
    const Wide high = pool.next64();
    return high << 64 | pool.next64();
  };
  const Wide start = next128();
  increment_ = next128() << 1 | 1u;
  next64();
  state_ += start;
  next64();
}

std::uint64_t Pcg64::next64() {
  constexpr Wide multiplier = Wide{0x2360ed051fc65da4u} << 64 | 0x4385df649fccf645u;
  state_ = state_ * multiplier + increment_;
  const auto folded = static_cast<std::uint64_t>(state_ >> 64) ^ static_cast<std::uint64_t>(state_);
  const auto turn = static_cast<unsigned>(state_ >> 122);
  return folded >> turn | folded << (-turn & 63u);
}

std::uint32_t Pcg64::next32() {
  has_kept_ = !has_kept_;
  if (!has_kept_) return kept_;
  const std::uint64_t bits = next64();
  kept_ = static_cast<std::uint32_t>(bits >> 32);
  return static_cast<std::uint32_t>(bits);
}

std::uint32_t Pcg64::up_to(std::uint32_t last) {
  if (last == 0) return 0;
  if (last == UINT32_MAX) return next32();
  const std::uint32_t range = last + 1;
  const std::uint32_t threshold = (UINT32_MAX - last) % range;
  std::uint64_t product = std::uint64_t{next32()} * range;
  while (static_cast<std::uint32_t>(product) < threshold) product = std::uint64_t{next32()} * range;
  return static_cast<std::uint32_t>(product >> 32);
}

}  // namespace seq::eval
