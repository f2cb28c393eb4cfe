// `classify` on sound files: lines that name .wav files in the place of frames.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/toy_classifier.h"
#include "support/wav_files.h"

using test::classify;
using test::classify_error;
using test::contains;
using test::lines_of;

namespace {

/// Tones, low and high, in a folder beside their list.
struct Tones {
  Tones() {
    std::filesystem::create_directory(folder.file("in"));
    std::filesystem::create_directory(folder.file("in/sounds"));
    for (int i = 0; i < 24; ++i) {
      const bool high = i % 2 == 1;
      const std::string name = "sounds/" + std::to_string(i) + ".wav";
      test::write_file(file(name), test::tone_wav(8000, (high ? 1500 : 400) + 20 * i, 1200 + 40 * i));
      list += name + "\t" + (high ? "high" : "low") + "\n";
      names += name + "\n";
      labels += high ? "high\n" : "low\n";
    }
    test::write_file(file("t.tsv"), list);
    test::write_file(file("names.txt"), names);
  }
  std::string file(const std::string& name) const { return folder.file("in/" + name); }
  std::vector<std::string> train(const std::string& model, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"train",   "--input",     "frames",          "--system", "network",
                                          "-m",      model,         "--quiet",         "--train",  file("t.tsv"),
                                          "--valid", file("t.tsv"), "--sound-filters", "20"};
    for (const std::string& option : test::toy_classifier_options()) arguments.push_back(option);
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
  test::TemporaryDirectory folder;
  std::string list, names, labels;
};

}  // namespace

TEST_CASE("sounds named in a list are learnt, labelled and scored, whatever the folder", "[cli][classify][sound]") {
  const Tones t;
  const test::Ended trained = classify(t.train(t.file("m"), {"--sound-deltas", "1", "--epochs", "20e"}));
  INFO(trained.err);
  REQUIRE(trained.code == 0);
  CHECK(classify({"run", "-m", t.file("m"), "-i", t.file("names.txt")}).out == t.labels);
  CHECK(classify({"run", "-m", t.file("m")}, t.file("sounds/3.wav") + "\n").out == "high\n");
  CHECK(contains(classify({"eval", "-m", t.file("m"), "--test", t.file("t.tsv")}).out, "100.0"));
  const std::string info = classify({"info", t.file("m")}).out;
  CHECK(contains(info, "sound-deltas"));
  CHECK(contains(info, "sound-high"));
  CHECK(contains(info, "4000"));

  // A line whose sound is missing or broken has an empty output and a warning that says why; the others are labelled.
  test::write_file(t.file("broken.wav"), "RIFF");
  test::write_file(t.file("some.txt"), "sounds/0.wav\nbroken.wav\nnone.wav\nsounds/1.wav\n");
  const test::Ended some = classify({"run", "-m", t.file("m"), "-i", t.file("some.txt")});
  CHECK(some.code == 1);
  CHECK(some.out == "low\n\n\nhigh\n");
  CHECK(contains(some.err, "broken.wav"));
  CHECK(contains(some.err, "none.wav"));
}

TEST_CASE("a training list with a sound that is missing, or changed behind the back of a run, is refused",
          "[cli][classify][sound]") {
  const Tones t;
  test::write_file(t.file("t.tsv"), t.list + "none.wav\tlow\n");
  const test::Ended missing = classify(t.train(t.file("m")));
  CHECK(missing.code == 66);
  CHECK(classify_error(missing, {"none.wav"}));
  test::write_file(t.file("t.tsv"), t.list);
  REQUIRE(classify(t.train(t.file("m"), {"--epochs", "2e"})).code == 0);
  test::write_file(t.file("sounds/0.wav"), test::tone_wav(8000, 700, 3000));
  const test::Ended changed = classify(t.train(t.file("m"), {"--epochs", "3e"}));
  CHECK(changed.code == 65);
  CHECK(classify_error(changed, {"data"}));
}
