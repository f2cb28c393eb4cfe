// Products with int8 weights against the rule written out, and their promises: the same bits for any rows and on every
// instruction set.

#include "nn/quantized_matmul.h"

#include <hwy/highway.h>
#include <hwy/targets.h>

#include <Eigen/Core>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>

#include "nn/parameters.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

struct Shape {
  int m, k, n;
};

// Rows and outputs that fill no tile, one step, many; the last has more inner steps than a block of rows fits.
const std::vector<Shape> shapes = {{1, 4, 16},    {3, 8, 17},   {7, 64, 97},    {65, 36, 95},  {2, 600, 130},
                                   {33, 520, 50}, {70, 72, 33}, {13, 516, 144}, {5, 8192, 20}, {11, 8192, 16}};

/// A matrix and its int8 form.
struct Quantized {
  std::vector<float> weights, scale;
  std::vector<std::int8_t> numbers;
  QuantizedMatrix matrix;

  Quantized(int inner, int outer, std::uint64_t seed)
      : weights(random_numbers(inner * outer, seed)), scale(outer), numbers(quantized_size(inner, outer)) {
    matrix = quantize(ConstView(weights.data(), inner, outer), numbers.data(), scale.data());
  }
  std::vector<float> output(std::ptrdiff_t j) const {
    std::vector<float> of(static_cast<std::size_t>(matrix.inner));
    dequantize(matrix, j, of.data());
    return of;
  }
};

/// The rule of the header, one number after another.
float by_the_rule(const float* row, const Quantized& b, std::ptrdiff_t j, float start) {
  float largest = 0;
  for (std::ptrdiff_t k = 0; k < b.matrix.inner; ++k) largest = std::max(largest, std::fabs(row[k]));
  const float inverse = 127 / largest;
  std::int64_t sum = 0;
  const std::vector<float> weights = b.output(j);
  for (std::ptrdiff_t k = 0; k < b.matrix.inner; ++k)
    sum += std::lrint(row[k] * inverse) * std::lrint(weights[k] / b.scale[j]);
  return start + static_cast<float>(sum) * (largest / 127 * b.scale[j]);
}

std::vector<float> product(const Quantized& b, ConstView a, Start start, const float* bias, float before = 0) {
  std::vector<float> c(static_cast<std::size_t>(a.rows * b.matrix.outer), before);
  multiply_quantized(a, b.matrix, View(c.data(), a.rows, b.matrix.outer), start, bias);
  return c;
}

bool same_bits(const std::vector<float>& x, const std::vector<float>& y) {
  return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size() * sizeof(float)) == 0;
}

}  // namespace

TEST_CASE("a product with int8 weights is what its rule says, to the bit", "[quantized]") {
  for (const Shape& s : shapes) {
    CAPTURE(s.m, s.k, s.n);
    const Quantized b(s.k, s.n, 2);
    const auto numbers = random_numbers(s.m * (s.k + 3), 1), bias = random_numbers(s.n, 4);
    const ConstView a(numbers.data(), s.m, s.k, s.k + 3);
    const auto zero = product(b, a, Start::zero, nullptr), from_bias = product(b, a, Start::bias, bias.data()),
               kept = product(b, a, Start::keep, nullptr, 0.75f);
    bool right = true;
    for (int i = 0; i < s.m; ++i)
      for (int j = 0; j < s.n; j += 1 + j % 5) {
        right &= zero[i * s.n + j] == by_the_rule(a.row(i), b, j, 0);
        right &= from_bias[i * s.n + j] == by_the_rule(a.row(i), b, j, bias[j]);
        right &= kept[i * s.n + j] == by_the_rule(a.row(i), b, j, 0.75f);
      }
    CHECK(right);
  }
}

