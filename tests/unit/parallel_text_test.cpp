// Pairs of lines from one file or two, and their fingerprint.
#include <catch2/catch.hpp>
#include <string>

#include "data/sha256.h"
#include "seq/corpus.h"
#include "support/file_helpers.h"

using namespace seq;
using test::fails_with;
using test::TemporaryDirectory;
using test::write_file;
using Lines = std::vector<std::string>;

namespace {

struct Files : TemporaryDirectory {
  std::string make(const std::string& name, const std::string& content) const {
    write_file(file(name), content);
    return file(name);
  }
};

std::string sha256(const std::string& text, std::size_t portion) {
  Sha256 sum;
  for (std::size_t at = 0; at < text.size(); at += portion)
    sum.add(text.data() + at, std::min(portion, text.size() - at));
  return sum.hex();
}

}  // namespace

TEST_CASE("two files are read line by line", "[parallel-text]") {
  const Files files;
  const ParallelText text = read_parallel({files.make("en", "a\n\nc\n"), files.make("de", "x\ny\nz")});
  CHECK(text.source == Lines{"a", "", "c"});
  CHECK(text.target == Lines{"x", "y", "z"});
  CHECK(text.line == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("a TSV has source, target and perhaps more", "[parallel-text]") {
  const Files files;
  const ParallelText text = read_parallel({files.make("tsv", "a\tx\n\n\ty\nb\t\nc\tz\tmore\tand more\r\n")});
  CHECK(text.source == Lines{"a", "", "", "b", "c"});
  CHECK(text.target == Lines{"x", "", "y", "", "z"});
  CHECK(text.line == std::vector<std::int64_t>{1, 2, 3, 4, 5});
}

TEST_CASE("source and target that differ in length are refused with both counts", "[parallel-text][faults]") {
  const Files files;
  const std::string three = files.make("three", "a\nb\nc\n"), five = files.make("five", "1\n2\n3\n4\n5"),
                    none = files.make("none", "");
  CHECK(fails_with(
      [&] {
        read_parallel({three, five});
      },
      ErrorKind::data, {"differ in length", "three has 3 lines", "five has 5"}));
  CHECK(fails_with([&] { read_parallel({five, three}); }, ErrorKind::data, {"five has 5 lines", "three has 3"}));
  CHECK(fails_with([&] { read_parallel({none, three}); }, ErrorKind::data, {"none has 0 lines", "three has 3"}));
}

TEST_CASE("a TSV line without a tab is refused with its number", "[parallel-text][faults]") {
  const Files files;
  CHECK(fails_with([&] { read_parallel({files.make("tsv", "a\tb\nc d\n")}); }, ErrorKind::data,
                   {"without a tab", "tsv:2", "two files"}));
}

TEST_CASE("files without any pair are refused", "[parallel-text][faults]") {
  const Files files;
  const std::string none = files.make("none", ""), blank = files.make("blank", "\n \n\t\n"),
                    text = files.make("text", "a\nb\nc\n");
  CHECK(fails_with([&] { read_parallel({none}); }, ErrorKind::data, {"the file is empty", "none"}));
  CHECK(fails_with([&] { read_parallel({none, none}); }, ErrorKind::data, {"the file is empty"}));
  CHECK(fails_with([&] { read_parallel({blank, text}); }, ErrorKind::data, {"none of 3 pairs", "blank", "text"}));
  CHECK(fails_with([&] { read_parallel({files.make("halves", "a\t\n\tb\n")}); }, ErrorKind::data,
                   {"none of 2 pairs", "halves"}));
  CHECK(fails_with([&] { read_parallel({}); }, ErrorKind::usage, {"0 files"}));
  CHECK(fails_with([&] { read_parallel({text, text, text}); }, ErrorKind::usage, {"3 files"}));
  CHECK(fails_with([&] { read_parallel({"-", "-"}); }, ErrorKind::usage, {"standard input"}));
  CHECK(fails_with([&] { read_parallel({text, files.file("absent")}); }, ErrorKind::missing, {"absent"}));
}

TEST_CASE("invalid bytes of either side are warned of, or refused when strict", "[parallel-text][faults]") {
  const Files files;
  const std::string good = files.make("good", "a\nb\n"), bad = files.make("bad", "x\n\xFF\n");
  Lines warnings;
  const ParallelText text =
      read_parallel({good, bad}, false, [&](const std::string& warning) { warnings.push_back(warning); });
  CHECK(text.target[1] == "\xEF\xBF\xBD");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].find("bad:2:") != std::string::npos);
  CHECK(fails_with([&] { read_parallel({good, bad}, true); }, ErrorKind::data, {"bad:2"}));
}

TEST_CASE("SHA-256 gives the standard's digests, in any portions", "[parallel-text]") {
  CHECK(sha256("", 1) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc", 3) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1000000, 'a'), 997) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  for (std::size_t size = 50; size < 70; ++size) {
    const std::string text(size, 'q');
    CHECK(sha256(text, 1) == sha256(text, size));
  }
}

TEST_CASE("a fingerprint tells changed content, not changed names", "[parallel-text]") {
  const Files files;
  const std::string a = files.make("a", "abc"), b = files.make("b", "abc"), c = files.make("c", "abd");
  CHECK(fingerprint({a}) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(fingerprint({a}) == fingerprint({b}));
  CHECK(fingerprint({a}) != fingerprint({c}));
  CHECK(fingerprint({a, c}) == fingerprint({b, c}));
  CHECK(fingerprint({a, c}) != fingerprint({c, a}));
  CHECK(fails_with([&] { fingerprint({files.file("absent")}); }, ErrorKind::missing, {"absent"}));
  ParallelText text{{"a", "b"}, {"x", "y"}, {1, 2}}, moved{{"a", "bx"}, {"x", "y"}, {1, 2}};
  CHECK(fingerprint(text).size() == 64);
  CHECK(fingerprint(text) != fingerprint(moved));
  std::swap(text.source, text.target);
  CHECK(fingerprint(text) != fingerprint(ParallelText{text.target, text.source, text.line}));
}
