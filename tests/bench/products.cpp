#include "bench/products.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/peak.h"
#include "bench/table.h"
#include "bench/timing.h"
#include "core/arena.h"
#include "core/random.h"
#include "nn/bf16_matmul.h"

namespace seq::bench {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr int measurements = 5;
// Largest error of an element over the largest element; chains of 8000 roundings to 24 bits stay well below.
constexpr double allowed_error = 1e-5;

/// X is m × k, W is k × n.
struct Shape {
  int m, k, n;
};

// The output layer for one sentence and a beam of five, the gates of a step, and whole sequences at once.
constexpr Shape shapes[] = {{1, 256, 8000},  {5, 256, 8000},  {8, 256, 768},     {16, 512, 1536},
                            {32, 512, 1536}, {64, 512, 1536}, {2048, 512, 1536}, {2048, 512, 8000}};

/// One kind of product: what it multiplies (each side as it lies, or transposed), and how. C is added to or
/// overwritten.
struct Product {
  const char* name;
  ConstView left, right;
  bool left_transposed, right_transposed;
  std::function<void(View c, Arena& scratch)> run;

  std::ptrdiff_t rows() const { return left_transposed ? left.cols : left.rows; }
  std::ptrdiff_t inner() const { return left_transposed ? left.rows : left.cols; }
  std::ptrdiff_t cols() const { return right_transposed ? right.rows : right.cols; }
};

View random_matrix(Arena& arena, std::ptrdiff_t rows, std::ptrdiff_t cols, std::uint64_t key) {
  RandomStream random(key);
  const View v = arena.matrix(rows, cols);
  // Of eight bits, so that bfloat16 has them too.
  for (std::ptrdiff_t i = 0; i < v.size(); ++i) v.data[i] = static_cast<Real>(random.below(511)) / 256 - 1;
  return v;
}

std::vector<Product> products_of(const Shape& s, Arena& arena) {
  const View x = random_matrix(arena, s.m, s.k, 1), w = random_matrix(arena, s.k, s.n, 2),
             dy = random_matrix(arena, s.m, s.n, 3);
  const PackedMatrix packed = pack(w, arena.take<Real>(static_cast<std::ptrdiff_t>(packed_size(s.k, s.n))));
  const PackedMatrix transposed =
      pack_transposed(w, arena.take<Real>(static_cast<std::ptrdiff_t>(packed_size(s.n, s.k))));
  const auto pairs = [&](int inner, int outer) {
    return arena.take<Bf16Pair>(static_cast<std::ptrdiff_t>(bf16_packed_size(inner, outer)));
  };
  const PackedMatrix halves = pack_bf16(w, pairs(s.k, s.n)),
                     halves_transposed = pack_bf16_transposed(w, pairs(s.n, s.k));
  return {
      {"Y = X·W      packed", x, w, false, false, [=](View c, Arena&) { multiply(x, packed, c); }},
      {"dX = dY·Wᵀ   packed", dy, w, false, true, [=](View c, Arena&) { multiply(dy, transposed, c); }},
      {"dW += Xᵀ·dY", x, dy, true, false, [=](View c, Arena& scratch) { multiply_transposed(x, dy, c, scratch); }},
      {"Y = X·W      unpacked", x, w, false, false,
       [=](View c, Arena& scratch) { multiply(x, w, c, Start::zero, scratch); }},
      {"Y = X·W      bf16", x, w, false, false, [=](View c, Arena&) { multiply(x, halves, c); }},
      {"dX = dY·Wᵀ   bf16", dy, w, false, true, [=](View c, Arena&) { multiply(dy, halves_transposed, c); }},
      {"dW += Xᵀ·dY  bf16", x, dy, true, false,
       [=](View c, Arena& scratch) { multiply_transposed(x, dy, c, scratch, Precision::bf16); }},
  };
}

Matrix in_double(ConstView v) {
  using Numbers = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const Numbers>(v.data, v.rows, v.cols).cast<double>();
}

/// Largest difference from Eigen's product in double over its largest element. Of many rows, 32 spread over all.
double error_of(const Product& product, ConstView c) {
  const Matrix left = product.left_transposed ? Matrix(in_double(product.left).transpose()) : in_double(product.left);
  const Matrix right = in_double(product.right);
  const std::ptrdiff_t checked = std::min<std::ptrdiff_t>(32, c.rows);
  Matrix some(checked, left.cols()), ours(checked, c.cols);
  for (std::ptrdiff_t i = 0; i < checked; ++i) {
    const std::ptrdiff_t row = checked > 1 ? i * (c.rows - 1) / (checked - 1) : 0;
    some.row(i) = left.row(row);
    ours.row(i) = in_double(c.row_range(row, 1));
  }
  Matrix expected(checked, c.cols);
  if (product.right_transposed)
    expected.noalias() = some * right.transpose();
  else
    expected.noalias() = some * right;
  const double error = (ours - expected).cwiseAbs().maxCoeff() / expected.cwiseAbs().maxCoeff();
  return std::isfinite(error) ? error : 1;
}

/// GFLOP/s of all threads together.
double rate_of(const Product& product, int threads) {
  struct Lane {
    Arena arena, scratch;
    View c;
  };
  std::vector<std::unique_ptr<Lane>> lanes;
  for (int t = 0; t < threads; ++t) {
    lanes.push_back(std::make_unique<Lane>());
    lanes[t]->c = lanes[t]->arena.zeros(product.rows(), product.cols());
  }
  const double seconds =
      median(repeated_seconds(threads, measurements, [&](int t) { product.run(lanes[t]->c, lanes[t]->scratch); }));
  return 2e-9 * threads * static_cast<double>(product.rows() * product.inner() * product.cols()) / seconds;
}

struct Measured {
  std::string name;
  double gflops, error;
};

std::vector<Measured> measure(const Shape& shape, int threads) {
  Arena operands;
  std::vector<Measured> measured;
  for (const Product& product : products_of(shape, operands)) {
    Arena arena, scratch;
    const View c = arena.zeros(product.rows(), product.cols());
    product.run(c, scratch);
    const double error = error_of(product, c);
    measured.push_back({product.name, rate_of(product, threads), error});
  }
  return measured;
}

}  // namespace

bool print_products(int threads) {
  constexpr int name_width = 24, cell_width = 15;
  const double peak = peak_gflops(threads);
  std::string head = to_left("M·K·N", name_width);
  std::vector<std::string> lines;
  std::vector<double> worst;
  for (const Shape& s : shapes) {
    head += to_right(text("%d·%d·%d", s.m, s.k, s.n), cell_width);
    const std::vector<Measured> column = measure(s, threads);
    lines.resize(column.size());
    worst.resize(column.size(), 0);
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (lines[i].empty()) lines[i] = to_left(column[i].name, name_width);
      lines[i] += to_right(text("%.0f (%2.0f)", column[i].gflops, 100 * column[i].gflops / peak), cell_width);
      worst[i] = std::max(worst[i], column[i].error);
    }
  }
  std::printf(
      "products on %d thread%s: GFLOP/s (%% of the peak of %.0f), largest error relative to the largest "
      "element\n%s%s\n",
      threads, threads > 1 ? "s" : "", peak, head.c_str(), to_right("error", 10).c_str());
  bool right = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool wrong = worst[i] > allowed_error;
    std::printf("%s%10.1e%s\n", lines[i].c_str(), worst[i], wrong ? "  WRONG" : "");
    right = right && !wrong;
  }
  return right;
}

}  // namespace seq::bench
