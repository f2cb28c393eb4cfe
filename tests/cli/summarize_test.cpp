// `summarize`: the shared verbs under another name, and models that belong to one program.
#include <catch2/catch.hpp>

#include "support/places.h"
#include "support/toy_translator.h"

using test::contains;
using test::Ended;
using test::lines_of;
using test::one_error_line_of;
using test::toy;

namespace {

Ended summarize(const std::vector<std::string>& arguments, const std::string& input = "") {
  test::Launch launch = test::translate_launch(arguments, input);
  launch.program = seq::program_folder() + "/summarize";
  return test::run_program(launch);
}

/// A model that `summarize` trained on the toy pairs.
const std::string& toy_summarizer() {
  static const std::string path = [] {
    const std::string model = toy().file("summarizer.model");
    const Ended ended = summarize(toy().train_arguments(model));
    if (ended.code != 0) throw std::runtime_error("the toy summarizer did not train: " + ended.err);
    return model;
  }();
  return path;
}

}  // namespace

TEST_CASE("summarize trains, runs, scores and evaluates as translate does", "[cli][summarize]") {
  const Ended run = summarize({"run", "-m", toy_summarizer()}, "the small dog\n\nred house\n");
  INFO(run.err);
  CHECK(run.code == 0);
  REQUIRE(lines_of(run.out).size() == 3);
  CHECK(lines_of(run.out)[1].empty());
  const Ended eval = summarize({"eval", "-m", toy_summarizer(), "--test", toy().file("valid.tsv")});
  INFO(eval.err);
  CHECK(eval.code == 0);
  CHECK(contains(eval.out, "model"));
  const Ended score = summarize({"score", "-m", toy_summarizer()}, "red house\trot Haus\n");
  CHECK(score.code == 0);
  CHECK(lines_of(score.out).size() == 1);
}

TEST_CASE("a model of one program is refused by another, by every verb", "[cli][summarize]") {
  for (const std::vector<std::string>& verb : {std::vector<std::string>{"run", "-m"},
                                               {"score", "-m"},
                                               {"eval", "--test", toy().file("valid.tsv"), "-m"},
                                               {"info"},
                                               {"quantize", "-o", toy().file("int8.model"), "-m"},
                                               {"average", "-m", toy().file("mean.model"), test::toy_model()}}) {
    std::vector<std::string> arguments = verb;
    arguments.push_back(test::toy_model());
    const Ended ended = summarize(arguments, "red\trot\n");
    INFO(verb[0] << ": " << ended.err);
    CHECK(ended.code == 65);
    CHECK(one_error_line_of("summarize", ended, {"translate", "summarize"}));
  }
}

TEST_CASE("summarize speaks of summaries, and has defaults for long texts", "[cli][summarize]") {
  const Ended help = summarize({"run", "--help"});
  CHECK(help.code == 0);
  CHECK(contains(help.out, "Summarizes text line by line"));
  CHECK(!contains(help.out, "ranslat"));
  CHECK(contains(help.out, "20000"));
  const Ended train = summarize({"train", "--help"});
  CHECK(!contains(train.out, "ranslat"));
}
