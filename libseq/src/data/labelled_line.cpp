#include "data/labelled_line.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "data/pair_records.h"
#include "data/raw_lines.h"
#include "seq/error.h"

namespace seq {

namespace {

constexpr std::string_view kBlanks = " \t\v\f\r";  // what ends a word for fastText, within a line

/// Calls visit(word) for each word, until it returns false.
template <typename Visit>
void for_each_word(std::string_view line, const Visit& visit) {
  for (std::size_t at = line.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
    if (!visit(line.substr(at, end - at))) return;
    at = line.find_first_not_of(kBlanks, end);
  }
}

bool has_label(std::string_view line, const std::string& prefix) {
  bool found = false;
  for_each_word(line, [&](std::string_view word) { return !(found = word.starts_with(prefix)); });
  return found;
}

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  for (std::size_t at = 0;;) {
    const std::size_t tab = std::min(line.find('\t', at), line.size());
    columns.push_back(line.substr(at, tab - at));
    if (tab == line.size()) return columns;
    at = tab + 1;
  }
}

std::size_t distinct(std::vector<std::uint64_t> values) {
  std::sort(values.begin(), values.end());
  return static_cast<std::size_t>(std::unique(values.begin(), values.end()) - values.begin());
}

}  // namespace

void check_format(const LabelledFormat& format) {
  const std::string& form = format.form;
  if (form != "auto" && form != "fasttext" && form != "label-text" && form != "text-label") {
    fail(ErrorKind::usage, "no form of labelled lines: " + form, "", "auto, fasttext, label-text or text-label");
  }
  if (format.prefix.empty() || format.prefix.find_first_of(kBlanks) != std::string::npos) {
    fail(ErrorKind::usage, "label prefix '" + format.prefix + "'", "", "one character or more, none of them a blank");
  }
  const int label = format.label_column, text = format.text_column;
  if (label < 0 || text < 0) {
    fail(ErrorKind::usage, "column " + std::to_string(std::min(label, text)), "", "1 or more, 0 to leave it open");
  }
  if (form == "fasttext" && (label > 0 || text > 0)) {
    fail(ErrorKind::usage, "columns in fastText's form", "", "columns for a TSV alone");
  }
  const int label_by_form = form == "label-text" ? 1 : 0, text_by_form = form == "text-label" ? 1 : 0;
  if (const int column = label > 0 ? label : label_by_form; column > 0 && column == (text > 0 ? text : text_by_form)) {
    fail(ErrorKind::usage, "label and text both in column " + std::to_string(column), "", "two columns");
  }
}

FormDetector::FormDetector(const LabelledFormat& format) : format_(format) {
  check_format(format);
  undecided_ = format.form == "auto";
}

void FormDetector::add(std::string_view line) {
  if (!undecided_ || is_blank_line(line)) return;
  const std::vector<std::string_view> columns = columns_of(line);
  if (!seen_line_) {
    seen_line_ = true;
    const int count = static_cast<int>(columns.size()), label = format_.label_column, text = format_.text_column;
    if (label == 0 && text == 0 && has_label(line, format_.prefix)) return decide("fasttext");
    if (label == 1 || (text > 0 && text == count)) return decide("label-text");
    if (text == 1 || (label > 0 && label == count)) return decide("text-label");
    if (label > 0 && text > 0) return decide("label-text");
  }
  if (columns.size() < 2) return;
  for (auto [column, value] : {std::pair(&first_, columns.front()), std::pair(&last_, columns.back())}) {
    value = trimmed(value);
    column->values.push_back(pair_hash(value, ""));
    column->bytes += static_cast<std::int64_t>(value.size());
    column->has_blank |= value.empty();
  }
}

LabelledFormat FormDetector::found() const {
  LabelledFormat format = format_;
  if (!undecided_) return format;
  const auto first = std::tuple(distinct(first_.values), first_.has_blank, first_.bytes);
  const auto last = std::tuple(distinct(last_.values), last_.has_blank, last_.bytes);
  format.form = last < first ? "text-label" : "label-text";
  return format;
}

void FormDetector::decide(const char* form) {
  format_.form = form;
  undecided_ = false;
}

LabelledParser::LabelledParser(const LabelledFormat& format)
    : format_(format), given_(format.label_column > 0 && format.text_column > 0) {}

std::optional<LineProblem> LabelledParser::parse(std::string_view line, LabelledLine& parsed) {
  parsed.labels.clear();
  parsed.text.clear();
  return format_.form == "fasttext" ? parse_words(line, parsed) : parse_columns(line, parsed);
}

std::optional<LineProblem> LabelledParser::parse_words(std::string_view line, LabelledLine& parsed) const {
  for_each_word(line, [&](std::string_view word) {
    if (word.starts_with(format_.prefix)) {
      parsed.labels.emplace_back(word.substr(format_.prefix.size()));
    } else {
      if (!parsed.text.empty()) parsed.text += ' ';
      parsed.text += word;
    }
    return true;
  });
  if (parsed.labels.empty()) {
    return LineProblem{"a line without a label", "a word that begins with " + format_.prefix,
                       "label or remove the line"};
  }
  if (std::find(parsed.labels.begin(), parsed.labels.end(), "") != parsed.labels.end()) {
    return LineProblem{"a label without a name", "a name behind " + format_.prefix, "label or remove the line"};
  }
  if (parsed.labels.size() > 1) {
    std::unordered_set<std::string> seen;
    std::erase_if(parsed.labels, [&](const std::string& label) { return !seen.insert(label).second; });
  }
  return std::nullopt;
}

std::optional<LineProblem> LabelledParser::parse_columns(std::string_view line, LabelledLine& parsed) {
  const std::vector<std::string_view> columns = columns_of(line);
  if (columns.size() < 2) {
    return LineProblem{"a line without a tab", "a TSV of label and text, or words that begin with " + format_.prefix,
                       "separate label and text by a tab"};
  }
  if (columns_ == 0) find_columns(columns.size());
  if (label_ == text_) {
    return LineProblem{"label and text both in column " + std::to_string(label_ + 1), "two columns",
                       "say which column is which"};
  }
  if (columns.size() < columns_) {
    return LineProblem{std::to_string(columns.size()) + " columns", std::to_string(columns_) + " or more",
                       "repair the line, or say which column is which"};
  }
  const std::size_t tabs_in_text = given_ ? 0 : columns.size() - columns_;
  const std::string_view label = trimmed(columns[label_ > text_ ? label_ + tabs_in_text : label_]);
  if (label.empty())
    return LineProblem{"a line without a label", "one in column " + std::to_string(label_ + 1),
                       "label or remove the line"};
  parsed.labels.emplace_back(label);
  const std::string_view last = columns[text_ + tabs_in_text];
  const auto begin = static_cast<std::size_t>(columns[text_].data() - line.data());
  parsed.text = trimmed(line.substr(begin, static_cast<std::size_t>(last.data() - line.data()) + last.size() - begin));
  return std::nullopt;
}

void LabelledParser::find_columns(std::size_t count) {
  const bool label_first = format_.form == "label-text";
  const auto place = [&](int given, bool first) {
    return given > 0 ? static_cast<std::size_t>(given - 1) : first ? 0 : count - 1;
  };
  label_ = place(format_.label_column, label_first);
  text_ = place(format_.text_column, !label_first);
  columns_ = std::max({given_ ? 0 : count, label_ + 1, text_ + 1});
}

}  // namespace seq
