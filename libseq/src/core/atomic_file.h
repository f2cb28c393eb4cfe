// Writing files so that the name always holds either the old content or the new, whole and on disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace seq {

/// Writes beside the target and takes its place at commit(): write all, fsync, rename, fsync of the directory.
/// Until then, and after any failure or kill, the target is untouched; the temporary is removed, or after a kill by the
/// next writer of the same target. A symbolic link stays a link, its target is replaced. A device (/dev/null) is
/// written directly.
class AtomicFile {
 public:
  /// `expected_bytes` (0 = unknown) is set aside at once, so that a full disk shows before the work.
  /// Throws Error(create) when nothing can be created there, Error(io) when the disk is full.
  explicit AtomicFile(const std::string& path, std::int64_t expected_bytes = 0);
  /// Removes the temporary unless committed.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Appends. Throws Error(io) with needed and free bytes when the disk is full.
  void write(const void* data, std::size_t size);
  void write(std::string_view text) { write(text.data(), text.size()); }
  /// Makes the content durable and visible under the target's name. Throws Error(io).
  void commit();

 private:
  [[noreturn]] void give_up(const char* what, int code);
  void abandon();

  std::string path_;       // as given, for messages
  std::string target_;     // behind symbolic links
  std::string temporary_;  // empty when writing directly to a device
  int fd_ = -1;
  std::int64_t expected_ = 0, written_ = 0;
};

/// Replaces a file's whole content at once, as AtomicFile does.
void write_file_atomically(const std::string& path, std::string_view content);

/// Throws what saving `bytes` to `path` would throw now: called before training, so that hours are not lost at the
/// first save.
void check_writable(const std::string& path, std::int64_t bytes);

/// Bytes an unprivileged user can still write where `path` lies; -1 when unknown.
std::int64_t free_bytes(const std::string& path);

}  // namespace seq
