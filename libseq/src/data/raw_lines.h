// Lines as they stand in a file, with a note of what was odd about each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/byte_source.h"

namespace seq {

/// A line without its end, and what was taken from it.
struct RawLine {
  std::string text;            ///< may be ill-formed UTF-8 and hold NUL
  bool had_bom = false;        ///< a byte order mark at the start of the file
  bool had_cr = false;         ///< one CR at the end
  std::int64_t cut_bytes = 0;  ///< bytes dropped from an endless line, see kMaxLineBytes
};

/// A line is cut behind so many bytes, so that a file without line ends cannot fill the memory.
inline constexpr std::size_t kMaxLineBytes = std::size_t{1} << 26;

/// The text without spaces and tabs at its ends.
std::string_view trimmed(std::string_view text);

/// Whether there is nothing but white space in valid UTF-8.
bool is_blank_line(std::string_view text);

/// Cuts bytes into lines at LF alone.
class RawLineReader {
 public:
  explicit RawLineReader(const std::string& path) : source_(path), buffer_(1 << 18) {}

  /// False at the end. Throws what ByteSource::read throws.
  bool next(RawLine& line);

  std::int64_t line_number() const { return line_number_; }  ///< of the line last returned, 1-based
  const std::string& name() const { return source_.name(); }
  bool would_wait() const;

 private:
  ByteSource source_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::int64_t line_number_ = 0;
};

}  // namespace seq