TEST_CASE("int8 weights and activations are as near as half a step", "[quantized]") {
  const int m = 9, k = 260, n = 70;
  const Quantized b(k, n, 2);
  const auto a = random_numbers(m * k, 1);
  const auto c = product(b, ConstView(a.data(), m, k), Start::zero, nullptr);
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const RowMajor exact_a =
      Eigen::Map<const Eigen::Matrix<float, -1, -1, Eigen::RowMajor>>(a.data(), m, k).cast<double>();
  for (int j = 0; j < n; ++j) {
    const auto near = b.output(j);
    double worst = 0, largest = 0;
    for (int i = 0; i < k; ++i) {
      worst = std::max(worst, std::fabs(static_cast<double>(near[i]) - b.weights[i * n + j]));
      largest = std::max<double>(largest, std::fabs(b.weights[i * n + j]));
    }
    CHECK(worst <= largest / 254 * 1.0001);
    const Eigen::VectorXd expected = exact_a * Eigen::Map<const Eigen::VectorXf>(near.data(), k).cast<double>();
    for (int i = 0; i < m; ++i) {
      const double step = exact_a.row(i).cwiseAbs().maxCoeff() / 254;
      const double bound = step * Eigen::Map<const Eigen::VectorXf>(near.data(), k).cast<double>().cwiseAbs().sum();
      CHECK(std::fabs(c[i * n + j] - expected[i]) <= bound * 1.0001);
    }
  }
}

TEST_CASE("a row of an int8 product does not depend on the other rows, to the bit", "[quantized]") {
  const int rows = 150, k = 1024, n = 101;
  const Quantized b(k, n, 2);
  const auto numbers = random_numbers(rows * k, 1);
  const ConstView a(numbers.data(), rows, k);
  const auto all = product(b, a, Start::zero, nullptr);
  for (int block : {1, 2, 5, 6, 31}) {
    std::vector<float> parts;
    for (int i = 0; i < rows; i += block) {
      const auto part = product(b, a.row_range(i, std::min(block, rows - i)), Start::zero, nullptr);
      parts.insert(parts.end(), part.begin(), part.end());
    }
    CHECK(same_bits(all, parts));
  }
}

TEST_CASE("every instruction set gives the same bits with int8 weights", "[quantized][bits]") {
  const Quantized b(520, 211, 2);
  // The largest magnitudes there are, so that an intermediate sum that saturates would show.
  std::vector<float> numbers = random_numbers(40 * 520, 1);
  for (std::size_t i = 0; i < 3 * 520; ++i) numbers[i] = i < 520 ? 1.0f : i < 1040 ? -1.0f : (i % 2 ? 1.0f : -1.0f);
  Quantized full(520, 211, 3);
  for (std::size_t i = 0; i < full.numbers.size(); ++i) full.numbers[i] = i % 3 ? 127 : -127;
  const ConstView a(numbers.data(), 40, 520);
  const auto expected = product(b, a, Start::zero, nullptr), expected_full = product(full, a, Start::zero, nullptr);
  const auto supported = hwy::SupportedTargets();
  int tried = 0;
  for (const auto target : {HWY_AVX3_DL, HWY_AVX3, HWY_AVX2, HWY_SSE4, HWY_SCALAR}) {
    if (target != HWY_SCALAR && (supported & target) == 0) continue;
    hwy::GetChosenTarget().Update(target);
    INFO(hwy::TargetName(target));
    CHECK(same_bits(product(b, a, Start::zero, nullptr), expected));
    CHECK(same_bits(product(full, a, Start::zero, nullptr), expected_full));
    ++tried;
  }
  hwy::GetChosenTarget().Update(supported);
  CHECK(tried >= 2);
}

