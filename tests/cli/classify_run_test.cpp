// `classify run`: a line for a line, whatever it holds, and what is printed of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <numeric>

#include "support/toy_classifier.h"

using test::classify;
using test::classify_error;
using test::contains;
using test::Ended;
using test::lines_of;
using test::toy_classifier;

namespace {

Ended run(const std::string& input, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"run", "-m", toy_classifier()});
  return classify(more, input);
}

const std::string& labelled() {
  static const std::string text = test::toy_labelled(60, 11);
  return text;
}

const std::string& texts() {
  static const std::string text = test::toy_texts(labelled());
  return text;
}

}  // namespace

TEST_CASE("run labels a line for a line, and a trained toy model is right", "[cli][classify][run]") {
  const Ended ended = run(texts());
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  const auto got = lines_of(ended.out), truth = lines_of(labelled());
  REQUIRE(got.size() == truth.size());
  int right = 0;
  for (std::size_t i = 0; i < got.size(); ++i) right += got[i] == truth[i].substr(0, truth[i].find('\t'));
  CHECK(right >= 55);
}

TEST_CASE("what a line holds never costs a line", "[cli][classify][run]") {
  using namespace std::string_literals;
  CHECK(run("").out.empty());
  CHECK(run("\n\n\n").out == run("   \n\t\n\n").out);
  CHECK(lines_of(run("\n\n\n").out).size() == 3);
  CHECK(lines_of(run("\n").out)[0] != "");

  const std::string plain = run("a lovely room\nwe found it broken\n", {"--prob"}).out;
  REQUIRE(lines_of(plain).size() == 2);
  CHECK(run("a lovely room\nwe found it broken", {"--prob"}).out == plain);
  const Ended windows =
      run("\xEF\xBB\xBF"
          "a lovely room\r\nwe found it broken\r\n",
          {"--prob"});
  CHECK(windows.out == plain);
  CHECK(contains(windows.err, "classify: warning: "));

  for (const std::string& odd : {"a \xFF room"s, "a \xED\xA0\x80 room"s, "a room \xE2\x82"s, "a \0 room"s}) {
    const Ended ended = run("a room\n" + odd + "\na room\n");
    INFO(ended.err);
    CHECK(ended.code == 0);
    CHECK(lines_of(ended.out).size() == 3);
    CHECK(contains(ended.err, ":2"));
    CHECK(run("a room\n" + odd + "\n", {"--strict"}).code == 65);
  }
}

TEST_CASE("a very long line is labelled with a warning and keeps its place", "[cli][classify][run]") {
  std::string many_words;
  while (many_words.size() < 300000) many_words += "the room was lovely ";
  const Ended ended = run("a cold room\n" + many_words + "\n" + std::string(300000, 'x') + "\na warm room\n");
  INFO(ended.err.substr(0, 1000));
  CHECK(ended.code == 0);
  const auto lines = lines_of(ended.out);
  REQUIRE(lines.size() == 4);
  CHECK(contains(ended.err, "line 2"));
  const auto ordinary = lines_of(run("a cold room\na warm room\n").out);
  CHECK(lines[0] == ordinary[0]);
  CHECK(lines[3] == ordinary[1]);
  CHECK(lines[1] == "good");
  const Ended explained = run(many_words + "\n", {"--explain"});
  CHECK(explained.code == 0);
  CHECK(contains(explained.err, "line 1: 60,001 words, too many to explain"));
  CHECK(lines_of(explained.out).size() == 1);
}

