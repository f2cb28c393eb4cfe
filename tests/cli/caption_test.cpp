// `caption`: features in, sentences out.
#include <catch2/catch.hpp>
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
