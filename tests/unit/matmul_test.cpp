// The product kernels against Eigen, and their promise about rows.

#include "nn/matmul.h"

#include <Eigen/Core>
#include <catch2/catch.hpp>
#include <cstring>

#include "nn/bf16_matmul.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

using RowMajor = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

RowMajor eigen(ConstView v) {
  return Eigen::Map<const RowMajor, 0, Eigen::OuterStride<>>(v.data, v.rows, v.cols, Eigen::OuterStride<>(v.stride));
}

double difference(ConstView ours, const RowMajor& theirs) {
  return (eigen(ours) - theirs).cwiseAbs().maxCoeff() / std::max<double>(1, theirs.cwiseAbs().maxCoeff());
}

struct Shape {
  int m, k, n;
};

const std::vector<Shape> shapes = {{1, 1, 1},     {1, 7, 5},      {3, 5, 48},   {8, 16, 47},
                                   {9, 31, 49},   {17, 64, 97},   {65, 33, 95}, {70, 129, 20},
                                   {2, 600, 130}, {33, 1100, 50}, {130, 70, 3}, {40, 513, 144}};

}  // namespace

TEST_CASE("every product agrees with Eigen at odd shapes and strides", "[matmul]") {
  Arena scratch;
  for (const Shape& s : shapes) {
    CAPTURE(s.m, s.k, s.n);
    const auto a_numbers = random_numbers(s.m * (s.k + 3), 1), b_numbers = random_numbers(s.k * (s.n + 2), 2);
    const auto start = random_numbers(s.m * s.n, 3), bias = random_numbers(s.n, 4);
    const ConstView a(a_numbers.data(), s.m, s.k, s.k + 3), b(b_numbers.data(), s.k, s.n, s.n + 2);
    const RowMajor ab = eigen(a) * eigen(b);
    std::vector<Real> packed_numbers(packed_size(s.k, s.n) + 512), c_numbers = start;
    const PackedMatrix packed = pack(b, packed_numbers.data());
    const View c(c_numbers.data(), s.m, s.n);
    multiply(a, packed, c);
    CHECK(difference(c, ab) < 1e-5);
    c_numbers = start;
    multiply(a, packed, c, Start::keep);
    CHECK(difference(c, ab + eigen(ConstView(start.data(), s.m, s.n))) < 1e-5);
    multiply(a, packed, c, Start::bias, bias.data());
    CHECK(difference(c, ab + eigen(ConstView(bias.data(), 1, s.n)).replicate(s.m, 1)) < 1e-5);
    multiply(a, b, c, Start::zero, scratch);
    CHECK(difference(c, ab) < 1e-5);

    // The transposed forms: b as an outer × inner matrix, and gradients of weights.
    const RowMajor transposed = eigen(b).transpose();
    const PackedMatrix from_transposed = pack_transposed(ConstView(transposed.data(), s.n, s.k), packed_numbers.data());
    multiply(a, from_transposed, c);
    CHECK(difference(c, ab) < 1e-5);
    std::vector<Real> d_numbers(s.k * s.n, 0.5f);
    const auto d_out = random_numbers(s.m * s.n, 6);
    multiply_transposed(a, ConstView(d_out.data(), s.m, s.n), View(d_numbers.data(), s.k, s.n), scratch);
    const RowMajor expected = eigen(a).transpose() * eigen(ConstView(d_out.data(), s.m, s.n));
    CHECK(difference(View(d_numbers.data(), s.k, s.n), expected + RowMajor::Constant(s.k, s.n, 0.5f)) < 1e-5);
    std::vector<Real> d_of_packed(s.k * s.n, 0.5f);
    multiply_transposed(a, pack(ConstView(d_out.data(), s.m, s.n), Precision::full, scratch),
                        View(d_of_packed.data(), s.k, s.n), scratch);
    CHECK(d_of_packed == d_numbers);
  }
}

