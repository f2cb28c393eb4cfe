// Lines through a generator: read in bounded chunks, generate with all threads, write in order.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/output.h"
#include "seq/frame_text.h"

namespace app {

/// How much is read before it is worked on: enough for several full batches of near lengths on every thread, little
/// enough for constant memory.
struct ChunkLimits {
  /// 0 threads: as many as this process may use.
  explicit ChunkLimits(int threads);

  std::size_t lines, bytes;
};

/// Turns the lines of a chunk, the first of which has number `first` (from 1), into the text to write for them.
using ChunkWork = std::function<std::string(const std::vector<std::string>& lines, std::int64_t first)>;

/// Reads to the end. A chunk ends early when the input waits for more, and its output is flushed then, so that a person
/// or a program on the other side gets its answers. Returns the number of lines.
std::int64_t run_lines(seq::SourceReader& input, Output& output, const ChunkLimits& limits, const ChunkWork& work);

}  // namespace app
