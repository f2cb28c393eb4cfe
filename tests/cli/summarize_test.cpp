// `summarize`: the shared verbs under another name, and models that belong to one program.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "support/places.h"
#include "support/toy_translator.h"

using test::contains;
using test::Ended;
using test::lines_of;
using test::one_error_line_of;
using test::toy;

namespace {

test::Launch summarize_launch(const std::vector<std::string>& arguments, const std::string& input = "") {
  test::Launch launch = test::translate_launch(arguments, input);
  launch.program = seq::program_folder() + "/summarize";
  return launch;
}

Ended summarize(const std::vector<std::string>& arguments, const std::string& input = "") {
  return test::run_program(summarize_launch(arguments, input));
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

/// Sentences about made-up names, no name twice; the summary says who did what.
std::string texts_about_names(int count, std::uint32_t seed) {
  static constexpr std::array<const char*, 4> kDeed = {"opens", "closes", "buys", "sells"};
  std::string text;
  const auto draw = [&seed](std::uint32_t below) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
  };
  for (int i = 0; i < count; ++i) {
    std::string name = std::string(1, static_cast<char>('A' + draw(26)));
    for (int k = 0; k < 6; ++k) name += static_cast<char>('a' + draw(26));
    const std::string deed = kDeed[draw(4)];
    const char* day = draw(2) ? "Monday" : "Friday";
    text += std::string("On ") + day + " the company " + name + ", it says, " + deed + " a shop.\t" + name + " " +
            deed + "\n";
  }
  return text;
}

/// The share of lines that are right.
double right(const std::string& outputs, const std::string& pairs) {
  const auto references = lines_of(test::toy_column(pairs, 1)), lines = lines_of(outputs);
  int same = 0;
  for (std::size_t i = 0; i < references.size() && i < lines.size(); ++i) same += lines[i] == references[i];
  return static_cast<double>(same) / static_cast<double>(references.size());
}

}  // namespace

TEST_CASE("names never seen are copied, alone and in an ensemble; without copying they are lost",
          "[cli][summarize][copy]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("train.tsv"), texts_about_names(200, 1));
  test::write_file(folder.file("valid.tsv"), texts_about_names(20, 2));
  const std::string unseen = texts_about_names(40, 3);
  const auto train = [&](const std::string& model, const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {
        "train",  "--train", folder.file("train.tsv"), "--valid", folder.file("valid.tsv"), "-m", folder.file(model),
        "--quiet"};
    for (const auto& option : test::toy_options()) arguments.push_back(option);
    arguments.insert(arguments.end(), {"--vocab-size", "40", "--epochs", "12e"});
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = summarize(arguments);
    INFO(ended.err);
    REQUIRE(ended.code == 0);
  };
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments = {"run", "-m"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = summarize(arguments, test::toy_column(unseen, 0));
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    return right(ended.out, unseen);
  };
  train("copying", {});
  CHECK(run({folder.file("copying")}) >= 0.9);
  CHECK(run({folder.file("copying"), folder.file("copying"), "--beam", "3"}) >= 0.9);
  train("not", {"--no-copy", "--no-byte-fallback"});
  CHECK(run({folder.file("not"), "--no-copy-unknown"}) <= 0.1);
}

