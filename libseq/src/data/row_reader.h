// Rows of named values from files, as lines of one form.
#pragma once

#include <memory>
#include <string>

#include "data/csv.h"

namespace seq {

/// Reads rows one by one as lines "name[value], name[value]": from a file that has such lines, or from one of separated
/// values with a header (see CsvReader), of which it is told by its first line. There an empty value is no slot, and a
/// value with ';' (with '|' where ';' separates) is several slots of the same name.
class RowReader {
 public:
  /// Throws what LineReader and CsvReader throw.
  explicit RowReader(const std::string& path, bool strict = false, const Warning& warn = nullptr);

  /// False at the end. Lines that are in that form already come as they are.
  bool next(std::string& line);

 private:
  std::unique_ptr<LineReader> lines_;
  std::unique_ptr<CsvReader> csv_;
  std::string first_;
  bool has_first_ = false;
  std::vector<std::string> values_;
};

}  // namespace seq
