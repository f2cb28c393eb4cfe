#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "eval/characters.h"
#include "eval/mteval_words.h"
#include "eval/ngrams.h"
#include "eval/statistics.h"
#include "seq/caption_metrics.h"

namespace seq {
namespace {

constexpr int kLongest = 5;
constexpr std::size_t kWidth = 2 * kLongest + 3;  // information and n-grams an order; reference words, references, 1

using Numbers = std::vector<std::uint32_t>;

// All n-grams of a test set, and how often each stands in its references.
class ReferenceNgrams {
 public:
  explicit ReferenceNgrams(const References& lines) {
    for (const auto& each : lines)
      for (const std::string& line : each) {
        const Numbers& ngrams = list(line);
        counts_.resize(table_.orders().size(), 0);
        for (std::uint32_t k : ngrams) ++counts_[k];
        counts_[0] += words_;  // the empty n-gram stands before every word
      }
  }

  /// The line's n-grams, valid until the next call, and its number of words.
  const Numbers& list(const std::string& line) {
    const Numbers symbols = number_(eval::split_words(line));
    words_ = std::ssize(symbols);
    table_.list(symbols, kLongest, ngrams_);
    return ngrams_;
  }
  std::int64_t words() const { return words_; }

  int order(std::uint32_t k) const { return table_.orders()[k]; }

  /// Bits that the last word of an n-gram of the references tells after the words before it.
  double information(std::uint32_t k) const {
    return std::log2(static_cast<double>(counts_[table_.without_last(k)]) / static_cast<double>(counts_[k]));
  }

 private:
  eval::WordNumbers number_;
  eval::NgramTable table_;
  Numbers ngrams_;
  std::int64_t words_ = 0;
  std::vector<std::int64_t> counts_ = {0};
};

using Counts = std::unordered_map<std::uint32_t, std::int64_t>;

Counts count(const Numbers& ngrams) {
  Counts counts;
  for (std::uint32_t k : ngrams) ++counts[k];
  return counts;
}

Statistics compare(const std::string& hypothesis, const std::vector<std::string>& references, ReferenceNgrams& known) {
  Statistics row(kWidth, 0.0);
  Counts most;
  for (const std::string& reference : references) {
    for (const auto& [k, times] : count(known.list(reference))) most[k] = std::max(most[k], times);
    row[2 * kLongest] += static_cast<double>(known.words());
    row[2 * kLongest + 1] += known.words() > 0;
  }
  const Numbers own = known.list(hypothesis);
  for (std::uint32_t k : own) {
    const auto order = static_cast<std::size_t>(known.order(k)) - 1;
    row[kLongest + order] += 1;
    const auto found = most.find(k);
    if (found != most.end() && found->second-- > 0) row[order] += known.information(k);
  }
  row.back() = 1;
  return row;
}

double length_penalty(double ratio) {
  if (ratio >= 1) return 1;
  if (ratio <= 0) return 0;
  const double weight = std::log(2.0) / (std::log(1.5) * std::log(1.5));  // a half at two thirds of the length
  return std::exp(-weight * std::log(ratio) * std::log(ratio));
}

}  // namespace

std::vector<Statistics> nist_statistics(const std::vector<std::string>& hypotheses, const References& references) {
  eval::check_input(hypotheses, references);
  const References reference_lines = eval::mteval_lines(references);
  std::vector<std::string> lines;  // words are known by views into them
  for (const std::string& hypothesis : hypotheses) lines.push_back(eval::mteval_line(hypothesis));
  ReferenceNgrams known(reference_lines);
  std::vector<Statistics> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) rows.push_back(compare(lines[i], reference_lines[i], known));
  return rows;
}

double nist_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, kWidth, "NIST");
  double score = 0;
  for (std::size_t k = 0; k < kLongest; ++k) score += statistics[k] / std::max(statistics[kLongest + k], 1.0);
  const double reference_words = statistics[2 * kLongest], references = statistics[2 * kLongest + 1];
  if (reference_words == 0) return 0;
  return score * length_penalty(statistics[kLongest] * references / (statistics.back() * reference_words));
}

}  // namespace seq
