#include "core/atomic_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "seq/error.h"

namespace seq {
namespace {

namespace fs = std::filesystem;

const char kMark[] = ".tmp-";

std::string directory_of(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

// Where a chain of symbolic links ends, even if nothing is there yet.
std::string behind_links(std::string path) {
  std::error_code none;
  for (int i = 0; i < 40 && fs::is_symlink(path, none); ++i) {
    const fs::path next = fs::read_symlink(path, none);
    if (none) break;
    path = next.is_absolute() ? next.string() : (fs::path(path).parent_path() / next).string();
  }
  return path;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789-") == std::string_view::npos;
}

int try_lock(int fd) {
  int result;
  do {
    result = ::flock(fd, LOCK_EX | LOCK_NB);
  } while (result != 0 && errno == EINTR);
  return result;
}

// Removes what killed writers of this target left. A living writer holds a lock on its temporary; process numbers would
// not tell, they mean nothing across containers and machines.
void remove_leftovers(const std::string& target) {
  const std::string start = fs::path(target).filename().string() + kMark;
  std::vector<std::string> found;
  std::error_code none;
  for (fs::directory_iterator it(directory_of(target), none), end; !none && it != end; it.increment(none)) {
    const std::string name = it->path().filename().string();
    if (name.compare(0, start.size(), start) == 0 && is_number(std::string_view(name).substr(start.size()))) {
      found.push_back(it->path().string());
    }
  }
  for (const std::string& path : found) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) continue;
    if (try_lock(fd) == 0) ::unlink(path.c_str());
    ::close(fd);
  }
}

bool is_full(int code) { return code == ENOSPC || code == EDQUOT; }

}  // namespace

AtomicFile::AtomicFile(const std::string& path, std::int64_t expected_bytes)
    : path_(path), target_(behind_links(path)), expected_(expected_bytes) {
  struct stat old {};
  const bool exists = ::stat(target_.c_str(), &old) == 0;
  if (exists && S_ISCHR(old.st_mode)) {
    fd_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd_ < 0) give_up("cannot open the device", errno);
    return;
  }
  if (exists && !S_ISREG(old.st_mode)) {
    fail(ErrorKind::create, "cannot create the file", path_,
         S_ISDIR(old.st_mode) ? "a directory has that name" : "a pipe, socket or block device has that name",
         "choose another name");
  }
  remove_leftovers(target_);
  static std::atomic<unsigned> counter{0};
  for (;;) {
    temporary_ = target_ + kMark + std::to_string(::getpid()) + "-" + std::to_string(counter++);
    fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fd_ < 0 && errno == EEXIST) continue;
    if (fd_ < 0) {
      const int code = errno;
      temporary_.clear();
      give_up("cannot create the file", code);
    }
    // Between our open and our lock another writer's clean-up may have taken the file for a leftover.
    struct stat made {};
    if (try_lock(fd_) != 0 && errno != EWOULDBLOCK) break;  // a file system without locks has no clean-up either
    if (::fstat(fd_, &made) == 0 && made.st_nlink > 0) break;
    ::close(fd_);
    fd_ = -1;
  }
  if (exists) (void)!::fchmod(fd_, old.st_mode & 07777);  // a model keeps the permissions its owner gave it
  if (expected_ > 0 && ::fallocate(fd_, FALLOC_FL_KEEP_SIZE, 0, expected_) != 0) {
    if (is_full(errno)) give_up("cannot write the file", errno);
    // A file system that cannot set space aside can at least say how much it has.
    const std::int64_t free = free_bytes(path_);
    if (free >= 0 && free < expected_) give_up("cannot write the file", ENOSPC);
  }
}

AtomicFile::~AtomicFile() { abandon(); }

void AtomicFile::abandon() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
}

void AtomicFile::give_up(const char* what, int code) {
  abandon();  // first, so that the free bytes are those the user will find
  std::string reason = std::strerror(code);
  if (is_full(code)) {
    const std::int64_t free = free_bytes(path_);
    reason = std::string(code == EDQUOT ? "disk quota exceeded" : "disk full") + ", needs " +
             std::to_string(expected_ > written_ ? expected_ : written_) + " bytes, " +
             (free < 0 ? "an unknown number is" : std::to_string(free) + " are") + " free";
    fail(ErrorKind::io, what, path_, reason, "free some space or choose another place; an older file is untouched");
  }
  const bool creating = code == EACCES || code == EPERM || code == EROFS || code == ENOENT || code == ENOTDIR ||
                        code == ELOOP || code == ENAMETOOLONG;
  const bool no_directory = code == ENOENT || code == ENOTDIR;
  fail(creating ? ErrorKind::create : ErrorKind::io, what, path_, reason,
       no_directory ? "create the directory " + directory_of(target_)
       : creating   ? "choose a directory that can be written"
                    : "check the disk; an older file is untouched");
}

void AtomicFile::write(const void* data, std::size_t size) {
  const char* bytes = static_cast<const char*>(data);
  const std::int64_t wanted = written_ + static_cast<std::int64_t>(size);
  while (size > 0) {
    const ssize_t done = ::write(fd_, bytes, size);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) {
      const int code = done < 0 ? errno : ENOSPC;
      written_ = wanted;
      give_up("cannot write the file", code);
    }
    bytes += done;
    size -= static_cast<std::size_t>(done);
    written_ += done;
  }
}

void AtomicFile::commit() {
  if (temporary_.empty()) {  // a device
    const int fd = fd_;
    fd_ = -1;
    if (::close(fd) != 0) give_up("cannot write the file", errno);
    return;
  }
  if (::fsync(fd_) != 0) give_up("cannot write the file to disk", errno);
  // The lock goes with the descriptor, so the name changes hands before it is closed.
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) give_up("cannot rename the finished file", errno);
  temporary_.clear();
  const int fd = fd_;
  fd_ = -1;
  if (::close(fd) != 0) give_up("cannot write the file", errno);
  // Without this the rename itself may be lost in a power cut. Some file systems cannot sync a directory (EINVAL).
  const int directory = ::open(directory_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return;  // a directory that may be written but not read
  const int synced = ::fsync(directory);
  const int code = errno;
  ::close(directory);
  if (synced != 0 && code != EINVAL && code != EROFS) give_up("cannot write the directory to disk", code);
}

void write_file_atomically(const std::string& path, std::string_view content) {
  AtomicFile file(path, static_cast<std::int64_t>(content.size()));
  file.write(content);
  file.commit();
}

void check_writable(const std::string& path, std::int64_t bytes) {
  AtomicFile probe(path, bytes);
  probe.write("\n");  // a full disk or device may let an empty file be made
}

std::int64_t free_bytes(const std::string& path) {
  struct statvfs info {};
  if (::statvfs(directory_of(behind_links(path)).c_str(), &info) != 0 || info.f_blocks == 0) return -1;
  return static_cast<std::int64_t>(info.f_bavail) * static_cast<std::int64_t>(info.f_frsize);
}

}  // namespace seq
