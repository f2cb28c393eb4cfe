// One labelled line taken apart, and the form of a file found from its lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seq/labelled_text.h"

namespace seq {

/// Throws Error(usage) for a form that is not there, a prefix that is empty or has a blank, and columns that are
/// negative, equal or given for fastText's form.
void check_format(const LabelledFormat& format);

/// Finds out what "auto" stands for in a file.
class FormDetector {
 public:
  /// Throws what check_format throws.
  explicit FormDetector(const LabelledFormat& format);

  /// True until it is clear which form it is; the file's lines may end before.
  bool wants_more() const { return undecided_; }
  /// Looks at the file's next line.
  void add(std::string_view line);
  /// The format with the form found.
  LabelledFormat found() const;

 private:
  struct Column {
    std::vector<std::uint64_t> values;  // their hashes
    std::int64_t bytes = 0;
    bool has_blank = false;
  };

  void decide(const char* form);

  LabelledFormat format_;
  bool undecided_ = false, seen_line_ = false;
  Column first_, last_;
};

/// What a line holds.
struct LabelledLine {
  std::vector<std::string> labels;
  std::string text;
};

/// Why a line cannot be used, in the parts of an error.
struct LineProblem {
  std::string what, expected, remedy;
};

/// Takes the lines of one file apart, in their order: the first one says how many columns there are.
class LabelledParser {
 public:
  /// The format's form must not be auto.
  explicit LabelledParser(const LabelledFormat& format);

  /// Takes a line apart that is not blank; gives the problem when that is impossible.
  std::optional<LineProblem> parse(std::string_view line, LabelledLine& parsed);

 private:
  std::optional<LineProblem> parse_words(std::string_view line, LabelledLine& parsed) const;
  std::optional<LineProblem> parse_columns(std::string_view line, LabelledLine& parsed);
  void find_columns(std::size_t count);

  LabelledFormat format_;
  std::size_t columns_ = 0;  // of the first line; those needed when both are given; 0 = not known yet
  std::size_t label_ = 0, text_ = 0;
  bool given_ = false;  // both columns
};

}  // namespace seq
