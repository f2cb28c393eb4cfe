// Views of row-major matrices. A view owns nothing and can be rebound; copying a view copies no numbers.
#pragma once

#include <cstddef>
#include <type_traits>

#include "core/real.h"

namespace seq {

/// rows × cols numbers, a row contiguous, rows `stride` elements apart.
template <typename T>
struct MatrixView {
  T* data = nullptr;
  std::ptrdiff_t rows = 0;
  std::ptrdiff_t cols = 0;
  std::ptrdiff_t stride = 0;

  MatrixView() = default;
  MatrixView(T* data, std::ptrdiff_t rows, std::ptrdiff_t cols) : data(data), rows(rows), cols(cols), stride(cols) {}
  MatrixView(T* data, std::ptrdiff_t rows, std::ptrdiff_t cols, std::ptrdiff_t stride)
      : data(data), rows(rows), cols(cols), stride(stride) {}
  /// A view of mutable numbers is a view of constant ones.
  template <typename U, typename = std::enable_if_t<std::is_same_v<const U, T>>>
  MatrixView(const MatrixView<U>& other) : data(other.data), rows(other.rows), cols(other.cols), stride(other.stride) {}

  T* row(std::ptrdiff_t i) const { return data + i * stride; }
  T& operator()(std::ptrdiff_t i, std::ptrdiff_t j) const { return data[i * stride + j]; }
  /// Rows first … first + count.
  MatrixView row_range(std::ptrdiff_t first, std::ptrdiff_t count) const { return {row(first), count, cols, stride}; }
  /// Columns first … first + count.
  MatrixView col_range(std::ptrdiff_t first, std::ptrdiff_t count) const { return {data + first, rows, count, stride}; }
  std::ptrdiff_t size() const { return rows * cols; }
  explicit operator bool() const { return data != nullptr; }
};

using View = MatrixView<Real>;
using ConstView = MatrixView<const Real>;

}  // namespace seq
