// `classify eval`, `score` and `check`, and the verbs that scripts for fastText call.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "support/toy_classifier.h"

using test::classify;
using test::classify_error;
using test::contains;
using test::Ended;
using test::lines_of;
using test::toy_classifier;

namespace {

/// Ten lines that a trained toy model gets right, and one that is labelled against its words.
const std::string kTest =
    "good\tthe room was lovely\ngood\tthe room was great\ngood\twe found it warm\nbad\tthe room was awful\n"
    "bad\twe found it broken\nbad\tit was cold\nso so\tthe room was plain\nso so\twe found it usual\n"
    "so so\tit was fair\ngood\tit was bright\nbad\tthe\troom was lovely\n";

/// A folder with the test set in all its forms.
class TestFolder {
 public:
  TestFolder() {
    test::write_file(file("t.tsv"), kTest);
    test::write_file(file("t.txt"), test::toy_fasttext(kTest));
  }
  std::string file(const std::string& name) const { return folder_.file(name); }

 private:
  test::TemporaryDirectory folder_;
};

Ended eval(const std::string& path, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"eval", "-m", toy_classifier(), "--test", path});
  return classify(more);
}

/// A model of labels without blanks, as fastText has them.
const std::string& fasttext_model() {
  static const std::string path = [] {
    const std::string text = test::toy_labels().file("train.txt");
    test::write_file(text, test::toy_fasttext(test::toy_labelled(200, 1)));
    const std::string prefix = test::toy_labels().file("ft");
    const Ended ended = classify({"supervised", "-input", text, "-output", prefix, "-dim", "16", "-epoch", "50", "-lr",
                                  "0.5", "-wordNgrams", "2", "-thread", "2", "-loss", "softmax", "-saveOutput"});
    if (ended.code != 0 || !contains(ended.err, "ignored, as they mean nothing to this model: -lr, -wordNgrams, -save"))
      throw std::runtime_error("supervised failed: " + ended.err);
    return prefix + ".bin";
  }();
  return path;
}

}  // namespace

TEST_CASE("eval shows the model beside its parts and the majority, labels, confusion and errors",
          "[cli][classify][eval]") {
  const TestFolder folder;
  const Ended ended = eval(folder.file("t.tsv"), {"--k", "1", "3", "--confusion", folder.file("c.csv"), "-o",
                                                  folder.file("labels"), "--log-json", folder.file("json")});
  INFO(ended.out << ended.err);
  REQUIRE(ended.code == 0);
  CHECK(contains(ended.out, "test set: 11 lines\n"));
  CHECK(std::regex_search(ended.out, std::regex("\nmodel +90\\.91  +[\\d.]+–100\\.00 ")));
  CHECK(std::regex_search(ended.out, std::regex("\nalways good +36\\.36 ")));
  CHECK(contains(ended.out, "its network alone"));
  CHECK(contains(ended.out, "its linear part alone"));
  CHECK(std::regex_search(ended.out, std::regex("\ngood +80\\.00 +100\\.00 +88\\.89 +4 +5\n")));
  CHECK(std::regex_search(ended.out, std::regex("\nmacro mean +93\\.33 +91\\.67 +91\\.53\n")));
  CHECK(std::regex_search(ended.out, std::regex("\nmicro mean +90\\.91 +90\\.91 +90\\.91\n")));
  CHECK(std::regex_search(ended.out, std::regex("\nweighted mean +92\\.73 +90\\.91 +90\\.76\n")));
  CHECK(contains(ended.out, "P@1 90.91  R@1 90.91\nP@3 33.33  R@3 100.00\n"));
  // The wrong line with its number, both labels and its text, whose tab does not spoil the columns.
  CHECK(std::regex_search(ended.out, std::regex("\n11 +(0\\.\\d+|1\\.000) +good +bad  the room was lovely\n")));
  CHECK(test::read_file(folder.file("c.csv")) ==
        "true\\predicted,good,bad,so so\ngood,4,0,0\nbad,1,3,0\nso so,0,0,3\n");
  CHECK(lines_of(test::read_file(folder.file("labels"))).size() == 11);
  const auto event = nlohmann::json::parse(lines_of(test::read_file(folder.file("json"))).at(0), nullptr, false);
  CHECK(event.at("scores").at("model").at("accuracy").get<double>() == Approx(10.0 / 11));

  const Ended plain = eval(folder.file("t.tsv"), {"--bootstrap", "0", "--errors", "0", "--decimals", "1"});
  CHECK(!contains(plain.out, "95 %"));
  CHECK(!contains(plain.out, "errors"));
  CHECK(std::regex_search(plain.out, std::regex("\nmodel +90\\.9 ")));
}