TEST_CASE("a line's label depends on nothing but the line", "[cli][classify][run][bits]") {
  const std::vector<std::string> form = {"--json", "--k", "-1"};
  const std::string expected = run(texts(), form).out;
  for (const auto& more : std::vector<std::vector<std::string>>{
           {"--batch", "1"}, {"--batch", "7"}, {"--threads", "1"}, {"--threads", "2"}, {"--threads", "3"}}) {
    INFO(more[0] << " " << more[1]);
    auto arguments = form;
    arguments.insert(arguments.end(), more.begin(), more.end());
    CHECK(run(texts(), arguments).out == expected);
  }
  std::vector<std::string> shuffled = lines_of(texts()), outputs = lines_of(expected);
  std::reverse(shuffled.begin(), shuffled.end());
  std::rotate(shuffled.begin(), shuffled.begin() + 13, shuffled.end());
  std::reverse(outputs.begin(), outputs.end());
  std::rotate(outputs.begin(), outputs.begin() + 13, outputs.end());
  CHECK(run(test::joined(shuffled), form).out == test::joined(outputs));
}

TEST_CASE("AVX2 and AVX-512 give the same labels and probabilities", "[cli][classify][run][bits]") {
  const std::string expected = run(texts(), {"--json", "--k", "-1"}).out;
  for (const char* kernels : {"avx2", "avx512"}) {
    test::Launch launch = test::classify_launch({"run", "-m", toy_classifier(), "--json", "--k", "-1"}, texts());
    launch.environment = {{"SEQ_KERNELS", kernels}};
    INFO(kernels);
    CHECK(test::run_program(launch).out == expected);
  }
}

TEST_CASE("so many labels as asked for, likeliest first, with probabilities that sum to 1", "[cli][classify][run]") {
  const auto line = lines_of(run("the room was so lovely\n", {"--json", "--k", "-1"}).out).at(0);
  const auto all = nlohmann::json::parse(line, nullptr, false);
  REQUIRE(all.is_object());
  REQUIRE(all.at("labels").size() == 3);
  double sum = 0, before = 1;
  for (const auto& label : all.at("labels")) {
    const double probability = label.at("probability");
    CHECK(probability <= before);
    sum += before = probability;
  }
  CHECK(sum == Approx(1).margin(1e-9));
  CHECK(run("the room was so lovely\n", {"--k", "1"}).out == "good\n");
  CHECK(lines_of(run("the room was so lovely\n", {"--k", "3"}).out)[0].rfind("good\t", 0) == 0);
  const std::string two = run("the room was so lovely\n", {"--k", "2", "--prob"}).out;
  CHECK(std::count(two.begin(), two.end(), '\t') == 3);
  CHECK(run("the room was so lovely\n", {"--threshold", "0.5"}).out == "good\n");
  CHECK(run("the room was so lovely\n", {"--threshold", "1", "--k", "2"}).out.find("bad") == std::string::npos);
  CHECK(run("a\n", {"--threshold", "1.5"}).code == 2);
  CHECK(run("a\n", {"--k", "-2"}).code == 2);
}

TEST_CASE("the parts of a model answer alone, and a part that is not there is refused", "[cli][classify][run]") {
  const auto all = run(texts(), {"--prob"}).out, network = run(texts(), {"--prob", "--part", "network"}).out,
             linear = run(texts(), {"--prob", "--part", "linear"}).out;
  CHECK(lines_of(network).size() == 60);
  CHECK(network != linear);
  CHECK((all != network || all != linear));
  const test::TemporaryDirectory folder;
  REQUIRE(classify(test::toy_labels().train_arguments(folder.file("m"), {"--system", "linear", "--quiet"})).code == 0);
  const Ended refused = classify({"run", "-m", folder.file("m"), "--part", "network"}, "a\n");
  CHECK(refused.code == 2);
  CHECK(classify_error(refused, {"--part network"}));
}

TEST_CASE("--explain marks the word that tells, as numbers, in colour and as JSON", "[cli][classify][run]") {
  const std::string text = "the room was awful\n";
  const std::string numbers = run(text, {"--explain"}).out;
  INFO(numbers);
  CHECK(numbers.rfind("bad\t", 0) == 0);
  CHECK(contains(numbers, " awful(+1.00)\n"));
  CHECK(contains(numbers, "the("));
  const std::string colored = run(text, {"--explain", "--color"}).out;
  CHECK(contains(colored, "\x1b[1;32mawful\x1b[0m"));
  const auto json = nlohmann::json::parse(run(text, {"--explain", "--json"}).out, nullptr, false);
  REQUIRE(json.is_object());
  REQUIRE(json.at("words").size() == 4);
  CHECK(json.at("words").at(3).at("word") == "awful");
  CHECK(json.at("words").at(3).at("weight") == 1.0);
  CHECK(lines_of(run("\n\n", {"--explain"}).out).size() == 2);
}

