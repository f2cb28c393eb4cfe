#include "common/references.h"

#include <charconv>
#include <vector>

#include "seq/error.h"

namespace app {
namespace {

using Lines = std::vector<std::string>;

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    if (end > begin || parts.empty()) parts.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

seq::References blocks(const Lines& lines) {
  seq::References references;
  bool inside = false;
  for (const std::string& line : lines) {
    if (line.empty()) {
      inside = false;
      continue;
    }
    if (!inside) references.emplace_back();
    inside = true;
    references.back().push_back(line);
  }
  return references;
}

/// Nothing unless every line has an index that is the last one's or the next.
seq::References indexed(const Lines& lines) {
  seq::References references;
  for (const std::string& line : lines) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), index);
    if (error != std::errc() || end == line.data() + line.size() || *end != '\t') return {};
    if (index == references.size()) references.emplace_back();
    if (index + 1 != references.size()) return {};
    references.back().push_back(line.substr(static_cast<std::size_t>(end - line.data()) + 1));
  }
  return references;
}

}  // namespace

seq::References read_references(const std::string& path, std::size_t sources, bool strict, const seq::Warning& warn) {
  const Lines lines = seq::read_lines(path, strict, warn);
  if (seq::References references = indexed(lines); !references.empty() && references.size() == sources)
    return references;
  if (lines.size() == sources) {
    seq::References references;
    for (const std::string& line : lines) references.push_back(columns(line));
    return references;
  }
  seq::References references = blocks(lines);
  if (references.size() == sources && lines.size() > sources) return references;
  seq::fail(seq::ErrorKind::data,
            "source and target differ in length: " + std::to_string(sources) + " sources, " +
                std::to_string(lines.size()) + " lines and " + std::to_string(references.size()) +
                " blocks of references",
            path, "a line a source, blocks with a blank line between them, or index, tab, reference");
}

std::vector<seq::SlotRow> parse_rows(const Lines& lines, const std::string& path) {
  std::vector<seq::SlotRow> rows;
  for (const std::string& line : lines) {
    try {
      rows.push_back(seq::parse_slots(line));
    } catch (const seq::Error& error) {
      seq::fail(seq::ErrorKind::data, "not a row of named values", path + ":" + std::to_string(rows.size() + 1),
                error.what());
    }
  }
  return rows;
}

}  // namespace app
