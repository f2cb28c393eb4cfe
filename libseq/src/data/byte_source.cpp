#include "data/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "seq/error.h"

namespace seq {

std::string display_name(const std::string& path) { return path == "-" ? "standard input" : path; }

struct ByteSource::Impl {
  explicit Impl(const std::string& path) : name(display_name(path)), buffer(1 << 16) {
    if (path == "-") {
      file = STDIN_FILENO;
    } else {
      file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
      if (file < 0) {
        const int error = errno;
        fail(ErrorKind::missing, error == ENOENT ? "no such file" : std::string("cannot open: ") + std::strerror(error),
             path, "", "check the path");
      }
    }
    struct stat status {};
    if (::fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
      close();
      fail(ErrorKind::missing, "this is a directory", path, "a file", "name a file in it");
    }
  }

  ~Impl() {
    if (unpacking) inflateEnd(&stream);
    close();
  }

  void close() {
    if (file > STDIN_FILENO) ::close(file);
    file = -1;
  }

  /// Puts more packed bytes behind those left in the buffer; false at the end of the file.
  bool fill() {
    if (begin > 0) std::memmove(buffer.data(), buffer.data() + begin, end - begin);
    end -= begin;
    begin = 0;
    ssize_t count;
    do {
      count = ::read(file, buffer.data() + end, buffer.size() - end);
    } while (count < 0 && errno == EINTR);
    if (count < 0) fail(ErrorKind::io, std::string("cannot read: ") + std::strerror(errno), name);
    end += static_cast<std::size_t>(count);
    return count > 0;
  }

  /// Decides once, at the first byte, whether this is gzip.
  void recognise() {
    recognised = true;
    const auto is_at = [&](std::size_t at, unsigned char value) {
      return at < end && static_cast<unsigned char>(buffer[at]) == value;
    };
    // The second byte is waited for only if the first one asks for it: a lone line end must be seen at once.
    if (end == 0 && !fill()) return;
    if (!is_at(0, 0x1F) || (end < 2 && !fill()) || !is_at(1, 0x8B)) return;
    if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) fail(ErrorKind::memory, "no memory to unpack gzip", name);
    unpacking = true;
  }

  std::size_t read(char* bytes, std::size_t size) {
    if (!recognised) recognise();
    if (unpacking) return unpack(bytes, size);
    if (begin == end && !fill()) return 0;
    const std::size_t count = std::min(size, end - begin);
    std::memcpy(bytes, buffer.data() + begin, count);
    begin += count;
    return count;
  }

  std::size_t unpack(char* bytes, std::size_t size) {
    size = std::min(size, std::size_t{1} << 30);  // zlib counts in 32 bits
    stream.next_out = reinterpret_cast<Bytef*>(bytes);
    stream.avail_out = static_cast<uInt>(size);
    while (stream.avail_out == size) {
      if (member_ended && !start_member()) return 0;
      if (begin == end && !fill()) {
        fail(ErrorKind::data, "the gzip file ends too early", name, "", "copy or make it again");
      }
      stream.next_in = reinterpret_cast<Bytef*>(buffer.data() + begin);
      stream.avail_in = static_cast<uInt>(end - begin);
      const int result = inflate(&stream, Z_NO_FLUSH);
      begin = end - stream.avail_in;
      if (result == Z_STREAM_END) {
        member_ended = true;
      } else if (result == Z_MEM_ERROR) {
        fail(ErrorKind::memory, "no memory to unpack gzip", name);
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        fail(ErrorKind::data, std::string("the gzip file is damaged: ") + (stream.msg ? stream.msg : "bad data"), name,
             "", "copy or make it again");
      }
    }
    return size - stream.avail_out;
  }

  /// Goes on to the next gzip member, past padding of zeros; false when there is none.
  bool start_member() {
    while (true) {
      while (begin < end && buffer[begin] == '\0') ++begin;
      if (begin < end) break;
      if (!fill()) return false;
    }
    if (static_cast<unsigned char>(buffer[begin]) != 0x1F) {
      fail(ErrorKind::data, "the gzip file goes on with something else behind its end", name, "",
           "copy or make it again");
    }
    inflateReset(&stream);
    member_ended = false;
    return true;
  }

  std::string name;
  int file = -1;
  std::vector<char> buffer;
  std::size_t begin = 0, end = 0;  // of what was read and not yet used
  bool recognised = false, unpacking = false, member_ended = false;
  z_stream stream{};
};

ByteSource::ByteSource(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}
ByteSource::~ByteSource() = default;
std::size_t ByteSource::read(char* bytes, std::size_t size) { return impl_->read(bytes, size); }
const std::string& ByteSource::name() const { return impl_->name; }

bool ByteSource::would_wait() const {
  if (impl_->begin < impl_->end) return false;
  pollfd waiting{impl_->file, POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 0;
}

}  // namespace seq
