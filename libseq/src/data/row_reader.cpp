#include "data/row_reader.h"

#include <algorithm>

#include "data/raw_lines.h"
#include "seq/slots.h"
#include "text/unicode.h"

namespace seq {

RowReader::RowReader(const std::string& path, bool strict, const Warning& warn)
    : lines_(std::make_unique<LineReader>(path, strict, warn)) {
  has_first_ = lines_->next(first_);
  if (!has_first_ || is_slot_line(first_) || is_blank_line(first_)) return;
  csv_ = std::make_unique<CsvReader>(std::move(lines_), first_, path);
}

bool RowReader::next(std::string& line) {
  if (csv_ == nullptr) {
    if (!has_first_) return lines_->next(line);
    has_first_ = false;
    line = std::move(first_);
    return true;
  }
  if (!csv_->next(values_)) return false;
  SlotRow row;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const std::string& cell = values_[i];
    for (std::size_t begin = 0; begin <= cell.size();) {
      const std::size_t end = std::min(cell.find(csv_->list_mark(), begin), cell.size());
      std::string value = unicode::clean_spaces(cell.substr(begin, end - begin));
      if (!value.empty()) row.push_back({csv_->header()[i], std::move(value), 0});
      begin = end + 1;
    }
  }
  line = slot_line(row);
  return true;
}

}  // namespace seq
