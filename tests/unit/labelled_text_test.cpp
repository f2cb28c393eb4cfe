// Labelled lines in fastText's form and in columns, with everything that may be odd about them.
#include "seq/labelled_text.h"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "support/file_helpers.h"

using namespace seq;
using test::fails_with;
using test::TemporaryDirectory;
using test::write_file;
using Lines = std::vector<std::string>;
using Labels = std::vector<Lines>;

namespace {

struct Files : TemporaryDirectory {
  std::string make(const std::string& content) const {
    write_file(file("lines"), content);
    return file("lines");
  }
  LabelledText read(const std::string& content, const LabelledFormat& format = {}) const {
    return read_labelled(make(content), format);
  }
  bool refuses(const std::string& content, const LabelledFormat& format, ErrorKind kind, const Lines& parts) const {
    return fails_with([&] { read(content, format); }, kind, parts);
  }
};

LabelledFormat form(const std::string& name, int label_column = 0, int text_column = 0) {
  return {name, "__label__", label_column, text_column};
}

/// Text and labels of a file in the form that was found, such as "label-text".
struct Expected {
  std::string form;
  Lines text;
  Labels labels;
};

bool reads_as(const LabelledText& read, const Expected& expected) {
  CHECK(read.format.form == expected.form);
  CHECK(read.text == expected.text);
  CHECK(read.labels == expected.labels);
  return read.lines() == static_cast<std::int64_t>(expected.text.size()) && read.line.size() == expected.text.size();
}

}  // namespace

TEST_CASE("a word with the prefix is a label wherever it stands", "[labelled-text]") {
  const Files files;
  const LabelledText read = files.read(
      "__label__a one two\n"
      "three __label__b four __label__c\n"
      "__label__d\t__label__a  five \t six __label__d\n"
      "x__label__e __label__é7,__label__f\v__label__g\n");
  CHECK(reads_as(read, {"fasttext",
                        {"one two", "three four", "five six", "x__label__e"},
                        {{"a"}, {"b", "c"}, {"d", "a"}, {"é7,__label__f", "g"}}}));
  CHECK(read.line == std::vector<std::int64_t>{1, 2, 3, 4});
}

TEST_CASE("many labels of a line are kept once each, in their order", "[labelled-text]") {
  const Files files;
  std::string line;
  Lines expected;
  for (int i = 0; i < 20000; ++i) {
    line += "__label__" + std::to_string(i) + " __label__0 ";
    expected.push_back(std::to_string(i));
  }
  CHECK(files.read(line).labels == Labels{expected});
}

TEST_CASE("only ASCII blanks end a word, as in fastText", "[labelled-text]") {
  const Files files;
  CHECK(reads_as(files.read("__label__a\u00A0b\u3000c d\u00A0e\n"), {"fasttext", {"d\u00A0e"}, {{"a\u00A0b\u3000c"}}}));
}

TEST_CASE("the prefix may be another one", "[labelled-text]") {
  const Files files;
  CHECK(reads_as(files.read("#x __label__y z\n", {"auto", "#", 0, 0}), {"fasttext", {"__label__y z"}, {{"x"}}}));
  CHECK(files.read("__label__y\tz, which is long\n", {"auto", "#", 0, 0}).labels == Labels{{"__label__y"}});
  CHECK(files.refuses("a\n", {"auto", "", 0, 0}, ErrorKind::usage, {"prefix"}));
  CHECK(files.refuses("a\n", {"auto", "a b", 0, 0}, ErrorKind::usage, {"prefix 'a b'"}));
}

TEST_CASE("the label column of a TSV is the one with fewer values", "[labelled-text]") {
  const Files files;
  CHECK(reads_as(files.read("good\tone\nbad\ttwo\ngood\tthree\n"),
                 {"label-text", {"one", "two", "three"}, {{"good"}, {"bad"}, {"good"}}}));
  CHECK(reads_as(files.read("one\tgood\ntwo\tbad\nthree\tgood\n"),
                 {"text-label", {"one", "two", "three"}, {{"good"}, {"bad"}, {"good"}}}));
}

