// What `check` finds in labelled files.
#include <catch2/catch.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "seq/labelled_text.h"
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
  CheckReport check(const std::string& train, const std::string& test = "", const LabelledFormat& format = {},
                    int max_words = 1000) const {
    return check_labelled(make("train", train), test.empty() ? "" : make("test", test), format, max_words);
  }
  /// The kinds found.
  static Lines kinds(const CheckReport& report) {
    Lines found;
    for (const Finding& finding : report.findings) found.push_back(finding.kind);
    return found;
  }
  /// The examples of one kind without the folder in front of the names.
  Lines examples(const CheckReport& report, const std::string& kind) const {
    for (const Finding& finding : report.findings) {
      if (finding.kind != kind) continue;
      Lines plain = finding.examples;
      for (std::string& example : plain) {
        for (std::size_t at; (at = example.find(path() + "/")) != std::string::npos;)
          example.erase(at, path().size() + 1);
      }
      return plain;
    }
    return {};
  }
};

std::int64_t count(const CheckReport& report, const std::string& kind) {
  for (const Finding& finding : report.findings) {
    if (finding.kind == kind) return finding.count;
  }
  return 0;
}

/// Clean lines of two labels, five or more of each from ten lines on.
std::string numbered(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i)
    text += std::string(i % 2 == 0 ? "even" : "odd") + "\tsentence number " + std::to_string(i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("clean labelled lines have counts and no findings", "[labelled-check]") {
  const Files files;
  const CheckReport report = files.check(numbered(0, 20), numbered(20, 24));
  CHECK(Files::kinds(report).empty());
  CHECK(report.pairs == 20);
  CHECK(report.source_words == 60);
  CHECK(report.target_words == 20);
  std::string several;
  for (int i = 0; i < 5; ++i) several += "__label__a " + std::to_string(i) + " __label__b\n";
  CHECK(files.check(several).target_words == 10);
  CHECK(files.check(several).source_words == 5);
  CHECK(Files::kinds(files.check(several)).empty());
}

TEST_CASE("lines that cannot be read are findings of either file, not errors", "[labelled-check][faults]") {
  const Files files;
  const CheckReport report =
      files.check(numbered(0, 10) + "no tab\n\tno label\n", "even\tone more\n\nneither\nodd\t\n");
  CHECK(Files::kinds(report) == Lines{"columns", "empty"});
  CHECK(files.examples(report, "columns") ==
        Lines{"train:11: a line without a tab", "train:12: a line without a label", "test:3: a line without a tab"});
  CHECK(files.examples(report, "empty") == Lines{"test:2: a blank line", "test:4: a label without text"});
  CHECK(report.pairs == 12);
  const CheckReport words = files.check("__label__a\n\n__label__ x\n__label__b y\n z\n");
  CHECK(files.examples(words, "columns") ==
        Lines{"train:3: a label without a name", "train:5: a line without a label"});
  CHECK(files.examples(words, "empty") == Lines{"train:1: a label without text", "train:2: a blank line"});
  CHECK(files.examples(files.check("a\tb\tc\na\tb\n"), "columns") == Lines{"train:2: 2 columns"});
}

TEST_CASE("files without lines say so", "[labelled-check][faults]") {
  const Files files;
  CHECK(files.examples(files.check("", "\n"), "count") ==
        Lines{"train: there are no lines", "test: there are no lines"});
  CHECK(fails_with([&] { check_labelled(files.file("absent")); }, ErrorKind::missing, {"absent"}));
  CHECK(fails_with([&] { check_labelled(files.make("train", "a\tb\n"), files.file("absent")); }, ErrorKind::missing,
                   {"absent"}));
}

TEST_CASE("invalid bytes, control characters and over-long texts are found", "[labelled-check][faults]") {
  const Files files;
  const CheckReport report =
      files.check("\xEF\xBB\xBF" + numbered(0, 10) + "even\tone\xFF\r\nodd\ta b c d\nodd\tt\x01\nodd\ta\tb\n" +
                      "odd\t" + std::string(31, 'x') + "\nod\x02d\tw" + std::string(1, '\0') + "\n",
                  "even\t\xC3\n", {}, 3);
  CHECK(Files::kinds(report) == Lines{"over-long", "invalid-utf8", "control", "rare-label"});
  CHECK(files.examples(report, "invalid-utf8") ==
        Lines{"train:11: bytes that are not UTF-8", "test:1: bytes that are not UTF-8"});
  CHECK(files.examples(report, "over-long") == Lines{"train:12: 4 words", "train:15: 31 characters"});
  CHECK(files.examples(report, "control") ==
        Lines{"train:13: a control character", "train:14: a control character", "train:16: a control character"});
}

TEST_CASE("repeated lines are duplicates, and conflicts when their labels differ", "[labelled-check]") {
  const Files files;
  const CheckReport report = files.check(numbered(0, 10) + "even\tsentence number 4\nodd\tsentence number 4 \n" +
                                         "even\tsentence number 4\nodd\tsentence number 4\nodd\t\nodd\t\n");
  CHECK(files.examples(report, "duplicate") ==
        Lines{"train:11: the same as line 5", "train:13: the same as line 5", "train:14: the same as line 12"});
  CHECK(files.examples(report, "conflict") == Lines{"train:12: other labels than line 5 has for the same text",
                                                    "train:14: other labels than line 5 has for the same text"});
  CHECK(count(report, "empty") == 2);
}

TEST_CASE("the order of several labels makes no conflict", "[labelled-check]") {
  const Files files;
  const CheckReport report = files.check("__label__a __label__b x y\nx __label__b y __label__a\n__label__a x y\n");
  CHECK(files.examples(report, "duplicate") == Lines{"train:2: the same as line 1"});
  CHECK(files.examples(report, "conflict") == Lines{"train:3: other labels than line 1 has for the same text"});
}

TEST_CASE("many repeats are counted and the first ones shown", "[labelled-check]") {
  const Files files;
  std::string text = numbered(0, 6000), swapped;
  for (int i = 0; i < 6000; ++i)
    swapped += std::string(i % 2 == 0 ? "odd" : "even") + "\tsentence number " + std::to_string(i) + "\n";
  const CheckReport report = files.check(text + text + swapped);
  CHECK(count(report, "duplicate") == 6000);
  CHECK(count(report, "conflict") == 6000);
  CHECK(files.examples(report, "duplicate")[4] == "train:6005: the same as line 5");
  CHECK(files.examples(report, "conflict")[0] == "train:12001: other labels than line 1 has for the same text");
}

TEST_CASE("labels of few lines, and a single one, are found", "[labelled-check]") {
  const Files files;
  const CheckReport report = files.check(numbered(0, 10) + "neither\tzero\nof both\tone\nneither\ttwo\n" +
                                         std::string(50, 'x') + "é\tthree\n");
  CHECK(files.examples(report, "rare-label") == Lines{"train:11: 'neither' has 2 lines",
                                                      "train:12: 'of both' has 1 line",
                                                      "train:14: '" + std::string(40, 'x') + "…' has 1 line"});
  CHECK(files.examples(files.check("even\tone\neven\ttwo\n"), "one-label") == Lines{"train: 'even' is the only label"});
  CHECK(count(report, "one-label") == 0);
}

TEST_CASE("test texts that are in train are found, with their labels or others", "[labelled-check]") {
  const Files files;
  const CheckReport report = files.check(numbered(0, 20) + numbered(0, 20),
                                         "odd\tsentence number 5\nodd\tnew\neven\tsentence number 9 \nodd\tsentence "
                                         "number 5\nodd\t\nodd\tsentence number 8\n");
  CHECK(files.examples(report, "overlap") ==
        Lines{"test:1: the same text as train:6", "test:3: the same text as train:10, with other labels",
              "test:4: the same text as train:6", "test:6: the same text as train:9, with other labels"});
  CHECK(count(files.check(numbered(0, 20)), "overlap") == 0);
}

TEST_CASE("labels of test that train lacks are found", "[labelled-check][faults]") {
  const Files files;
  const CheckReport report =
      files.check(numbered(0, 20), "even\tone\nprime\ttwo\neven\tthree\nprime\tfour\nsquare\tfive\n");
  CHECK(files.examples(report, "unseen-label") == Lines{"test:2: 'prime', in 2 lines", "test:5: 'square', in 1 line"});
}

TEST_CASE("test is read in the form of train", "[labelled-check]") {
  const Files files;
  std::string train;
  for (int i = 0; i < 10; ++i) train += "text " + std::to_string(i) + (i < 5 ? "\ta good label\n" : "\ta bad label\n");
  CHECK(Files::kinds(files.check(train, "x\ta good label\n")).empty());
  CHECK(Files::kinds(files.check(train, "a good label\tx\n")) == Lines{"unseen-label"});
  CHECK(Files::kinds(files.check(train, "__label__a x\n")) == Lines{"columns"});
  CHECK(Files::kinds(files.check(train, "x\tmore text\ta good label\n")).empty());
}

TEST_CASE("standard input is checked where its form is given", "[labelled-check]") {
  const Files files;
  CHECK(fails_with([] { check_labelled("-"); }, ErrorKind::usage, {"standard input", "form"}));
  CHECK(fails_with([] { check_labelled("-", "-", {"fasttext", "__label__", 0, 0}); }, ErrorKind::usage, {"both"}));
  const std::string train = files.make("train", "__label__a x\nno label\n");
  CHECK(test::in_child([&] {
          if (std::freopen(train.c_str(), "r", stdin) == nullptr) return 2;
          const CheckReport report = check_labelled("-", "", {"fasttext", "__label__", 0, 0});
          return count(report, "columns") == 1 && files.examples(report, "columns")[0].find("standard input:2:") == 0
                     ? 0
                     : 1;
        }) == 0);
}
