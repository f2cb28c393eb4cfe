#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "eval/common_subsequence.h"
#include "eval/ngrams.h"
#include "eval/rouge_tokenizer.h"
#include "eval/statistics.h"
#include "seq/summary_metrics.h"

namespace seq {
namespace {

using eval::common_length;
using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t kKinds = 4;  // ROUGE-1, -2, -L, -Lsum
constexpr std::size_t kWidth = 3 * kKinds + 1;

// A text's tokens as numbers, whole and by sentence.
struct Text {
  std::vector<Numbers> sentences;
  Numbers whole;
};

struct Share {
  double precision = 0, recall = 0, f1 = 0;
};

Share share(double common, std::size_t own, std::size_t wanted) {
  if (common == 0) return {};
  Share result{common / static_cast<double>(own), common / static_cast<double>(wanted), 0};
  result.f1 = 2 * result.precision * result.recall / (result.precision + result.recall);
  return result;
}

std::size_t ngrams_in(const Numbers& tokens, std::size_t n) { return tokens.size() < n ? 0 : tokens.size() - n + 1; }

// Lengths of the longest common subsequences of all beginnings: (a + 1) × (b + 1), row after row.
std::vector<std::uint32_t> common_lengths(const Numbers& a, const Numbers& b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::uint32_t> lengths((a.size() + 1) * columns);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::uint32_t* row = lengths.data() + i * columns;
    const std::uint32_t* above = row - columns;
    for (std::size_t j = 1; j < columns; ++j)
      row[j] = a[i - 1] == b[j - 1] ? above[j - 1] + 1 : std::max(above[j], row[j - 1]);
  }
  return lengths;
}

// Marks the places of the sentence that one longest common subsequence takes: of several that which rouge-score finds,
// going back from the ends and leaving out a token of the sentence where both ways are as good.
void mark_common(const Numbers& sentence, const Numbers& other, std::vector<bool>& marks) {
  const std::vector<std::uint32_t> lengths = common_lengths(sentence, other);
  const std::size_t columns = other.size() + 1;
  std::size_t i = sentence.size(), j = other.size();
  while (i > 0 && j > 0) {
    if (sentence[i - 1] == other[j - 1]) {
      marks[--i] = true;
      --j;
    } else if (lengths[i * columns + j - 1] > lengths[(i - 1) * columns + j]) {
      --j;
    } else {
      --i;
    }
  }
}

// Tokens of the reference that some sentence of the hypothesis has in common with it, each counted no more often than
// either text has it.
std::size_t union_common(const Text& reference, const Text& hypothesis) {
  std::unordered_map<std::uint32_t, std::int64_t> left;
  for (std::uint32_t token : hypothesis.whole) ++left[token];
  std::size_t common = 0;
  for (const Numbers& sentence : reference.sentences) {
    std::vector<bool> marks(sentence.size());
    for (const Numbers& other : hypothesis.sentences) mark_common(sentence, other, marks);
    for (std::size_t i = 0; i < sentence.size(); ++i) common += marks[i] && left[sentence[i]]-- > 0;
  }
  return common;
}

// Scores line after line; holds what one line after another can share.
class LineScorer {
 public:
  explicit LineScorer(const RougeOptions& options) : options_(options) {}

  Statistics operator()(const std::string& hypothesis, const std::vector<std::string>& references) {
    numbers_.clear();
    table_.clear();
    const Text own = read(hypothesis);
    table_.count(own.whole, 2, own_counts_);
    std::array<Share, kKinds> best;
    bool first = true;
    for (const std::string& reference : references) {
      const std::array<Share, kKinds> shares = compare(own, read(reference));
      for (std::size_t k = 0; k < kKinds; ++k)
        if (first || shares[k].f1 > best[k].f1) best[k] = shares[k];
      first = false;
    }
    Statistics row;
    for (const Share& each : best) row.insert(row.end(), {each.precision, each.recall, each.f1});
    row.push_back(1);
    return row;
  }

 private:
  Text read(std::string_view text) {
    Text result;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      Numbers& sentence = result.sentences.emplace_back();
      for (std::string& token : eval::tokens_of(text.substr(begin, end - begin), options_)) {
        const auto next = static_cast<std::uint32_t>(numbers_.size());
        sentence.push_back(numbers_.try_emplace(std::move(token), next).first->second);
      }
      result.whole.insert(result.whole.end(), sentence.begin(), sentence.end());
      begin = end + 1;
    }
    return result;
  }

  std::array<Share, kKinds> compare(const Text& own, const Text& reference) {
    table_.count(reference.whole, 2, reference_counts_);
    std::array<double, 3> common{};  // by order, from 1 on
    for (std::size_t k = 1; k < std::min(own_counts_.size(), reference_counts_.size()); ++k)
      common[static_cast<std::size_t>(table_.orders()[k])] += std::min(own_counts_[k], reference_counts_[k]);
    const std::size_t n = own.whole.size(), m = reference.whole.size();
    const std::uint32_t in_order = common_length(own.whole, reference.whole);
    const bool sentences = own.sentences.size() > 1 || reference.sentences.size() > 1;
    const std::size_t united = sentences ? union_common(reference, own) : in_order;
    return {share(common[1], n, m), share(common[2], ngrams_in(own.whole, 2), ngrams_in(reference.whole, 2)),
            share(in_order, n, m), share(static_cast<double>(united), n, m)};
  }

  const RougeOptions& options_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  eval::NgramTable table_;
  std::vector<std::int32_t> own_counts_, reference_counts_;
};

}  // namespace

std::vector<Statistics> rouge_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                         const RougeOptions& options) {
  eval::check_options(options);
  eval::check_input(hypotheses, references);
  LineScorer score(options);
  std::vector<Statistics> rows;
  rows.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) rows.push_back(score(hypotheses[i], references[i]));
  return rows;
}

RougeScores rouge_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, kWidth, "ROUGE");
  RougeScores scores;
  const double lines = std::max(statistics.back(), 1.0);
  std::size_t k = 0;
  for (RougeScore* score : {&scores.rouge1, &scores.rouge2, &scores.rouge_l, &scores.rouge_lsum}) {
    score->precision = 100 * statistics[k++] / lines;
    score->recall = 100 * statistics[k++] / lines;
    score->f1 = 100 * statistics[k++] / lines;
  }
  return scores;
}

RougeScores corpus_rouge(const std::vector<std::string>& hypotheses, const References& references,
                         const RougeOptions& options) {
  return rouge_from_statistics(sum_statistics(rouge_statistics(hypotheses, references, options)));
}

}  // namespace seq