TEST_CASE("with as many values the shorter column is the label, then the first", "[labelled-text]") {
  const Files files;
  CHECK(files.read("a long text\tlabel\n").labels == Labels{{"label"}});
  CHECK(files.read("label\ta long text\n").labels == Labels{{"label"}});
  CHECK(files.read("ab\tcd\nef\tgh\n").labels == Labels{{"ab"}, {"ef"}});
  // Equal but for blanks at the ends is equal.
  CHECK(files.read("a\tx\na \ty\n").labels == Labels{{"a"}, {"a"}});
}

TEST_CASE("three columns are label, something and text, or as they are numbered", "[labelled-text]") {
  const Files files;
  const std::string trec =
      "NUM\tNUM:dist\tHow far is it ?\nLOC\tLOC:city\tWhere is Basel ?\nNUM\tNUM:count\tHow many ?\n";
  const Lines text = {"How far is it ?", "Where is Basel ?", "How many ?"};
  const Labels coarse = {{"NUM"}, {"LOC"}, {"NUM"}}, fine = {{"NUM:dist"}, {"LOC:city"}, {"NUM:count"}};
  CHECK(reads_as(files.read(trec), {"label-text", text, coarse}));
  CHECK(reads_as(files.read(trec, form("auto", 2)), {"label-text", text, fine}));
  CHECK(reads_as(files.read(trec, form("label-text", 2)), {"label-text", text, fine}));
  CHECK(reads_as(files.read(trec, form("auto", 2, 3)), {"label-text", text, fine}));
  CHECK(files.read(trec, form("auto", 1, 2)).text == Lines{"NUM:dist", "LOC:city", "NUM:count"});
  CHECK(files.read(trec, form("text-label", 1, 3)).labels == coarse);
  CHECK(files.read(trec, form("text-label", 2)).text == Lines{"NUM", "LOC", "NUM"});
  const std::string imdb = "1\t9\tGreat film.\n0\t2\tDull film.\n1\t9\tGreat plot.\n";
  CHECK(
      reads_as(files.read(imdb), {"label-text", {"Great film.", "Dull film.", "Great plot."}, {{"1"}, {"0"}, {"1"}}}));
  CHECK(files.read(imdb, form("auto", 2)).labels == Labels{{"9"}, {"2"}, {"9"}});
}

TEST_CASE("one numbered column leaves the other to be found", "[labelled-text]") {
  const Files files;
  const std::string lines =
      "some text\tb\n"
      "other text\tb\n";
  CHECK(files.read("good\t\nbad\tx\n", form("auto")).labels == Labels{{"good"}, {"bad"}});
  CHECK(files.read("\tgood\nx y\tfair enough\n", form("auto")).labels == Labels{{"good"}, {"fair enough"}});
  CHECK(reads_as(files.read(lines, form("auto", 2)), {"text-label", {"some text", "other text"}, {{"b"}, {"b"}}}));
  CHECK(files.read(lines, form("auto", 0, 1)).labels == Labels{{"b"}, {"b"}});
  // Whatever their values say.
  CHECK(reads_as(files.read(lines, form("auto", 1)), {"label-text", {"b", "b"}, {{"some text"}, {"other text"}}}));
  CHECK(files.read(lines, form("auto", 0, 2)).labels == Labels{{"some text"}, {"other text"}});
  CHECK(files.read("x\tt1\tp\ny\tt2\tp\n", form("auto", 0, 2)).labels == Labels{{"p"}, {"p"}});
  CHECK(files.read("__label__a\tb\n", form("auto", 1)).labels == Labels{{"__label__a"}});
}

