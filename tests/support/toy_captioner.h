// Vectors of made-up scenes with captions, and the real `caption` on them.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "support/output_text.h"
#include "support/places.h"

namespace test {

inline Launch caption_launch(const std::vector<std::string>& arguments, const std::string& input = "") {
  Launch launch;
  launch.program = seq::program_folder() + "/caption";
  launch.arguments = arguments;
  launch.input = input;
  return launch;
}

inline Ended caption(const std::vector<std::string>& arguments, const std::string& input = "") {
  return run_program(caption_launch(arguments, input));
}

/// The bytes of a .npy file of little-endian floats in C order.
inline std::string npy_bytes(const std::string& shape, const std::vector<float>& numbers,
                             const std::string& type = "<f4", bool fortran = false) {
  std::string header =
      "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape + ", }";
  header.append(117 - header.size(), ' ');
  std::string bytes = std::string("\x93NUMPY\1\0\x76\0", 10) + header + "\n";
  return bytes.append(reinterpret_cast<const char*>(numbers.data()), 4 * numbers.size());
}

/// Scenes of a thing in a colour and a size: every region of three that a scene has says one of them, in any order.
struct ToyScenes {
  explicit ToyScenes(int count, std::uint32_t seed = 1) {
    static const std::vector<std::string> things = {"dog", "tree", "boat", "house"}, colours = {"red", "green", "blue"},
                                          sizes = {"small", "large"};
    for (int i = 0; i < count; ++i) {
      const auto pick = [&seed](std::size_t below) {
        seed = seed * 1664525u + 1013904223u;
        return (seed >> 16) % below;
      };
      const std::size_t thing = pick(4), colour = pick(3), size = pick(2), turn = pick(3);
      std::string line;
      for (std::size_t region = 0; region < 3; ++region) {
        std::vector<float> row(9, 0.0f);
        const std::size_t kind = (region + turn) % 3;
        row[kind == 0 ? thing : kind == 1 ? 4 + colour : 7 + size] = 1.5f;
        line += region > 0 ? ";" : "";
        for (std::size_t k = 0; k < row.size(); ++k) {
          row[k] += 0.1f * static_cast<float>(pick(5)) - 0.25f;
          numbers.push_back(row[k]);
        }
      }
      const std::string what = sizes[size] + " " + colours[colour] + " " + things[thing];
      captions += "a " + what + "\tthere is a " + what + "\n";
      first.push_back("a " + what);
    }
    array = npy_bytes("(" + std::to_string(count) + ", 3, 9)", numbers);
  }
  std::vector<float> numbers;
  std::string array, captions;
  std::vector<std::string> first;  ///< the first caption of each
};

/// Options of a network that trains in a moment.
inline std::vector<std::string> toy_caption_options() {
  return {"--preset",     "none", "--hidden",    "48",  "--emb",         "32", "--vocab-size", "80",
          "--subword",    "word", "--dropout",   "0.1", "--dropout-emb", "0",  "--lr",         "0.02",
          "--warmup",     "5u",   "--batch",     "32",  "--lanes",       "2",  "--epochs",     "12e",
          "--valid-freq", "4e",   "--disp-freq", "20u", "--seed",        "7"};
}

/// A folder with train.npy, train.tsv, valid.npy, valid.tsv and a trained model; made once a test program.
class ToyCaptions {
 public:
  ToyCaptions() {
    write_file(file("train.npy"), train.array);
    write_file(file("train.tsv"), train.captions);
    write_file(file("valid.npy"), valid.array);
    write_file(file("valid.tsv"), valid.captions);
  }
  std::string file(const std::string& name) const { return folder_.file(name); }

  std::vector<std::string> train_arguments(const std::string& model, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"train",   "--train",         file("train.npy"), file("train.tsv"),
                                          "--valid", file("valid.npy"), file("valid.tsv"), "-m",
                                          model,     "--quiet"};
    for (const auto& option : toy_caption_options()) arguments.push_back(option);
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }

  ToyScenes train{400, 1}, valid{40, 2};

 private:
  TemporaryDirectory folder_;
};

inline const ToyCaptions& toy_captions() {
  static const ToyCaptions toy;
  return toy;
}

/// A trained toy model. Throws with what the program said when training failed.
inline const std::string& toy_captioner() {
  static const std::string path = [] {
    const std::string model = toy_captions().file("toy.model");
    const Ended ended = caption(toy_captions().train_arguments(model));
    if (ended.code != 0) throw std::runtime_error("the toy captioner did not train: " + ended.err);
    return model;
  }();
  return path;
}

}  // namespace test
