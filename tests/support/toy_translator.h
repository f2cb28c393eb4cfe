// A small language pair and the real `translate` on it: what the tests of the command line share.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/output_text.h"
#include "support/places.h"

namespace test {

/// Pairs "source, tab, target" of a made-up language pair, the same for the same seed.
inline std::string toy_pairs(int count, std::uint32_t seed) {
  static constexpr std::array<const char*, 12> kSource = {"red",  "green", "small", "dog",  "house", "tree",
                                                          "sees", "likes", "the",   "bird", "reads", "old"};
  static constexpr std::array<const char*, 12> kTarget = {"rot",   "grün", "klein", "Hund",  "Haus",  "Baum",
                                                          "sieht", "mag",  "das",   "Vogel", "liest", "alt"};
  std::string text;
  for (int pair = 0; pair < count; ++pair) {
    std::string source, target;
    seed = seed * 1664525u + 1013904223u;
    const std::uint32_t words = 2 + (seed >> 16) % 5;
    for (std::uint32_t word = 0; word < words; ++word) {
      seed = seed * 1664525u + 1013904223u;
      const std::uint32_t which = (seed >> 16) % kSource.size();
      source += (word ? " " : "") + std::string(kSource[which]);
      target += (word ? " " : "") + std::string(kTarget[which]);
    }
    text += source + "\t" + target + "\n";
  }
  return text;
}

/// One column of toy_pairs, as lines.
inline std::string toy_column(const std::string& pairs, int column) {
  std::string text;
  for (std::size_t at = 0; at < pairs.size();) {
    const auto end = pairs.find('\n', at), tab = pairs.find('\t', at);
    text += (column == 0 ? pairs.substr(at, tab - at) : pairs.substr(tab + 1, end - tab - 1)) + "\n";
    at = end + 1;
  }
  return text;
}

inline Launch translate_launch(const std::vector<std::string>& arguments, const std::string& input = "") {
  Launch launch;
  launch.program = seq::program_folder() + "/translate";
  launch.arguments = arguments;
  launch.input = input;
  return launch;
}

inline Ended translate(const std::vector<std::string>& arguments, const std::string& input = "") {
  return run_program(translate_launch(arguments, input));
}

/// Options of a network that trains in a moment.
inline std::vector<std::string> toy_options() {
  return {"--preset",    "none", "--hidden",      "32", "--emb",    "32",   "--vocab-size", "300",
          "--dropout",   "0.1",  "--dropout-emb", "0",  "--lr",     "0.02", "--warmup",     "5u",
          "--batch",     "8",    "--lanes",       "2",  "--epochs", "6e",   "--valid-freq", "2e",
          "--disp-freq", "5u",   "--seed",        "7"};
}

/// A folder with train.tsv, valid.tsv and, once asked for, a trained model; made once a test program.
class ToyFolder {
 public:
  ToyFolder() {
    write_file(folder_.file("train.tsv"), toy_pairs(160, 1));
    write_file(folder_.file("valid.tsv"), toy_pairs(20, 2));
  }
  std::string file(const std::string& name) const { return folder_.file(name); }

  /// `translate train` on the toy corpus into `model`, with more options behind.
  std::vector<std::string> train_arguments(const std::string& model, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"train", "--train", file("train.tsv"), "--valid", file("valid.tsv"),
                                          "-m",    model};
    for (const auto& option : toy_options()) arguments.push_back(option);
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }

 private:
  TemporaryDirectory folder_;
};

inline const ToyFolder& toy() {
  static const ToyFolder folder;
  return folder;
}

/// A trained toy model. Throws with what the program said when training failed.
inline const std::string& toy_model() {
  static const std::string path = [] {
    const std::string model = toy().file("toy.model");
    const Ended ended = translate(toy().train_arguments(model));
    if (ended.code != 0) throw std::runtime_error("the toy model did not train: " + ended.err);
    return model;
  }();
  return path;
}

/// A model that another verb makes of the toy model: `arguments` are the verb and its options, without -m and -o.
inline std::string made_of_toy_model(std::vector<std::string> arguments) {
  const std::string model = toy().file(arguments[0] + ".model");
  arguments.insert(arguments.end(), {"-m", toy_model(), "-o", model});
  const Ended ended = translate(arguments);
  if (ended.code != 0) throw std::runtime_error("no " + arguments[0] + " of the toy model: " + ended.err);
  return model;
}

/// Lines to translate that the toy model has not learnt from.
inline const std::string& toy_sources() {
  static const std::string text = toy_column(toy_pairs(40, 11), 0);
  return text;
}

/// How many of the toy sources a model translates just as the toy model does.
inline int translated_alike(const std::string& model) {
  const auto expected = lines_of(translate({"run", "-m", toy_model()}, toy_sources()).out);
  const auto got = lines_of(translate({"run", "-m", model}, toy_sources()).out);
  int same = 0;
  for (std::size_t i = 0; i < std::min(got.size(), expected.size()); ++i) same += got[i] == expected[i];
  return same;
}

/// What a program that must end well wrote.
inline std::string output_of(const Launch& launch) {
  const Ended ended = run_program(launch);
  if (ended.code != 0 || ended.out.empty()) throw std::runtime_error("no translations: " + ended.err);
  return ended.out;
}

/// The translations of the toy sources, with their scores, in small and single batches, on one thread and with other
/// vector instructions: all different ones, so that there is one when nothing matters.
inline std::set<std::string> translations_in_every_way(const std::string& model) {
  const std::vector<std::string> scored = {"run", "-m", model, "--word-scores"};
  std::set<std::string> found = {output_of(translate_launch(scored, toy_sources()))};
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{"--mini-batch", "1"}, {"--mini-batch", "7"}, {"--threads", "1"}}) {
    std::vector<std::string> arguments = scored;
    arguments.insert(arguments.end(), more.begin(), more.end());
    found.insert(output_of(translate_launch(arguments, toy_sources())));
  }
  for (const char* kernels : {"avx2", "avx512"}) {
    Launch launch = translate_launch(scored, toy_sources());
    launch.environment = {{"SEQ_KERNELS", kernels}};
    found.insert(output_of(launch));
  }
  return found;
}

/// True when standard error is exactly one line, "translate: error: ...", with all the parts in it.
inline bool one_error_line(const Ended& ended, const std::vector<std::string>& parts = {}) {
  return one_error_line_of("translate", ended, parts);
}

}  // namespace test
