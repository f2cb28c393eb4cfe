// Records of separated values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "seq/corpus.h"

namespace seq {

/// Reads the records of a file of separated values with a header (RFC 4180). The separator is the header's: a tab if it
/// has one, otherwise a comma or semicolon, whichever it has more of. With commas and semicolons a value may stand in
/// quotes, and then hold separators, line breaks (they become blanks) and doubled quotes; with tabs, quotes are text.
class CsvReader {
 public:
  /// Throws Error(data) when there is no header, a column of it has no name or two have the same, and what LineReader
  /// throws.
  explicit CsvReader(const std::string& path, bool strict = false, const Warning& warn = nullptr);
  const std::vector<std::string>& header() const { return header_; }

  std::int64_t line_number() const { return reader_.line_number(); }  ///< where the last record ends, 1-based
  bool would_wait() const { return reader_.would_wait(); }

  /// What separates the values of a list within a value: ';', or '|' where ';' separates columns.
  char list_mark() const { return separator_ == ';' ? '|' : ';'; }

  /// The next record, as many values as the header has columns; a blank line is a record of empty values. False at the
  /// end. Throws Error(data) naming the line: too few or many values, a quote where none may stand, one that is never
  /// closed.
  bool next(std::vector<std::string>& values);

 private:
  void read(std::vector<std::string>& values);
  [[noreturn]] void refuse(const std::string& what, std::int64_t line, const std::string& expected) const;

  LineReader reader_;
  std::string path_;
  char separator_ = ',';
  std::vector<std::string> header_;
  std::string line_;
};

}  // namespace seq
