#include "data/row_reader.h"

#include <algorithm>

#include "seq/slots.h"
#include "text/unicode.h"

namespace seq {

bool is_table(const std::string& path) { return path.ends_with(".csv") || path.ends_with(".csv.gz"); }

bool RowReader::next(std::string& line) {
  if (!csv_.next(values_)) return false;
  SlotRow row;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const std::string& cell = values_[i];
    for (std::size_t begin = 0; begin <= cell.size();) {
      const std::size_t end = std::min(cell.find(csv_.list_mark(), begin), cell.size());
      std::string value = unicode::clean_spaces(cell.substr(begin, end - begin));
      if (!value.empty()) row.push_back({csv_.header()[i], std::move(value), 0});
      begin = end + 1;
    }
  }
  line = slot_line(row);
  return true;
}

}  // namespace seq
