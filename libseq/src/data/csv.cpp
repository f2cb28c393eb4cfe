#include "data/csv.h"

#include <algorithm>
#include <utility>

#include "data/raw_lines.h"
#include "seq/error.h"
#include "text/unicode.h"

namespace seq {
namespace {

// The header's separator; quoted parts do not count.
char separator_of(const std::string& header) {
  if (header.find('\t') != std::string::npos) return '\t';
  std::int64_t commas = 0, semicolons = 0;
  bool quoted = false;
  for (char c : header) {
    quoted ^= c == '"';
    commas += !quoted && c == ',';
    semicolons += !quoted && c == ';';
  }
  return semicolons > commas ? ';' : ',';
}

}  // namespace

CsvReader::CsvReader(const std::string& path, bool strict, const Warning& warn)
    : reader_(path, strict, warn), path_(path) {
  if (!reader_.next(line_)) fail(ErrorKind::data, "the file is empty", display_name(path_), "a header and rows");
  separator_ = separator_of(line_);
  read(header_);
  for (auto name = header_.begin(); name != header_.end(); ++name) {
    const auto column = std::to_string(name - header_.begin() + 1);
    if (name->empty()) refuse("column " + column + " has no name", 1, "a header that names every column");
    if (std::find(header_.begin(), name, *name) != name)
      refuse("two columns are called '" + *name + "'", 1, "a header with different names");
  }
}

bool CsvReader::next(std::vector<std::string>& values) {
  if (!reader_.next(line_)) return false;
  const std::int64_t first = reader_.line_number();
  if (is_blank_line(line_)) {
    values.assign(header_.size(), "");
    return true;
  }
  read(values);
  if (values.size() != header_.size())
    refuse(std::to_string(values.size()) + " values", first, std::to_string(header_.size()) + ", as the header has");
  return true;
}

// Takes line_ apart, with the lines behind it that belong to a quoted value.
void CsvReader::read(std::vector<std::string>& values) {
  const std::int64_t first = reader_.line_number();
  const bool quotes = separator_ != '\t';
  values.clear();
  std::size_t at = 0;
  while (true) {
    std::string value;
    if (quotes && at < line_.size() && line_[at] == '"') {
      for (++at;; ++at) {
        if (at >= line_.size()) {
          value += ' ';
          if (!reader_.next(line_)) refuse("a quote is never closed", first, "a second \" behind the value");
          at = static_cast<std::size_t>(-1);
        } else if (line_[at] != '"') {
          value += line_[at];
        } else if (at + 1 < line_.size() && line_[at + 1] == '"') {
          value += line_[at++];
        } else {
          break;
        }
      }
      ++at;
      if (at < line_.size() && line_[at] != separator_)
        refuse("text behind a closing quote", reader_.line_number(), "the separator, or a doubled quote");
    } else {
      const std::size_t end = std::min(line_.find(separator_, at), line_.size());
      value = line_.substr(at, end - at);
      if (quotes && value.find('"') != std::string::npos)
        refuse("a quote inside a value", reader_.line_number(), "quotes around the whole value, and its own doubled");
      at = end;
    }
    values.push_back(unicode::clean_spaces(std::move(value)));
    if (at >= line_.size()) return;
    ++at;
  }
}

void CsvReader::refuse(const std::string& what, std::int64_t line, const std::string& expected) const {
  fail(ErrorKind::data, what, display_name(path_) + ":" + std::to_string(line), expected);
}

}  // namespace seq
