// Drawing lines with replacement, the same lines as NumPy's default_rng(seed) draws, and the middle of what comes of
// it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "eval/pcg64.h"
#include "eval/statistics.h"
#include "seq/error.h"

namespace seq::eval {

/// Calls visit(indices) once a resampled corpus of `rows` lines. Throws Error(usage) for other than 1 to 1e6 samples,
/// Error(data) when there are no rows or more than 2^32 - 1.
template <class Visit>
void resample(std::size_t rows, const BootstrapOptions& options, Visit visit) {
  check_range(options.samples, 1, 1e6, "bootstrap samples");
  if (rows == 0) fail(ErrorKind::data, "no sentence to resample", "", "one or more");
  if (rows > UINT32_MAX) fail(ErrorKind::data, "too many sentences to resample", "", "at most 4294967295");
  Pcg64 random(options.seed);
  std::vector<std::uint32_t> chosen(rows);
  for (int sample = 0; sample < options.samples; ++sample) {
    for (std::uint32_t& i : chosen) i = random.up_to(static_cast<std::uint32_t>(rows - 1));
    visit(chosen);
  }
}

/// The lowest and the highest of the sorted scores without the outer 2.5 % at either end.
inline std::pair<double, double> middle_95(const std::vector<double>& sorted) {
  const std::size_t outside = sorted.size() / 40;
  return {sorted[outside], sorted[sorted.size() - 1 - outside]};
}

}  // namespace seq::eval
