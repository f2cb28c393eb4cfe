// Text in columns.
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>

namespace seq::bench {

/// printf into a string; short texts only.
template <class... Values>
std::string text(const char* format, Values... values) {
  char buffer[200];
  std::snprintf(buffer, sizeof buffer, format, values...);
  return buffer;
}

/// Blanks that fill a cell of so many letters (UTF-8 letters, not bytes as printf counts them).
inline std::string filling(const std::string& cell, int width) {
  const auto letters = std::count_if(cell.begin(), cell.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return std::string(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, width - letters)), ' ');
}

inline std::string to_left(const std::string& cell, int width) { return cell + filling(cell, width); }
inline std::string to_right(const std::string& cell, int width) { return filling(cell, width) + cell; }

}  // namespace seq::bench
