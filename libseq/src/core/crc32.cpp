#include "core/crc32.h"

#include <zlib.h>

#include <charconv>

namespace seq {

std::uint32_t crc32(const void* data, std::size_t size, std::uint32_t crc) {
  if (size == 0) return crc;  // zlib takes a null pointer for "give me the initial value"
  return static_cast<std::uint32_t>(::crc32_z(crc, static_cast<const Bytef*>(data), size));
}

std::string hex8(std::uint32_t value) {
  static const char digits[] = "0123456789abcdef";
  std::string text(8, '0');
  for (int i = 7; i >= 0; --i, value >>= 4) text[i] = digits[value & 15];
  return text;
}

bool parse_hex8(const std::string& text, std::uint32_t& value) {
  if (text.size() != 8) return false;
  for (char c : text) {
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
  }
  std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return true;
}

}  // namespace seq
