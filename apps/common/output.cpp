#include "common/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "seq/error.h"

namespace app {
namespace {

constexpr std::size_t kBuffered = 1 << 16;

bool is_special(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

bool is_directory(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

Output::Output(const std::string& path) : path_(path) {
  if (path == "-") {
    is_standard_ = true;
    descriptor_ = STDOUT_FILENO;
    return;
  }
  if (is_directory(path)) {
    seq::fail(seq::ErrorKind::create, "cannot create the output", path, "expected a file's name, this is a folder");
  }
  written_path_ = is_special(path) ? path : path + ".part";
  descriptor_ = ::open(written_path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    seq::fail(seq::ErrorKind::create, "cannot create the output", path, std::strerror(errno),
              "choose a folder that exists and can be written");
  }
}

Output::~Output() {
  if (descriptor_ < 0 || is_standard_) return;
  ::close(descriptor_);
  if (written_path_ != path_) ::unlink(written_path_.c_str());
}

void Output::write(std::string_view text) {
  buffer_.append(text);
  if (buffer_.size() >= kBuffered) flush();
}

void Output::flush() {
  std::size_t done = 0;
  while (done < buffer_.size()) {
    const ssize_t count = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) failed(errno);
    done += static_cast<std::size_t>(count);
  }
  buffer_.clear();
}

void Output::close() {
  if (descriptor_ < 0) return;
  flush();
  if (is_standard_) return;
  const int descriptor = descriptor_;
  // Some file systems (NFS, quotas) report a full disk only here.
  const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
  if (!synced) failed(errno);
  descriptor_ = -1;
  if (::close(descriptor) != 0) failed(errno);
  if (written_path_ != path_ && std::rename(written_path_.c_str(), path_.c_str()) != 0) {
    const int error = errno;
    ::unlink(written_path_.c_str());
    seq::fail(seq::ErrorKind::create, "cannot create the output", path_, std::strerror(error));
  }
}

void Output::failed(int error) {
  buffer_.clear();
  if (is_standard_ && (error == EPIPE || error == EBADF)) throw ReaderGone();
  seq::fail(seq::ErrorKind::io, "cannot write", is_standard_ ? "standard output" : path_, std::strerror(error),
            error == ENOSPC || error == EDQUOT ? "make room and run the command again" : "");
}

void print(std::string_view text) {
  Output output("-");
  output.write(text);
  output.flush();
}

void keep_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free descriptor is this one. Standard output gets the wrong mode on purpose: a write to it must fail.
    const int mode = descriptor == 2 ? O_WRONLY : O_RDONLY;
    if (::open("/dev/null", mode) < 0) return;
  }
}

}  // namespace app
