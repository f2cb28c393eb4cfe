// `classify train`: data it refuses, what it logs, and that interruption, resuming and threads change no bit.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/places.h"
#include "support/toy_classifier.h"

using test::classify;
using test::classify_error;
using test::contains;
using test::Ended;
using test::lines_of;
using test::toy_labels;

namespace {

/// The model's bytes after an unbroken run of the toy training.
const std::string& unbroken_bytes() {
  static const std::string bytes = test::read_file(test::toy_classifier());
  return bytes;
}

/// Trains on this text, with the toy validation lines.
Ended train_on(const std::string& text, const test::TemporaryDirectory& folder,
               const std::vector<std::string>& more = {}) {
  test::write_file(folder.file("t.txt"), text);
  return classify(
      test::train_classifier_on(folder.file("t.txt"), toy_labels().file("valid.tsv"), folder.file("m"), more));
}

}  // namespace

TEST_CASE("a classifier's log speaks of lines and labels, with a JSON log beside it", "[cli][classify][train]") {
  const test::TemporaryDirectory folder;
  const Ended ended = classify(
      toy_labels().train_arguments(folder.file("m"), {"--log", folder.file("log"), "--log-json", folder.file("json")}));
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  CHECK(ended.out.empty());
  CHECK(contains(ended.err, "200 training lines ("));
  CHECK(contains(ended.err, "40 validation lines, 3 labels"));
  CHECK(contains(ended.err, "[valid] Ep. 2 : Up. 50 : accuracy : "));
  CHECK(!contains(ended.err, "pairs"));
  CHECK(test::read_file(folder.file("log")) == ended.err);
  const auto plan = nlohmann::json::parse(lines_of(test::read_file(folder.file("json"))).at(0), nullptr, false);
  REQUIRE(plan.is_object());
  CHECK(plan.at("labels") == 3);
}

TEST_CASE("a classifier is the same for 1, 2 and 3 threads, and when it says nothing", "[cli][classify][train][bits]") {
  for (const char* threads : {"1", "2", "3"}) {
    const test::TemporaryDirectory folder;
    const Ended ended = classify(toy_labels().train_arguments(folder.file("m"), {"--quiet", "--threads", threads}));
    INFO(threads << " threads: " << ended.err);
    CHECK(ended.code == 0);
    CHECK(ended.err.empty());
    CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
  }
}

TEST_CASE("a classifier's training, killed at any time, goes on to the same bits", "[cli][classify][train][resume]") {
  // Checkpoints after every seventh update, so that kills fall between, before and after them.
  const std::vector<std::string> frequent = {"--save-freq", "7u", "--disp-freq", "1u"};
  for (const char* moment : {"Up. 1 ", "Up. 40 ", "Up. 103 "}) {
    const test::TemporaryDirectory folder;
    const auto arguments = toy_labels().train_arguments(folder.file("m"), frequent);
    {
      test::Running running(test::classify_launch(arguments));
      INFO(moment);
      REQUIRE(running.says(moment));
      running.send(SIGKILL);
      CHECK(running.wait().signal == SIGKILL);
    }
    const Ended ended = classify(arguments);
    INFO("killed at " << moment << "\n" << ended.err);
    CHECK(ended.code == 0);
    CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
  }
}

TEST_CASE("a signal ends a classifier's training after saving, and other data is refused then",
          "[cli][classify][train][resume]") {
  const test::TemporaryDirectory folder;
  const auto arguments = toy_labels().train_arguments(folder.file("m"), {"--disp-freq", "1u"});
  test::Running running(test::classify_launch(arguments));
  REQUIRE(running.says("Up. 7 "));
  running.send(SIGTERM);
  const Ended stopped = running.wait(10);
  INFO(stopped.err);
  CHECK(stopped.code == 128 + SIGTERM);

  const Ended other = train_on(test::toy_labelled(200, 5), folder);
  INFO(other.err);
  CHECK(other.code == 65);
  CHECK(classify_error(other, {"--force"}));

  const Ended ended = classify(arguments);
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(!contains(ended.err, "Up. 7 "));
  CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
}

