// Labelled lines as users have them: fastText's form, or TSV with a label and a text column.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "seq/corpus.h"

namespace seq {

/// How a labelled file is read.
///
/// In a TSV a line with more columns than the first one has tabs in its text; where both columns are given by number,
/// further columns are ignored instead.
struct LabelledFormat {
  /// auto|fasttext|label-text|text-label. fasttext: every word (ASCII blanks end it) that begins with `prefix` is a
  /// label, named by the rest of the word; the other words are the text. label-text: a TSV whose first column is the
  /// label and whose last one is the text; text-label: the other way round. auto: fasttext if the first line that is
  /// not blank has a word with the prefix and no column is given; else TSV whose label column is the first or the last,
  /// whichever has fewer distinct values over the file, when these are equal the one without a blank value, then the
  /// shorter one in all, else the first.
  std::string form = "auto";
  std::string prefix = "__label__";
  int label_column = 0;  ///< of a TSV, 1-based; 0 = by `form`
  int text_column = 0;   ///< the same; the two must differ
};

/// Lines with their labels. Labels of a TSV may have blanks inside; those at its ends are no part of it.
struct LabelledText {
  std::vector<std::string> text;
  std::vector<std::vector<std::string>> labels;  ///< of each line: one or more, in their order, each once
  std::vector<std::int64_t> line;                ///< number of the line in its file, 1-based
  std::int64_t file_lines = 0;                   ///< of the file, blank ones included
  std::vector<double> weight = {};               ///< how much each line counts; empty (as when read): 1 each
  /// As given, with the form that auto found: to read the corpus's other files alike, however short they are.
  LabelledFormat format = {};

  std::int64_t lines() const { return static_cast<std::int64_t>(text.size()); }
};

/// Reads a labelled file (.gz and "-" as everywhere). Several labels a line are possible in fastText's form; in a TSV
/// the whole column is one label. Blank lines are skipped and counted in a warning. A line with a label and no text is
/// kept (its text is empty). Throws Error(data) that names file and line for a line without a label, without a tab
/// (TSV) or with too few columns, and when all lines are blank ("the file is empty"); Error(usage) for a format that
/// makes no sense; what LineReader throws.
LabelledText read_labelled(const std::string& path, const LabelledFormat& format = {}, bool strict = false,
                           const Warning& warn = nullptr);

/// Looks through labelled files without changing anything; `test` may be empty and is read in the form found in
/// `train`. In the report, pairs are train's lines that are not blank, source words those of its texts, target words
/// its labels. Kinds of findings: in both files "count" (no lines), "columns" (a line that read_labelled refuses),
/// "empty" (a blank line, or no text), "over-long" (more than max_words words or 10 · max_words characters),
/// "invalid-utf8" and "control"; in train "duplicate" (the same text and labels before), "conflict" (the same text with
/// other labels before), "rare-label" (fewer than five lines) and "one-label" (the file has a single label); in test
/// "overlap" (a text of train) and "unseen-label" (never in train). Examples name file and line. Memory grows with 24
/// bytes a line of train and with the number of labels. Throws Error(usage) for a format that makes no sense, for "-"
/// as train with form auto, which takes two readings, and for "-" twice; what LineReader throws.
CheckReport check_labelled(const std::string& train, const std::string& test = "", const LabelledFormat& format = {},
                           int max_words = 1000);

}  // namespace seq
