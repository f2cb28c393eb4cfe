#pragma once
// How the statistics write shares and means: by whole numbers, so that every compiler prints the same.
#include <cstddef>
#include <string>

namespace corpora {

/// Per cent with one digit.
inline std::string Percent(std::size_t part, std::size_t whole) {
  std::size_t tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

/// With two digits.
inline std::string Mean(std::size_t sum, std::size_t count) {
  std::size_t hundredths = count == 0 ? 0 : (sum * 100 + count / 2) / count;
  std::string rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" + rest : rest);
}

}  // namespace corpora
