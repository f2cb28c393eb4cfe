// Pairs of lines as they stand in the files, for whoever wants to see what is odd about them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/raw_lines.h"

namespace seq {

/// One side of a pair and where it stands.
struct Side {
  std::string text;  ///< may be ill-formed UTF-8 and hold NUL
  std::string file;
  std::int64_t number = 0;  ///< of its line, 1-based
  std::string place() const { return file + ":" + std::to_string(number); }
};

/// Reads pairs from one TSV or two files.
class PairReader {
 public:
  /// Throws Error(usage) unless there are one or two paths and at most one is "-", Error(missing) when a file is not
  /// there.
  explicit PairReader(const std::vector<std::string>& paths);

  /// False at the end of the shorter side. A TSV line without a tab has an empty target, and has_tab is false.
  bool next(Side& source, Side& target, bool& has_tab);

  /// Reads the rest of two files; "a has 3 lines, b has 4" when they differ, else empty.
  std::string difference();

 private:
  bool read(RawLineReader& reader, Side& side);

  RawLine line_;
  std::optional<RawLineReader> first_, second_;
};

}  // namespace seq