TEST_CASE("what is packed past the caches has the same numbers", "[matmul][bf16]") {
  for (const Shape& s : shapes) {
    CAPTURE(s.k, s.n);
    Arena arena;
    const auto numbers = random_numbers(s.k * s.n, 1);
    const ConstView b(numbers.data(), s.k, s.n), turned(numbers.data(), s.n, s.k);
    const std::size_t size = packed_size(s.k, s.n);
    const auto packed_by = [&](auto* first, std::size_t count, const auto& pack_into) {
      std::fill_n(first, count, 7);  // so that a number that is not written shows
      pack_into(first);
      return std::vector(first, first + count);
    };
    Real* place = arena.take<Real>(static_cast<std::ptrdiff_t>(size));
    const auto full = [&](const auto& pack_into) { return packed_by(place, size, pack_into); };
    CHECK(full([&](Real* p) { pack(b, p, Caches::bypass); }) == full([&](Real* p) { pack(b, p); }));
    CHECK(full([&](Real* p) { pack_transposed(turned, p, Caches::bypass); }) ==
          full([&](Real* p) { pack_transposed(turned, p); }));
    const std::size_t pairs = bf16_packed_size(s.k, s.n);
    Bf16Pair* pair_place = arena.take<Bf16Pair>(static_cast<std::ptrdiff_t>(pairs));
    const auto halves = [&](const auto& pack_into) { return packed_by(pair_place, pairs, pack_into); };
    CHECK(halves([&](Bf16Pair* p) { pack_bf16(b, p, Caches::bypass); }) ==
          halves([&](Bf16Pair* p) { pack_bf16(b, p); }));
    CHECK(halves([&](Bf16Pair* p) { pack_bf16_transposed(turned, p, Caches::bypass); }) ==
          halves([&](Bf16Pair* p) { pack_bf16_transposed(turned, p); }));
  }
}

TEST_CASE("a product in parts of the inner dimension has the bits of the whole", "[matmul][bf16]") {
  const auto precision = GENERATE(Precision::full, Precision::bf16);
  const int rows = 19, inner = 1301, outer = 101;
  CAPTURE(precision == Precision::bf16);
  Arena arena;
  const auto a_numbers = random_numbers(rows * inner, 1), b_numbers = random_numbers(inner * outer, 2);
  const ConstView a(a_numbers.data(), rows, inner);
  const PackedMatrix b = pack(ConstView(b_numbers.data(), inner, outer), precision, arena);
  std::vector<Real> whole(rows * outer), parts(rows * outer, 7);
  multiply(a, b, View(whole.data(), rows, outer));
  int first = 0;
  for (int count : {32, 576, 512, 181}) {
    multiply_inner_range(a.col_range(first, count), b, first, View(parts.data(), rows, outer),
                         first == 0 ? Start::zero : Start::keep);
    first += count;
  }
  REQUIRE(first == inner);
  CHECK(parts == whole);
}

TEST_CASE("a row of a product does not depend on the other rows, to the bit", "[matmul]") {
  Arena scratch;
  const int rows = 83, k = 700, n = 101;
  const auto a_numbers = random_numbers(rows * k, 1), b_numbers = random_numbers(k * n, 2);
  const ConstView a(a_numbers.data(), rows, k), b(b_numbers.data(), k, n);
  std::vector<Real> packed_numbers(packed_size(k, n) + 512), all(rows * n), alone(rows * n);
  const PackedMatrix packed = pack(b, packed_numbers.data());
  multiply(a, packed, View(all.data(), rows, n));
  for (int block : {1, 2, 5, 8, 31}) {
    for (int i = 0; i < rows; i += block) {
      const int count = std::min(block, rows - i);
      multiply(a.row_range(i, count), packed, View(alone.data(), rows, n).row_range(i, count));
    }
    CHECK(std::memcmp(all.data(), alone.data(), all.size() * sizeof(Real)) == 0);
  }
  multiply(a, b, View(alone.data(), rows, n), Start::zero, scratch);
  CHECK(std::memcmp(all.data(), alone.data(), all.size() * sizeof(Real)) == 0);
}

TEST_CASE("a product without inner dimension is its start", "[matmul]") {
  const auto bias = random_numbers(5, 1);
  std::vector<Real> packed_numbers(64), c_numbers(10, 3);
  const PackedMatrix packed = pack(ConstView(bias.data(), 0, 5), packed_numbers.data());
  const View c(c_numbers.data(), 2, 5);
  multiply(ConstView(bias.data(), 2, 0), packed, c, Start::bias, bias.data());
  CHECK(std::memcmp(c.row(1), bias.data(), 5 * sizeof(Real)) == 0);
  multiply(ConstView(bias.data(), 2, 0), packed, c);
  CHECK(c(1, 4) == 0);
}

}  // namespace seq