TEST_CASE("labelled lines come in all their forms to the same weights", "[cli][classify][train][data]") {
  const test::TemporaryDirectory folder;
  const std::string labelled = test::toy_labelled(200, 1), valid = test::toy_labelled(40, 2);
  /// Both files in a form of their own; the training lines alone may come from standard input.
  const auto tensors = [&](const std::string& name, const std::function<std::string(const std::string&)>& form,
                           const std::vector<std::string>& more = {}) {
    std::string lines, valid_lines;
    for (const std::string& line : lines_of(labelled)) lines += form(line) + "\n";
    for (const std::string& line : lines_of(valid)) valid_lines += form(line) + "\n";
    const bool piped = name == "-";
    test::write_file(folder.file("v"), valid_lines);
    if (!piped) test::write_file(folder.file(name), lines);
    if (name == "zipped") REQUIRE(std::system(("gzip -n -f " + folder.file(name)).c_str()) == 0);
    const std::string train = piped ? "-" : folder.file(name) + (name == "zipped" ? ".gz" : "");
    std::vector<std::string> options = {"--restart", "--quiet", "--epochs", "1e"};
    options.insert(options.end(), more.begin(), more.end());
    const Ended ended = classify(test::train_classifier_on(train, folder.file("v"), folder.file("m"), options), lines);
    INFO(ended.err);
    CHECK(ended.code == 0);
    const auto info = nlohmann::json::parse(classify({"info", "--json", folder.file("m")}).out, nullptr, false);
    REQUIRE(info.is_object());
    CHECK(info.at("models").at(0).at("labels").size() == 3);
    return info.at("models").at(0).at("tensors").dump();
  };
  const auto label = [](const std::string& line) { return line.substr(0, line.find('\t')); };
  const auto text = [](const std::string& line) { return line.substr(line.find('\t') + 1); };
  const std::string expected = tensors("plain", [](const std::string& line) { return line; });
  CHECK(tensors("-", [](const std::string& line) { return line; }) == expected);
  CHECK(tensors("zipped", [&](const std::string& line) { return text(line) + "\t" + label(line); }) == expected);
  CHECK(tensors("wide", [](const std::string& line) { return "17\t" + line + "\tx"; },
                {"--label-column", "2", "--text-column", "3"}) == expected);
  CHECK(tensors("words", [&](const std::string& line) {
          return text(line) + " __label__" + (label(line) == "so so" ? "so-so" : label(line));
        }) == expected);
}

TEST_CASE("labelled lines that cannot be used are refused with a reason", "[cli][classify][train][data]") {
  const test::TemporaryDirectory folder;
  const Ended empty = train_on("", folder);
  CHECK(empty.code == 65);
  CHECK(classify_error(empty, {"t.txt", "empty"}));
  CHECK(train_on("\n \n\n", folder).code == 65);
  const Ended no_tab = train_on("good\ta lovely room\nno tab here\n", folder);
  CHECK(no_tab.code == 65);
  CHECK(classify_error(no_tab, {"t.txt:2", "tab"}));
  const Ended no_label = train_on("__label__good a lovely room\na room\n", folder);
  CHECK(no_label.code == 65);
  CHECK(classify_error(no_label, {"t.txt:2", "__label__"}));
  const Ended bytes = train_on("good\ta room\nbad\ta \xFF room\n", folder, {"--strict"});
  CHECK(bytes.code == 65);
  CHECK(classify_error(bytes, {"t.txt:2"}));
  CHECK(classify({"train", "-m", folder.file("m")}).code == 2);
  CHECK(classify_error(classify({"train", "--train", "x"}), {"--model"}));
  const Ended missing = classify({"train", "--train", folder.file("none"), "-m", folder.file("m")});
  CHECK(missing.code == 66);
  CHECK(!std::filesystem::exists(folder.file("m")));
}

TEST_CASE("texts are learnt in chunks, with pre-training on whole ones, to the same bits for any threads",
          "[cli][classify][train][bptt]") {
  const test::TemporaryDirectory folder;
  std::string lines;
  for (const std::string& line : lines_of(test::toy_labelled(60, 4)))
    lines += line + " and so it was on every day that we have been here to see it\n";
  test::write_file(folder.file("t.tsv"), lines);
  std::string first;
  for (const char* threads : {"1", "3"}) {
    const Ended ended =
        classify(test::train_classifier_on(folder.file("t.tsv"), toy_labels().file("valid.tsv"), folder.file("m"),
                                           {"--quiet", "--restart", "--epochs", "2e", "--layers", "2", "--bptt", "5",
                                            "--pretrain", "self", "--pretrain-epochs", "1e", "--threads", threads}));
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    const std::string bytes = test::read_file(folder.file("m"));
    CHECK((first.empty() || bytes == first));
    first = bytes;
  }
}

TEST_CASE("one label only, and labels without text, train to a model that answers", "[cli][classify][train][data]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("one.tsv"), "good\ta room\ngood\tthe room\ngood\t\ngood\twe found it\n");
  for (const char* system : {"network", "linear", "ensemble"}) {
    const Ended ended = classify(test::train_classifier_on(folder.file("one.tsv"), folder.file("one.tsv"),
                                                           folder.file(system), {"--system", system, "--quiet"}));
    INFO(system << ": " << ended.err);
    REQUIRE(ended.code == 0);
    CHECK(classify({"run", "-m", folder.file(system)}, "a room\n\nunheard of\n").out == "good\ngood\ngood\n");
    const Ended scored = classify({"eval", "-m", folder.file(system), "--test", folder.file("one.tsv")});
    INFO(scored.err);
    CHECK(scored.code == 0);
    CHECK(contains(scored.out, "100.00"));
  }
  test::write_file(folder.file("blank.txt"), "__label__a\n__label__b\n__label__a\n__label__b\n");
  const Ended blank = classify(
      test::train_classifier_on(folder.file("blank.txt"), folder.file("blank.txt"), folder.file("b"), {"--quiet"}));
  CHECK(blank.code == 65);
  CHECK(classify_error(blank, {"blank"}));
}

