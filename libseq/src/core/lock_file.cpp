#include "core/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "seq/error.h"

namespace seq {
namespace {

// The holder's number as it wrote it; "unknown" while it is between locking and writing.
std::string holder(int fd) {
  char text[32] = {};
  const ssize_t size = ::pread(fd, text, sizeof text - 1, 0);
  std::string pid;
  for (ssize_t i = 0; i < size && text[i] >= '0' && text[i] <= '9'; ++i) pid += text[i];
  return pid.empty() ? "unknown" : pid;
}

bool still_named(int fd, const std::string& path) {
  struct stat opened {
  }, named{};
  return ::fstat(fd, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

}  // namespace

LockFile::LockFile(const std::string& path) : lock_path_(path + ".lock") {
  for (;;) {
    fd_ = ::open(lock_path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (fd_ < 0) {
      fail(ErrorKind::create, "cannot create the lock file", lock_path_, std::strerror(errno),
           "choose a directory that exists and can be written");
    }
    int locked;
    do {
      locked = ::flock(fd_, LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked != 0) {
      const int code = errno;
      const std::string pid = holder(fd_);
      ::close(fd_);
      if (code == EWOULDBLOCK) {
        fail(ErrorKind::create, "locked by another run (pid " + pid + ")", lock_path_, "",
             "wait for it, stop it, or choose another place");
      }
      fail(ErrorKind::create, "cannot lock", lock_path_, std::strerror(code), "choose a file system with locks");
    }
    // The holder before us may have removed the name between our open and our lock; then we hold nobody's file.
    if (still_named(fd_, lock_path_)) break;
    ::close(fd_);
  }
  // The number is for people; not being able to write it (disk full) does not weaken the lock.
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(fd_, 0) != 0 || ::pwrite(fd_, pid.data(), pid.size(), 0) < 0) return;
}

LockFile::~LockFile() {
  ::unlink(lock_path_.c_str());  // while still held: nobody can lock this name in between and lose it
  ::close(fd_);
}

}  // namespace seq
