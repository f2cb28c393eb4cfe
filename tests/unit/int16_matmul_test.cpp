// Products with int16 numbers against the rule written out, and their promises: the same bits for any rows and on every
// instruction set.

#include "nn/int16_matmul.h"

#include <hwy/highway.h>
#include <hwy/targets.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>

#include "support/gradient_check.h"

namespace seq {
namespace {

/// A matrix, outer × inner, and its int16 form.
struct Rounded {
  std::vector<float> weights, scale;
  std::vector<std::int16_t> numbers;
  std::vector<Rounding> roundings;
  Int16Matrix matrix;

  Rounded(std::vector<float> of, int inner, int outer)
      : weights(std::move(of)), scale(outer), numbers(int16_size(inner, outer), 99), roundings(outer) {
    matrix = round_transposed(ConstView(weights.data(), outer, inner), numbers.data(), scale.data(), roundings.data());
  }
  Rounded(int inner, int outer, std::uint64_t seed) : Rounded(random_numbers(inner * outer, seed), inner, outer) {}

  double weight(int k, int j) const { return weights[static_cast<std::size_t>(j * matrix.inner + k)]; }
};

/// The rule of the header, one number after another.
float by_the_rule(const float* row, const Rounded& b, int j, float bias) {
  const float limit = int16_limit(b.matrix.inner);
  float largest = 0, most = 0;
  for (int k = 0; k < b.matrix.inner; ++k) {
    largest = std::max(largest, std::fabs(row[k]));
    most = std::max(most, static_cast<float>(std::fabs(b.weight(k, j))));
  }
  const float inverse = limit / largest, scale = most / limit;
  std::int64_t sum = 0;
  for (int k = 0; k < b.matrix.inner; ++k)
    sum += std::lrint(row[k] * inverse) * std::lrint(static_cast<float>(b.weight(k, j)) / scale);
  return bias + static_cast<float>(sum) * (largest / limit * scale);
}

std::vector<float> product(const Rounded& b, ConstView a, const std::vector<float>& bias) {
  std::vector<float> c(static_cast<std::size_t>(a.rows * b.matrix.outer));
  multiply_int16(a, b.matrix, View(c.data(), a.rows, b.matrix.outer), bias.data());
  return c;
}

bool same_bits(const std::vector<float>& x, const std::vector<float>& y) {
  return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size() * sizeof(float)) == 0;
}

}  // namespace

TEST_CASE("a product with int16 numbers is what its rule says, to the bit", "[int16]") {
  struct Shape {
    int m, k, n;
  };
  for (const Shape& s : {Shape{1, 2, 16}, {3, 6, 17}, {7, 64, 97}, {65, 38, 95}, {33, 520, 50}, {5, 8192, 20}}) {
    CAPTURE(s.m, s.k, s.n);
    const Rounded b(s.k, s.n, 2);
    const auto numbers = random_numbers(s.m * (s.k + 3), 1), bias = random_numbers(s.n, 4);
    const ConstView a(numbers.data(), s.m, s.k, s.k + 3);
    const auto c = product(b, a, bias);
    bool right = true;
    for (int i = 0; i < s.m; ++i)
      for (int j = 0; j < s.n; j += 1 + j % 5) right &= c[i * s.n + j] == by_the_rule(a.row(i), b, j, bias[j]);
    CHECK(right);
  }
}

TEST_CASE("no sum of int16 products leaves int32", "[int16]") {
  for (std::ptrdiff_t inner : {2, 100, 256, 1000, 8192, 65536}) {
    const double limit = int16_limit(inner);
    CHECK(static_cast<double>(inner) * limit * limit < 2147483648.0);
    CHECK(limit <= 32767);
  }
  // The largest magnitudes there are, all of one sign.
  const int inner = 516;
  const Rounded b(std::vector<float>(inner * 16, 0.7f), inner, 16);
  const std::vector<float> ones(inner, 3.0f), bias(16, 0.0f);
  CHECK(product(b, ConstView(ones.data(), 1, inner), bias)[5] == Approx(inner * 2.1));
}