TEST_CASE("several labels a line make a model that gives several", "[cli][classify][train]") {
  const test::TemporaryDirectory folder;
  std::string lines;
  for (int i = 0; i < 40; ++i)
    lines += "__label__warm __label__big warm big room\n__label__warm a warm room\n__label__big a big room\n";
  test::write_file(folder.file("t.txt"), lines);
  const Ended ended = classify(test::train_classifier_on(folder.file("t.txt"), folder.file("t.txt"), folder.file("m")));
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  CHECK(contains(ended.err, "several labels"));
  const Ended run = classify({"run", "-m", folder.file("m")}, "warm big room\na big room\n");
  INFO(run.out);
  REQUIRE(lines_of(run.out).size() == 2);
  CHECK(contains(lines_of(run.out)[0], "\t"));
  CHECK(lines_of(run.out)[1] == "big");
}

TEST_CASE("lines that count nothing are not learnt from, in either part", "[cli][classify][train][weights]") {
  const test::TemporaryDirectory folder;
  // Every good line once more as a bad one, with no weight; a blank line has a line in the file of weights too.
  std::string lines = "\n", weights = "\n";
  for (const std::string& line : lines_of(test::toy_labelled(200, 1))) {
    lines += line + "\n";
    weights += "1.5\n";
    if (line.rfind("good\t", 0) != 0) continue;
    lines += "bad" + line.substr(4) + "\n";
    weights += "0\n";
  }
  test::write_file(folder.file("t.tsv"), lines);
  test::write_file(folder.file("w"), weights);
  const auto train = [&](const std::string& file) {
    return classify(test::train_classifier_on(folder.file("t.tsv"), toy_labels().file("valid.tsv"), folder.file("m"),
                                              {"--quiet", "--example-weights", file}));
  };
  const Ended ended = train(folder.file("w"));
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  for (const char* part : {"network", "linear"})
    CHECK(classify({"run", "-m", folder.file("m"), "--part", part}, "the room was lovely\nit was bright\n").out ==
          "good\ngood\n");
  test::write_file(folder.file("w"), weights + "1\n");
  const Ended other = train(folder.file("w"));
  CHECK(other.code == 65);
  CHECK(classify_error(other, {folder.file("w"), "factors for"}));
  CHECK(classify_error(classify(toy_labels().train_arguments(folder.file("n"), {"--example-weights", "a", "b"})),
                       {"--example-weights", "2 files"}));
}

TEST_CASE("a classifier's dry run says what would be done and writes nothing", "[cli][classify][train]") {
  const test::TemporaryDirectory folder;
  const Ended ended = classify(toy_labels().train_arguments(folder.file("m"), {"--dry-run"}));
  INFO(ended.err);
  CHECK(ended.code == 0);
  for (const char* row : {"parameters ", "200 training lines", "3 labels", "expected time ", "  hidden "})
    CHECK(contains(ended.out, row));
  CHECK(folder.names().empty());
}

TEST_CASE("a classifier's training ends with the scores of a test set when there is one", "[cli][classify][train]") {
  const test::TemporaryDirectory folder;
  const Ended ended =
      classify(toy_labels().train_arguments(folder.file("m"), {"--test", toy_labels().file("valid.tsv"), "--quiet"}));
  INFO(ended.err);
  CHECK(ended.code == 0);
  for (const char* part : {"test set: 40 lines", "macro-F1", "\nmodel ", "\nits network alone ",
                           "\nits linear part alone ", "\nalways good "})
    CHECK(contains(ended.out, part));
  CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
}

TEST_CASE("translate refuses a classifier and says whose it is", "[cli][classify][info]") {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"info", test::toy_classifier()}, {"run", "-m", test::toy_classifier()}}) {
    test::Launch launch = test::classify_launch(arguments, "a\n");
    launch.program = seq::program_folder() + "/translate";
    const Ended ended = test::run_program(launch);
    INFO(ended.err);
    CHECK(ended.code == 65);
    CHECK(contains(ended.err, "classify"));
  }
}

TEST_CASE("the average of a classifier with itself says the same", "[cli][classify][average]") {
  const test::TemporaryDirectory folder;
  const Ended ended = classify({"average", "-m", folder.file("mean"), test::toy_classifier(), test::toy_classifier()});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const std::string texts = test::toy_texts(test::toy_labelled(20, 21));
  CHECK(classify({"run", "--prob", "-m", folder.file("mean")}, texts).out ==
        classify({"run", "--prob", "-m", test::toy_classifier()}, texts).out);
}
