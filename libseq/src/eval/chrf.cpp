#include <algorithm>

#include "eval/characters.h"
#include "eval/ngrams.h"
#include "eval/statistics.h"
#include "seq/metrics.h"

namespace seq {
namespace {

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Separates one punctuation mark from a word's end, or else from its beginning, as chrF++.py does: "(hi)" gives "(hi"
// and
// ")". A word of one character stays as it is (one of several bytes ends in no ASCII mark).
std::vector<std::string_view> chrf_words(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::string_view word : eval::split_words(text)) {
    const std::size_t last = word.size() - 1;
    if (last > 0 && is_ascii_punctuation(word[last])) {
      result.push_back(word.substr(0, last));
      result.push_back(word.substr(last));
    } else if (last > 0 && is_ascii_punctuation(word[0])) {
      result.push_back(word.substr(0, 1));
      result.push_back(word.substr(1));
    } else {
      result.push_back(word);
    }
  }
  return result;
}

void check_options(const ChrfOptions& options) {
  eval::check_range(options.char_order, 1, 32, "char_order");
  eval::check_range(options.word_order, 0, 16, "word_order");
  eval::check_range(options.beta, 0, 100, "beta");
}

std::size_t order_count(const ChrfOptions& options) {
  return static_cast<std::size_t>(options.char_order + options.word_order);
}

// Scores sentence after sentence; holds what one sentence after another can share.
class SentenceCounter {
 public:
  explicit SentenceCounter(const ChrfOptions& options) : options_(options) {}

  Statistics operator()(const std::string& hypothesis, const std::vector<std::string>& references) {
    const std::string hypothesis_text = prepare(hypothesis);
    std::vector<std::string> reference_texts;
    for (const std::string& reference : references) reference_texts.push_back(prepare(reference));

    eval::WordNumbers number;
    characters_.clear();
    words_.clear();
    characters_.count(symbols(hypothesis_text), options_.char_order, hypothesis_characters_);
    if (options_.word_order > 0)
      words_.count(number(chrf_words(hypothesis_text)), options_.word_order, hypothesis_words_);

    Statistics best;
    double best_score = -1;
    for (const std::string& text : reference_texts) {
      Statistics row(3 * order_count(options_), 0.0);
      characters_.count(symbols(text), options_.char_order, reference_counts_);
      compare(characters_, hypothesis_characters_, 0, options_.char_order, row);
      if (options_.word_order > 0) {
        words_.count(number(chrf_words(text)), options_.word_order, reference_counts_);
        compare(words_, hypothesis_words_, options_.char_order, options_.word_order, row);
      }
      const double score = chrf_from_statistics(row, options_);
      if (score > best_score) {
        best_score = score;
        best = std::move(row);
      }
    }
    return best;
  }

 private:
  std::string prepare(const std::string& line) const { return options_.lowercase ? eval::lower(line) : line; }

  std::vector<std::uint32_t> symbols(std::string_view text) const {
    std::vector<std::uint32_t> result;
    result.reserve(text.size());
    for (char32_t c : eval::code_points(text))
      if (options_.whitespace || !eval::is_space(c)) result.push_back(c);
    return result;
  }

  // Fills the triples of orders first_order+1 to first_order+orders.
  void compare(const eval::NgramTable& table, const std::vector<std::int32_t>& hypothesis, int first_order, int orders,
               Statistics& row) const {
    double* triples = row.data() + 3 * first_order;
    for (std::size_t k = 1; k < reference_counts_.size(); ++k) {
      double* triple = triples + 3 * (table.orders()[k] - 1);
      const std::int32_t own = k < hypothesis.size() ? hypothesis[k] : 0;
      triple[0] += own;
      triple[1] += reference_counts_[k];
      triple[2] += std::min(own, reference_counts_[k]);
    }
    for (int order = 0; order < orders; ++order)
      if (triples[3 * order + 1] == 0) triples[3 * order] = 0;
  }

  const ChrfOptions& options_;
  eval::NgramTable characters_, words_;
  std::vector<std::int32_t> hypothesis_characters_, hypothesis_words_, reference_counts_;
};

}  // namespace

std::vector<Statistics> chrf_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                        const ChrfOptions& options) {
  check_options(options);
  eval::check_input(hypotheses, references);
  SentenceCounter count(options);
  std::vector<Statistics> rows;
  rows.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) rows.push_back(count(hypotheses[i], references[i]));
  return rows;
}

double chrf_from_statistics(const Statistics& statistics, const ChrfOptions& options) {
  check_options(options);
  const std::size_t orders = order_count(options);
  eval::check_width(statistics, 3 * orders, "chrF");
  constexpr double kTiny = 1e-16;
  const double factor = static_cast<double>(options.beta) * options.beta;

  double f_scores = 0;
  double precisions = 0;
  double recalls = 0;
  int effective = 0;
  for (std::size_t k = 0; k < orders; ++k) {
    const double own = statistics[3 * k];
    const double reference = statistics[3 * k + 1];
    const double common = statistics[3 * k + 2];
    const double precision = own > 0 ? common / own : kTiny;
    const double recall = reference > 0 ? common / reference : kTiny;
    const double denominator = factor * precision + recall;
    f_scores += denominator > 0 ? (1 + factor) * precision * recall / denominator : kTiny;
    if (own > 0 && reference > 0) {
      precisions += precision;
      recalls += recall;
      ++effective;
    }
  }
  if (options.eps_smoothing) return 100 * f_scores / static_cast<double>(orders);
  if (effective == 0) return 0;
  precisions /= effective;
  recalls /= effective;
  if (precisions + recalls == 0) return 0;
  return 100 * ((1 + factor) * precisions * recalls / (factor * precisions + recalls));
}

double corpus_chrf(const std::vector<std::string>& hypotheses, const References& references,
                   const ChrfOptions& options) {
  return chrf_from_statistics(sum_statistics(chrf_statistics(hypotheses, references, options)), options);
}

double sentence_chrf(const std::string& hypothesis, const std::vector<std::string>& references,
                     const ChrfOptions& options) {
  return corpus_chrf({hypothesis}, {references}, options);
}

std::string chrf_name(const ChrfOptions& options) {
  check_options(options);
  return "chrF" + std::to_string(options.beta) + std::string(static_cast<std::size_t>(options.word_order), '+');
}

}  // namespace seq
