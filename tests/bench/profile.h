// What the library's profile says of a measurement.
#pragma once

#include "bench/report.h"
#include "seq/profile.h"

namespace seq::bench {

/// Of each of `count` steps and each block: milliseconds of all threads, the rate of the products, and the bytes that
/// they move at least, in GB/s.
inline Report profile_of(double count) {
  Report blocks = Report::object();
  for (const ProfiledBlock& b : profile_report().blocks) {
    Report& block = blocks[b.name] = {{"ms", rounded(1e3 * b.seconds / count)}};
    if (b.gflop > 0)
      block.update({{"gflops", rounded(b.gflop / b.seconds)}, {"gb_per_s", rounded(b.gbytes / b.seconds)}});
  }
  return blocks;
}

}  // namespace seq::bench
