// Threads without work of their own that help another one, where a batch has fewer lanes than the machine has cores, or
// a search a single batch: large products, and other things of many rows or columns, are divided among several threads
// (Workers::each_helped). No number depends on it.
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/arena.h"
#include "core/profile.h"
#include "core/team.h"

namespace seq {

/// How many threads work for this one.
inline int threads_at_hand() { return Team::own() ? Team::own()->threads() : 1; }

/// work(first, count, scratch) for parts of `units`: one with memory `own`, or several at the same time if threads help
/// and there is enough to do (floating-point operations, or as many simple steps).
template <class Work>
void share_out(std::ptrdiff_t units, double operations, Arena& own, const Work& work) {
  constexpr double worth_sharing = 1e6;  // takes several times as long as to hand a part over
  Team* const team = Team::own();
  const int parts = team ? static_cast<int>(std::min<std::ptrdiff_t>(units, team->threads())) : 1;
  if (parts < 2 || operations < worth_sharing) return work(std::ptrdiff_t{0}, units, own);
  const char* const block = profile::block_under_way();
  team->share(parts, [&](int i) {
    ProfileBlock counted(block);
    const std::ptrdiff_t first = units * i / parts, end = units * (i + 1) / parts;
    work(first, end - first, team->memory(i));
  });
}

}  // namespace seq
