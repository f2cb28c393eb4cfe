// `transcribe`: sounds, and sequences of frames, to text.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/file_helpers.h"
#include "support/output_text.h"
#include "support/places.h"
#include "support/run_program.h"
#include "support/wav_files.h"

using test::contains;
using test::lines_of;

namespace {

test::Ended transcribe(const std::vector<std::string>& arguments, const std::string& input = "") {
  test::Launch launch;
  launch.program = seq::program_folder() + "/transcribe";
  launch.arguments = arguments;
  launch.input = input;
  return test::run_program(launch);
}

/// A letter is a stretch of one tone: words of a and b beside their sounds, in a folder.
struct Tones {
  Tones() {
    std::filesystem::create_directory(folder.file("in"));
    for (int i = 0; i < 40; ++i) {
      std::string word;
      std::vector<std::int16_t> samples;
      for (int k = 0; k <= i % 3; ++k) {
        const bool a = (i * 7 + k * 5) % 4 < 2;
        word += a ? "a" : "b";
        for (int t = 0; t < 1000; ++t)
          samples.push_back(static_cast<std::int16_t>(
              t < 200 ? t % 5 : 6000 * std::sin(6.283185307179586 * (a ? 500 : 1700) * t / 8000)));
      }
      const std::string name = std::to_string(i) + ".wav";
      test::write_file(file(name), test::wav_bytes(8000, samples));
      list += name + "\t" + word + "\n";
      names += name + "\n";
      words += word + "\n";
    }
    test::write_file(file("t.tsv"), list);
    test::write_file(file("names.txt"), names);
  }
  std::string file(const std::string& name) const { return folder.file("in/" + name); }
  test::TemporaryDirectory folder;
  std::string list, names, words;
};

std::vector<std::string> train_arguments(const Tones& t, const std::string& model) {
  return {"train",
          "--train",
          t.file("t.tsv"),
          "--valid",
          t.file("t.tsv"),
          "-m",
          t.file(model),
          "--quiet",
          "--sound",
          "log-mel",
          "--sound-filters",
          "12",
          "--sound-deltas",
          "0",
          "--preset",
          "none",
          "--hidden",
          "24",
          "--emb",
          "12",
          "--enc-layers",
          "2",
          "--lr",
          "0.02",
          "--warmup",
          "10u",
          "--batch",
          "8",
          "--lanes",
          "2",
          "--epochs",
          "16e",
          "--valid-freq",
          "8e",
          "--vocab-size",
          "16",
          "--mask-steps",
          "2",
          "--seed",
          "3",
          "--label-smoothing",
          "0",
          "--monotonic-loss",
          "0.1"};
}

}  // namespace

TEST_CASE("sounds are learnt and transcribed, by file names, on any number of threads", "[cli][transcribe]") {
  const Tones t;
  const test::Ended trained = transcribe(train_arguments(t, "m"));
  INFO(trained.err);
  REQUIRE(trained.code == 0);
  const test::Ended run = transcribe({"run", "-m", t.file("m"), "-i", t.file("names.txt")});
  const auto found = lines_of(run.out), wanted = lines_of(t.words);
  REQUIRE(found.size() == wanted.size());
  std::size_t right = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) right += found[i] == wanted[i];
  CHECK(right >= 30);
  for (const char* batch : {"1", "7"})
    CHECK(transcribe({"run", "-m", t.file("m"), "-i", t.file("names.txt"), "--batch", batch, "--threads", "2"}).out ==
          run.out);
  // Weights of attention are those of the frames, of which pairs of pairs were read as one.
  const test::Ended aligned = transcribe({"run", "-m", t.file("m"), "--alignment"}, t.file("0.wav") + "\n");
  CHECK(contains(aligned.out, "|||"));
  CHECK(contains(transcribe({"eval", "-m", t.file("m"), "--test", t.file("t.tsv"), "--metrics", "wer", "cer"}).out,
                 "WER"));
  // What is missing or broken has an empty line, and the exit code says so.
  const test::Ended some = transcribe({"run", "-m", t.file("m")}, t.file("1.wav") + "\n" + t.file("none.wav") + "\n");
  CHECK(some.code == 1);
  CHECK(lines_of(some.out).size() == 2);
  CHECK(contains(some.err, "none.wav"));
}

TEST_CASE("a broken sound in a training list is one line that names it", "[cli][transcribe]") {
  const Tones t;
  test::write_file(t.file("5.wav"), "RIFF");
  const test::Ended ended = transcribe(train_arguments(t, "m"));
  CHECK(ended.code == 65);
  CHECK(test::one_error_line_of("transcribe", ended, {"5.wav", "not a WAVE file"}));
}

TEST_CASE("options of frames are refused where text is read", "[cli][transcribe]") {
  const Tones t;
  std::vector<std::string> arguments = train_arguments(t, "m");
  arguments.insert(arguments.end(), {"--input", "text"});
  const test::Ended ended = transcribe(arguments);
  CHECK(ended.code == 2);
  CHECK(test::one_error_line_of("transcribe", ended, {"--stack"}));
}
