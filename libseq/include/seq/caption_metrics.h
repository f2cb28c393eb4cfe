// Scores of generated descriptions that have several references each: BLEU-1 to 4, ROUGE-L and CIDEr as coco-caption
// computes them, BLEU and NIST as mteval-v13a does (together the scores of the E2E challenge), METEOR of equal words
// and stems, distinct n-grams.
//
// Used as the metrics of seq/metrics.h are, whose terms hold here too: one row of statistics a line, a score of their
// sum, an interval by bootstrap(). Lines may differ in how many references they have. Scores are from 0 to 100 unless
// said otherwise, where the original programs print 0 to 1. All functions are pure and thread-safe, and throw
// Error(data) when there is no line, a line has no reference, or the counts of lines differ.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "seq/metrics.h"

namespace seq {

/// The lower-cased words of a line as coco-caption's scores see them: the Penn treebank's rules (don't = do n't, cat's
/// = cat 's, (a) = -lrb- a -rrb-, £5 = # 5; words with hyphens stay whole), without . , ; : ? ! ' " ` - -- and "...".
/// Written from the published rules; differs from Stanford's tokenizer in web and e-mail addresses, emoticons and
/// telephone numbers, which are cut at their marks here, and in abbreviations beyond the common ones (mr. st. etc.).
std::vector<std::string> caption_tokens(const std::string& text);

// ---- BLEU and NIST ----

/// Per line, over caption_tokens: hypothesis length, length of the nearest reference, matches and n-grams of orders 1
/// to 4.
std::vector<Statistics> coco_bleu_statistics(const std::vector<std::string>& hypotheses, const References& references);
/// BLEU-1 to BLEU-4, each of all orders up to its own (Papineni et al. 2002), unsmoothed, as coco-caption; but one line
/// alone, too, is held against the nearest reference's length instead of the mean length.
std::array<double, 4> coco_bleu_from_statistics(const Statistics& statistics);

/// BLEU's rows (bleu_statistics of the default options) of lines cut and lower-cased as mteval-v13a does: ASCII
/// capitals alone; of references without a word only the first is one. To be scored with bleu_from_statistics.
std::vector<Statistics> mteval_bleu_statistics(const std::vector<std::string>& hypotheses,
                                               const References& references);

/// Per line, over mteval-v13a's words: for orders 1 to 5 the information (bits) of the n-grams in common with a
/// reference, and the hypothesis' n-grams; words of all references, references that have a word, and 1. Information
/// comes from all references of all lines.
std::vector<Statistics> nist_statistics(const std::vector<std::string>& hypotheses, const References& references);
/// NIST (Doddington 2002) with mteval-v13a's length penalty, in bits a word; 0 or more, around 8 is good.
double nist_from_statistics(const Statistics& statistics);

// ---- ROUGE-L, CIDEr, METEOR ----

/// Per line: F of the longest common subsequence (0 to 1), with recall weighing 1.2² times as much as precision, either
/// the best of any reference; and 1.
std::vector<Statistics> coco_rouge_statistics(const std::vector<std::string>& hypotheses, const References& references);
double coco_rouge_from_statistics(const Statistics& statistics);

/// CIDEr (Vedantam et al. 2015): the mean cosine of weighted n-grams of orders 1 to 4 with the references, an n-gram
/// weighing the less the more lines' references have it.
struct CiderOptions {
  /// What coco-caption calls CIDEr, and papers report: counts no higher than the reference's, and the cosine falls with
  /// the difference in length (Gaussian, 6 words). Otherwise the article's first form.
  bool d = true;
};

/// Per line: CIDEr, and 1. A corpus of one line scores 0: its n-grams tell no lines apart.
std::vector<Statistics> cider_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                         const CiderOptions& options = {});
/// 100 where coco-caption prints 1; 0 to 1000.
double cider_from_statistics(const Statistics& statistics);

/// METEOR (Denkowski and Lavie 2014, version 1.5, ranking parameters for English: alpha 0.85, beta 0.2, gamma 0.6) of
/// equal words (weight 1) and equal stems (0.6). It has no synonyms, paraphrases or list of function words, which need
/// data files, and Porter's stems; so its values are below those of the original program and comparable among
/// themselves only.
struct MeteorScore {
  double score = 0;
  double precision = 0, recall = 0;  ///< of weighted matches
  double fragmentation = 0;          ///< chunks of matches by matches, 0 to 1
};

/// Per line, against the reference with the highest score: words of the hypothesis, of the reference, equal words,
/// equal stems, chunks; no chunk where one covers both texts.
std::vector<Statistics> meteor_statistics(const std::vector<std::string>& hypotheses, const References& references);
MeteorScore meteor_from_statistics(const Statistics& statistics);

// ---- Diversity ----

/// The share, 0 to 100, of different n-grams among all n-grams of the lines (distinct-n, Li et al. 2016), over
/// caption_tokens; 0 without n-grams. order: 1 to 16.
double distinct_ngrams(const std::vector<std::string>& lines, int order);

/// "nrefs:var|bs:1000|seed:12345|case:lc|tok:ptb|version:libseq-0.1.0"; `how` stands between the references and the
/// version.
std::string caption_signature(const std::string& how, int references, const BootstrapOptions* bootstrap = nullptr);

}  // namespace seq
