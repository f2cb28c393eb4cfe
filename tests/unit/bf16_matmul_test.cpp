// Products of bfloat16 numbers against chains computed one fused multiply-add at a time.

#include "nn/bf16_matmul.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "core/simd.h"
#include "nn/tile_registers.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

float rounded(float x) {
  std::uint32_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  bits = (bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

/// A number as the arithmetic sees it: nothing below the smallest normal one.
float normal(float x) { return std::fabs(x) < std::numeric_limits<float>::min() ? std::copysign(0.0f, x) : x; }

float fused(float a, float b, float c) { return normal(std::fmaf(rounded(normal(a)), rounded(normal(b)), normal(c))); }

/// The same in tile registers: of every 32 inner steps the even ones make a chain, and so do the odd ones.
template <class A, class B>
float sum_in_tiles(std::ptrdiff_t inner, float start, const A& a, const B& b) {
  for (std::ptrdiff_t k0 = 0; k0 < inner; k0 += 2 * tile_edge) {
    float chains[2] = {0, 0};
    for (std::ptrdiff_t k = k0; k < std::min(k0 + 2 * tile_edge, inner); ++k)
      chains[k % 2] = normal(fused(a(k), b(k), chains[k % 2]));
    start = normal(normal(start) + normal(chains[0] + chains[1]));
  }
  return start;
}

/// start + Σ a(k)·b(k), as nn/bf16_matmul.h says it.
template <class A, class B>
float chain(std::ptrdiff_t inner, float start, const A& a, const B& b) {
  if (tile_use() != TileUse::none) return sum_in_tiles(inner, start, a, b);
  for (std::ptrdiff_t k = 0; k < inner; k += 2) {
    start = k + 1 < inner ? fused(a(k + 1), b(k + 1), start) : fused(0, 0, start);
    start = fused(a(k), b(k), start);
  }
  return start;
}

struct Shape {
  int m, k, n;
};

const std::vector<Shape> shapes = {{1, 1, 1},    {1, 7, 5},    {290, 1060, 35}, {3, 5, 48},    {8, 16, 47},
                                   {9, 31, 49},  {65, 33, 95}, {70, 129, 20},   {2, 2050, 70}, {130, 70, 3},
                                   {17, 64, 97}, {40, 513, 9}, {33, 1100, 50},  {5, 1, 16}};

/// Of operands: ordinary numbers and, where multiply-adds are fused, such whose products are below the smallest normal
/// float.
std::vector<float> sizes() {
  const bool fuses = kernel_name().starts_with("AVX");
  return fuses ? std::vector<float>{1.0f, 3e-20f, 1e-38f} : std::vector<float>{1.0f};
}

/// Everything that can compute products here.
std::vector<TileUse> uses() {
  std::vector<TileUse> all = {TileUse::none};
  if (kernel_name() == "AVX3_DL") all.push_back(TileUse::plain);
  if (tile_use() == TileUse::processor) all.push_back(TileUse::processor);
  return all;
}

class ForTests {
 public:
  explicit ForTests(TileUse use) : before_(tile_use()) { set_tile_use(use); }
  ~ForTests() { set_tile_use(before_); }

 private:
  TileUse before_;
};

bool same(ConstView c, const std::vector<float>& expected) {
  for (std::ptrdiff_t i = 0; i < c.rows; ++i)
    if (std::memcmp(c.row(i), &expected[i * c.cols], c.cols * sizeof(float)) != 0) return false;
  return true;
}

}  // namespace

TEST_CASE("every bfloat16 product has the bits of its chains, or of tile registers", "[bf16]") {
  const ForTests tiles(GENERATE(from_range(uses())));
  Arena scratch;
  for (const Shape& s : shapes) {
    for (float size : sizes()) {
      CAPTURE(s.m, s.k, s.n, size);
      auto a_numbers = random_numbers(s.m * (s.k + 3), 1), b_numbers = random_numbers(s.k * (s.n + 2), 2);
      for (float& x : a_numbers) x *= size;
      for (float& x : b_numbers) x *= size;
      const auto start = random_numbers(s.m * s.n, 3), bias = random_numbers(s.n, 4);
      const ConstView a(a_numbers.data(), s.m, s.k, s.k + 3), b(b_numbers.data(), s.k, s.n, s.n + 2);
      std::vector<Bf16Pair> pairs(bf16_packed_size(s.k, s.n));
      const PackedMatrix packed = pack_bf16(b, pairs.data());
      std::vector<float> c_numbers = start;
      const View c(c_numbers.data(), s.m, s.n);
      const auto expected = [&](auto first) {
        std::vector<float> all;
        for (int i = 0; i < s.m; ++i)
          for (int j = 0; j < s.n; ++j)
            all.push_back(chain(
                s.k, first(i, j), [&](auto k) { return a(i, k); }, [&](auto k) { return b(k, j); }));
        return all;
      };
      multiply(a, packed, c);
      CHECK(same(c, expected([](int, int) { return 0.0f; })));
      multiply(a, packed, c, Start::bias, bias.data());
      CHECK(same(c, expected([&](int, int j) { return bias[j]; })));
      c_numbers = start;
      multiply(a, packed, c, Start::keep);
      const std::vector<float> kept = expected([&](int i, int j) { return start[i * s.n + j]; });
      CHECK(same(c, kept));

      std::vector<float> turned(s.k * s.n);
      for (int k = 0; k < s.k; ++k)
        for (int j = 0; j < s.n; ++j) turned[j * s.k + k] = b(k, j);
      const PackedMatrix from_transposed = pack_bf16_transposed(ConstView(turned.data(), s.n, s.k), pairs.data());
      c_numbers = start;
      multiply(a, from_transposed, c, Start::keep);
      CHECK(same(c, kept));

      const auto d_out = random_numbers(s.m * s.n, 6);
      std::vector<float> d_numbers(s.k * s.n, 0.5f), d_expected;
      multiply_transposed(a, ConstView(d_out.data(), s.m, s.n), View(d_numbers.data(), s.k, s.n), scratch,
                          Precision::bf16);
      for (int k = 0; k < s.k; ++k)
        for (int j = 0; j < s.n; ++j)
          d_expected.push_back(chain(
              s.m, 0.5f, [&](auto i) { return a(i, k); }, [&](auto i) { return d_out[i * s.n + j]; }));
      CHECK(same(ConstView(d_numbers.data(), s.k, s.n), d_expected));
      std::vector<float> d_of_packed(s.k * s.n, 0.5f);
      multiply_transposed(a, pack(ConstView(d_out.data(), s.m, s.n), Precision::bf16, scratch),
                          View(d_of_packed.data(), s.k, s.n), scratch);
      CHECK(same(ConstView(d_of_packed.data(), s.k, s.n), d_expected));
    }
  }
}

TEST_CASE("a range of columns of a bfloat16 matrix is those columns", "[bf16]") {
  const ForTests tiles(GENERATE(from_range(uses())));
  const int rows = 7, inner = 33, outer = 200;
  const auto a = random_numbers(rows * inner, 1), b = random_numbers(inner * outer, 2);
  std::vector<Bf16Pair> pairs(bf16_packed_size(inner, outer));
  const PackedMatrix packed = pack_bf16(ConstView(b.data(), inner, outer), pairs.data());
  std::vector<float> whole(rows * outer), parts(rows * outer);
  multiply(ConstView(a.data(), rows, inner), packed, View(whole.data(), rows, outer));
  const std::ptrdiff_t middle = 2 * panel_columns(packed);
  const View c(parts.data(), rows, outer);
  multiply(ConstView(a.data(), rows, inner), column_range(packed, 0, middle), c.col_range(0, middle));
  multiply(ConstView(a.data(), rows, inner), column_range(packed, middle, outer - middle),
           c.col_range(middle, outer - middle));
  CHECK(whole == parts);
}

TEST_CASE("tile registers give each row of a bfloat16 product, and each part, as they give the whole",
          "[bf16][tiles]") {
  const ForTests tiles(GENERATE(from_range(uses())));
  // More rows, and inner steps, than are taken at a time.
  const int rows = 300, inner = 1184, outer = 70;
  const auto a = random_numbers(rows * inner, 1), b = random_numbers(inner * outer, 2);
  const ConstView left(a.data(), rows, inner);
  std::vector<Bf16Pair> pairs(bf16_packed_size(inner, outer));
  const PackedMatrix packed = pack_bf16(ConstView(b.data(), inner, outer), pairs.data());
  std::vector<float> whole(rows * outer), parts(rows * outer);
  multiply(left, packed, View(whole.data(), rows, outer));
  const View c(parts.data(), rows, outer);
  for (int first = 0; first < rows; first += 77) {
    const int count = std::min(77, rows - first);
    multiply(left.row_range(first, count), packed, c.row_range(first, count));
  }
  CHECK(whole == parts);
  for (int first = 0; first < inner; first += 352)
    multiply_inner_range(left.col_range(first, std::min(352, inner - first)), packed, first, c,
                         first == 0 ? Start::zero : Start::keep);
  CHECK(whole == parts);
}

TEST_CASE("what is not finite stays so in a bfloat16 product", "[bf16]") {
  const float nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
  const std::vector<float> a = {1, nan, 1, infinity, -infinity, 1, 2, 3, 4}, b = {1, 1, 1};
  std::vector<Bf16Pair> pairs(bf16_packed_size(3, 1));
  std::vector<float> c(3);
  multiply(ConstView(a.data(), 3, 3), pack_bf16(ConstView(b.data(), 3, 1), pairs.data()), View(c.data(), 3, 1));
  CHECK(std::isnan(c[0]));
  CHECK(std::isnan(c[1]));
  CHECK(c[2] == 9);
}

}  // namespace seq
