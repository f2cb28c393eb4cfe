// Scores of generated text: BLEU, chrF, TER, error rates and exact match, with bootstrap confidence intervals.
//
// BLEU, chrF and TER print the same digits as sacreBLEU 2.x (Post 2018, "A Call for Clarity in Reporting BLEU Scores")
// for the same options. Every metric comes in three steps, so that resampling never tokenises twice:
//
//   auto statistics = bleu_statistics(hypotheses, references, options);         // one row a sentence
//   BleuScore bleu = bleu_from_statistics(sum_statistics(statistics), options); // = corpus_bleu(...)
//   Interval interval = bootstrap(statistics, [&](const Statistics& s) { return bleu_from_statistics(s, options).score;
//   });
//
// Text is UTF-8; invalid bytes are scored as some character, never refused. "Whitespace" is what Unicode calls so, plus
// U+001C to U+001F. All functions are pure and thread-safe, and the same on every machine. All throw Error(usage) for
// an option outside its range and Error(data) when there is no sentence, a sentence has no reference, or the counts of
// lines differ.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace seq {

/// references[i] holds the references of hypothesis i: one or more, not necessarily equally many.
using References = std::vector<std::vector<std::string>>;

/// One reference a hypothesis.
References single_references(const std::vector<std::string>& lines);

/// From one list of lines a reference file (all equally long) to one list of references a line.
References transpose_references(const std::vector<std::vector<std::string>>& files);

/// The number of references a sentence has, or -1 when sentences differ in it.
int reference_count(const References& references);

/// Counts from which a metric is computed; of one sentence, or summed over many. What they are, and how many, is said
/// at each metric.
using Statistics = std::vector<double>;

/// The element-wise sum of the rows; what corpus scores are computed from.
Statistics sum_statistics(const std::vector<Statistics>& rows);

// ---- BLEU (Papineni et al. 2002) ----

struct BleuOptions {
  std::string tokenizer = "13a";  ///< 13a (mteval-v13a)|intl (mteval-v14, Unicode classes)|char|zh|none
  bool lowercase = false;         ///< full Unicode lower-casing before tokenising
  std::string smoothing = "exp";  ///< exp|floor|add-k|none: what an order without a match counts (Chen and Cherry 2014)
  double smoothing_value = -1;    ///< of floor and add-k; -1 = their defaults, 0.1 and 1; 0 or more
  bool effective_order = false;   ///< leaves out orders longer than the text; for sentences, where it is customary
  int max_order = 4;              ///< longest n-gram; 1 to 16
};

struct BleuScore {
  double score = 0;                    ///< 0 to 100
  std::vector<double> precisions;      ///< per order, after smoothing, 0 to 100
  std::vector<double> matches;         ///< n-grams found in a reference, per order; add-k has added its k
  std::vector<double> totals;          ///< n-grams of the hypotheses, per order; likewise
  double brevity_penalty = 1;          ///< 0 to 1
  std::int64_t hypothesis_length = 0;  ///< tokens
  std::int64_t reference_length = 0;   ///< tokens of the references nearest in length (the shorter one of two)
};

/// The line's tokens, joined by single spaces: lower-cased and split as the options say.
std::string bleu_tokenize(const std::string& line, const BleuOptions& options = {});

/// Per sentence: hypothesis length, reference length, max_order matches, max_order totals.
std::vector<Statistics> bleu_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                        const BleuOptions& options = {});
BleuScore bleu_from_statistics(const Statistics& statistics, const BleuOptions& options = {});
BleuScore corpus_bleu(const std::vector<std::string>& hypotheses, const References& references,
                      const BleuOptions& options = {});
/// One sentence's BLEU, always with effective_order.
BleuScore sentence_bleu(const std::string& hypothesis, const std::vector<std::string>& references,
                        BleuOptions options = {});
/// "66.7/50.0/33.3/25.0 (BP = 1.000 ratio = 1.000 hyp_len = 5 ref_len = 5)".
std::string bleu_details(const BleuScore& score);

// ---- chrF and chrF++ (Popović 2015, 2017) ----

struct ChrfOptions {
  int char_order = 6;       ///< longest character n-gram; 1 to 32
  int word_order = 0;       ///< longest word n-gram; 0 = chrF, 2 = chrF++; 0 to 16
  int beta = 2;             ///< recall counts so many times as much as precision; 0 to 100
  bool lowercase = false;   ///< full Unicode lower-casing
  bool whitespace = false;  ///< whitespace takes part in character n-grams
  bool eps_smoothing =
      false;  ///< mean of the orders' F-scores with a tiny floor, as chrF++.py, instead of F of the mean
};

/// Per sentence, for each order (characters first, then words): n-grams of the hypothesis (0 if the reference has none
/// of this order), of the reference, and common to both; against the reference with the highest F-score.
std::vector<Statistics> chrf_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                        const ChrfOptions& options = {});
/// 0 to 100.
double chrf_from_statistics(const Statistics& statistics, const ChrfOptions& options = {});
double corpus_chrf(const std::vector<std::string>& hypotheses, const References& references,
                   const ChrfOptions& options = {});
