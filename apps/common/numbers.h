// Numbers as text for logs, tables and help, always with a point and never by the locale.
#pragma once

#include <cstdint>
#include <string>

namespace app {

/// "23.46" for fixed(23.4567, 2); "nan" and "inf" are spelled so.
std::string fixed(double value, int digits);

/// The shortest text that reads back as the same double: "0.1", "4e-4".
std::string shortest(double value);

/// At most `digits` significant digits, without trailing zeros and with a short exponent: "4e-4", "0.25".
std::string significant(double value, int digits);

/// "5,630,845".
std::string grouped(std::int64_t value);

/// Bytes in the largest fitting unit: "410M", "1.2G".
std::string bytes(std::int64_t count);

/// "0h12m"; seconds are rounded up to a whole minute, so that a run under way never shows 0h00m.
std::string hours(double seconds);

/// "3 min 20 s", "45 s", "2 h 5 min": for people.
std::string duration(double seconds);

/// The whole text as a number, or throws Error(usage) that names the option and the range.
double parse_number(const std::string& text, const std::string& option, double low, double high);

/// The whole text as an integer, or throws Error(usage) that names the option and the range.
std::int64_t parse_integer(const std::string& text, const std::string& option, std::int64_t low, std::int64_t high);

}  // namespace app
