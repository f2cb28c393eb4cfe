// A file's bytes in memory without a copy.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace seq {

/// A regular file, mapped for reading and private to this process. Saves of ours replace a file by renaming, so a
/// mapping stays whole while another run saves; only a foreign program that truncates the file in place could pull it
/// away.
class MappedFile {
 public:
  /// Throws Error(missing) when the file is not there, may not be read, or is a directory, FIFO, socket or device;
  /// Error(memory) when there is no address space for it.
  explicit MappedFile(const std::string& path);
  /// A copy of bytes that came from elsewhere, under the same alignment; `name` stands for the path in messages.
  MappedFile(const void* bytes, std::size_t size, const std::string& name);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  const unsigned char* data() const { return data_; }  ///< aligned to a page; null when size is 0
  std::size_t size() const { return size_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace seq
