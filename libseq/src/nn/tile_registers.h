// Tile registers (Intel AMX): eight matrices of 16 rows of 64 bytes, and an instruction that adds the product of two of
// them to a third. Of pairs of bfloat16 numbers that takes 16 cycles: sixteen times as many multiply-adds a cycle as
// AVX-512 has of floats.
#pragma once

#include <cstddef>
#include <cstdint>

namespace seq {

constexpr std::ptrdiff_t tile_edge = 16;  ///< rows of a tile; floats, or pairs of bfloat16 numbers, of a row

/// What computes products of bfloat16 numbers.
enum class TileUse {
  none,       ///< chains of nn/bf16_matmul.h
  processor,  ///< tile registers: where the processor has them, and the system lets this process use them
  plain,      ///< the same in C++, slowly: what the registers do, for tests
};

/// At first what the processor has.
TileUse tile_use();
/// For tests: from now on, in all threads.
void set_tile_use(TileUse use);

/// The processor's. While it lives, this thread may use them.
class TileRegisters {
 public:
  TileRegisters() {
    alignas(64) static constexpr struct {
      std::uint8_t palette = 1, start_row = 0, reserved[14] = {};
      std::uint16_t bytes_a_row[16] = {64, 64, 64, 64, 64, 64, 64, 64};
      std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
    } shape;
    asm volatile("ldtilecfg %0" ::"m"(shape));
  }
  ~TileRegisters() { asm volatile("tilerelease"); }
  TileRegisters(const TileRegisters&) = delete;
  TileRegisters& operator=(const TileRegisters&) = delete;

  /// Tile t gets zeros, or rows that are so many bytes apart; and is written so.
  template <int t>
  void clear() {
    asm volatile("tilezero %%tmm%c0" ::"i"(t));
  }
  template <int t>
  void load(const void* from, std::ptrdiff_t bytes_apart) {
    asm volatile("tileloadd (%0,%1,1), %%tmm%c2" ::"r"(from), "r"(bytes_apart), "i"(t) : "memory");
  }
  template <int t>
  void store(void* to, std::ptrdiff_t bytes_apart) {
    asm volatile("tilestored %%tmm%c2, (%0,%1,1)" ::"r"(to), "r"(bytes_apart), "i"(t) : "memory");
  }
  /// Tile c += a · b, of floats and pairs: a's row r and b's column j give c(r, j), as PlainTiles says.
  template <int c, int a, int b>
  void join() {
    asm volatile("tdpbf16ps %%tmm%c2, %%tmm%c1, %%tmm%c0" ::"i"(c), "i"(a), "i"(b));
  }
};

/// What they do.
class PlainTiles {
 public:
  template <int t>
  void clear() {
    for (auto& row : tiles_[t])
      for (std::uint32_t& number : row) number = 0;
  }
  template <int t>
  void load(const void* from, std::ptrdiff_t bytes_apart) {
    load(t, static_cast<const char*>(from), bytes_apart);
  }
  template <int t>
  void store(void* to, std::ptrdiff_t bytes_apart) {
    store(t, static_cast<char*>(to), bytes_apart);
  }
  template <int c, int a, int b>
  void join() {
    join(c, a, b);
  }

 private:
  void load(int t, const char* from, std::ptrdiff_t bytes_apart);
  void store(int t, char* to, std::ptrdiff_t bytes_apart) const;
  void join(int c, int a, int b);

  std::uint32_t tiles_[8][tile_edge][tile_edge];  ///< floats, or pairs
};

}  // namespace seq
