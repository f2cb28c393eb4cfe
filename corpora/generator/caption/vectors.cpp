#include "caption/vectors.h"

#include <cmath>
#include <stdexcept>

namespace corpora::caption {

namespace {

constexpr double kUniformStep = 1.0 / 9007199254740992.0;  // 2^-53

double Uniform(Rng& rng) { return static_cast<double>(rng.Next() >> 11) * kUniformStep; }

constexpr int kFractionBits = 10, kLeastExponent = -14;  // of half precision

}  // namespace

double Gaussian(Rng& rng) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += Uniform(rng);
  return sum;
}

Projection::Projection(std::size_t inputs, std::size_t width, std::uint64_t seed) : width_(width) {
  Rng rng(seed);
  const double scale = 1 / std::sqrt(static_cast<double>(width));
  for (std::size_t i = 0; i < inputs; ++i) {
    Vector& direction = directions_.emplace_back(width);
    for (double& number : direction) number = scale * Gaussian(rng);
  }
}

Vector Projection::Noisy(const Vector& description, double deviation, Rng& rng) const {
  if (description.size() != directions_.size()) throw std::logic_error("projection: a description of another size");
  Vector image(width_, 0);
  for (std::size_t i = 0; i < description.size(); ++i)
    for (std::size_t k = 0; k < width_; ++k) image[k] += description[i] * directions_[i][k];
  for (double& number : image) number += deviation * Gaussian(rng);
  return image;
}

void AppendOneOf(Vector& description, std::size_t size, std::size_t value) {
  description.resize(description.size() + size, 0);
  description[description.size() - size + value] = 1;
}

std::uint16_t HalfBits(double value) {
  const std::uint16_t sign = std::signbit(value) ? 0x8000 : 0;
  const double size = std::fabs(value);
  if (size == 0) return sign;
  int exponent = 0;
  std::frexp(size, &exponent);
  exponent = std::max(exponent - 1, kLeastExponent);
  // The fraction with its leading one, as a whole number; subnormal numbers lack the one.
  const double units = std::ldexp(size, kFractionBits - exponent);
  double whole = std::floor(units);
  const double rest = units - whole;
  if (rest > 0.5 || (rest == 0.5 && std::fmod(whole, 2) == 1)) ++whole;
  // A carry out of the fraction moves the exponent on by itself.
  const int bits = (exponent - kLeastExponent) * (1 << kFractionBits) + static_cast<int>(whole);
  if (bits >= 0x7C00) throw std::logic_error("half precision: the number is too large");
  return static_cast<std::uint16_t>(sign | bits);
}

double FromHalf(std::uint16_t bits) {
  const int exponent = bits >> kFractionBits & 31, fraction = bits & 1023;
  const double size = exponent == 0 ? std::ldexp(fraction, kLeastExponent - kFractionBits)
                                    : std::ldexp(1024 + fraction, exponent - 1 + kLeastExponent - kFractionBits);
  return bits & 0x8000 ? -size : size;
}

std::string NpyOfHalves(const std::vector<Vector>& rows) {
  constexpr std::size_t kBefore = 10, kAlignment = 64;
  std::string header = "{'descr': '<f2', 'fortran_order': False, 'shape': (" + std::to_string(rows.size()) + ", " +
                       std::to_string(rows.at(0).size()) + "), }";
  while ((kBefore + header.size() + 1) % kAlignment != 0) header += ' ';
  header += '\n';
  std::string file("\x93NUMPY\x01\x00", 8);
  const auto append = [&file](std::uint16_t number) {
    file += static_cast<char>(number & 255);
    file += static_cast<char>(number >> 8);
  };
  append(static_cast<std::uint16_t>(header.size()));
  file += header;
  for (const Vector& row : rows)
    for (double number : row) append(HalfBits(number));
  return file;
}

std::size_t Nearest(const std::vector<Vector>& known, const Vector& asked) {
  std::size_t best = 0;
  double least = 0;
  for (std::size_t i = 0; i < known.size(); ++i) {
    double distance = 0;
    for (std::size_t k = 0; k < asked.size(); ++k) {
      const double difference = known[i][k] - asked[k];
      distance += difference * difference;
    }
    if (i > 0 && distance >= least) continue;
    best = i;
    least = distance;
  }
  return best;
}

}  // namespace corpora::caption
