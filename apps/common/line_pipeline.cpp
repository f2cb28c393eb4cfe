#include "common/line_pipeline.h"

#include <algorithm>

#include "seq/model.h"

namespace app {

ChunkLimits::ChunkLimits(int threads) {
  const auto shares = static_cast<std::size_t>(std::max(4, threads > 0 ? threads : seq::available_threads()));
  lines = 256 * shares;
  bytes = (std::size_t{256} << 10) * shares;
}

std::int64_t run_lines(seq::SourceReader& input, Output& output, const ChunkLimits& limits, const ChunkWork& work) {
  std::int64_t done = 0;
  std::vector<std::string> lines;
  std::string line;
  for (bool more = true; more;) {
    lines.clear();
    std::size_t bytes = 0;
    bool waits = false;
    while (lines.size() < limits.lines && bytes < limits.bytes && !waits) {
      more = input.next(line);
      if (!more) break;
      bytes += line.size();
      lines.push_back(std::move(line));
      waits = input.would_wait();
    }
    if (lines.empty()) break;
    output.write(work(lines, done + 1));
    done += static_cast<std::int64_t>(lines.size());
    // Flushing every chunk costs nothing beside generating it, and what is done survives an interruption.
    output.flush();
  }
  output.close();
  return done;
}

}  // namespace app
