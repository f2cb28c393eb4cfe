// `classify train --from`: a trained model taught more lines and labels.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/toy_classifier.h"

using test::classify;
using test::classify_error;
using test::contains;
using test::Ended;
using test::lines_of;

namespace {

/// The toy model, to be taught a label of its own among a few lines of the others.
std::vector<std::string> more_training(const test::TemporaryDirectory& folder,
                                       const std::vector<std::string>& more = {}) {
  std::string lines = test::toy_labelled(60, 9);
  for (int i = 0; i < 12; ++i)
    lines += "odd\tthe strange room\nodd\twe found it queer\nodd\tan eerie room\nodd\tit was queer\n";
  test::write_file(folder.file("more.tsv"), lines);
  std::vector<std::string> arguments = {"train",
                                        "--train",
                                        folder.file("more.tsv"),
                                        "--valid",
                                        folder.file("more.tsv"),
                                        "--from",
                                        test::toy_classifier(),
                                        "-m",
                                        folder.file("m")};
  for (const char* option : {"--lr", "0.01", "--batch", "8", "--lanes", "2", "--epochs", "6e", "--disp-freq", "1u"})
    arguments.push_back(option);
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

double accuracy_on(const std::string& model, const std::string& labelled) {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("t.tsv"), labelled);
  const Ended ended = classify({"eval", "-m", model, "--test", folder.file("t.tsv"), "--log-json", folder.file("j")});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const auto event = nlohmann::json::parse(lines_of(test::read_file(folder.file("j"))).at(0), nullptr, false);
  return event.at("scores").at("model").at("accuracy").get<double>();
}

}  // namespace

TEST_CASE("a classifier learns new labels from more lines and still knows the old ones",
          "[cli][classify][train][continue]") {
  const test::TemporaryDirectory folder;
  const Ended ended = classify(more_training(folder));
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  CHECK(contains(ended.err, "4 labels"));
  CHECK(accuracy_on(folder.file("m"), test::toy_labelled(100, 2)) >= 0.95);
  CHECK(accuracy_on(folder.file("m"), "odd\tthe room was queer\nodd\twe found it eerie\n") == 1);
  const auto info = nlohmann::json::parse(classify({"info", "--json", folder.file("m")}).out, nullptr, false);
  CHECK(info.at("models").at(0).at("labels") == nlohmann::json{"good", "bad", "so so", "odd"});
  CHECK(info.at("models").at(0).at("options").at("hidden") == "12");
}

TEST_CASE("continued training resumes to the same bits, from the same model alone",
          "[cli][classify][train][continue][resume]") {
  const test::TemporaryDirectory whole, broken;
  REQUIRE(classify(more_training(whole)).code == 0);
  const auto arguments = more_training(broken);
  {
    test::Running running(test::classify_launch(arguments));
    REQUIRE(running.says("Up. 20 "));
    running.send(SIGKILL);
    CHECK(running.wait().signal == SIGKILL);
  }
  const std::string other = broken.file("other");
  REQUIRE(classify(test::toy_labels().train_arguments(other, {"--epochs", "1e"})).code == 0);
  const Ended refused = classify(more_training(broken, {"--from", other}));
  INFO(refused.err);
  CHECK(refused.code == 65);
  CHECK(classify_error(refused, {"from was", "--restart"}));
  const Ended ended = classify(arguments);
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(!contains(ended.err, "Up. 7 "));
  // The receipts differ in nothing but the folders' names.
  const auto tensors = [](const test::TemporaryDirectory& folder) {
    return nlohmann::json::parse(classify({"info", "--json", folder.file("m")}).out).at("models").at(0).at("tensors");
  };
  CHECK(tensors(whole) == tensors(broken));
}

TEST_CASE("continuing refuses what the model says otherwise, and goes by other names too",
          "[cli][classify][train][continue]") {
  const test::TemporaryDirectory folder;
  const Ended cell = classify(more_training(folder, {"--cell", "gru"}));
  CHECK(cell.code == 2);
  CHECK(classify_error(cell, {"--cell", "gru", "lstm"}));
  CHECK(classify(more_training(folder, {"--hidden", "12", "--dry-run"})).code == 0);
  CHECK(classify_error(classify({"train", "--train", folder.file("more.tsv"), "--train_from", folder.file("none"), "-m",
                                 folder.file("m")}),
                       {"none"}));
  CHECK(classify({"train", "--help"}).out.find("--pretrained-model") != std::string::npos);
  CHECK(!std::filesystem::exists(folder.file("m")));
}
