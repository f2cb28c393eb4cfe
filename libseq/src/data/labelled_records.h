// What a check remembers of every labelled line: 24 bytes, enough to find repeated texts, with the same labels or
// others.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "data/pair_records.h"

namespace seq {

/// The lines of a corpus by their texts.
class LabelledRecords {
 public:
  /// Blanks at the text's ends do not count.
  void add(std::string_view text, std::string_view labels, std::int64_t line);

  struct Repeats {
    PairRecords::Found<PairRecords::Repeat> duplicates;  ///< lines whose text and labels were there before
    PairRecords::Found<PairRecords::Repeat> conflicts;   ///< lines whose text first came with other labels
  };
  /// Indices are line numbers. Comes before find(), as it sorts the records.
  Repeats repeats(std::size_t max_examples);

  struct Match {
    std::int64_t line = 0;
    bool same_labels = false;
  };
  /// A line with the same text, if possible with the same labels too.
  std::optional<Match> find(std::string_view text, std::string_view labels) const;

 private:
  struct Record {
    std::uint64_t text = 0, labels = 0;  // hashes
    std::int64_t line = 0;
    auto operator<=>(const Record&) const = default;
  };

  static Record record_of(std::string_view text, std::string_view labels, std::int64_t line);

  std::vector<Record> records_;
};

}  // namespace seq
