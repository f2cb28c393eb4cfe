// Inputs of the golden tests: a formula that the programs which made the values repeat (`numbers` in make_*_values.py).
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "core/real.h"

namespace test {

inline std::vector<seq::Real> numbers(std::int64_t count, int shift) {
  std::vector<seq::Real> x;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto place = static_cast<double>(i);
    x.push_back(static_cast<seq::Real>(0.9 * std::sin(1.7 * place + 0.37 * shift + 0.013 * place * place)));
  }
  return x;
}

}  // namespace test
