// Checksums of file contents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace seq {

/// CRC-32 (IEEE 802.3, as zlib and Python's zlib.crc32 compute it) of `size` bytes; `crc` continues an earlier piece.
std::uint32_t crc32(const void* data, std::size_t size, std::uint32_t crc = 0);

/// Eight lower-case hexadecimal digits.
std::string hex8(std::uint32_t value);

/// The reverse of hex8; false when the text is anything but eight lower-case hexadecimal digits.
bool parse_hex8(const std::string& text, std::uint32_t& value);

}  // namespace seq