TEST_CASE("a model that is missing, damaged or not named is one line", "[cli][classify][run]") {
  const test::TemporaryDirectory folder;
  const Ended unnamed = classify({"run"}, "a\n");
  CHECK(unnamed.code == 2);
  CHECK(classify_error(unnamed, {"--model"}));
  const Ended missing = classify({"run", "-m", folder.file("none")}, "a\n");
  CHECK(missing.code == 66);
  CHECK(classify_error(missing, {folder.file("none")}));
  std::string bytes = test::read_file(toy_classifier());
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x40);
  test::write_file(folder.file("damaged"), bytes);
  const Ended damaged = classify({"run", "-m", folder.file("damaged")}, "a\n");
  CHECK(damaged.code == 65);
  CHECK(classify_error(damaged, {folder.file("damaged")}));
}

TEST_CASE("every verb of classify has help, and a wrong one is told what is near", "[cli][classify]") {
  const Ended overview = classify({"help"});
  for (const char* verb : {"train", "run", "eval", "score", "info", "check", "average", "quantize", "corpora",
                           "supervised", "test", "test-label", "predict", "predict-prob"}) {
    INFO(verb);
    CHECK(contains(overview.out, std::string("\n  ") + verb + " "));
    const Ended help = classify({verb, "--help"});
    CHECK(help.code == 0);
    CHECK(contains(help.out, std::string("Usage: classify ") + verb));
    CHECK(classify({"help", verb}).out == help.out);
  }
  CHECK(classify_error(classify({"predikt"}), {"did you mean predict?"}));
  const std::string help = classify({"train", "--help"}).out;
  CHECK(!contains(help, "--max-length"));
  CHECK(!contains(help, "--subword-target"));
  CHECK(contains(help, "--pooling"));
  const Ended choice = classify({"run", "--part", "half"});
  CHECK(choice.code == 2);
  CHECK(classify_error(choice, {"'half'", "all|network|linear"}));
}

TEST_CASE("a classifier of frames labels numbers, explains by frames and loses no line that holds none",
          "[cli][classify][run]") {
  const test::TemporaryDirectory folder;
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    const std::string number = "0." + std::to_string(10 + i);
    lines += "up\t" + number + " 1;" + number + " 0\ndown\t-" + number + " 1;-" + number + " 0.5;0 1\n";
  }
  test::write_file(folder.file("f.tsv"), lines);
  const Ended trained = classify(test::train_classifier_on(folder.file("f.tsv"), folder.file("f.tsv"), folder.file("m"),
                                                           {"--input", "frames", "--system", "network", "--quiet"}));
  INFO(trained.err);
  REQUIRE(trained.code == 0);
  const Ended ended = classify({"run", "-m", folder.file("m")}, "0.5 1;0.4 0\n\nno number\n-0.5 1\n");
  INFO(ended.err);
  CHECK(ended.code == 1);
  CHECK(contains(ended.err, "line 3"));
  const auto got = lines_of(ended.out);
  REQUIRE(got.size() == 4);
  CHECK(got[0] == "up");
  CHECK(got[1] != "");
  CHECK(got[2].empty());
  CHECK(got[3] == "down");
  const auto explained = nlohmann::json::parse(
      classify({"run", "-m", folder.file("m"), "--explain", "--json"}, "0.5 1;0.4 0\n").out, nullptr, false);
  REQUIRE(explained.is_object());
  REQUIRE(explained.at("words").size() == 2);
  CHECK(explained.at("words").at(1).at("word") == "0.4 0");
}
