// What tests of a program ask of the text that it wrote.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "support/run_program.h"

namespace test {

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// True when standard error is exactly one line, "<program>: error: ...", with all the parts in it.
inline bool one_error_line_of(const std::string& program, const Ended& ended, const std::vector<std::string>& parts) {
  if (ended.err.rfind(program + ": error: ", 0) != 0) return false;
  if (ended.err.find('\n') != ended.err.size() - 1) return false;
  return std::all_of(parts.begin(), parts.end(), [&](const std::string& part) { return contains(ended.err, part); });
}

}  // namespace test
