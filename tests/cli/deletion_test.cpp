// `summarize --mode delete`: models that shorten by leaving words out.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/output_text.h"
#include "support/places.h"

using test::contains;
using test::Ended;
using test::lines_of;
using test::one_error_line_of;

namespace {

Ended summarize(const std::vector<std::string>& arguments, const std::string& input = "") {
  test::Launch launch;
  launch.program = seq::program_folder() + "/summarize";
  launch.arguments = arguments;
  launch.input = input;
  return test::run_program(launch);
}

/// Sentences whose middle part goes.
std::string toy_pairs(int count) {
  const std::vector<std::string> who = {"The bank", "A dog", "Our mayor", "The team"};
  const std::vector<std::string> aside = {"as we heard", "which is old", "to our surprise"};
  const std::vector<std::string> did = {"closed early", "won again", "left town"};
  std::string text;
  for (int i = 0; i < count; ++i) {
    const std::string subject = who[i % 4], deed = did[i / 4 % 3];
    text += subject + ", " + aside[i / 5 % 3] + ", " + deed + ".\t" + subject + " " + deed + ".\n";
  }
  return text;
}

const test::TemporaryDirectory& folder() {
  static const test::TemporaryDirectory made;
  return made;
}

std::vector<std::string> train_arguments(const std::string& model) {
  return {"train",
          "--mode",
          "delete",
          "--train",
          folder().file("train.tsv"),
          "--valid",
          folder().file("valid.tsv"),
          "-m",
          model,
          "--emb",
          "16",
          "--hidden",
          "12",
          "--layers",
          "1",
          "--vocab-size",
          "80",
          "--epochs",
          "6e",
          "--batch",
          "16",
          "--lr",
          "0.02",
          "--warmup",
          "10u",
          "--valid-freq",
          "3e",
          "--dropout",
          "0.1"};
}

const Ended& trained() {
  static const Ended ended = [] {
    test::write_file(folder().file("train.tsv"), toy_pairs(240));
    test::write_file(folder().file("valid.tsv"), toy_pairs(30));
    std::vector<std::string> arguments = train_arguments(folder().file("model"));
    arguments.insert(arguments.end(), {"--test", folder().file("valid.tsv")});
    return summarize(arguments);
  }();
  return ended;
}

}  // namespace

TEST_CASE("a model that leaves words out is trained, scored and used within a length", "[cli][deletion]") {
  INFO(trained().err);
  REQUIRE(trained().code == 0);
  CHECK(contains(trained().out, "token F1"));
  const std::string line = "The team, which is old, won again.";
  const Ended run = summarize({"run", "-m", folder().file("model")}, line + "\n\n");
  INFO(run.err);
  CHECK(run.code == 0);
  CHECK(lines_of(run.out) == std::vector<std::string>{"The team won again.", ""});
  for (const char* length : {"1w", "3w", "10c", "25c"}) {
    const std::string text =
        lines_of(summarize({"run", "-m", folder().file("model"), "--length", length}, line + "\n").out)[0];
    const auto most = static_cast<std::size_t>(std::stoi(length));
    const auto words = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    INFO(length << ": " << text);
    CHECK((contains(length, "w") ? words : text.size()) <= most);
  }
  const Ended more = summarize({"run", "-m", folder().file("model"), "--length", "40w"}, "\n" + line + "\n" + line);
  const std::string kept = lines_of(more.out)[1];
  CHECK(std::count(kept.begin(), kept.end(), ' ') == 6);  // all of its seven words, if not its commas
  CHECK(contains(more.err, "line 2: shorter than the length that is asked for"));
  CHECK(!contains(more.err, "line 3"));
  const Ended eval = summarize({"eval", "-m", folder().file("model"), "--test", folder().file("valid.tsv"),
                                "--bootstrap", "0", "--longest", "30c"});
  INFO(eval.err);
  CHECK(eval.code == 0);
  CHECK(contains(eval.out, "length ratio %"));
  CHECK(contains(summarize({"info", folder().file("model")}).out, "summarize"));
}

TEST_CASE("what the deletion mode cannot do is said in one line", "[cli][deletion]") {
  REQUIRE(trained().code == 0);
  const std::string model = folder().file("model");
  const auto refused = [](const std::vector<std::string>& arguments, const std::vector<std::string>& parts) {
    const Ended ended = summarize(arguments, "a\tb\n");
    INFO(ended.err);
    CHECK(ended.code == 2);
    CHECK(one_error_line_of("summarize", ended, parts));
  };
  refused({"run", "-m", model, "--length", "30"}, {"--length", "30w"});
  refused({"run", "-m", model, "--shortest", "5w", "--longest", "20c"}, {"one unit"});
  refused({"run", "-m", model, "--shortest", "9w", "--longest", "3w"}, {"--shortest", "at most 3"});
  refused({"run", "-m", model, "--ratio", "2"}, {"ratio"});
  refused({"run", "-m", model, "--beam", "3"}, {"--beam"});
  refused({"score", "-m", model}, {"leaves words out"});
  refused({"train", "--mode", "remove", "-m", model}, {"'remove'", "generate or delete"});
  test::write_file(folder().file("mode.yml"), "mode: delete\n");
  refused({"train", "--config", folder().file("mode.yml"), "-m", model}, {"--mode", "on the command line"});
}
