#include <algorithm>

#include "data/raw_lines.h"
#include "seq/corpus.h"
#include "seq/error.h"
#include "text/unicode.h"

namespace seq {

namespace {

/// Names the first few lines with one kind of trouble and counts the rest.
class Complaint {
 public:
  Complaint(std::string what, std::string done) : what_(std::move(what)), done_(std::move(done)) {}

  void report(const std::string& place, bool strict, const Warning& warn) {
    if (strict) fail(ErrorKind::data, what_, place, "clean UTF-8 text", "repair the file, or leave out --strict");
    if (++count_ <= kNamed && warn) warn(place + ": " + what_ + ", " + done_);
  }

  void summarise(const std::string& file, const Warning& warn) const {
    if (count_ > kNamed && warn) warn(file + ": " + std::to_string(count_) + " lines in all: " + what_);
  }

 private:
  static constexpr std::int64_t kNamed = 3;
  std::string what_, done_;
  std::int64_t count_ = 0;
};

}  // namespace

struct LineReader::Impl {
  Impl(const std::string& path, bool is_strict, Warning warning)
      : lines(path), strict(is_strict), warn(std::move(warning)) {}

  bool next(std::string& text) {
    if (!lines.next(line)) {
      if (!ended) {
        for (const Complaint* complaint : {&invalid, &nul, &endless}) complaint->summarise(lines.name(), warn);
      }
      ended = true;
      return false;
    }
    const std::string place = lines.name() + ":" + std::to_string(lines.line_number());
    if (line.had_bom && warn) warn(place + ": a byte order mark is skipped");
    if (line.had_cr && !told_cr) {
      told_cr = true;
      if (warn) warn(place + ": a carriage return at the end of lines is skipped");
    }
    if (line.cut_bytes > 0) endless.report(place, strict, warn);
    if (!unicode::valid(line.text)) {
      invalid.report(place, strict, warn);
      unicode::repair(line.text);
    }
    if (line.text.find('\0') != std::string::npos) {
      nul.report(place, strict, warn);
      replace_nul();
    }
    text.swap(line.text);
    return true;
  }

  void replace_nul() {
    std::string clean;
    for (const char byte : line.text) {
      if (byte == '\0') {
        unicode::append(clean, 0xFFFD);
      } else {
        clean += byte;
      }
    }
    line.text = std::move(clean);
  }

  RawLineReader lines;
  RawLine line;
  bool strict = false, told_cr = false, ended = false;
  Warning warn;
  Complaint invalid{"bytes that are not UTF-8", "replaced by U+FFFD"};
  Complaint nul{"a NUL character", "replaced by U+FFFD"};
  Complaint endless{"a line of more than " + std::to_string(kMaxLineBytes >> 20) + " MiB", "its rest is dropped"};
};

LineReader::LineReader(const std::string& path, bool strict, Warning warn)
    : impl_(std::make_unique<Impl>(path, strict, std::move(warn))) {}
LineReader::~LineReader() = default;
bool LineReader::next(std::string& line) { return impl_->next(line); }
std::int64_t LineReader::line_number() const { return impl_->lines.line_number(); }
bool LineReader::would_wait() const { return impl_->lines.would_wait(); }

std::vector<std::string> read_lines(const std::string& path, bool strict, const Warning& warn) {
  std::vector<std::string> lines;
  LineReader reader(path, strict, warn);
  for (std::string line; reader.next(line);) lines.push_back(line);
  return lines;
}

}  // namespace seq
