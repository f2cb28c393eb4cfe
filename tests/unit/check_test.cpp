// What `check` finds in a corpus.
#include <catch2/catch.hpp>

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

const Finding* find(const CheckReport& report, const std::string& kind) {
  for (const Finding& finding : report.findings) {
    if (finding.kind == kind) return &finding;
  }
  return nullptr;
}

/// The examples without the folder in front of the names.
Lines examples(const CheckReport& report, const std::string& kind, const TemporaryDirectory& folder) {
  const Finding* finding = find(report, kind);
  if (finding == nullptr) return {};
  Lines plain = finding->examples;
  for (std::string& example : plain) {
    for (std::size_t at; (at = example.find(folder.path() + "/")) != std::string::npos;)
      example.erase(at, folder.path().size() + 1);
  }
  return plain;
}

std::int64_t count(const CheckReport& report, const std::string& kind) {
  const Finding* finding = find(report, kind);
  return finding == nullptr ? 0 : finding->count;
}

std::string numbered_pairs(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i)
    text += "sentence number " + std::to_string(i) + "\tSatz Nummer " + std::to_string(i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a clean corpus has counts and no findings", "[check]") {
  const Files files;
  const CheckReport report =
      check_parallel({files.make("tsv", numbered_pairs(0, 100))}, {files.make("test", numbered_pairs(100, 110))});
  CHECK(report.pairs == 100);
  CHECK(report.source_words == 300);
  CHECK(report.target_words == 300);
  CHECK(report.findings.empty());
}

TEST_CASE("unequal counts are a finding with both numbers", "[check][faults]") {
  const Files files;
  const std::string three = files.make("three", "a\nb\nc\n"), two = files.make("two", "x\ny\n");
  const CheckReport report = check_parallel({three, two}, {});
  CHECK(report.pairs == 2);
  CHECK(examples(report, "count", files) == Lines{"three has 3 lines, two has 2"});
  CHECK(count(check_parallel({two, three}, {}), "count") == 1);
  CHECK(count(check_parallel({files.make("none", "")}, {}), "count") == 1);
}

TEST_CASE("empty sides are named by file and line", "[check]") {
  const Files files;
  CHECK(examples(check_parallel({files.make("en", "a\n\n \nd\n"), files.make("de", "x\ny\n\n\t\n")}, {}), "empty",
                 files) == Lines{"en:2: no source text", "en:3: no text on either side", "de:4: no target text"});
  const CheckReport report = check_parallel({files.make("tsv", "a\tb\n\nc\t\n")}, {});
  CHECK(count(report, "empty") == 2);
  CHECK(count(report, "columns") == 0);
}

TEST_CASE("a TSV line without a tab is a finding", "[check]") {
  const Files files;
  CHECK(examples(check_parallel({files.make("tsv", "a\tb\nno tab\n")}, {}), "columns", files) ==
        Lines{"tsv:2: a line without a tab"});
}

TEST_CASE("over-long lines are measured in words, or in characters where there are no blanks", "[check]") {
  const Files files;
  std::string words, characters;
  for (int i = 0; i < 11; ++i) words += "w ";
  for (int i = 0; i < 101; ++i) characters += "漢";
  const CheckReport report =
      check_parallel({files.make("tsv", "a\tb\n" + words + "\tb\nc\t" + characters + "\n")}, {}, 10);
  CHECK(examples(report, "over-long", files) == Lines{"tsv:2: 11 words", "tsv:3: 101 characters"});
}

TEST_CASE("invalid bytes and control characters are found on either side", "[check][faults]") {
  const Files files;
  const CheckReport report = check_parallel({files.make("en",
                                                        "a\nb\xFF\nc\x01\nd\xE2\x80\xA8"
                                                        "e\n"),
                                             files.make("de", "\xC3\nx\ny\tz\n" + std::string(1, '\0') + "\n")},
                                            {});
  CHECK(examples(report, "invalid-utf8", files) ==
        Lines{"de:1: bytes that are not UTF-8", "en:2: bytes that are not UTF-8"});
  CHECK(examples(report, "control", files) == Lines{"en:3: a control character", "de:3: a control character",
                                                    "en:4: a control character", "de:4: a control character"});
}

TEST_CASE("duplicates are counted beyond the examples, which come in the order of lines", "[check]") {
  const Files files;
  std::string text = numbered_pairs(0, 50);
  for (int i = 0; i < 10; ++i) text += numbered_pairs(7, 9);
  const CheckReport report = check_parallel(
      {files.make("tsv", text + "\t\n\t\n sentence number 3\tSatz Nummer 3 \nsentence number 3\tSatz 3\n")}, {});
  CHECK(count(report, "duplicate") == 21);
  CHECK(examples(report, "duplicate", files) ==
        Lines{"tsv:51: the same pair as line 8", "tsv:52: the same pair as line 9", "tsv:53: the same pair as line 8",
              "tsv:54: the same pair as line 9", "tsv:55: the same pair as line 8"});
}

TEST_CASE("many duplicates keep the first examples", "[check]") {
  const Files files;
  std::string text;
  for (int round = 0; round < 3; ++round) text += numbered_pairs(0, 6000);
  const CheckReport report = check_parallel({files.make("tsv", text)}, {});
  CHECK(count(report, "duplicate") == 12000);
  CHECK(examples(report, "duplicate", files)[0] == "tsv:6001: the same pair as line 1");
  CHECK(examples(report, "duplicate", files)[4] == "tsv:6005: the same pair as line 5");
}

TEST_CASE("unusual lengths are measured against the corpus's own ratio", "[check]") {
  const Files files;
  std::string text;
  for (int i = 0; i < 50; ++i)
    text += std::string(static_cast<std::size_t>(60 + i), 'a') + std::to_string(i) + "\t" +
            std::string(static_cast<std::size_t>(20 + i / 3), 'b') + std::to_string(i) + "\n";
  const std::string usual = std::string(90, 'c') + "\t" + std::string(30, 'd') + "\n";
  const std::string same_length = std::string(120, 'e') + "\t" + std::string(120, 'f') + "\n";
  const CheckReport report =
      check_parallel({files.make("tsv", text + usual + same_length + "yes\tja, das ist so\n")}, {});
  CHECK(examples(report, "length-ratio", files) == Lines{"tsv:52: 120 characters against 120"});
}

TEST_CASE("test sources that are in train are found, each once", "[check]") {
  const Files files;
  const std::string train = files.make("train", numbered_pairs(0, 20) + numbered_pairs(0, 20));
  const std::string test =
      files.make("test", "sentence number 5\tSatz Nummer 5\nnew\tneu\nsentence number 9\tganz anders\n\tleer\n");
  const CheckReport report = check_parallel({train}, {test});
  CHECK(count(report, "overlap") == 2);
  CHECK(examples(report, "overlap", files) ==
        Lines{"test:1: the same pair as train:6", "test:3: the same source as train:10"});
  CHECK(count(check_parallel({train}, {}), "overlap") == 0);
}

TEST_CASE("a check of files that cannot be read says so", "[check][faults]") {
  const Files files;
  const std::string text = files.make("text", "a\tb\n");
  CHECK(fails_with([&] { check_parallel({files.file("absent")}, {}); }, ErrorKind::missing, {"absent"}));
  CHECK(fails_with([&] { check_parallel({text}, {files.file("absent")}); }, ErrorKind::missing, {"absent"}));
  CHECK(fails_with([&] { check_parallel({}, {}); }, ErrorKind::usage, {"0 files"}));
  CHECK(fails_with([&] { check_parallel({text, text, text}, {}); }, ErrorKind::usage, {"3 files"}));
}
