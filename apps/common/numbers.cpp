#include "common/numbers.h"

#include <charconv>
#include <cmath>

#include "seq/error.h"

namespace app {
namespace {

/// "4e-04" becomes "4e-4" and "1e+06" becomes "1e6".
std::string short_exponent(std::string text) {
  const auto e = text.find('e');
  if (e == std::string::npos) return text;
  std::size_t digits = e + 1;
  if (text[digits] == '+') text.erase(digits, 1);
  if (digits < text.size() && text[digits] == '-') ++digits;
  while (digits + 1 < text.size() && text[digits] == '0') text.erase(digits, 1);
  return text;
}

}  // namespace

std::string fixed(double value, int digits) {
  // The longest finite double has 309 digits before the point.
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, digits).ptr;
  return std::string(buffer, end);
}

std::string shortest(double value) {
  char buffer[64];
  return short_exponent(std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr));
}

std::string significant(double value, int digits) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits).ptr;
  return short_exponent(std::string(buffer, end));
}

std::string grouped(std::int64_t value) {
  std::string text = std::to_string(value);
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string bytes(std::int64_t count) {
  static const char* const units[] = {"B", "K", "M", "G", "T", "P"};
  double value = static_cast<double>(count);
  int unit = 0;
  while (value >= 1024 && unit < 5) value /= 1024, ++unit;
  return fixed(value, unit >= 3 ? 1 : 0) + units[unit];
}

std::string hours(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0) return "?";
  const auto minutes = static_cast<std::int64_t>(std::ceil(seconds / 60));
  const std::string rest = std::to_string(minutes % 60);
  return std::to_string(minutes / 60) + "h" + (rest.size() < 2 ? "0" : "") + rest + "m";
}

std::string duration(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0) return "unknown";
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

double parse_number(const std::string& text, const std::string& option, double low, double high) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  // The comparison is written so that NaN fails it.
  if (read.ec != std::errc() || read.ptr != end || !(value >= low && value <= high)) {
    seq::fail(seq::ErrorKind::usage, "'" + text + "' is out of range", "--" + option,
              "expected " + shortest(low) + " to " + shortest(high));
  }
  return value;
}

std::int64_t parse_integer(const std::string& text, const std::string& option, std::int64_t low, std::int64_t high) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || value < low || value > high) {
    seq::fail(seq::ErrorKind::usage, "'" + text + "' is out of range", "--" + option,
              "expected a whole number, " + std::to_string(low) + " to " + std::to_string(high));
  }
  return value;
}

}  // namespace app
