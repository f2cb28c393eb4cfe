#include "classify/test_set.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "common/numbers.h"
#include "seq/error.h"
#include "seq/frame_text.h"
#include "seq/sound.h"

namespace app {
namespace {

LabelledTest numbered(seq::LabelledText lines, const std::vector<std::string>& labels) {
  std::unordered_map<std::string, int> numbers;
  for (std::size_t i = 0; i < labels.size(); ++i) numbers.emplace(labels[i], static_cast<int>(i));
  LabelledTest test;
  test.lines = std::move(lines);
  for (const auto& names : test.lines.labels) {
    std::vector<int>& truth = test.truth.emplace_back();
    for (const std::string& name : names) {
      const auto found = numbers.find(name);
      const int number = found == numbers.end() ? -1 : found->second;
      if (number >= 0 || std::find(truth.begin(), truth.end(), -1) == truth.end()) truth.push_back(number);
    }
  }
  return test;
}

bool has_unknown(const std::vector<int>& truth) { return std::find(truth.begin(), truth.end(), -1) != truth.end(); }

bool nothing_known(const LabelledTest& test) {
  return std::all_of(test.truth.begin(), test.truth.end(),
                     [](const std::vector<int>& truth) { return truth == std::vector<int>{-1}; });
}

void warn_of_unknown(const std::string& path, const LabelledTest& test, const std::vector<std::string>& labels,
                     const seq::Warning& warn) {
  constexpr std::size_t kNamed = 3;
  const auto count = std::count_if(test.truth.begin(), test.truth.end(), has_unknown);
  if (count == 0 || !warn) return;
  const std::set<std::string> known(labels.begin(), labels.end());
  std::set<std::string> unknown;
  for (const auto& names : test.lines.labels) {
    for (const std::string& name : names) {
      if (!known.count(name)) unknown.insert(name);
    }
  }
  std::string text;
  std::size_t named = 0;
  for (const std::string& name : unknown) {
    if (named++ < kNamed) text += (text.empty() ? "'" : ", '") + name + "'";
  }
  if (unknown.size() > kNamed) text += " and " + std::to_string(unknown.size() - kNamed) + " more";
  warn(path + ": the model does not know the label" + (unknown.size() > 1 ? "s " : " ") + text + "; " + grouped(count) +
       (count == 1 ? " line counts" : " lines count") + " as missed");
}

}  // namespace

void add_format_options(CommandLine& line, seq::LabelledFormat& format) {
  line.choice("format", {}, format.form, {"auto", "fasttext", "label-text", "text-label"},
              "how lines are labelled: __label__x text, label tab text, or text tab label");
  line.text("label-prefix", {"label"}, format.prefix, "TEXT", "what fastText's labels begin with");
  line.whole("label-column", {}, format.label_column, 0, 1000000, "of a TSV, from 1; 0 = by the format");
  line.whole("text-column", {}, format.text_column, 0, 1000000, "the same for the text");
}

void add_test_option(CommandLine& line, const std::vector<std::string>& aliases, std::vector<std::string>& test,
                     const std::string& help) {
  line.list("test", aliases, test, Arity::many, "FILE...",
            help + "; of frames also features.npy labels.txt [lengths.txt]");
}

LabelledTest read_labelled_test(const std::vector<std::string>& paths, const seq::LabelledFormat& format,
                                const seq::Classifier& classifier, bool strict, const seq::Warning& warn) {
  const std::vector<std::vector<std::string>> sets = seq::labelled_sets(paths);
  const std::string& path = paths[0];
  if (sets.size() > 1)
    seq::fail(seq::ErrorKind::usage, std::to_string(sets.size()) + " test sets", "--test", "expected one");
  if (seq::is_frame_array(path) && !classifier.reads_frames())
    seq::fail(seq::ErrorKind::usage, "an array holds frames", path, "the model reads text");
  const std::vector<std::string>& labels = classifier.labels();
  const auto numbered_lines = [&](seq::LabelledText lines) {
    if (classifier.reads_frames()) seq::place_sounds(lines.text, path);
    return numbered(std::move(lines), labels);
  };
  LabelledTest test = numbered_lines(seq::read_labelled_set(sets[0], format, strict, warn));
  const bool may_be_turned = format.form == "auto" && test.lines.format.form != "fasttext" &&
                             test.lines.format.form != "auto" && format.label_column == 0 && format.text_column == 0 &&
                             path != "-";
  if (may_be_turned && nothing_known(test)) {
    seq::LabelledFormat other = format;
    other.form = test.lines.format.form == "label-text" ? "text-label" : "label-text";
    LabelledTest turned = numbered_lines(seq::read_labelled(path, other, strict));
    if (!nothing_known(turned)) test = std::move(turned);
  }
  warn_of_unknown(path, test, labels, warn);
  return test;
}

}  // namespace app
