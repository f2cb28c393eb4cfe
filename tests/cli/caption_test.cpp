// `caption`: features in, sentences out.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "support/toy_captioner.h"

using test::caption;
using test::contains;
using test::lines_of;
using test::toy_captioner;
using test::toy_captions;

namespace {

bool caption_error(const test::Ended& ended, const std::vector<std::string>& parts) {
  return test::one_error_line_of("caption", ended, parts);
}

}  // namespace

TEST_CASE("a captioner names what it sees, from an array and from text alike", "[cli][caption]") {
  const auto& toy = toy_captions();
  const auto run = [&](std::vector<std::string> more, const std::string& input = "") {
    more.insert(more.begin(), {"run", "-m", toy_captioner()});
    const test::Ended ended = caption(more, input);
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    return ended.out;
  };
  const std::string from_array = run({"-i", toy.file("valid.npy")});
  const std::vector<std::string> said = lines_of(from_array);
  REQUIRE(said.size() == 40);
  int right = 0;
  for (std::size_t i = 0; i < said.size(); ++i)
    right += said[i] == toy.valid.first[i] || said[i] == "there is " + toy.valid.first[i];
  CHECK(right >= 36);
  std::string text;
  for (std::size_t i = 0; i < toy.valid.numbers.size(); ++i)
    text += std::to_string(toy.valid.numbers[i]) + ((i + 1) % 27 == 0 ? "\n" : (i + 1) % 9 == 0 ? ";" : ", ");
  CHECK(run({}, text) == from_array);
  for (const char* batch : {"1", "7"}) CHECK(run({"-i", toy.file("valid.npy"), "--batch", batch}) == from_array);
  CHECK(run({"-i", toy.file("valid.npy"), "--threads", "1"}) == from_array);
  CHECK(lines_of(run({"-i", toy.file("valid.npy"), "--n-best", "2"})).size() == 80);
  CHECK(contains(run({"-i", toy.file("valid.npy"), "--alignment"}), " ||| "));
  for (const std::string& line : lines_of(run({"-i", toy.file("valid.npy"), "--length", "4w"})))
    CHECK(std::count(line.begin(), line.end(), ' ') >= 2);
}

TEST_CASE("captions are scored against all of a row's references", "[cli][caption]") {
  const auto& toy = toy_captions();
  const test::Ended array = caption({"eval", "-m", toy_captioner(), "--test", toy.file("valid.npy"),
                                     toy.file("valid.tsv"), "--metrics", "bleu", "exact"});
  INFO(array.err);
  REQUIRE(array.code == 0);
  CHECK(contains(array.out, "test set: 40 lines"));
  CHECK(contains(array.out, "nrefs:2"));
  const test::Ended scored =
      caption({"score", "-m", toy_captioner(), "-i", toy.file("valid.npy"), toy.file("first.txt")});
  CHECK(scored.code == 66);
  std::string first;
  for (const std::string& line : toy.valid.first) first += line + "\n";
  test::write_file(toy.file("first.txt"), first);
  CHECK(lines_of(caption({"score", "-m", toy_captioner(), "-i", toy.file("valid.npy"), toy.file("first.txt")}).out)
            .size() == 40);
}

TEST_CASE("a row that holds no frames of the model's width has an empty caption, and the program exits 1",
          "[cli][caption][faults]") {
  const std::string good = "0 0 0 1.5 0 0 0 0 0;0 0 0 0 1 0 0 0 0";
  const test::Ended ended = caption({"run", "-m", toy_captioner()}, good + "\n1 2 3\n\nred dog\n" + good + "\n");
  CHECK(ended.code == 1);
  const std::vector<std::string> lines = lines_of(ended.out);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] == lines[4]);
  CHECK_FALSE(lines[0].empty());
  CHECK((lines[1].empty() && lines[2].empty() && lines[3].empty()));
  CHECK(contains(ended.err, "frame 1 has 3 numbers (line 2): expected 9"));
  CHECK(contains(ended.err, "(line 4)"));
}