TEST_CASE("what rounding to int16 numbers did is told", "[int16]") {
  const int inner = 130, outer = 21;
  const Rounded b(inner, outer, 2);
  const float limit = int16_limit(inner);
  for (int j = 0; j < outer; ++j) {
    double sum = 0, squares = 0, most = 0, lost = 0;
    for (int k = 0; k < inner; ++k) {
      const double w = b.weight(k, j);
      sum += std::fabs(w);
      squares += w * w;
      most = std::max(most, std::fabs(w));
      const double scale = b.scale[j];
      lost += std::pow(w - scale * std::nearbyint(w / scale), 2);
    }
    CHECK(b.scale[j] == Approx(most / static_cast<double>(limit)).epsilon(1e-6));
    CHECK(b.roundings[j].sum == Approx(sum).epsilon(1e-5));
    CHECK(b.roundings[j].norm == Approx(std::sqrt(squares)).epsilon(1e-5));
    CHECK(b.roundings[j].loss == Approx(std::sqrt(lost)).epsilon(1e-2));
  }
}

TEST_CASE("a row of an int16 product depends on no other row, and columns multiply as the whole does, to the bit",
          "[int16][bits]") {
  const int rows = 150, inner = 514, outer = 101;
  const Rounded b(inner, outer, 2);
  const auto numbers = random_numbers(rows * inner, 1), bias = random_numbers(outer, 3);
  const ConstView a(numbers.data(), rows, inner);
  const auto all = product(b, a, bias);
  for (int block : {1, 2, 5, 6, 31}) {
    std::vector<float> parts;
    for (int i = 0; i < rows; i += block) {
      const auto part = product(b, a.row_range(i, std::min(block, rows - i)), bias);
      parts.insert(parts.end(), part.begin(), part.end());
    }
    CHECK(same_bits(all, parts));
  }
  std::vector<float> parts(all.size());
  for (const auto& [first, count] : {std::pair{0, 32}, {32, 16}, {48, 53}})
    multiply_int16(a, column_range(b.matrix, first, count), View(parts.data(), rows, outer).col_range(first, count),
                   bias.data() + first);
  CHECK(same_bits(all, parts));
}

TEST_CASE("every instruction set gives the same bits with int16 numbers", "[int16][bits]") {
  const int inner = 520, outer = 211;
  const auto numbers = random_numbers(40 * inner, 1), bias = random_numbers(outer, 3);
  const ConstView a(numbers.data(), 40, inner);
  const Rounded expected_weights(inner, outer, 2);
  const auto expected = product(expected_weights, a, bias);
  const auto supported = hwy::SupportedTargets();
  int tried = 0;
  for (const auto target : {HWY_AVX3_DL, HWY_AVX3, HWY_AVX2, HWY_SSE4, HWY_SCALAR}) {
    if (target != HWY_SCALAR && (supported & target) == 0) continue;
    hwy::GetChosenTarget().Update(target);
    INFO(hwy::TargetName(target));
    const Rounded b(inner, outer, 2);
    CHECK(b.numbers == expected_weights.numbers);
    CHECK(same_bits(product(b, a, bias), expected));
    ++tried;
  }
  hwy::GetChosenTarget().Update(supported);
  CHECK(tried >= 2);
}

TEST_CASE("with int16 numbers zeros stay zero, and rows that are not finite are NaN alone", "[int16]") {
  std::vector<float> weights = random_numbers(8 * 20, 1);
  std::fill_n(weights.begin() + 7 * 8, 8, 0.0f);
  const Rounded b(weights, 8, 20);
  std::vector<float> numbers = random_numbers(4 * 8, 2);
  std::fill_n(numbers.begin(), 8, 0.0f);
  numbers[9] = std::numeric_limits<float>::quiet_NaN();
  numbers[18] = -std::numeric_limits<float>::infinity();
  const auto bias = random_numbers(20, 3);
  const auto c = product(b, ConstView(numbers.data(), 4, 8), bias);
  for (int j = 0; j < 20; ++j) {
    CHECK(c[j] == bias[j]);
    CHECK(std::isnan(c[20 + j]));
    CHECK(std::isnan(c[40 + j]));
    CHECK(std::isfinite(c[60 + j]));
  }
  CHECK(c[60 + 7] == bias[7]);
}

}  // namespace seq
