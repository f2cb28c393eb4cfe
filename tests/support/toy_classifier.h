// A small labelled corpus and the real `classify` on it: what the tests of its command line share.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "support/output_text.h"
#include "support/places.h"

namespace test {

/// Lines "label, tab, text" about three things, each told by words of its own among common ones; the same for the same
/// seed.
inline std::string toy_labelled(int count, std::uint32_t seed) {
  static constexpr std::array<const char*, 3> kLabels = {"good", "bad", "so so"};
  static constexpr std::array<std::array<const char*, 4>, 3> kTelling = {{{"lovely", "great", "bright", "warm"},
                                                                          {"awful", "broken", "cold", "rude"},
                                                                          {"plain", "usual", "mixed", "fair"}}};
  static constexpr std::array<const char*, 6> kCommon = {"the", "room", "was", "we", "found", "it"};
  const auto next = [&seed](std::size_t below) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
  };
  std::string text;
  for (int line = 0; line < count; ++line) {
    // The first label is the most frequent one.
    const std::size_t label = next(4) % 3, words = 2 + next(5), telling = next(words);
    text += kLabels[label];
    for (std::size_t word = 0; word < words; ++word)
      text += (word ? " " : "\t") + std::string(word == telling ? kTelling[label][next(4)] : kCommon[next(6)]);
    text += "\n";
  }
  return text;
}

/// The texts of labelled lines without their labels.
inline std::string toy_texts(const std::string& labelled) {
  std::string texts;
  for (const std::string& line : lines_of(labelled)) texts += line.substr(line.find('\t') + 1) + "\n";
  return texts;
}

/// The same lines in fastText's form; blanks within a label become '-'.
inline std::string toy_fasttext(const std::string& labelled) {
  std::string all;
  for (const std::string& line : lines_of(labelled)) {
    std::string label = line.substr(0, line.find('\t'));
    std::replace(label.begin(), label.end(), ' ', '-');
    all += "__label__" + label + " " + line.substr(line.find('\t') + 1) + "\n";
  }
  return all;
}

inline Launch classify_launch(const std::vector<std::string>& arguments, const std::string& input = "") {
  Launch launch;
  launch.program = seq::program_folder() + "/classify";
  launch.arguments = arguments;
  launch.input = input;
  return launch;
}

inline Ended classify(const std::vector<std::string>& arguments, const std::string& input = "") {
  return run_program(classify_launch(arguments, input));
}

inline bool classify_error(const Ended& ended, const std::vector<std::string>& parts = {}) {
  return one_error_line_of("classify", ended, parts);
}

/// Options of a network that trains in a moment.
inline std::vector<std::string> toy_classifier_options() {
  return {"--preset", "none", "--hidden",     "12", "--emb",       "12", "--vocab-size", "300",
          "--lr",     "0.02", "--warmup",     "5u", "--batch",     "8",  "--lanes",      "2",
          "--epochs", "6e",   "--valid-freq", "2e", "--disp-freq", "5u", "--seed",       "7"};
}

/// `classify train` on these files into `model`, with more options behind.
inline std::vector<std::string> train_classifier_on(const std::string& train, const std::string& valid,
                                                    const std::string& model,
                                                    const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"train", "--train", train, "--valid", valid, "-m", model};
  for (const std::string& option : toy_classifier_options()) arguments.push_back(option);
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

/// A folder with train.tsv, valid.tsv and, once asked for, a trained model; made once a test program.
class ToyLabelled {
 public:
  ToyLabelled() {
    write_file(file("train.tsv"), toy_labelled(200, 1));
    // Two lines that nobody gets right keep the calibration from certainty.
    write_file(file("valid.tsv"), toy_labelled(38, 2) + "good\tthe room was awful\nbad\twe found it lovely\n");
  }
  std::string file(const std::string& name) const { return folder_.file(name); }

  std::vector<std::string> train_arguments(const std::string& model, const std::vector<std::string>& more = {}) const {
    return train_classifier_on(file("train.tsv"), file("valid.tsv"), model, more);
  }

 private:
  TemporaryDirectory folder_;
};

inline const ToyLabelled& toy_labels() {
  static const ToyLabelled folder;
  return folder;
}

/// A trained toy classifier of network and linear part. Throws with what the program said when training failed.
inline const std::string& toy_classifier() {
  static const std::string path = [] {
    const std::string model = toy_labels().file("toy.model");
    const Ended ended = classify(toy_labels().train_arguments(model));
    if (ended.code != 0) throw std::runtime_error("the toy classifier did not train: " + ended.err);
    return model;
  }();
  return path;
}

}  // namespace test