TEST_CASE("arrays and captions that do not fit are refused in one line", "[cli][caption][faults]") {
  const auto& toy = toy_captions();
  const auto refused = [&](const std::vector<std::string>& set, int code, const std::vector<std::string>& parts) {
    std::vector<std::string> arguments = {"train", "-m", toy.file("bad.model"), "--quiet", "--train"};
    arguments.insert(arguments.end(), set.begin(), set.end());
    const test::Ended ended = caption(arguments);
    INFO(ended.err);
    return ended.code == code && caption_error(ended, parts);
  };
  const auto array = [&](const std::string& bytes) {
    test::write_file(toy.file("bad.npy"), bytes);
    return toy.file("bad.npy");
  };
  const std::string captions = toy.file("train.tsv");
  CHECK(refused({toy.file("train.npy"), toy.file("valid.tsv")}, 65, {"40 lines of captions", "expected 400"}));
  CHECK(refused({toy.file("valid.npy"), captions}, 65, {"400 lines of captions", "expected 40"}));
  CHECK(refused({toy.file("train.npy")}, 2, {"no captions"}));
  CHECK(refused({toy.file("none.npy"), captions}, 66, {"none.npy"}));
  std::vector<float> numbers = toy.train.numbers;
  numbers[27 * 4 + 9 + 2] = std::numeric_limits<float>::quiet_NaN();
  CHECK(refused({array(test::npy_bytes("(400, 3, 9)", numbers)), captions}, 65, {"row 4, frame 1, column 2"}));
  CHECK(refused({array(test::npy_bytes("(401, 3, 9)", numbers)), captions}, 65, {"401×3×9"}));
  CHECK(refused({array(test::npy_bytes("(99999999999, 99999999, 9)", numbers)), captions}, 65, {"its header says"}));
  CHECK(refused({array(test::npy_bytes("(99999999999, 0, 9)", {})), captions}, 65, {"without frames"}));
  CHECK(refused({array(test::npy_bytes("(400, 3, 9)", numbers, "<f4", true)), captions}, 65, {"Fortran order"}));
  CHECK(refused({array(test::npy_bytes("(400, 3, 9)", numbers, ">f4")), captions}, 65, {"big-endian"}));
  CHECK(refused({array(test::npy_bytes("(400, 3, 9)", numbers, "|O")), captions}, 65, {"pickled"}));
  test::write_file(toy.file("wide.npy"), test::npy_bytes("(2, 3)", {1, 2, 3, 4, 5, 6}));
  test::write_file(toy.file("two.tsv"), "a\nb\n");
  const test::Ended other = caption({"train", "-m", toy.file("bad.model"), "--train", toy.file("train.npy"), captions,
                                     "--valid", toy.file("wide.npy"), toy.file("two.tsv")});
  CHECK(other.code == 65);
  CHECK(caption_error(other, {"frames of 3 numbers", "expected 9"}));
}

TEST_CASE("check names what would harm training a captioner", "[cli][caption][check]") {
  const auto& toy = toy_captions();
  const auto check = [&](const std::vector<std::string>& set, const std::vector<std::string>& test = {}) {
    std::vector<std::string> arguments = {"check", "--train"};
    arguments.insert(arguments.end(), set.begin(), set.end());
    if (!test.empty()) arguments.push_back("--test");
    arguments.insert(arguments.end(), test.begin(), test.end());
    return caption(arguments);
  };
  const test::Ended fine = check({toy.file("train.npy"), toy.file("train.tsv")});
  INFO(fine.out << fine.err);
  CHECK(fine.code == 0);
  CHECK(contains(fine.out, "800 captions"));
  const test::Ended leaked =
      check({toy.file("train.npy"), toy.file("train.tsv")}, {toy.file("train.npy"), toy.file("train.tsv")});
  CHECK(leaked.code == 1);
  CHECK(contains(leaked.out, "overlap"));
  test::write_file(toy.file("odd.tsv"), "1 2\ta dog\n1 2 3\ta cat\nx y\ta bird\n1 2\ta tree\n1 5\t\n");
  const test::Ended odd = check({toy.file("odd.tsv")});
  CHECK(odd.code == 1);
  for (const char* part : {"frame 1 has 3 numbers", "no finite number", "odd.tsv:4: the same numbers as", "no caption",
                           "1 of 2 never change"})
    CHECK(contains(odd.out, part));
}

TEST_CASE("threads, and a kill in between, change no bit of a captioner", "[cli][caption][resume][bits]") {
  const auto& toy = toy_captions();
  const auto train = [&](const std::string& model, const std::vector<std::string>& more) {
    return caption(toy.train_arguments(toy.file(model), more));
  };
  REQUIRE(train("one.model", {"--threads", "1"}).code == 0);
  CHECK(test::read_file(toy.file("one.model")) == test::read_file(toy_captioner()));
  {
    test::Running running(test::caption_launch(toy.train_arguments(toy.file("broken.model"), {"--save-freq", "3u"})));
    REQUIRE(running.until(60, [&] { return std::filesystem::exists(toy.file("broken.model.state")); }));
    running.send(SIGKILL);
    CHECK(running.wait().signal == SIGKILL);
  }
  REQUIRE(train("broken.model", {"--save-freq", "3u"}).code == 0);
  CHECK(test::read_file(toy.file("broken.model")) == test::read_file(toy_captioner()));
}

