// Rows of named values from files of separated values.
#pragma once

#include <string>

#include "data/csv.h"

namespace seq {

/// Whether the path names a table with a header: it ends in ".csv" or ".csv.gz".
bool is_table(const std::string& path);

/// Reads a table's records as lines "name[value], name[value]". An empty value is no slot, and a value with ';' (with
/// '|' where ';' separates columns) is several slots of the same name.
class RowReader {
 public:
  /// Throws what CsvReader throws.
  explicit RowReader(const std::string& path, bool strict = false, const Warning& warn = nullptr)
      : csv_(path, strict, warn) {}

  /// False at the end.
  bool next(std::string& line);

  std::int64_t line_number() const { return csv_.line_number(); }  ///< where the last record ends, 1-based
  bool would_wait() const { return csv_.would_wait(); }

 private:
  CsvReader csv_;
  std::vector<std::string> values_;
};

}  // namespace seq
