#include "core/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "seq/error.h"

namespace seq {
namespace {

const char* kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "it is a directory";
  if (S_ISFIFO(mode)) return "it is a pipe";
  if (S_ISSOCK(mode)) return "it is a socket";
  return "it is a device";
}

// Closes the descriptor on every way out.
struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

}  // namespace

MappedFile::MappedFile(const std::string& path) : path_(path) {
  // Asked before opening, because opening a device can have effects of its own.
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    fail(ErrorKind::missing, "cannot read the file", path, std::strerror(errno), "check the path");
  }
  if (!S_ISREG(info.st_mode)) {
    fail(ErrorKind::missing, "cannot read the file", path, kind_of(info.st_mode), "give a regular file");
  }
  // O_NONBLOCK: should the file have become a pipe meanwhile, opening must not hang.
  Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
  if (file.fd < 0 || ::fstat(file.fd, &info) != 0) {
    fail(ErrorKind::missing, "cannot read the file", path, std::strerror(errno), "check its permissions");
  }
  if (!S_ISREG(info.st_mode)) {
    fail(ErrorKind::missing, "cannot read the file", path, kind_of(info.st_mode), "give a regular file");
  }
  if (info.st_size == 0) return;
  size_ = static_cast<std::size_t>(info.st_size);
  // Populated at once: every byte is about to be read for the checksums, and one call beats thousands of page faults.
  void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.fd, 0);
  if (mapped == MAP_FAILED) {
    const int code = errno;
    fail(code == ENOMEM ? ErrorKind::memory : ErrorKind::io, "cannot map the file into memory", path,
         std::string(std::strerror(code)) + ", it has " + std::to_string(size_) + " bytes");
  }
  data_ = static_cast<unsigned char*>(mapped);
}

MappedFile::MappedFile(const void* bytes, std::size_t size, const std::string& name) : path_(name), size_(size) {
  if (size == 0) return;
  void* mapped = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) {
    fail(ErrorKind::memory, "out of memory", name, "needs " + std::to_string(size) + " bytes");
  }
  std::memcpy(mapped, bytes, size);
  data_ = static_cast<unsigned char*>(mapped);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

}  // namespace seq
