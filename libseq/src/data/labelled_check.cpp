#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "data/check_parts.h"
#include "data/labelled_line.h"
#include "data/labelled_records.h"
#include "data/raw_lines.h"
#include "seq/error.h"
#include "seq/labelled_text.h"
#include "text/unicode.h"

namespace seq {

namespace {

constexpr std::int64_t kFewLines = 5;

using Labels = std::vector<std::string>;

/// How many lines of a file have each label, in the order of their first lines.
class LabelCounts {
 public:
  struct Label {
    std::string name, first_place;
    std::int64_t lines = 0;
  };

  void add(const std::string& name, const Side& line) {
    const auto [found, is_new] = index_.try_emplace(name, labels_.size());
    if (is_new) labels_.push_back({name, line.place(), 0});
    ++labels_[found->second].lines;
  }

  const std::vector<Label>& labels() const { return labels_; }
  bool has(const std::string& name) const { return index_.count(name) > 0; }

 private:
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<Label> labels_;
};

/// A label as a message shows it: a text in the wrong column may be long.
std::string quoted(const std::string& label) {
  constexpr std::size_t kShown = 40;
  std::size_t at = 0;
  for (std::size_t shown = 0; shown < kShown && at < label.size(); ++shown) unicode::next(label, at);
  return "'" + label.substr(0, at) + (at < label.size() ? "…'" : "'");
}

std::string in_words(std::int64_t lines) { return std::to_string(lines) + (lines == 1 ? " line" : " lines"); }

/// One name for a set of labels; a blank in it is either of a TSV's single label or between fastText's.
std::string joined(Labels labels) {
  std::sort(labels.begin(), labels.end());
  std::string all;
  for (const std::string& label : labels) all += (all.empty() ? "" : " ") + label;
  return all;
}

/// The format with auto resolved from the file.
LabelledFormat found_format(const std::string& path, const LabelledFormat& format) {
  FormDetector detector(format);
  if (!detector.wants_more()) return format;
  if (path == "-") {
    fail(ErrorKind::usage, "the form of the lines is found by reading them twice", display_name(path),
         "a file, or a form other than auto", "give the form");
  }
  RawLineReader reader(path);
  for (RawLine line; detector.wants_more() && reader.next(line);) {
    unicode::repair(line.text);
    detector.add(line.text);
  }
  return detector.found();
}

/// What the training text and then the test text show.
class LabelledChecker {
 public:
  LabelledChecker(const LabelledFormat& format, int max_words) : format_(format), odd_(max_words) {}

  void read_train(const std::string& path) {
    LabelCounts counts;
    report_.pairs = for_each_line(path, [&](const Side& text, const Labels& labels, std::size_t words) {
      report_.source_words += static_cast<std::int64_t>(words);
      report_.target_words += static_cast<std::int64_t>(labels.size());
      for (const std::string& label : labels) counts.add(label, text);
      if (words > 0) records_.add(text.text, joined(labels), text.number);
    });
    train_name_ = display_name(path);
    add_repeats();
    for (const LabelCounts::Label& label : counts.labels()) {
      if (label.lines >= kFewLines) continue;
      rare_.add([&] { return label.first_place + ": " + quoted(label.name) + " has " + in_words(label.lines); });
    }
    if (counts.labels().size() == 1) {
      one_.add([&] { return train_name_ + ": " + quoted(counts.labels()[0].name) + " is the only label"; });
    }
    train_labels_ = std::move(counts);
  }

  void read_test(const std::string& path) {
    LabelCounts counts;
    for_each_line(path, [&](const Side& text, const Labels& labels, std::size_t words) {
      for (const std::string& label : labels) counts.add(label, text);
      const auto match = words > 0 ? records_.find(text.text, joined(labels)) : std::nullopt;
      if (!match) return;
      overlap_.add([&] {
        return text.place() + ": the same text as " + train_name_ + ":" + std::to_string(match->line) +
               (match->same_labels ? "" : ", with other labels");
      });
    });
    for (const LabelCounts::Label& label : counts.labels()) {
      if (train_labels_.has(label.name)) continue;
      unseen_.add([&] { return label.first_place + ": " + quoted(label.name) + ", in " + in_words(label.lines); });
    }
  }

  CheckReport take_report() {
    for (Collector* finding : {&count_, &columns_, &empty_, &odd_.too_long, &odd_.invalid, &odd_.control, &duplicate_,
                               &conflict_, &rare_, &one_, &overlap_, &unseen_}) {
      finding->move_to(report_.findings);
    }
    return std::move(report_);
  }

 private:
  /// Calls visit(text and its place, labels, words of the text) for the lines that can be taken apart; notes what is
  /// odd about any line. Gives the number of lines that are not blank.
  template <typename Visit>
  std::int64_t for_each_line(const std::string& path, const Visit& visit) {
    RawLineReader reader(path);
    LabelledParser parser(format_);
    LabelledLine parsed;
    std::int64_t lines = 0;
    for (RawLine raw; reader.next(raw);) {
      Side side{std::move(raw.text), reader.name(), reader.line_number()};
      odd_.repair(side);
      if (is_blank_line(side.text)) {
        empty_.add([&] { return side.place() + ": a blank line"; });
        continue;
      }
      ++lines;
      if (const auto problem = parser.parse(side.text, parsed)) {
        columns_.add([&] { return side.place() + ": " + problem->what; });
        continue;
      }
      side.text = joined(parsed.labels) + ' ' + parsed.text;
      odd_.look_for_control(side);
      side.text = std::move(parsed.text);
      const std::size_t words = odd_.measure(side);
      if (words == 0) empty_.add([&] { return side.place() + ": a label without text"; });
      visit(side, parsed.labels, words);
    }
    if (lines == 0) count_.add([&] { return reader.name() + ": there are no lines"; });
    return lines;
  }

  void add_repeats() {
    const auto place = [&](std::uint64_t line) { return train_name_ + ":" + std::to_string(line); };
    const LabelledRecords::Repeats repeats = records_.repeats(kMaxExamples);
    for (const auto& example : repeats.duplicates.examples) {
      duplicate_.add([&] { return place(example.index) + ": the same as line " + std::to_string(example.original); });
    }
    duplicate_.count(repeats.duplicates.count);
    for (const auto& example : repeats.conflicts.examples) {
      conflict_.add([&] {
        return place(example.index) + ": other labels than line " + std::to_string(example.original) +
               " has for the same text";
      });
    }
    conflict_.count(repeats.conflicts.count);
  }

  LabelledFormat format_;
  OddText odd_;
  CheckReport report_;
  std::string train_name_;
  LabelledRecords records_;
  LabelCounts train_labels_;
  Collector count_{"count"}, columns_{"columns"}, empty_{"empty"}, duplicate_{"duplicate"}, conflict_{"conflict"},
      rare_{"rare-label"}, one_{"one-label"}, overlap_{"overlap"}, unseen_{"unseen-label"};
};

}  // namespace

CheckReport check_labelled(const std::string& train, const std::string& test, const LabelledFormat& format,
                           int max_words) {
  if (train == "-" && test == "-") {
    fail(ErrorKind::usage, "both files from standard input", "-", "one of them at most");
  }
  LabelledChecker checker(found_format(train, format), max_words);
  checker.read_train(train);
  if (!test.empty()) checker.read_test(test);
  return checker.take_report();
}

}  // namespace seq
