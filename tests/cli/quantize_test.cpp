// `quantize`: the same model with int8 weights.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/file_helpers.h"
#include "support/toy_classifier.h"
#include "support/toy_translator.h"

using test::contains;
using test::Ended;
using test::lines_of;
using test::one_error_line;
using test::toy_model;
using test::translate;

namespace {

const std::string& int8_model() {
  static const std::string path = test::made_of_toy_model({"quantize"});
  return path;
}

}  // namespace

TEST_CASE("an int8 model translates nearly as its float model does, from a smaller file", "[cli][quantize]") {
  CHECK(test::translated_alike(int8_model()) >= 30);
  CHECK(std::filesystem::file_size(int8_model()) * 2 < std::filesystem::file_size(toy_model()));
}

TEST_CASE("an int8 model says what it is, and keeps its receipt", "[cli][quantize]") {
  const Ended before = translate({"info", "-m", toy_model()}), after = translate({"info", "-m", int8_model()});
  REQUIRE(after.code == 0);
  CHECK(contains(before.out, "parameters, float32"));
  CHECK(contains(after.out, "parameters, int8"));
  CHECK(contains(after.out, "quantized.weights   int8"));
  for (const std::string& line : lines_of(before.out))
    if (contains(line, "  command") || contains(line, "  scores.")) CHECK(contains(after.out, line));
  CHECK(contains(translate({"info", "--tensors", "-m", int8_model()}).out, " int8  crc32 "));
}

TEST_CASE("an int8 model gives the same bits for any batch, threads and vector instructions", "[cli][quantize][bits]") {
  CHECK(test::translations_in_every_way(int8_model()).size() == 1);
}

TEST_CASE("an int8 model serves prediction alone", "[cli][quantize]") {
  const test::TemporaryDirectory folder;
  const Ended again = translate({"quantize", "-m", int8_model(), "-o", folder.file("twice")});
  CHECK(again.code == 65);
  CHECK(one_error_line(again, {"int8", int8_model()}));
  for (const auto& pair : {std::vector<std::string>{toy_model(), int8_model()}, {int8_model(), toy_model()}}) {
    const Ended mean = translate({"average", "-m", folder.file("mean"), pair[0], pair[1]});
    CHECK(mean.code == 65);
    CHECK(one_error_line(mean, {"int8", int8_model()}));
  }
  const Ended itself = translate({"quantize", "-m", toy_model(), "-o", toy_model()});
  CHECK(itself.code == 2);
  CHECK(one_error_line(itself, {"overwritten"}));
  CHECK(folder.names().empty());
}

TEST_CASE("a damaged int8 model is refused in one line", "[cli][quantize]") {
  const test::TemporaryDirectory folder;
  std::string bytes = test::read_file(int8_model());
  for (const std::size_t at : {bytes.size() / 3, bytes.size() / 2, bytes.size() - 9}) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    test::write_file(folder.file("damaged"), damaged);
    const Ended ended = translate({"run", "-m", folder.file("damaged")}, "red\n");
    CHECK(ended.code == 65);
    CHECK(one_error_line(ended, {folder.file("damaged")}));
  }
}

TEST_CASE("classifiers are quantised too, and not trained on from there", "[cli][classify][quantize]") {
  const test::TemporaryDirectory folder;
  const std::string model = folder.file("int8");
  const Ended made = test::classify({"quantize", "-m", test::toy_classifier(), "-o", model});
  INFO(made.err);
  REQUIRE(made.code == 0);
  const std::string texts = test::toy_texts(test::toy_labelled(60, 5));
  const auto expected = lines_of(test::classify({"run", "-m", test::toy_classifier()}, texts).out),
             got = lines_of(test::classify({"run", "-m", model}, texts).out);
  REQUIRE(got.size() == expected.size());
  int same = 0;
  for (std::size_t i = 0; i < got.size(); ++i) same += got[i] == expected[i];
  CHECK(same >= 57);
  CHECK(test::classify({"run", "-m", model, "--threads", "1"}, texts).out ==
        test::classify({"run", "-m", model, "--threads", "2"}, texts).out);

  test::write_file(folder.file("more.tsv"), test::toy_labelled(20, 6));
  const Ended further = test::classify({"train", "--from", model, "--train", folder.file("more.tsv"), "--valid",
                                        folder.file("more.tsv"), "-m", folder.file("next")});
  CHECK(further.code == 65);
  CHECK(test::classify_error(further, {"int8", model}));
}
