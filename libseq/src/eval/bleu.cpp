#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "eval/bleu_tokenizer.h"
#include "eval/characters.h"
#include "eval/ngrams.h"
#include "eval/smoothing.h"
#include "eval/statistics.h"
#include "seq/metrics.h"

namespace seq {
namespace {

using eval::Smoothing;

// The logarithm of a zero precision: so low that the score is zero whatever the other precisions are.
double floored_log(double value) { return value == 0.0 ? -9999999999.0 : std::log(value); }

std::string prepare(std::string_view line, const BleuOptions& options, eval::BleuTokenizer tokenize) {
  if (options.lowercase) return tokenize(eval::strip_end(eval::lower(line)));
  return tokenize(eval::strip_end(line));
}

void check_options(const BleuOptions& options) { eval::check_range(options.max_order, 1, 16, "max_order"); }

// Scores sentence after sentence; holds what one sentence after another can share.
class SentenceCounter {
 public:
  explicit SentenceCounter(const BleuOptions& options)
      : options_(options), tokenize_(eval::bleu_tokenizer(options.tokenizer)) {}

  Statistics operator()(const std::string& hypothesis, const std::vector<std::string>& references) {
    const std::string hypothesis_text = prepare(hypothesis, options_, tokenize_);
    std::vector<std::string> reference_texts;
    for (const std::string& reference : references) reference_texts.push_back(prepare(reference, options_, tokenize_));

    eval::WordNumbers number;
    const std::vector<std::uint32_t> words = number(eval::split_words(hypothesis_text));
    table_.clear();
    table_.count(words, options_.max_order, hypothesis_counts_);

    // An n-gram may match as often as it stands in the reference that has most of it.
    most_.assign(hypothesis_counts_.size(), 0);
    std::int64_t reference_length = -1;
    for (const std::string& text : reference_texts) {
      const std::vector<std::uint32_t> reference = number(eval::split_words(text));
      table_.count(reference, options_.max_order, reference_counts_);
      for (std::size_t k = 0; k < most_.size(); ++k) most_[k] = std::max(most_[k], reference_counts_[k]);
      reference_length = nearer(words.size(), reference_length, static_cast<std::int64_t>(reference.size()));
    }

    const auto orders = static_cast<std::size_t>(options_.max_order);
    Statistics row(2 + 2 * orders, 0.0);
    row[0] = static_cast<double>(words.size());
    row[1] = static_cast<double>(reference_length);
    for (std::size_t k = 1; k < most_.size(); ++k) {
      const auto order = static_cast<std::size_t>(table_.orders()[k]);
      row[1 + order] += std::min(hypothesis_counts_[k], most_[k]);
      row[1 + orders + order] += hypothesis_counts_[k];
    }
    return row;
  }

 private:
  // Of two reference lengths (-1: none yet) the one nearer to the hypothesis', of two as near the shorter.
  static std::int64_t nearer(std::size_t hypothesis, std::int64_t a, std::int64_t b) {
    if (a < 0) return b;
    const auto length = static_cast<std::int64_t>(hypothesis);
    const std::int64_t difference = std::abs(length - a) - std::abs(length - b);
    if (difference == 0) return std::min(a, b);
    return difference < 0 ? a : b;
  }

  const BleuOptions& options_;
  eval::BleuTokenizer tokenize_;
  eval::NgramTable table_;
  std::vector<std::int32_t> hypothesis_counts_, reference_counts_, most_;
};

}  // namespace

std::string bleu_tokenize(const std::string& line, const BleuOptions& options) {
  return eval::join_words(prepare(line, options, eval::bleu_tokenizer(options.tokenizer)));
}

std::vector<Statistics> bleu_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                        const BleuOptions& options) {
  check_options(options);
  eval::check_input(hypotheses, references);
  SentenceCounter count(options);
  std::vector<Statistics> rows;
  rows.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) rows.push_back(count(hypotheses[i], references[i]));
  return rows;
}

BleuScore bleu_from_statistics(const Statistics& statistics, const BleuOptions& options) {
  check_options(options);
  const auto orders = static_cast<std::size_t>(options.max_order);
  eval::check_width(statistics, 2 + 2 * orders, "BLEU");
  const Smoothing smoothing = eval::smoothing(options);

  BleuScore result;
  const double hypothesis_length = statistics[0];
  const double reference_length = statistics[1];
  result.hypothesis_length = static_cast<std::int64_t>(hypothesis_length);
  result.reference_length = static_cast<std::int64_t>(reference_length);
  result.matches.assign(statistics.begin() + 2, statistics.begin() + 2 + options.max_order);
  result.totals.assign(statistics.begin() + 2 + options.max_order, statistics.end());
  result.precisions.assign(orders, 0.0);
  if (hypothesis_length < reference_length)
    result.brevity_penalty = hypothesis_length > 0 ? std::exp(1 - reference_length / hypothesis_length) : 0.0;
  // Smoothing must not lift a text without a single matching word above zero.
  if (std::all_of(result.matches.begin(), result.matches.end(), [](double matches) { return matches == 0; }))
    return result;

  double exponential = 1;
  std::size_t used = orders;
  for (std::size_t k = 0; k < orders; ++k) {
    double& matches = result.matches[k];
    double& total = result.totals[k];
    if (smoothing.method == Smoothing::add_k && k > 0) {
      matches += smoothing.value;
      total += smoothing.value;
    }
    if (total == 0) break;
    if (options.effective_order) used = k + 1;
    if (matches != 0) {
      result.precisions[k] = 100.0 * matches / total;
    } else if (smoothing.method == Smoothing::exponential) {
      exponential *= 2;
      result.precisions[k] = 100.0 / (exponential * total);
    } else if (smoothing.method == Smoothing::floor) {
      result.precisions[k] = 100.0 * smoothing.value / total;
    }
  }
  double logarithms = 0;
  for (std::size_t k = 0; k < used; ++k) logarithms += floored_log(result.precisions[k]);
  result.score = result.brevity_penalty * std::exp(logarithms / static_cast<double>(used));
  return result;
}

BleuScore corpus_bleu(const std::vector<std::string>& hypotheses, const References& references,
                      const BleuOptions& options) {
  return bleu_from_statistics(sum_statistics(bleu_statistics(hypotheses, references, options)), options);
}

BleuScore sentence_bleu(const std::string& hypothesis, const std::vector<std::string>& references,
                        BleuOptions options) {
  options.effective_order = true;
  return corpus_bleu({hypothesis}, {references}, options);
}

std::string bleu_details(const BleuScore& score) {
  std::string text;
  for (double precision : score.precisions) text += (text.empty() ? "" : "/") + eval::fixed(precision, 1);
  const double ratio = score.reference_length == 0
                           ? 0.0
                           : static_cast<double>(score.hypothesis_length) / static_cast<double>(score.reference_length);
  return text + " (BP = " + eval::fixed(score.brevity_penalty, 3) + " ratio = " + eval::fixed(ratio, 3) +
         " hyp_len = " + std::to_string(score.hypothesis_length) +
         " ref_len = " + std::to_string(score.reference_length) + ")";
}

}  // namespace seq
