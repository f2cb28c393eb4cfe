// SentencePiece models for tests, and what they are trained on.
#pragma once

#include <sentencepiece_trainer.h>

#include <random>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "support/text_samples.h"

namespace test {

/// Many scripts, and made-up sentences that share parts of words.
inline std::vector<std::string> corpus() {
  std::vector<std::string> lines;
  for (int i = 0; i < 4; ++i) {
    for (const std::string& line : sample_lines()) lines.push_back(line);
  }
  std::mt19937 random(3);
  const std::vector<std::string> words = {"the",   "baker",  "bakes",  "baking", "bread", "breads", "and",
                                          "lower", "lowest", "slowly", "Brot",   "Brote", "backt"};
  for (int i = 0; i < 200; ++i) {
    std::string line;
    for (int j = 0; j < 8; ++j) line += words[random() % words.size()] + (random() % 4 ? " " : "");
    lines.push_back(line);
  }
  return lines;
}

/// A model of a user's own, made by SentencePiece with settings that ours never have.
inline std::string foreign_model(std::vector<std::pair<std::string, std::string>> settings) {
  struct Lines : sentencepiece::SentenceIterator {
    std::vector<std::string> lines = corpus();
    std::size_t at = 0;
    bool done() const override { return at >= lines.size(); }
    void Next() override { ++at; }
    const std::string& value() const override { return lines[at]; }
    sentencepiece::util::Status status() const override { return {}; }
  } lines;
  std::unordered_map<std::string, std::string> arguments = {
      {"vocab_size", "600"}, {"hard_vocab_limit", "false"}, {"minloglevel", "3"}, {"num_threads", "1"}};
  for (auto& [name, value] : settings) arguments[name] = value;
  std::string model;
  const auto status = sentencepiece::SentencePieceTrainer::Train(arguments, &lines, &model);
  if (!status.ok()) throw std::runtime_error(status.ToString());
  return model;
}

}  // namespace test