TEST_CASE("a label that only the test set has counts as missed, with a warning", "[cli][classify][eval]") {
  const TestFolder folder;
  test::write_file(folder.file("new.tsv"), "good\tthe room was lovely\nnever seen\tthe room was awful\n");
  const Ended ended = eval(folder.file("new.tsv"));
  INFO(ended.out << ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.err, "does not know the label 'never seen'; 1 line counts as missed"));
  CHECK(std::regex_search(ended.out, std::regex("\nmodel +50\\.00 ")));
  CHECK(std::regex_search(ended.out, std::regex("\n\\(unknown\\) +0 +1 +0\n")));
  // The same line has no log-probability.
  const Ended scored = classify({"score", "-m", toy_classifier(), "--test", folder.file("new.tsv")});
  CHECK(scored.code == 1);
  REQUIRE(lines_of(scored.out).size() == 2);
  CHECK(lines_of(scored.out)[1].empty());
}

TEST_CASE("a test set of one line is read like the training data, whichever column has the label",
          "[cli][classify][eval]") {
  const TestFolder folder;
  for (const char* line :
       {"good\tthe room was lovely\n", "the room was lovely\tgood\n", "__label__good room lovely\n"}) {
    test::write_file(folder.file("one"), line);
    const Ended ended = eval(folder.file("one"));
    INFO(line << ended.err);
    CHECK(ended.code == 0);
    CHECK(ended.err.empty());
    CHECK(std::regex_search(ended.out, std::regex("\nmodel +100\\.00 ")));
  }
  const Ended none = classify({"eval", "-m", toy_classifier()});
  CHECK(none.code == 2);
  CHECK(classify_error(none, {"--test"}));
}

TEST_CASE("score gives the logarithm of the probability that run prints, beside its line", "[cli][classify][score]") {
  const TestFolder folder;
  test::write_file(folder.file("s.tsv"), "good\tthe room was lovely\n\nbad\tthe room was lovely\n");
  const Ended ended = classify({"score", "-m", toy_classifier(), "--test", folder.file("s.tsv")});
  INFO(ended.err);
  CHECK(ended.code == 0);
  const auto lines = lines_of(ended.out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].empty());
  const auto all = nlohmann::json::parse(
      classify({"run", "-m", toy_classifier(), "--json", "--k", "-1"}, "the room was lovely\n").out, nullptr, false);
  for (const auto& label : all.at("labels")) {
    const double logarithm = std::log(label.at("probability").get<double>());
    if (label.at("label") == "good") CHECK(std::stod(lines[0]) == Approx(logarithm));
    if (label.at("label") == "bad") CHECK(std::stod(lines[2]) == Approx(logarithm));
  }
}

TEST_CASE("check finds what would harm training and says so by its exit code", "[cli][classify][check]") {
  const TestFolder folder;
  test::write_file(folder.file("bad.tsv"), "good\ta room\nbad\ta room\ngood\t\n");
  const Ended ended = classify({"check", folder.file("bad.tsv"), "--test", folder.file("t.tsv"), "--json"});
  INFO(ended.out << ended.err);
  CHECK(ended.code == 1);
  const auto report = nlohmann::json::parse(ended.out, nullptr, false);
  REQUIRE(report.is_object());
  CHECK(report.at("lines") == 3);
  std::vector<std::string> kinds;
  for (const auto& finding : report.at("findings")) kinds.push_back(finding.at("kind"));
  for (const char* kind : {"conflict", "empty", "unseen-label"})
    CHECK(std::find(kinds.begin(), kinds.end(), kind) != kinds.end());
  CHECK(classify({"check"}).code == 2);
}

