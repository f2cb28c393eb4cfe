// Lines from files, gzip and pipes, with every oddity that text has.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <thread>

#include "data/raw_lines.h"
#include "seq/corpus.h"
#include "support/file_helpers.h"
#include "support/text_samples.h"

using namespace seq;
using test::fails_with;
using test::TemporaryDirectory;
using test::write_file;
using Lines = std::vector<std::string>;

namespace {

struct Read {
  Lines lines, warnings;
  std::vector<std::int64_t> numbers;
};

Read read_all(const std::string& path, bool strict = false) {
  Read read;
  LineReader reader(path, strict, [&](const std::string& text) { read.warnings.push_back(text); });
  for (std::string line; reader.next(line);) {
    read.lines.push_back(line);
    read.numbers.push_back(reader.line_number());
  }
  std::string line;
  CHECK_FALSE(reader.next(line));  // and so it stays
  return read;
}

Read read_text(const std::string& content, bool strict = false) {
  TemporaryDirectory folder;
  write_file(folder.file("text"), content);
  return read_all(folder.file("text"), strict);
}

std::string gzip(const std::string& content) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, content.size()), '\0');
  std::string copy = content;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// Puts a descriptor in the place of standard input for a while.
class StandardInput {
 public:
  explicit StandardInput(int file) : before_(::dup(0)) { ::dup2(file, 0); }
  ~StandardInput() {
    ::dup2(before_, 0);
    ::close(before_);
  }

 private:
  int before_;
};

const std::string kLost = "\xEF\xBF\xBD";

}  // namespace

