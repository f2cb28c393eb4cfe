// Where the time of training and decoding goes, block by block.
//
//   seq::profile_start();
//   ... train, generate ...
//   for (auto& block : seq::profile_report().blocks) ...
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seq {

/// A block of the work, without the blocks within it; all threads together.
struct ProfiledBlock {
  std::string name;
  std::int64_t calls = 0;
  double seconds = 0;
  double gflop = 0;   ///< 10⁹ floating-point operations of matrix products; a multiply-add counts two
  double gbytes = 0;  ///< 10⁹ bytes of these products' operands and results, each counted once
};

struct ProfileReport {
  std::vector<ProfiledBlock> blocks;  ///< the longest first
  double seconds = 0;                 ///< by the clock, since profile_start
  double peak_gflops = 0;             ///< of multiply-adds on one thread, measured by this call
};

/// Begins to count, for the whole process. Costs well under a hundredth of the time of what is counted.
void profile_start();

/// What was counted so far; while nothing of the library is under way.
ProfileReport profile_report();

}  // namespace seq