TEST_CASE("fastText's verbs print what fastText prints", "[cli][classify][fasttext]") {
  const TestFolder folder;
  const std::string& model = fasttext_model();
  CHECK(classify({"test", model, folder.file("t.txt")}).out == "N\t11\nP@1\t0.909\nR@1\t0.909\n");
  CHECK(classify({"test", model, "-", "3"}, test::toy_fasttext(kTest)).out == "N\t11\nP@3\t0.333\nR@3\t1\n");

  const Ended labels = classify({"test-label", model, folder.file("t.txt")});
  INFO(labels.out << labels.err);
  CHECK(contains(labels.out, "F1-Score : 0.888889  Precision : 0.800000  Recall : 1.000000   __label__good\n"));
  CHECK(contains(labels.out, "N\t11\nP@1\t0.909\nR@1\t0.909\n"));

  // Labels within the line are no words of it.
  const std::string input = "__label__bad the room was lovely\nwe found it broken\n\n";
  const auto predicted = lines_of(classify({"predict", model, "-"}, input).out);
  REQUIRE(predicted.size() == 3);
  CHECK(predicted[0] == "__label__good");
  CHECK(predicted[1] == "__label__bad");
  CHECK(predicted[2].rfind("__label__", 0) == 0);
  const std::regex two("__label__\\S+ [\\d.e-]+ __label__\\S+ [\\d.e-]+");
  for (const std::string& line : lines_of(classify({"predict-prob", model, "-", "2"}, input).out)) {
    INFO(line);
    CHECK(std::regex_match(line, two));
  }
  CHECK(classify({"predict", model, "-", "-1", "0.5"}, input).out == classify({"predict", model, "-"}, input).out);
}

TEST_CASE("supervised trains anew each time, and maps or names every option", "[cli][classify][fasttext]") {
  const TestFolder folder;
  const auto supervised = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"supervised", "-input", folder.file("t.txt"), "-output", folder.file("m"),
                                          "-epoch",     "1",      "-verbose",           "0",       "-dim",
                                          "8"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return classify(arguments);
  };
  const Ended first = supervised({"-autotune-validation", folder.file("t.txt")});
  INFO(first.err);
  CHECK(first.code == 0);
  CHECK(first.err.empty());
  const Ended again = supervised({"-autotune-validation", folder.file("t.txt"), "-loss", "ova"});
  INFO(again.err);
  CHECK(again.code == 0);
  const auto info = nlohmann::json::parse(classify({"info", "--json", folder.file("m.bin")}).out, nullptr, false);
  REQUIRE(info.is_object());
  CHECK(info.at("models").at(0).at("options").at("multi-label") == "true");
  CHECK(info.at("models").at(0).at("options").at("emb") == "8");

  CHECK(classify_error(supervised({"-epohc", "3"}), {"unknown option -epohc", "did you mean -epoch?"}));
  CHECK(classify_error(supervised({"-loss", "hinge"}), {"hinge", "softmax"}));
  CHECK(classify_error(supervised({"-seed"}), {"-seed has no value"}));
  CHECK(classify_error(classify({"supervised", "-input", "x"}), {"-output"}));
  CHECK(classify_error(classify({"predict", "m"}), {"MODEL FILE"}));
  CHECK(classify_error(classify({"predict", "m", "f", "0"}), {"k is 0"}));
  const Ended unlabelled = classify({"test", fasttext_model(), "-"}, "no label\n");
  CHECK(unlabelled.code == 65);
  CHECK(classify_error(unlabelled, {"no labelled line"}));
}
