#include "data/labelled_records.h"

#include <algorithm>

#include "data/raw_lines.h"

namespace seq {

LabelledRecords::Record LabelledRecords::record_of(std::string_view text, std::string_view labels, std::int64_t line) {
  return {pair_hash(trimmed(text), ""), pair_hash(labels, ""), line};
}

void LabelledRecords::add(std::string_view text, std::string_view labels, std::int64_t line) {
  records_.push_back(record_of(text, labels, line));
}

LabelledRecords::Repeats LabelledRecords::repeats(std::size_t max_examples) {
  std::sort(records_.begin(), records_.end());
  RepeatCollector duplicates(max_examples), conflicts(max_examples);
  for (auto group = records_.begin(); group != records_.end();) {
    const auto end =
        std::find_if(group, records_.end(), [&](const Record& other) { return other.text != group->text; });
    const auto first = *std::min_element(group, end, [](const Record& a, const Record& b) { return a.line < b.line; });
    auto original = group;  // the first line with these labels
    for (; group != end; ++group) {
      if (group->labels != original->labels) original = group;
      const auto add_to = [&](RepeatCollector& repeats, std::int64_t earlier) {
        repeats.add(static_cast<std::uint64_t>(group->line), static_cast<std::uint64_t>(earlier));
      };
      if (group != original) add_to(duplicates, original->line);
      if (group->labels != first.labels) add_to(conflicts, first.line);
    }
  }
  return {duplicates.take(), conflicts.take()};
}

std::optional<LabelledRecords::Match> LabelledRecords::find(std::string_view text, std::string_view labels) const {
  const Record wanted = record_of(text, labels, 0);
  const auto equal = std::lower_bound(records_.begin(), records_.end(), wanted);
  if (equal != records_.end() && equal->text == wanted.text && equal->labels == wanted.labels) {
    return Match{equal->line, true};
  }
  const auto other = std::lower_bound(records_.begin(), equal, Record{wanted.text, 0, 0});
  if (other != records_.end() && other->text == wanted.text) return Match{other->line, false};
  return std::nullopt;
}

}  // namespace seq
