// `classify` on NumPy arrays of frames: the same as on frames written as text.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/toy_classifier.h"

using test::classify;
using test::classify_error;
using test::contains;
using test::lines_of;

namespace {

/// Sequences of one or two frames of two numbers, as text and as an array of two frames each with its lengths.
class Frames {
 public:
  explicit Frames(int count) {
    std::vector<float> numbers;
    for (int i = 0; i < count; ++i) {
      const bool up = i % 2 == 0;
      const int length = 1 + i % 3 % 2;
      const float number = (up ? 0.125F : -0.125F) * static_cast<float>(1 + i % 7);
      const std::string frame = std::to_string(number) + " " + std::to_string(i % 3);
      texts += frame + (length == 2 ? ";" + frame : "") + "\n";
      for (int t = 0; t < 2; ++t) numbers.insert(numbers.end(), {number, static_cast<float>(i % 3)});
      labels += up ? "up\n" : "down\n";
      lengths += std::to_string(length) + "\n";
    }
    const auto all = lines_of(texts), names = lines_of(labels);
    for (std::size_t i = 0; i < all.size(); ++i) labelled += names[i] + "\t" + all[i] + "\n";
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(count) + ", 2, 2), }";
    header.append(117 - header.size(), ' ');
    array = std::string("\x93NUMPY\1\0\x76\0", 10) + header + "\n" +
            std::string(reinterpret_cast<const char*>(numbers.data()), 4 * numbers.size());
  }
  std::string texts, labels, lengths, labelled, array;
};

/// The files of 60 sequences, and a model of each form.
struct Folder {
  Folder() {
    test::write_file(file("f.tsv"), frames.labelled);
    test::write_file(file("f.npy"), frames.array);
    test::write_file(file("f.labels"), frames.labels);
    test::write_file(file("f.lengths"), frames.lengths);
  }
  std::string file(const std::string& name) const { return folder.file(name); }
  std::vector<std::string> train(const std::vector<std::string>& set, const std::string& model) const {
    std::vector<std::string> arguments = {"train", "--input",   "frames",  "--system", "network",
                                          "-m",    file(model), "--quiet", "--train"};
    arguments.insert(arguments.end(), set.begin(), set.end());
    arguments.push_back("--valid");
    arguments.insert(arguments.end(), set.begin(), set.end());
    for (const std::string& option : test::toy_classifier_options()) arguments.push_back(option);
    return arguments;
  }
  std::vector<std::string> set() const { return {file("f.npy"), file("f.labels"), file("f.lengths")}; }

  Frames frames{60};
  test::TemporaryDirectory folder;
};

}  // namespace

TEST_CASE("arrays of frames train, score and label as the same frames in text do", "[cli][classify][arrays]") {
  const Folder f;
  const test::Ended array = classify(f.train(f.set(), "a.model"));
  INFO(array.err);
  REQUIRE(array.code == 0);
  REQUIRE(classify(f.train({f.file("f.tsv")}, "t.model")).code == 0);
  const std::string expected = classify({"run", "-m", f.file("t.model"), "--prob"}, f.frames.texts).out;
  REQUIRE(lines_of(expected).size() == 60);
  CHECK(classify({"run", "-m", f.file("a.model"), "--prob"}, f.frames.texts).out == expected);
  for (const char* batch : {"7", "4096"})
    CHECK(classify({"run", "-m", f.file("a.model"), "--prob", "-i", f.file("f.npy"), "--lengths", f.file("f.lengths"),
                    "--batch", batch})
              .out == expected);
  const auto scored = [&](const std::string& verb, std::vector<std::string> set) {
    set.insert(set.begin(), {verb, "-m", f.file("a.model"), "--test"});
    return classify(set).out;
  };
  CHECK(contains(scored("eval", f.set()), "test set: 60 lines"));
  CHECK(scored("eval", f.set()) == scored("eval", {f.file("f.tsv")}));
  CHECK(scored("score", f.set()) == scored("score", {f.file("f.tsv")}));
}

TEST_CASE("arrays that do not fit are refused in one line", "[cli][classify][arrays][faults]") {
  const Folder f;
  const auto refused = [&](const std::vector<std::string>& arguments, int code, const std::vector<std::string>& parts) {
    const test::Ended ended = classify(arguments);
    INFO(ended.err);
    return ended.code == code && classify_error(ended, parts);
  };
  CHECK(refused({"train", "--train", f.file("f.npy"), f.file("f.labels"), "-m", f.file("m")}, 2, {"--input frames"}));
  CHECK(refused({"train", "--input", "frames", "--train", f.file("f.npy"), "-m", f.file("m")}, 2, {"labels"}));
  CHECK(refused({"run", "-m", test::toy_classifier(), "-i", f.file("f.npy")}, 2, {"the model reads text"}));
  CHECK(refused({"eval", "-m", test::toy_classifier(), "--test", f.file("f.npy"), f.file("f.labels")}, 2,
                {"the model reads text"}));
  CHECK(refused({"run", "-m", test::toy_classifier(), "--lengths", f.file("f.lengths")}, 2, {"--lengths"}));
  test::write_file(f.file("f.npy"), f.frames.array.substr(0, f.frames.array.size() - 5));
  CHECK(refused({"train", "--input", "frames", "--train", f.file("f.npy"), f.file("f.labels"), "-m", f.file("m")}, 65,
                {"f.npy", "60×2×2"}));
}