TEST_CASE("more tabs than on the first line belong to the text", "[labelled-text]") {
  const Files files;
  CHECK(files.read("a\tone\nb\ttwo\tthree\t\n", form("label-text")).text == Lines{"one", "two\tthree"});
  const LabelledText last = files.read("one\ta\ntwo\tthree\tb\n", form("text-label"));
  CHECK(last.text == Lines{"one", "two\tthree"});
  CHECK(last.labels == Labels{{"a"}, {"b"}});
  CHECK(files.read("1\tone\ta\n2\ttwo\tthree\tb\n", form("text-label", 0, 2)).labels == Labels{{"a"}, {"b"}});
  CHECK(files.read("a\tone\tmore\nb\ttwo\nc\tthree\tand\tmore\n", form("auto", 1, 2)).text ==
        Lines{"one", "two", "three"});
}

TEST_CASE("labels of a TSV may have blanks inside, and text none at all", "[labelled-text]") {
  const Files files;
  CHECK(reads_as(files.read(" very good \t a  text \nvery good\t\nbad\t  \nbad\tmore\n"),
                 {"label-text", {"a  text", "", "", "more"}, {{"very good"}, {"very good"}, {"bad"}, {"bad"}}}));
  CHECK(reads_as(files.read("__label__a\n __label__b \n"), {"fasttext", {"", ""}, {{"a"}, {"b"}}}));
}

TEST_CASE("blank lines are skipped, counted and keep the others' numbers", "[labelled-text]") {
  const Files files;
  Lines warnings;
  const LabelledText read = read_labelled(files.make("\n \t \na\tone\n\nb\ttwo\n\u3000\n"), {}, false,
                                          [&](const std::string& warning) { warnings.push_back(warning); });
  CHECK(reads_as(read, {"label-text", {"one", "two"}, {{"a"}, {"b"}}}));
  CHECK(read.line == std::vector<std::int64_t>{3, 5});
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0] == files.file("lines") + ": blank lines, skipped: 4");
}

TEST_CASE("a byte order mark and carriage returns are no part of label or text", "[labelled-text][faults]") {
  const Files files;
  CHECK(
      reads_as(files.read("\xEF\xBB\xBF__label__a one\r\n__label__b\r\n"), {"fasttext", {"one", ""}, {{"a"}, {"b"}}}));
  CHECK(reads_as(files.read("\xEF\xBB\xBFone text\ta\r\nmore text\ta\r\n"),
                 {"text-label", {"one text", "more text"}, {{"a"}, {"a"}}}));
}

TEST_CASE("invalid bytes and NUL are replaced with a warning, or refused when strict", "[labelled-text][faults]") {
  const Files files;
  Lines warnings;
  const std::string bad = "__label__a\xFF on\xC3\n__label__b two" + std::string(1, '\0') + "\n";
  const LabelledText read =
      read_labelled(files.make(bad), {}, false, [&](const std::string& warning) { warnings.push_back(warning); });
  CHECK(reads_as(read, {"fasttext", {"on\uFFFD", "two\uFFFD"}, {{"a\uFFFD"}, {"b"}}}));
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].find("lines:1: bytes that are not UTF-8") != std::string::npos);
  CHECK(warnings[1].find("lines:2: a NUL") != std::string::npos);
  CHECK(fails_with([&] { read_labelled(files.make(bad), {}, true); }, ErrorKind::data, {"lines:1"}));
}

TEST_CASE("gzip and standard input are read as any file, even where the form takes all lines", "[labelled-text]") {
  const Files files;
  const std::string lines = "one text\ta\ntwo texts\tb\nthree\ta\n";
  const Expected expected = {"text-label", {"one text", "two texts", "three"}, {{"a"}, {"b"}, {"a"}}};
  gzFile packed = gzopen(files.file("packed").c_str(), "wb");
  gzputs(packed, lines.c_str());
  gzclose(packed);
  REQUIRE(test::read_file(files.file("packed")) != lines);
  CHECK(reads_as(read_labelled(files.file("packed")), expected));
  files.make(lines);
  CHECK(test::in_child([&] {
          if (std::freopen(files.file("lines").c_str(), "r", stdin) == nullptr) return 2;
          const LabelledText read = read_labelled("-");
          return read.text == expected.text && read.labels == expected.labels ? 0 : 1;
        }) == 0);
}

