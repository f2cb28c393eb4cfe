// Reading text as users have it: two files, TSV, .gz, standard input; with every oddity named by file and line.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace seq {

/// Receives one line a person should read: "train.en:17: bytes that are not UTF-8, replaced by U+FFFD".
using Warning = std::function<void(const std::string&)>;

/// Reads lines one by one. Only LF ends a line; a BOM at the start and a CR at the end of lines are stripped (one
/// warning each a file); invalid UTF-8 becomes U+FFFD with a warning that names the line (the first three, then a count
/// at the end), or Error(data) when strict; NUL becomes U+FFFD likewise; a line is cut behind 64 MiB likewise. gzip is
/// unpacked (by content, not by name); "-" is standard input.
class LineReader {
 public:
  /// Throws Error(missing) when the file is not there or is a directory.
  explicit LineReader(const std::string& path, bool strict = false, Warning warn = nullptr);
  ~LineReader();
  /// False at the end. Throws Error(io) when reading fails, Error(data) on a damaged .gz.
  bool next(std::string& line);
  std::int64_t line_number() const;  ///< of the line last returned, 1-based
  /// True when input waits for more (a terminal or an idle pipe), so that output should be flushed.
  bool would_wait() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// All lines, as LineReader gives them; throws what that throws.
std::vector<std::string> read_lines(const std::string& path, bool strict = false, const Warning& warn = nullptr);

/// Source and target lines, pair i from line[i] (1-based) of the file(s).
struct ParallelText {
  std::vector<std::string> source, target;
  std::vector<std::int64_t> line;
};

/// Reads one TSV (source, tab, target; further columns are ignored) or two files. A blank TSV line is a pair of empty
/// texts. Throws Error(data) with both counts when two files differ in length, with the line number when a TSV line has
/// no tab, and when no pair has text on both sides; Error(usage) for other than one or two paths; what LineReader
/// throws.
ParallelText read_parallel(const std::vector<std::string>& paths, bool strict = false, const Warning& warn = nullptr);

/// One finding of `check`.
struct Finding {
  /// "count" (unequal numbers of lines, or none), "columns" (a TSV line without a tab), "empty", "over-long",
  /// "invalid-utf8", "control", "duplicate", "length-ratio" (by characters, against the corpus's usual ratio),
  /// "overlap" (test sources that are in train)
  std::string kind;
  std::int64_t count = 0;
  std::vector<std::string> examples;  ///< at most five: "train.tsv:17: …"
};

struct CheckReport {
  std::int64_t pairs = 0;
  std::int64_t source_words = 0, target_words = 0;
  std::vector<Finding> findings;
};

/// Looks through a parallel corpus without changing it; `test` (may be empty) is held against `train` for overlap.
/// Unequal counts are a finding here, not an error. A side of more than max_words words, or 10 · max_words characters,
/// is over-long. Memory grows with 16 bytes a line of train, not with its text. Throws what LineReader throws.
CheckReport check_parallel(const std::vector<std::string>& train, const std::vector<std::string>& test,
                           int max_words = 200);

/// SHA-256 (64 hexadecimal digits) of a file's unpacked content, for receipts and for noticing changed data; of several
/// files, the SHA-256 of their digests in a row. "-" is read to its end. Throws what LineReader throws.
std::string fingerprint(const std::vector<std::string>& paths);

/// The same for text in memory (which came from standard input, say): its lines and which side they are on.
std::string fingerprint(const ParallelText& text);

}  // namespace seq
