// Labelled lines as users have them: fastText's form, or TSV with a label and a text column.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "seq/corpus.h"

namespace seq {

/// How a labelled file is read.
struct LabelledFormat {
  /// auto|fasttext|label-text|text-label. fasttext: every word that begins with `prefix` is a label, the rest of the
  /// line is the text. label-text and text-label: TSV. auto: fasttext if the first line that is not blank begins with
  /// `prefix`; else TSV whose label column is the first or the last, whichever has fewer distinct values over the file
  /// (the first when they are equal); the text column is the other one of the two.
  std::string form = "auto";
  std::string prefix = "__label__";
  int label_column = 0;  ///< of a TSV, 1-based; 0 = by `form`
  int text_column = 0;   ///< the same; the two must differ
};

/// Lines with their labels. Labels of a TSV may have blanks.
struct LabelledText {
  std::vector<std::string> text;
  std::vector<std::vector<std::string>> labels;  ///< of each line: one or more, in their order, each once
  std::vector<std::int64_t> line;                ///< number of the line in its file, 1-based

  std::int64_t lines() const { return static_cast<std::int64_t>(text.size()); }
};

/// Reads a labelled file (.gz and "-" as everywhere). Several labels a line are possible in fastText's form; in a TSV
/// the whole column is one label. Blank lines are skipped and counted in a warning. A line with a label and no text is
/// kept (its text is empty). Throws Error(data) that names file and line for a line without a label (fastText's form)
/// or without a tab (TSV), when no line is usable ("file is empty"), and for a column that a line does not have;
/// Error(usage) for a format it does not know; what LineReader throws.
LabelledText read_labelled(const std::string& path, const LabelledFormat& format = {}, bool strict = false,
                           const Warning& warn = nullptr);

/// Looks through labelled files without changing anything; `test` may be empty. Kinds of findings beside those of
/// check_parallel ("empty", "over-long", "invalid-utf8", "control", "duplicate", "overlap"): "columns" (no label),
/// "conflict" (the same text with different labels), "rare-label" (fewer than five lines), "one-label" (the corpus has
/// a single label), "unseen-label" (in test, never in train). Examples name file and line.
CheckReport check_labelled(const std::string& train, const std::string& test = "", const LabelledFormat& format = {},
                           int max_words = 1000);

}  // namespace seq
