// What checks of corpora share: findings as they grow, oddities of a text.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "data/pair_reader.h"
#include "seq/corpus.h"

namespace seq {

inline constexpr std::size_t kMaxExamples = 5;

/// One finding as it grows.
class Collector {
 public:
  explicit Collector(std::string kind) { finding_.kind = std::move(kind); }

  template <typename Describe>
  void add(const Describe& describe) {
    if (++finding_.count <= static_cast<std::int64_t>(kMaxExamples)) finding_.examples.push_back(describe());
  }

  /// Sets the count, where the examples are only the first of many.
  void count(std::int64_t count) { finding_.count = count; }

  void move_to(std::vector<Finding>& findings) {
    if (finding_.count > 0) findings.push_back(std::move(finding_));
  }

 private:
  Finding finding_;
};

/// Oddities that a text may have whatever it is for.
class OddText {
 public:
  explicit OddText(int max_words);

  /// Notes bytes that are not UTF-8 and replaces them.
  void repair(Side& side);
  /// Notes a control character.
  void look_for_control(const Side& side);
  /// Notes a text that is too long; gives its number of words.
  std::size_t measure(const Side& side);

  Collector too_long{"over-long"}, invalid{"invalid-utf8"}, control{"control"};

 private:
  std::size_t max_words_;
};

}  // namespace seq