TEST_CASE("only a line feed ends a line", "[line-reader][faults]") {
  CHECK(read_text("").lines.empty());
  CHECK(read_text("\n").lines == Lines{""});
  CHECK(read_text("a\n\nb\n").lines == Lines{"a", "", "b"});
  CHECK(read_text("a\nno final line end").lines == Lines{"a", "no final line end"});
  const std::string odd =
      "a\xE2\x80\xA8"
      "b\xE2\x80\xA9"
      "c\xC2\x85"
      "d\x0B"
      "e\x0C"
      "f\rg";
  const Read read = read_text(odd + "\nnext\n");
  CHECK(read.lines == Lines{odd, "next"});
  CHECK(read.warnings.empty());
  CHECK(read.numbers == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("a byte order mark and carriage returns are stripped with one warning a file", "[line-reader][faults]") {
  const Read read = read_text(
      "\xEF\xBB\xBF"
      "a\r\nb\r\n\r\nc\r\r\n\xEF\xBB\xBF"
      "d\r");
  CHECK(read.lines == Lines{"a", "b", "", "c\r",
                            "\xEF\xBB\xBF"
                            "d"});
  REQUIRE(read.warnings.size() == 2);
  CHECK(read.warnings[0].find("text:1: a byte order mark") != std::string::npos);
  CHECK(read.warnings[1].find("text:1: a carriage return") != std::string::npos);
}

TEST_CASE("invalid UTF-8 is replaced, and the first three lines are named", "[line-reader][faults]") {
  const Read read = read_text("good\ncaf\xE9\n\xED\xA0\x80\n\xC3\n\xFF\nfine\n\x80");
  CHECK(read.lines == Lines{"good", "caf" + kLost, kLost + kLost + kLost, kLost, kLost, "fine", kLost});
  REQUIRE(read.warnings.size() == 4);
  CHECK(read.warnings[0].find("text:2: bytes that are not UTF-8, replaced by U+FFFD") != std::string::npos);
  CHECK(read.warnings[1].find("text:3: ") != std::string::npos);
  CHECK(read.warnings[2].find("text:4: ") != std::string::npos);
  CHECK(read.warnings[3].find("5 lines in all") != std::string::npos);
  CHECK(read_text("a\n\xFF\n").warnings.size() == 1);
}

TEST_CASE("NUL becomes U+FFFD, and the line stays", "[line-reader][faults]") {
  const Read read = read_text(std::string("a\0b\n\0\n", 6));
  CHECK(read.lines == Lines{"a" + kLost + "b", kLost});
  REQUIRE(read.warnings.size() == 2);
  CHECK(read.warnings[0].find("text:1: a NUL character") != std::string::npos);
}

TEST_CASE("strict reading ends at the first bad line with its number", "[line-reader][faults]") {
  CHECK(fails_with(
      [] {
        read_text(
            "good\nb\xFF"
            "d\n",
            true);
      },
      ErrorKind::data, {"not UTF-8", "text:2", "--strict"}));
  CHECK(fails_with([] { read_text(std::string("\0", 1), true); }, ErrorKind::data, {"NUL", "text:1"}));
  CHECK(read_text("fine\r\n", true).lines == Lines{"fine"});
}

TEST_CASE("lines in are lines out, for any bytes", "[line-reader][faults]") {
  std::mt19937 random(1);
  for (int i = 0; i < 40; ++i) {
    std::string content = test::random_bytes(random, random() % 3000) + "x\n";
    if (content.compare(0, 2, "\x1F\x8B") == 0) continue;
    const auto expected = static_cast<std::size_t>(std::count(content.begin(), content.end(), '\n'));
    REQUIRE(read_text(content).lines.size() == expected);
  }
}

TEST_CASE("long lines come whole across all buffers", "[line-reader][faults]") {
  std::mt19937 random(2);
  Lines expected;
  std::string content;
  for (const std::size_t size : {0, 1, 65535, 65536, 65537, 262143, 262144, 262145, 1000000, 3}) {
    expected.push_back(std::string(size, static_cast<char>('a' + random() % 26)));
    content += expected.back() + "\n";
  }
  CHECK(read_text(content).lines == expected);
  TemporaryDirectory folder;
  write_file(folder.file("packed"), gzip(content));
  CHECK(read_all(folder.file("packed")).lines == expected);
}

TEST_CASE("an endless line is cut at a character with a warning, and the next one is there", "[line-reader][faults]") {
  TemporaryDirectory folder;
  {
    gzFile file = gzopen(folder.file("text").c_str(), "wb1");
    std::string part;
    while (part.size() < 999999) part += "€";  // three bytes, so that the limit falls into one
    for (std::size_t size = 0; size < kMaxLineBytes + 5000000; size += part.size())
      gzwrite(file, part.data(), static_cast<unsigned>(part.size()));
    gzputs(file, "\nnext\n");
    gzclose(file);
  }
  const Read read = read_all(folder.file("text"));
  REQUIRE(read.lines.size() == 2);
  CHECK(read.lines[0].size() == kMaxLineBytes / 3 * 3);
  CHECK(read.lines[1] == "next");
  REQUIRE(read.warnings.size() == 1);
  CHECK(read.warnings[0].find("text:1: a line of more than 64 MiB, its rest is dropped") != std::string::npos);
  CHECK(fails_with([&] { read_all(folder.file("text"), true); }, ErrorKind::data, {"64 MiB", "text:1"}));
}

TEST_CASE("gzip is known by its content, and several members are one text", "[line-reader]") {
  TemporaryDirectory folder;
  write_file(folder.file("plain-name"), gzip("a\nb") + gzip("c\nd\n"));
  CHECK(read_all(folder.file("plain-name")).lines == Lines{"a", "bc", "d"});
  write_file(folder.file("text.gz"), "not packed\n");
  CHECK(read_all(folder.file("text.gz")).lines == Lines{"not packed"});
  write_file(folder.file("empty.gz"), gzip(""));
  CHECK(read_all(folder.file("empty.gz")).lines.empty());
  write_file(folder.file("padded"), gzip("a\n") + std::string(1000, '\0'));
  CHECK(read_all(folder.file("padded")).lines == Lines{"a"});
  write_file(folder.file("one-byte"), "\x1F");
  CHECK(read_all(folder.file("one-byte")).lines == Lines{"\x1F"});
}

TEST_CASE("a truncated or damaged gzip is an error, never a shorter text", "[line-reader][faults]") {
  TemporaryDirectory folder;
  std::mt19937 random(3);
  std::string content;
  for (int i = 0; i < 15; ++i) content += std::to_string(random()) + "\n";
  const std::string packed = gzip(content);
  for (std::size_t size = 2; size < packed.size(); ++size) {
    write_file(folder.file("cut"), packed.substr(0, size));
    REQUIRE(fails_with([&] { read_all(folder.file("cut")); }, ErrorKind::data, {"ends too early", "cut"}));
  }
  const Lines whole = read_text(content).lines;
  std::size_t refused = 0, unchanged = 0;  // a bit of padding may change nothing
  for (std::size_t at = 10; at < packed.size(); ++at) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    write_file(folder.file("damaged"), damaged);
    const auto error = test::error_of([&] { unchanged += read_all(folder.file("damaged")).lines == whole; });
    refused += error && error->kind() == ErrorKind::data;
  }
  CHECK(refused + unchanged == packed.size() - 10);
  CHECK(unchanged <= 1);
  write_file(folder.file("followed"), packed + "something else");
  CHECK(fails_with([&] { read_all(folder.file("followed")); }, ErrorKind::data, {"something else", "followed"}));
}

TEST_CASE("a file that is missing, a directory or forbidden is named", "[line-reader][faults]") {
  TemporaryDirectory folder;
  CHECK(fails_with([&] { read_all(folder.file("none")); }, ErrorKind::missing, {"no such file", folder.file("none")}));
  CHECK(fails_with([&] { read_all(folder.path()); }, ErrorKind::missing, {"directory", folder.path()}));
  write_file(folder.file("secret"), "a\n");
  ::chmod(folder.file("secret").c_str(), 0);
  const int result = test::in_child([&] {
    if (::geteuid() == 0 && (::chmod(folder.path().c_str(), 0755) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0))
      return 0;
    return fails_with([&] { LineReader reader(folder.file("secret")); }, ErrorKind::missing, {"cannot open", "secret"})
               ? 0
               : 1;
  });
  CHECK(result == 0);
}

TEST_CASE("standard input is read as it comes, and would_wait says when it has stopped", "[line-reader]") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const auto put = [&](const std::string& text) {
    return ::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size());
  };
  StandardInput input(ends[0]);
  LineReader reader("-");
  std::string line;
  CHECK(reader.would_wait());
  REQUIRE(put("\n"));  // a single byte must be enough
  CHECK_FALSE(reader.would_wait());
  REQUIRE(reader.next(line));
  CHECK(line.empty());
  CHECK(reader.would_wait());
  REQUIRE(put("one\ntwo\nthr"));
  REQUIRE(reader.next(line));
  CHECK(line == "one");
  CHECK_FALSE(reader.would_wait());
  REQUIRE(reader.next(line));
  CHECK(line == "two");
  CHECK(reader.would_wait());
  bool written = false;
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    written = put("ee\n");
    ::close(ends[1]);
  });
  REQUIRE(reader.next(line));
  CHECK(line == "three");
  writer.join();
  CHECK(written);
  CHECK_FALSE(reader.would_wait());
  CHECK_FALSE(reader.next(line));
  ::close(ends[0]);
}

TEST_CASE("gzip on standard input and errors on it are named so", "[line-reader][faults]") {
  TemporaryDirectory folder;
  write_file(folder.file("packed"), gzip("a\nb\n"));
  int file = ::open(folder.file("packed").c_str(), O_RDONLY);
  {
    StandardInput input(file);
    CHECK(read_all("-").lines == Lines{"a", "b"});
  }
  ::close(file);
  write_file(folder.file("cut"), gzip("a\nb\n").substr(0, 12));
  file = ::open(folder.file("cut").c_str(), O_RDONLY);
  {
    StandardInput input(file);
    CHECK(fails_with([] { read_all("-"); }, ErrorKind::data, {"standard input", "too early"}));
  }
  ::close(file);
}
