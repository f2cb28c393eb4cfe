#include "nn/tile_registers.h"

#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#if defined(__x86_64__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace seq {
namespace {

/// Whether there are tile registers and this process may use them: the system has to be asked, as they are large.
bool granted() {
#if defined(__x86_64__)
  constexpr int ask_for_state = 0x1023, tile_data = 18;  // ARCH_REQ_XCOMP_PERM and its feature, of <asm/prctl.h>
  __builtin_cpu_init();
  return __builtin_cpu_supports("amx-bf16") && ::syscall(SYS_arch_prctl, ask_for_state, tile_data) == 0;
#else
  return false;
#endif
}

std::atomic<TileUse>& in_use() {
  static std::atomic<TileUse> use = granted() ? TileUse::processor : TileUse::none;
  return use;
}

/// Numbers below the smallest normal one count as zero.
float normal(float x) { return std::fabs(x) < std::numeric_limits<float>::min() ? std::copysign(0.0f, x) : x; }
float first_of(std::uint32_t pair) { return normal(std::bit_cast<float>(pair << 16)); }
float second_of(std::uint32_t pair) { return normal(std::bit_cast<float>(pair & 0xFFFF0000)); }

}  // namespace

TileUse tile_use() { return in_use().load(std::memory_order_relaxed); }

void set_tile_use(TileUse use) { in_use() = use; }

void PlainTiles::load(int t, const char* from, std::ptrdiff_t bytes_apart) {
  for (std::ptrdiff_t r = 0; r < tile_edge; ++r) std::memcpy(tiles_[t][r], from + r * bytes_apart, sizeof tiles_[t][r]);
}

void PlainTiles::store(int t, char* to, std::ptrdiff_t bytes_apart) const {
  for (std::ptrdiff_t r = 0; r < tile_edge; ++r) std::memcpy(to + r * bytes_apart, tiles_[t][r], sizeof tiles_[t][r]);
}

// The first numbers of the pairs make a chain, and so do the second ones; the result gets their sum. (Intel's manual,
// TDPBF16PS.)
void PlainTiles::join(int c, int a, int b) {
  for (std::ptrdiff_t r = 0; r < tile_edge; ++r)
    for (std::ptrdiff_t j = 0; j < tile_edge; ++j) {
      float first = 0, second = 0;
      for (std::ptrdiff_t k = 0; k < tile_edge; ++k) {
        const std::uint32_t x = tiles_[a][r][k], y = tiles_[b][k][j];
        first = normal(std::fmaf(first_of(x), first_of(y), first));
        second = normal(std::fmaf(second_of(x), second_of(y), second));
      }
      std::uint32_t& into = tiles_[c][r][j];
      into = std::bit_cast<std::uint32_t>(normal(normal(std::bit_cast<float>(into)) + normal(first + second)));
    }
}

}  // namespace seq
