// Scores of summaries: ROUGE, the F1 of kept tokens and compression ratio, novelty, and how well names and numbers were
// copied.
//
// Used as the metrics of seq/metrics.h are, whose terms hold here too: one row of statistics a line, a score of their
// sum, an interval by bootstrap(). Every score is a mean or a ratio of sums over lines, and all are from 0 to 100 but
// compression ratios. All functions are pure and thread-safe, and throw Error(usage) for an option outside its range
// and Error(data) when there is no line, a line has no reference, or the counts of lines differ.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "seq/metrics.h"

namespace seq {

// ---- ROUGE (Lin 2004) ----

struct RougeOptions {
  /// rouge = lower-cased runs of a-z and 0-9, all else separates (rouge-score's default); unicode = ICU's words that
  /// hold a letter or a digit of any script, lower-cased
  std::string tokenizer = "rouge";
  bool stem = false;  ///< Porter's stems, as NLTK's, of tokens longer than three; of those that are ASCII
};

/// The text's tokens as the options say.
std::vector<std::string> rouge_tokens(const std::string& text, const RougeOptions& options = {});

struct RougeScore {
  double precision = 0, recall = 0, f1 = 0;  ///< 0 to 100; means over the lines
};

/// The same numbers as Google's rouge-score (times 100, and the mean over lines instead of the median of resampled
/// means).
struct RougeScores {
  RougeScore rouge1;      ///< single tokens
  RougeScore rouge2;      ///< pairs of neighbours
  RougeScore rouge_l;     ///< the longest common subsequence; line breaks are blanks
  RougeScore rouge_lsum;  ///< the union of longest common subsequences; sentences are the parts between line breaks
};

/// Per line: precision, recall and F1 (0 to 1) of ROUGE-1, -2, -L and -Lsum, and 1. Of several references that with the
/// best F1 counts, for each of the four on its own; of equally good ones the first.
std::vector<Statistics> rouge_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                         const RougeOptions& options = {});
RougeScores rouge_from_statistics(const Statistics& statistics);
RougeScores corpus_rouge(const std::vector<std::string>& hypotheses, const References& references,
                         const RougeOptions& options = {});
/// "nrefs:1|case:lc|tok:rouge|stem:no|best:f1|version:libseq-0.1.0"; references as reference_count() gives it.
std::string rouge_signature(const RougeOptions& options, int references, const BootstrapOptions* bootstrap = nullptr);

// ---- Sentence compression (Filippova et al. 2015, "Sentence Compression by Deletion with LSTMs") ----

struct CompressionScores {
  /// Of the tokens kept, computed a line and averaged over lines; 0 to 100. Tokens are words, and the marks at either
  /// end of a word each for itself, as they are written; those common to output and reference are counted as often as
  /// they occur in both. Two empty lines agree.
  double precision = 0, recall = 0, f1 = 0;
  double exact = 0;            ///< lines that equal a reference, token by token; 0 to 100
  double character_ratio = 0;  ///< code points of the output by those of the source, blanks included; mean over lines
  double token_ratio = 0;      ///< the same in tokens
};

/// Per line: precision, recall, F1 (0 to 1), whether equal (0 or 1), 1; ratio of characters, ratio of tokens, 1; the
/// last three are 0 where the source is empty. Of several references that with the best F1 counts, the first of equals.
std::vector<Statistics> compression_statistics(const std::vector<std::string>& sources,
                                               const std::vector<std::string>& hypotheses,
                                               const References& references);
CompressionScores compression_from_statistics(const Statistics& statistics);
CompressionScores compression_scores(const std::vector<std::string>& sources,
                                     const std::vector<std::string>& hypotheses, const References& references);

// ---- Novelty (See et al. 2017, "Get To The Point") ----

/// Per line, for n = 1 to 4: n-grams of the output that are nowhere in its source, and n-grams of the output; each
/// occurrence counts.
std::vector<Statistics> novelty_statistics(const std::vector<std::string>& sources,
                                           const std::vector<std::string>& hypotheses,
                                           const RougeOptions& options = {});
/// The share, 0 to 100, of n-grams that are not in the source, for n = 1 to 4; 0 where there are none.
std::array<double, 4> novelty_from_statistics(const Statistics& statistics);

// ---- Names and numbers ----

/// A number is a word that holds a digit. A name is a word of two characters or more that begins with a capital,
/// holds no digit, and either does not begin a sentence, or stands in the source capitalised where no sentence begins.
/// Words are what blanks separate, without the marks at either end and without a closing 's; a sentence begins with the
/// line, and behind a word that ends with . ! ? : or a closing quotation mark or bracket after one of these.
struct CopyScores {
  double names = 0;     ///< the share of the references' names that stand in the source and also in the output
  double numbers = 0;   ///< the same of numbers
  double all = 0;       ///< the same of names and numbers together
  double grounded = 0;  ///< the share of the output's names and numbers that stand in the source
};

/// Per line: names of the reference that stand in the source, those of them in the output; the same of numbers; names
/// and numbers of the output, those of them in the source. Words are compared as they are spelled, and one that the
/// reference has twice must be in the output twice. Of several references that with the greatest share of its names and
/// numbers in the output counts, the first of equals.
std::vector<Statistics> copy_statistics(const std::vector<std::string>& sources,
                                        const std::vector<std::string>& hypotheses, const References& references);
/// 0 to 100; 100 where there is nothing to copy.
CopyScores copy_from_statistics(const Statistics& statistics);
CopyScores copy_scores(const std::vector<std::string>& sources, const std::vector<std::string>& hypotheses,
                       const References& references);

}  // namespace seq