TEST_CASE("lines without a label or a tab are refused by number", "[labelled-text][faults]") {
  const Files files;
  CHECK(files.refuses("__label__a one\n\ntwo\n", {}, ErrorKind::data,
                      {"a line without a label", "lines:3", "__label__"}));
  CHECK(files.refuses("__label__a one\n__label__ two\n", {}, ErrorKind::data, {"label without a name", "lines:2"}));
  CHECK(files.refuses("a\tone\ntwo\n", {}, ErrorKind::data, {"a line without a tab", "lines:2"}));
  CHECK(files.refuses("no label\n__label__a one\n", {}, ErrorKind::data, {"without a tab", "lines:1", "__label__"}));
  CHECK(files.refuses("a\tone\n\ttwo\n \tthree\n", form("label-text"), ErrorKind::data,
                      {"a line without a label", "lines:2", "column 1"}));
  CHECK(files.refuses("a\tone\n", form("fasttext"), ErrorKind::data, {"without a label", "lines:1"}));
  CHECK(files.refuses("one two\n", form("auto", 1, 2), ErrorKind::data, {"without a tab", "lines:1"}));
}

TEST_CASE("a column that a line does not have is refused by number", "[labelled-text][faults]") {
  const Files files;
  CHECK(files.refuses("a\tone\n", form("auto", 3), ErrorKind::data, {"2 columns", "lines:1", "3 or more"}));
  CHECK(files.refuses("a\tone\n", form("label-text", 1, 4), ErrorKind::data, {"2 columns", "lines:1", "4 or more"}));
  CHECK(files.refuses("a\tb\tone\nc\ttwo\n", {}, ErrorKind::data, {"2 columns", "lines:2", "3 or more"}));
  CHECK(files.refuses("a\tone\nb\ttwo\n", form("label-text", 2), ErrorKind::data, {"both in column 2", "lines:1"}));
}

TEST_CASE("a format that makes no sense is refused before the file is opened", "[labelled-text][faults]") {
  const auto refused = [](const LabelledFormat& format, const char* part) {
    return fails_with([&] { read_labelled("/does/not/exist", format); }, ErrorKind::usage, {part}) &&
           fails_with([&] { check_labelled("/does/not/exist", "", format); }, ErrorKind::usage, {part});
  };
  CHECK(refused(form("csv"), "csv"));
  CHECK(refused(form("auto", -1), "column -1"));
  CHECK(refused(form("auto", 1, -2), "column -2"));
  CHECK(refused(form("auto", 2, 2), "both in column 2"));
  CHECK(refused(form("text-label", 1), "both in column 1"));
  CHECK(refused(form("label-text", 0, 1), "both in column 1"));
  CHECK(refused(form("fasttext", 1), "columns"));
}

TEST_CASE("a file without any labelled line is empty", "[labelled-text][faults]") {
  const Files files;
  CHECK(files.refuses("", {}, ErrorKind::data, {"the file is empty", "lines"}));
  CHECK(files.refuses("\n \n\t\t\n", form("fasttext"), ErrorKind::data, {"the file is empty", "lines"}));
  CHECK(fails_with([&] { read_labelled(files.file("absent")); }, ErrorKind::missing, {"absent"}));
}

TEST_CASE("the format found reads a file that would say something else by itself", "[labelled-text]") {
  const Files files;
  const LabelledFormat found = files.read("one text\tgood one\nanother\tgood one\nthird\tbad one\n").format;
  CHECK(files.read("x\tgood one\n").labels == Labels{{"x"}});
  CHECK(files.read("x\tgood one\n", found).labels == Labels{{"good one"}});
  CHECK(found.label_column == 0);
}
