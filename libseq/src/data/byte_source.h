// The bytes of a file or of standard input, unpacked if they are gzip.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace seq {

/// The path as a message names it: "-" is standard input.
std::string display_name(const std::string& path);

/// Reads from front to back. gzip is recognised by its first two bytes, whatever the name; several gzip members in a
/// row are one text, as gzip has it.
class ByteSource {
 public:
  /// "-" is standard input. Throws Error(missing) when the file is not there, is a directory or may not be read.
  explicit ByteSource(const std::string& path);
  ~ByteSource();

  /// Reads up to `size` bytes, waiting for at least one; 0 at the end. Throws Error(io) when reading fails, Error(data)
  /// on damaged or incomplete gzip.
  std::size_t read(char* bytes, std::size_t size);

  /// True when a read would have to wait for somebody to write.
  bool would_wait() const;

  /// As display_name() has it.
  const std::string& name() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seq
