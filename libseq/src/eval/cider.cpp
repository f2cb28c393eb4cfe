#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

#include "eval/caption_tokenizer.h"
#include "eval/characters.h"
#include "eval/ngrams.h"
#include "eval/statistics.h"
#include "seq/caption_metrics.h"

namespace seq {
namespace {

constexpr int kLongest = 4;
constexpr double kSigma = 6;  // words of difference in length

// How often a line has each of its n-grams, by rising number; and how long it is.
struct Counts {
  std::vector<std::pair<std::uint32_t, double>> ngrams;
  double length = 0;  // pairs of words, which is what coco-caption takes for it
};

// The same with weights instead of counts.
struct Weighted {
  std::vector<std::pair<std::uint32_t, double>> ngrams;
  std::array<double, kLongest> norm{};  // by order
  double length = 0;
};

class Corpus {
 public:
  // The lines must outlive the corpus: words are known by views into them.
  explicit Corpus(const References& references) : log_lines_(std::log(static_cast<double>(references.size()))) {
    std::vector<std::uint32_t> of_line;
    for (const auto& each : references) {
      of_line.clear();
      auto& counts = references_.emplace_back();
      for (const std::string& line : each) {
        counts.push_back(count(line));
        for (const auto& [k, times] : counts.back().ngrams) of_line.push_back(k);
      }
      std::sort(of_line.begin(), of_line.end());
      of_line.erase(std::unique(of_line.begin(), of_line.end()), of_line.end());
      lines_.resize(table_.orders().size(), 0);
      for (std::uint32_t k : of_line) ++lines_[k];
    }
  }

  Counts count(const std::string& line) {
    const std::vector<std::uint32_t> symbols = number_(eval::split_words(line));
    table_.list(symbols, kLongest, list_);
    std::sort(list_.begin(), list_.end());
    Counts counts;
    for (std::uint32_t k : list_) {
      if (counts.ngrams.empty() || counts.ngrams.back().first != k) counts.ngrams.emplace_back(k, 0);
      ++counts.ngrams.back().second;
    }
    counts.length = symbols.size() < 2 ? 0 : static_cast<double>(symbols.size() - 1);
    return counts;
  }

  const std::vector<Counts>& references(std::size_t line) const { return references_[line]; }

  Weighted weigh(const Counts& counts) const {
    Weighted result{counts.ngrams, {}, counts.length};
    for (auto& [k, weight] : result.ngrams) {
      const double lines = k < lines_.size() ? static_cast<double>(lines_[k]) : 0;
      weight *= log_lines_ - std::log(std::max(1.0, lines));
      result.norm[order(k)] += weight * weight;
    }
    for (double& norm : result.norm) norm = std::sqrt(norm);
    return result;
  }

  std::size_t order(std::uint32_t k) const { return static_cast<std::size_t>(table_.orders()[k]) - 1; }

 private:
  double log_lines_;
  eval::WordNumbers number_;
  eval::NgramTable table_;
  std::vector<std::uint32_t> list_;
  std::vector<std::vector<Counts>> references_;
  std::vector<std::int64_t> lines_;  // lines of which a reference has n-gram k
};

// The sum over orders.
double similarity(const Weighted& own, const Weighted& other, const Corpus& corpus, bool d) {
  std::array<double, kLongest> products{};
  auto b = other.ngrams.begin();
  for (const auto& [k, weight] : own.ngrams) {
    while (b != other.ngrams.end() && b->first < k) ++b;
    if (b == other.ngrams.end()) break;
    if (b->first == k) products[corpus.order(k)] += (d ? std::min(weight, b->second) : weight) * b->second;
  }
  double sum = 0;
  for (std::size_t n = 0; n < products.size(); ++n)
    if (own.norm[n] != 0 && other.norm[n] != 0) sum += products[n] / (own.norm[n] * other.norm[n]);
  const double difference = own.length - other.length;
  return d ? sum * std::exp(-difference * difference / (2 * kSigma * kSigma)) : sum;
}

}  // namespace

std::vector<Statistics> cider_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                         const CiderOptions& options) {
  eval::check_input(hypotheses, references);
  const References reference_lines = eval::caption_lines(references);
  std::vector<std::string> lines;
  for (const std::string& hypothesis : hypotheses) lines.push_back(eval::caption_line(hypothesis));
  Corpus corpus(reference_lines);
  std::vector<Statistics> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Weighted own = corpus.weigh(corpus.count(lines[i]));
    double sum = 0;
    for (const Counts& reference : corpus.references(i))
      sum += similarity(own, corpus.weigh(reference), corpus, options.d);
    rows.push_back({10 * sum / kLongest / static_cast<double>(references[i].size()), 1});
  }
  return rows;
}

double cider_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, 2, "CIDEr");
  return 100 * statistics[0] / statistics[1];
}

}  // namespace seq