double sentence_chrf(const std::string& hypothesis, const std::vector<std::string>& references,
                     const ChrfOptions& options = {});
/// "chrF2", "chrF2++".
std::string chrf_name(const ChrfOptions& options);

// ---- TER (Snover et al. 2006, the tercom algorithm) ----

struct TerOptions {
  bool normalized = false;      ///< tokenises Western punctuation and resolves &quot; &amp; &lt; &gt;
  bool no_punct = false;        ///< removes . , ? : ; ! " ( )
  bool asian_support = false;   ///< normalized and no_punct also treat CJK characters and punctuation
  bool case_sensitive = false;  ///< otherwise lower-cases
};

struct TerScore {
  double score = 0;             ///< 100 × edits / reference length: 0 is best, above 100 is possible
  double edits = 0;             ///< insertions, deletions, substitutions and shifts, against the best reference
  double reference_length = 0;  ///< mean over a sentence's references, summed over sentences
};

/// Per sentence: edits, mean reference length.
std::vector<Statistics> ter_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                       const TerOptions& options = {});
TerScore ter_from_statistics(const Statistics& statistics);
TerScore corpus_ter(const std::vector<std::string>& hypotheses, const References& references,
                    const TerOptions& options = {});
TerScore sentence_ter(const std::string& hypothesis, const std::vector<std::string>& references,
                      const TerOptions& options = {});

// ---- Word, character and phoneme error rate; exact match ----

struct EditOptions {
  std::string unit =
      "word";              ///< word (WER; PER when a word is a phoneme)|char (CER, over code points and single spaces)
  bool lowercase = false;  ///< full Unicode lower-casing
};

struct EditScore {
  double error_rate = 0;  ///< 100 × (substitutions + insertions + deletions) / reference length; above 100 is possible
  double item_error_rate = 0;  ///< 100 × lines that equal none of their references / lines; WER of pronunciations
  double substitutions = 0, insertions = 0, deletions = 0;
  double reference_length = 0;  ///< units of the nearest references
  double wrong = 0, items = 0;  ///< lines that equal no reference, and all lines
};

/// Per sentence: substitutions, insertions, deletions and length against the nearest reference (fewest edits, of
/// several the longest), whether the line equals none (0 or 1), and 1.
std::vector<Statistics> edit_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                        const EditOptions& options = {});
EditScore edit_from_statistics(const Statistics& statistics);
EditScore edit_score(const std::vector<std::string>& hypotheses, const References& references,
                     const EditOptions& options = {});

/// The share, 0 to 100, of lines that equal one of their references; amounts and kinds of whitespace do not count.
double exact_match(const std::vector<std::string>& hypotheses, const References& references);

// ---- How sure a score is ----

struct BootstrapOptions {
  int samples = 1000;          ///< resampled corpora; 1 to 1000000
  std::uint64_t seed = 12345;  ///< the same seed draws the same sentences as sacreBLEU with that SACREBLEU_SEED
};

/// The mean over the resampled corpora, and half the width of the interval that holds 95 % of them.
struct Interval {
  double mean = 0;
  double half_width = 0;
};

/// A metric as a function of summed statistics.
using ScoreFunction = std::function<double(const Statistics&)>;

/// Bootstrap resampling (Koehn 2004). Costs samples × rows additions of a row, in single precision, as sacreBLEU. The
/// result agrees with sacreBLEU's to 1e-6 of its value, which is what NumPy's versions differ by.
Interval bootstrap(const std::vector<Statistics>& rows, const ScoreFunction& score,
                   const BootstrapOptions& options = {});

struct PairedScore {
  double baseline = 0, system = 0;              ///< the metric itself
  Interval baseline_interval, system_interval;  ///< over the same resampled corpora
  double p_value = 1;  ///< of a difference this large by chance, had both systems the same quality
};

/// Paired bootstrap resampling of two systems' statistics on the same sentences.
PairedScore paired_bootstrap(const std::vector<Statistics>& baseline, const std::vector<Statistics>& system,
                             const ScoreFunction& score, const BootstrapOptions& options = {});

// ---- How a score was made, and how it is printed ----

/// "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:libseq-0.1.0"; references as reference_count() gives it; with
/// a bootstrap its samples and seed follow nrefs.
std::string bleu_signature(const BleuOptions& options, int references, const BootstrapOptions* bootstrap = nullptr);
std::string chrf_signature(const ChrfOptions& options, int references, const BootstrapOptions* bootstrap = nullptr);
std::string ter_signature(const TerOptions& options, int references, const BootstrapOptions* bootstrap = nullptr);

/// "BLEU|signature = 12.3 (μ = 12.4 ± 0.6) details"; left out are an empty signature, empty
/// details, and a null interval or one of mean 0.
/// decimals: 0 to 17; rounding is exact (half of the printed unit to even), without the locale.
std::string format_score(const std::string& name, double score, int decimals = 1, const std::string& signature = "",
                         const std::string& details = "", const Interval* interval = nullptr);

}  // namespace seq
