// Row kernels against plain loops in double.

#include "nn/rows.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/gradient_check.h"

namespace seq {

TEST_CASE("tanh is accurate to a few units in the last place everywhere", "[rows]") {
  std::vector<Real> x;
  for (double v = -12; v < 12; v += 0.00137) x.push_back(static_cast<Real>(v));
  for (double v : {0.0, 1e-30, -1e-6, 0.6249, 0.6251, 40.0, -1000.0, 3e38}) x.push_back(static_cast<Real>(v));
  std::vector<Real> y = x;
  tanh_rows(View(y.data(), 1, static_cast<std::ptrdiff_t>(y.size())));
  double worst = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double expected = std::tanh(static_cast<double>(x[i]));
    worst = std::max(worst, std::abs(y[i] - expected) / std::max(1e-30, std::abs(expected)));
  }
  CHECK(worst < 4e-7);
}

TEST_CASE("the largest number of several rows passes its gradient to the first row that has it", "[rows]") {
  // 19 columns: more than a vector of any width, and not a whole number of them.
  constexpr int n = 19;
  std::vector<Real> x = random_numbers(3 * n, 8);
  for (int k : {2, 17}) x[n + k] = x[2 * n + k] = 2;
  x[4] = x[n + 4] = 3;
  std::vector<Real> largest(x.begin(), x.begin() + n), d = random_numbers(n, 9), d_x(3 * n, Real(0.5));
  const std::vector<Real> given = d;
  auto row = [&](std::vector<Real>& v, int i) { return View(v.data() + i * n, 1, n); };
  for (int i : {1, 2}) max_rows(row(x, i), row(largest, 0));
  for (int i : {0, 1, 2}) max_rows_backward(row(x, i), row(largest, 0), row(d, 0), row(d_x, i));
  for (int k = 0; k < n; ++k) {
    int best = 0;
    for (int i : {1, 2}) best = x[i * n + k] > x[best * n + k] ? i : best;
    CHECK(largest[k] == x[best * n + k]);
    for (int i : {0, 1, 2}) CHECK(d_x[i * n + k] == Real(0.5) + (i == best ? given[k] : 0));
    CHECK(d[k] == 0);
  }
}

TEST_CASE("softmax sums to one, keeps order and survives huge logits", "[rows]") {
  for (int n : {1, 3, 16, 17, 45, 100}) {
    std::vector<Real> x = random_numbers(n, n, 5), y = x;
    softmax_rows(View(y.data(), 1, n));
    double sum = 0, norm = 0;
    for (Real v : x) norm += std::exp(static_cast<double>(v));
    for (int i = 0; i < n; ++i) {
      sum += y[i];
      CHECK(y[i] == Approx(std::exp(static_cast<double>(x[i])) / norm).epsilon(1e-5));
    }
    CHECK(sum == Approx(1).epsilon(1e-6));
  }
  std::vector<Real> huge = {1e30f, -1e30f, 1e30f};
  softmax_rows(View(huge.data(), 1, 3));
  CHECK(huge[0] == 0.5f);
  CHECK(huge[1] == 0.0f);
}

TEST_CASE("log-sum-exp and cross-entropy agree with plain sums", "[rows]") {
  for (int n : {1, 2, 15, 16, 33, 1000}) {
    const std::vector<Real> x = random_numbers(n, n + 1, 4);
    double norm = 0, logit_sum = 0;
    for (Real v : x) {
      norm += std::exp(static_cast<double>(v));
      logit_sum += v;
    }
    CHECK(log_sum_exp(x.data(), n) == Approx(std::log(norm)).epsilon(1e-5).margin(1e-5));
    for (double smoothing : {0.0, 0.1}) {
      std::vector<Real> d = x;
      const int target = n / 2;
      const RowLoss loss = cross_entropy_row(d.data(), n, target, smoothing, 0.25);
      CHECK(loss.plain == Approx(std::log(norm) - x[target]).epsilon(1e-5).margin(1e-5));
      CHECK(
          loss.smoothed ==
          Approx(std::log(norm) - (1 - smoothing) * x[target] - smoothing * logit_sum / n).epsilon(1e-5).margin(1e-5));
      for (int i = 0; i < n; ++i) {
        const double expected =
            std::exp(static_cast<double>(x[i])) / norm - smoothing / n - (i == target ? 1 - smoothing : 0);
        CHECK(d[i] == Approx(0.25 * expected).epsilon(1e-4).margin(1e-6));
      }
    }
  }
}

TEST_CASE("layer normalisation gives zero mean and unit deviation before gain and shift", "[rows]") {
  const int n = 37;
  const std::vector<Real> x = random_numbers(2 * n, 9, 3), gain(n, 2), shift(n, 1);
  std::vector<Real> normalised(2 * n), inverse(2), y(2 * n);
  layer_norm_rows(ConstView(x.data(), 2, n), gain.data(), shift.data(), View(normalised.data(), 2, n), inverse.data(),
                  View(y.data(), 2, n));
  for (int r = 0; r < 2; ++r) {
    double sum = 0, squares = 0;
    for (int j = 0; j < n; ++j) {
      sum += normalised[r * n + j];
      squares += normalised[r * n + j] * normalised[r * n + j];
      CHECK(y[r * n + j] == Approx(2 * normalised[r * n + j] + 1).epsilon(1e-5).margin(1e-6));
    }
    CHECK(sum / n == Approx(0).margin(1e-5));
    CHECK(squares / n == Approx(1).epsilon(1e-4));
  }
}

TEST_CASE("dropout drops the asked share, keeps the mean, and depends on key and place alone", "[rows]") {
  const int rows = 200, n = 301;
  const Dropout dropout{42, 0.3};
  std::vector<Real> x(rows * n, 1), second(n, 1);
  dropout_rows(dropout, View(x.data(), rows, n));
  double zeros = 0, sum = 0;
  for (Real v : x) {
    zeros += v == 0;
    sum += v;
  }
  CHECK(zeros / (rows * n) == Approx(0.3).margin(0.01));
  CHECK(sum / (rows * n) == Approx(1).margin(0.015));
  dropout_rows(dropout, View(second.data(), 1, n), 17);
  CHECK(std::equal(second.begin(), second.end(), x.begin() + 17 * n));
  std::vector<Real> other(n, 1);
  dropout_rows(Dropout{43, 0.3}, View(other.data(), 1, n), 17);
  CHECK(other != second);
}

}  // namespace seq
