// Reading text as users have it: two files, TSV, .gz, standard input; with every oddity named by file and line.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace seq {

using Warning = std::function<void(const std::string&)>;

/// Reads lines one by one. Only LF ends a line; a BOM at the start and a CR at the end of lines are stripped (one warning each a file);
/// invalid UTF-8 becomes U+FFFD with a warning that names the line (the first three, then a count at the end), or
/// Error(data) when strict; NUL becomes U+FFFD likewise. ".gz" files are unpacked (by content, not by name); "-" is standard input.
class LineReader {
 public:
  /// Throws Error(missing) when the file is not there or is a directory.
  explicit LineReader(const std::string& path, bool strict = false, Warning warn = nullptr);
  ~LineReader();
  /// False at the end. Throws Error(io) when reading fails, Error(data) on a damaged .gz.
  bool next(std::string& line);
  std::int64_t line_number() const;   ///< of the line last returned, 1-based
  /// True when input waits for more (a terminal or an idle pipe), so that output should be flushed.
  bool would_wait() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Source and target lines, pair i from line lines[i] of the file(s).
struct ParallelText {
  std::vector<std::string> source, target;
  std::vector<std::int64_t> line;
};

/// Reads one TSV (source, tab, target; further columns are ignored) or two files. Throws Error(data) with both counts when they
/// differ, with the line number when a TSV line has no tab, and when the file is empty.
ParallelText read_parallel(const std::vector<std::string>& paths, bool strict = false, const Warning& warn = nullptr);

/// One finding of `check`.
struct Finding {
  std::string kind;                   ///< "empty", "over-long", "invalid-utf8", "control", "duplicate", "length-ratio", "overlap", "count"
  std::int64_t count = 0;
  std::vector<std::string> examples;  ///< at most five: "train.tsv:17: …"
};

struct CheckReport {
  std::int64_t pairs = 0;
  std::int64_t source_words = 0, target_words = 0;
  std::vector<Finding> findings;
};

/// Looks through a parallel corpus without changing it; `test` (may be empty) is held against `train` for overlap.
/// Unequal counts are a finding here, not an error. Memory grows with 16 bytes a line, not with the text.
CheckReport check_parallel(const std::vector<std::string>& train, const std::vector<std::string>& test, int max_words = 200);

/// SHA-256 or CRC-based fingerprint (hex) of a file's content, for receipts and for noticing changed data.
std::string fingerprint(const std::vector<std::string>& paths);

}  // namespace seq