TEST_CASE("rows of zeros stay zero, and rows that are not finite are NaN alone", "[quantized]") {
  const Quantized b(8, 20, 1);
  std::vector<float> numbers = random_numbers(5 * 8, 2);
  for (int k = 0; k < 8; ++k) numbers[k] = 0;
  for (int k = 8; k < 16; ++k) numbers[k] = 1e-38f;
  numbers[17] = std::numeric_limits<float>::quiet_NaN();
  numbers[26] = -std::numeric_limits<float>::infinity();
  const auto bias = random_numbers(20, 3);
  const auto c = product(b, ConstView(numbers.data(), 5, 8), Start::bias, bias.data());
  for (int j = 0; j < 20; ++j) {
    CHECK(c[j] == bias[j]);
    CHECK(c[20 + j] == bias[j]);
    CHECK(std::isnan(c[40 + j]));
    CHECK(std::isnan(c[60 + j]));
    CHECK(std::isfinite(c[80 + j]));
  }
}

TEST_CASE("parameters multiply by int8 tensors and look up their rows", "[quantized]") {
  ParameterSpace space;
  const Tensor w = space.matrix("w", 12, 32);
  TensorSpec spec;
  spec.name = "table";
  spec.product_transposed = true;
  const Tensor table = space.add(spec, 20, 12);
  std::vector<Real> buffer = random_numbers(space.size(), 1);
  std::vector<std::int8_t> w_numbers(quantized_size(12, 32)), table_numbers(quantized_size(12, 20));
  std::vector<float> w_scale(32), table_scale(20);
  const QuantizedMatrix quantized_w = quantize(w.in(buffer.data()), w_numbers.data(), w_scale.data());
  const QuantizedMatrix quantized_table =
      quantize_transposed(table.in(buffer.data()), table_numbers.data(), table_scale.data());
  const Parameters p(space, {{nullptr, quantized_w}, {nullptr, quantized_table}});

  const auto x = random_numbers(3 * 12, 2);
  std::vector<float> through(3 * 32), direct(3 * 32), scores(3 * 20), row(12), expected(12);
  multiply(ConstView(x.data(), 3, 12), p.product(w), View(through.data(), 3, 32));
  multiply_quantized(ConstView(x.data(), 3, 12), quantized_w, View(direct.data(), 3, 32), Start::zero, nullptr);
  CHECK(same_bits(through, direct));
  multiply(ConstView(x.data(), 3, 12), p.product_transposed(table), View(scores.data(), 3, 20));
  p.copy_row(table, 19, row.data());
  dequantize(quantized_table, 19, expected.data());
  CHECK(same_bits(row, expected));
  const ConstView exact = table.in(static_cast<const Real*>(buffer.data()));
  double score = 0;
  for (int k = 0; k < 12; ++k) {
    CHECK(std::fabs(row[k] - exact(19, k)) <= table_scale[19] * 0.5001f);
    score += static_cast<double>(row[k]) * x[2 * 12 + k];
  }
  CHECK(scores[2 * 20 + 19] == Approx(score).margin(0.03));
}

TEST_CASE("columns of an int8 matrix multiply as the whole does, to the bit", "[quantized][bits]") {
  const Quantized b(36, 75, 2);
  const PackedMatrix whole{nullptr, 36, 75, b.matrix};
  REQUIRE(panel_columns(whole) == quantized_panel);
  const auto x = random_numbers(3 * 36, 1), bias = random_numbers(75, 3);
  std::vector<float> all(3 * 75), parts(3 * 75);
  multiply(ConstView(x.data(), 3, 36), whole, View(all.data(), 3, 75), Start::bias, bias.data());
  for (const auto& [first, count] : {std::pair{0, 32}, {32, 16}, {48, 27}})
    multiply(ConstView(x.data(), 3, 36), column_range(whole, first, count),
             View(parts.data(), 3, 75).col_range(first, count), Start::bias, bias.data() + first);
  CHECK(same_bits(all, parts));
}

TEST_CASE("what has no int8 form is told", "[quantized]") {
  CHECK(can_quantize(4, 16));
  CHECK(can_quantize(65536, 17));
  CHECK(!can_quantize(6, 16));
  CHECK(!can_quantize(65540, 16));
  CHECK(!can_quantize(8, 15));
  CHECK(!can_quantize(0, 16));
}

}  // namespace seq