TEST_CASE("lengths that are asked for, long lines and marks of copying", "[cli][summarize][length]") {
  const std::string text = "the small dog sees the old house the bird likes the green tree";
  const auto run = [&](std::vector<std::string> more, const std::string& input) {
    more.insert(more.begin(), {"run", "-m", toy_summarizer()});
    return summarize(more, input);
  };
  const auto words = [](const std::string& line) {
    return line.empty() ? 0 : 1 + std::count(line.begin(), line.end(), ' ');
  };
  const Ended five = run({"--length", "5w"}, text + "\n\n" + text + "\n");
  INFO(five.err);
  REQUIRE(lines_of(five.out).size() == 3);
  CHECK(lines_of(five.out)[1].empty());
  CHECK(words(lines_of(five.out)[0]) <= 5);
  CHECK(words(lines_of(five.out)[0]) >= 4);
  const Ended characters = run({"--length", "30c"}, text + "\n");
  CHECK(lines_of(characters.out)[0].size() <= 32);  // umlauts have two bytes
  CHECK(words(lines_of(run({"--ratio", "0.5"}, text + "\n").out)[0]) >= 5);

  // Asked for more than there is: no more than the source's length, and said once.
  const Ended more = run({"--length", "40w"}, "red house\nsmall dog\n");
  CHECK(more.code == 0);
  CHECK(contains(more.err, "line 1: shorter than the length that is asked for"));
  CHECK(!contains(more.err, "line 2: shorter"));

  // A line of many parts gives one summary, within the length.
  std::string endless;
  for (int i = 0; i < 400; ++i) endless += text + " ";
  const Ended parts = run({"--max-source", "100", "--length", "6w"}, endless + "\nred house\n");
  INFO(parts.err);
  CHECK(parts.code == 0);
  REQUIRE(lines_of(parts.out).size() == 2);
  CHECK(words(lines_of(parts.out)[0]) <= 6);
  CHECK(contains(parts.err, "line 1: split into"));
  CHECK(contains(parts.err, "the likeliest"));

  // What is copied is numbered as the whole line has it, and more parts serve a greater length.
  const Ended copied = run({"--max-source", "20", "--show-copy"}, text + " " + text + " Xyz " + text + "\n");
  CHECK(contains(copied.out, "Copied="));
  CHECK(words(lines_of(run({"--max-source", "100", "--length", "90w"}, endless + "\n").out)[0]) >= 72);

  const Ended marked = run({"--show-copy"}, "Xyz red house\n\n");
  REQUIRE(lines_of(marked.out).size() == 2);
  CHECK(contains(lines_of(marked.out)[0], " ||| Copied="));
  CHECK(lines_of(marked.out)[1] == " ||| Copied= ||| ");
}

TEST_CASE("copying without attention, or with two vocabularies, is an error in one line", "[cli][summarize][copy]") {
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{"--quiet", "--attention", "none"}, {"--quiet", "--vocab-mode", "separate"}}) {
    const Ended ended = summarize(toy().train_arguments(toy().file("refused.model"), more));
    CHECK(one_error_line_of("summarize", ended, {"--copy", "--no-copy"}));
    CHECK(ended.code == 2);
  }
}

TEST_CASE("a model that copies is the same for any number of threads, with its coverage loss, and after a stop",
          "[cli][summarize][copy][bits]") {
  const auto arguments = [&](const std::string& model, const std::vector<std::string>& more) {
    std::vector<std::string> all = toy().train_arguments(
        toy().file(model), {"--coverage-loss", "1", "--coverage-start", "0.5", "--save-freq", "3u"});
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  REQUIRE(summarize(arguments("one.model", {"--threads", "1"})).code == 0);
  const std::string bytes = test::read_file(toy().file("one.model"));
  REQUIRE(summarize(arguments("three.model", {"--threads", "3"})).code == 0);
  CHECK(test::read_file(toy().file("three.model")) == bytes);
  REQUIRE(summarize(arguments("other.model", {"--coverage-loss", "0"})).code == 0);
  CHECK(test::read_file(toy().file("other.model")) != bytes);
  {
    test::Running running(summarize_launch(arguments("stopped.model", {})));
    CHECK(running.says("Ep. 4"));
    running.send(SIGTERM);
    running.wait();
  }
  REQUIRE(summarize(arguments("stopped.model", {})).code == 0);
  CHECK(test::read_file(toy().file("stopped.model")) == bytes);
}

TEST_CASE("by default the last quarter of the epochs has the coverage loss, of three epochs the last",
          "[cli][summarize]") {
  const auto trained = [&](const std::string& epochs, const std::string& loss) {
    std::vector<std::string> more = {"--epochs", epochs, "--keep-best", "1"};
    if (!loss.empty()) more.insert(more.end(), {"--coverage-loss", loss});
    const std::string model = toy().file("covered" + epochs + loss + ".model");
    REQUIRE(summarize(toy().train_arguments(model, more)).code == 0);
    const std::string weights = test::read_file(model + ".state");
    return weights.substr(weights.size() / 2);  // behind what names the options
  };
  CHECK(trained("3e", "") != trained("3e", "0"));
  CHECK(trained("1e", "") == trained("1e", "0"));
}

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
  CHECK(contains(help.out, "--max-source"));
  const Ended train = summarize({"train", "--help"});
  CHECK(!contains(train.out, "ranslat"));
  CHECK(contains(train.out, "--mode"));
}