TEST_CASE("a captioner is quantised, averaged and read in order as well", "[cli][caption][quantize]") {
  const auto& toy = toy_captions();
  const std::string small = toy.file("small.model");
  REQUIRE(caption({"quantize", "-m", toy_captioner(), "-o", small}).code == 0);
  const auto expected = lines_of(caption({"run", "-m", toy_captioner(), "-i", toy.file("valid.npy")}).out);
  const auto got = lines_of(caption({"run", "-m", small, "-i", toy.file("valid.npy")}).out);
  REQUIRE(got.size() == expected.size());
  int same = 0;
  for (std::size_t i = 0; i < got.size(); ++i) same += got[i] == expected[i];
  CHECK(same >= 36);
  REQUIRE(caption({"average", toy_captioner(), toy_captioner(), "-o", toy.file("mean.model")}).code == 0);
  CHECK(lines_of(caption({"run", "-m", toy.file("mean.model"), "-i", toy.file("valid.npy")}).out) == expected);
  CHECK(contains(caption({"info", "-m", toy_captioner(), "--tensors"}).out, "frames.scale"));
  REQUIRE(caption(toy.train_arguments(toy.file("ordered.model"), {"--input", "frames", "--epochs", "1e"})).code == 0);
  CHECK(lines_of(caption({"run", "-m", toy.file("ordered.model"), "-i", toy.file("valid.npy")}).out).size() == 40);
  const test::Ended mixed =
      caption({"run", "-m", toy_captioner(), toy.file("ordered.model"), "-i", toy.file("valid.npy")});
  CHECK(mixed.code == 65);
}

TEST_CASE("groups of a beam say different things, the best of each first", "[cli][caption][diverse]") {
  const auto& toy = toy_captions();
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "-m", toy_captioner(), "-i", toy.file("valid.npy"), "--n-best", "4"});
    return lines_of(caption(more).out);
  };
  const auto first_words = [](const std::vector<std::string>& lines) {
    std::set<std::string> words;
    for (std::size_t i = 0; i < 4; ++i) words.insert(lines[i].substr(6, lines[i].find(' ', 6) - 6));
    return words.size();
  };
  const auto diverse = run({"--beam", "4", "--groups", "4", "--diversity", "50"});
  REQUIRE(diverse.size() >= 40);
  CHECK(first_words(diverse) == 4);
  CHECK(run({"--beam", "4", "--groups", "4", "--diversity", "50", "--batch", "1"}) == diverse);
  CHECK(caption({"run", "-m", toy_captioner(), "-i", toy.file("valid.npy"), "--beam", "2", "--groups", "3"}).code == 2);
}

TEST_CASE("tunes become MIDI files, and captions that are no tunes a warning each", "[cli][caption][tunes]") {
  const auto& toy = toy_captions();
  const std::string folder = toy.file("tunes");
  const test::Ended plain = caption({"run", "-m", toy_captioner(), "-i", toy.file("valid.npy")});
  const test::Ended ended = caption({"run", "-m", toy_captioner(), "-i", toy.file("valid.npy"), "--midi", folder});
  CHECK(ended.code == 0);
  CHECK(ended.out == plain.out);
  CHECK(contains(ended.err, "line 1"));
  CHECK(contains(ended.err, "no MIDI file"));
  CHECK_FALSE(std::filesystem::exists(folder + "/1.mid"));
}

TEST_CASE("the bundled corpora of arrays are found by name with their lengths", "[cli][caption]") {
  for (const char* corpus : {"scenes", "regions", "melodies"}) {
    const test::Ended ended = caption({"train", "--corpus", corpus, "-m", "unused", "--dry-run"});
    INFO(ended.err);
    CHECK(ended.code == 0);
  }
}

TEST_CASE("the memory that training says it needs counts its frames", "[cli][caption]") {
  const test::TemporaryDirectory folder;
  constexpr int rows = 1000, width = 20000;  // 80 MB
  std::vector<float> numbers(static_cast<std::size_t>(rows) * width);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<float>(i % 7);
  test::write_file(folder.file("x.npy"), test::npy_bytes("(1000, 20000)", numbers));
  std::string captions;
  for (int i = 0; i < rows; ++i) captions += "a thing\n";
  test::write_file(folder.file("x.tsv"), captions);
  const auto megabytes = [&](const std::string& first, int lines) {
    test::write_file(folder.file("few.tsv"), captions.substr(0, static_cast<std::size_t>(lines) * 8));
    const test::Ended ended = caption({"train", "--train", folder.file(first), folder.file("few.tsv"), "-m", "unused",
                                       "--dry-run", "--preset", "none", "--hidden", "4", "--emb", "4", "--batch", "4"});
    INFO(ended.out << ended.err);
    REQUIRE(ended.code == 0);
    const std::size_t at = ended.out.find("memory ");
    REQUIRE(at != std::string::npos);
    return std::stoi(ended.out.substr(at + 7));
  };
  const int all = megabytes("x.npy", rows);
  test::write_file(folder.file("small.npy"),
                   test::npy_bytes("(10, 20000)", {numbers.begin(), numbers.begin() + 10 * width}));
  const int few = megabytes("small.npy", 10);
  CHECK(all - few > 70);
  CHECK(all - few < 90);
}
