// One run at a time in one place.
#pragma once

#include <string>

namespace seq {

/// Holds "<path>.lock" as long as it lives. The kernel lets go when the process ends in whatever way, so a killed run
/// never leaves a lock behind, only the file, which the next run takes over.
class LockFile {
 public:
  /// Throws Error(create) when another run holds the lock ("locked by another run (pid n)") or the file cannot be made.
  explicit LockFile(const std::string& path);
  /// Removes the file and lets go.
  ~LockFile();
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

 private:
  std::string lock_path_;
  int fd_ = -1;
};

}  // namespace seq
