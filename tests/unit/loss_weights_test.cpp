// Factors on the loss: of labels, of single lines, and of both.
#include "train/loss_weights.h"

#include <catch2/catch.hpp>

#include "support/file_helpers.h"

namespace seq {
namespace {

/// A file of this content, and the labelled text of another.
class Weighted {
 public:
  explicit Weighted(const std::string& lines) {
    test::write_file(folder_.file("t"), lines);
    text = read_labelled(folder_.file("t"));
  }
  std::vector<double> factors(const std::string& numbers) const {
    test::write_file(folder_.file("w"), numbers);
    return example_weights(folder_.file("w"), text);
  }
  bool refused(const std::string& numbers, const std::vector<std::string>& parts) const {
    return test::fails_with([&] { factors(numbers); }, ErrorKind::data, parts);
  }

  LabelledText text;

 private:
  test::TemporaryDirectory folder_;
};

}  // namespace

TEST_CASE("lines have the factors of their numbers in the file, blank ones have none", "[weights]") {
  const Weighted weighted("a\tone\n\nb\ttwo\na\tthree\n\n");
  CHECK(weighted.text.file_lines == 5);
  CHECK(weighted.factors("2\n\n0.5\n0\n\n") == std::vector<double>{2, 0.5, 0});
  CHECK(weighted.factors("1e2\nnone\n1\n1\n7\n") == std::vector<double>{100, 1, 1});
  CHECK(weighted.refused("2\n\n-1\n0\n\n", {"w:3", "'-1'", "0 to 1000000"}));
  CHECK(weighted.refused("2\n\nx\n0\n\n", {"w:3", "'x'"}));
  CHECK(weighted.refused("nan\n\n1\n0\n\n", {"w:1"}));
  CHECK(weighted.refused("2\n\n1\n0\n", {"w:5", "4 factors for 5 lines"}));
  CHECK(weighted.refused("2\n\n1\n0\n\n1\n", {"w:6", "6 factors for 5 lines"}));
  CHECK(weighted.refused("", {"w:1", "0 factors"}));
}

TEST_CASE("labels have the factors of a file, or what makes all of them count alike", "[weights]") {
  const std::vector<std::string> names = {"a", "b c", "d"};
  const std::vector<std::vector<int>> labels = {{0}, {0, 1}, {1}, {0}};
  CHECK(label_weights("none", names, labels) == std::vector<double>{1, 1, 1});
  CHECK(label_weights("balanced", {"a", "b c"}, labels) == std::vector<double>{4 / (2 * 3.0), 4 / (2 * 1.0)});
  const test::TemporaryDirectory folder;
  const auto of_file = [&](const std::string& content) {
    test::write_file(folder.file("f"), content);
    return label_weights(folder.file("f"), names, labels);
  };
  CHECK(of_file("b c\t2.5\n\nd\t0\n") == std::vector<double>{1, 2.5, 0});
  const auto refused = [&](const std::string& content, const std::vector<std::string>& parts) {
    return test::fails_with([&] { of_file(content); }, ErrorKind::data, parts);
  };
  CHECK(refused("a\t1\nb\t1\n", {"f:2", "'b'"}));
  CHECK(refused("a 1\n", {"f:1", "tab"}));
  CHECK(refused("a\t1x\n", {"f:1", "'1x'", "0 to 1000000"}));
}

TEST_CASE("a line's factor is its own times its first label's", "[weights]") {
  CHECK(line_weights({3, 0.5}, {{0}, {1, 0}, {1}}, {}) == std::vector<double>{3, 0.5, 0.5});
  CHECK(line_weights({3, 0.5}, {{0}, {1, 0}, {1}}, {2, 4, 0}) == std::vector<double>{6, 2, 0});
  CHECK(test::fails_with([] { line_weights({3, 0}, {{0}, {1}}, {0, 1}); }, ErrorKind::data, {"--example-weights"}));
}

}  // namespace seq
