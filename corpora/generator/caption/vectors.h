#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "rng.h"

namespace corpora::caption {

using Vector = std::vector<double>;

/// About normal with mean 0 and deviation 1: the sum of twelve uniform numbers, less 6. Sums alone, so that every
/// compiler and library gives the same bits.
double Gaussian(Rng& rng);

/// A fixed random linear map: every input adds its own direction, of length about 1, to the output.
class Projection {
 public:
  Projection(std::size_t inputs, std::size_t width, std::uint64_t seed);

  std::size_t width() const { return width_; }

  /// The image of a description (as many numbers as inputs), and normal noise of this deviation on every number of it.
  Vector Noisy(const Vector& description, double deviation, Rng& rng) const;

 private:
  std::size_t width_;
  std::vector<Vector> directions_;
};

/// Adds the "one of `size`" code of `value` to the end of a description.
void AppendOneOf(Vector& description, std::size_t size, std::size_t value);

/// IEEE 754 half precision, rounded to the nearest, ties to even. The value must be below 65504 in size.
std::uint16_t HalfBits(double value);

/// What HalfBits stands for.
double FromHalf(std::uint16_t bits);

/// The rows, of equal width, as a file of NumPy's format 1.0: float16, C order.
std::string NpyOfHalves(const std::vector<Vector>& rows);

/// The row of `known` with the least squared distance.
std::size_t Nearest(const std::vector<Vector>& known, const Vector& asked);

}  // namespace corpora::caption
