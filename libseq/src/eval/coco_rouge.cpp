#include <algorithm>

#include "eval/caption_tokenizer.h"
#include "eval/common_subsequence.h"
#include "eval/ngrams.h"
#include "eval/statistics.h"
#include "seq/caption_metrics.h"

namespace seq {
namespace {

// A line without words has one empty word, as in coco-caption.
std::vector<std::string_view> words(const std::vector<std::string>& tokens) {
  std::vector<std::string_view> views(tokens.begin(), tokens.end());
  if (views.empty()) views.emplace_back();
  return views;
}

double f_of(const std::string& hypothesis, const std::vector<std::string>& references) {
  const std::vector<std::string> own_tokens = eval::caption_words(hypothesis);
  std::vector<std::vector<std::string>> tokens;  // words are known by views into them
  for (const std::string& reference : references) tokens.push_back(eval::caption_words(reference));
  eval::WordNumbers number;
  const auto own = number(words(own_tokens));
  double precision = 0, recall = 0;
  for (const auto& reference : tokens) {
    const auto other = number(words(reference));
    const double common = eval::common_length(own, other);
    precision = std::max(precision, common / static_cast<double>(own.size()));
    recall = std::max(recall, common / static_cast<double>(other.size()));
  }
  constexpr double beta = 1.2;
  if (precision == 0) return 0;
  return (1 + beta * beta) * precision * recall / (recall + beta * beta * precision);
}

}  // namespace

std::vector<Statistics> coco_rouge_statistics(const std::vector<std::string>& hypotheses,
                                              const References& references) {
  eval::check_input(hypotheses, references);
  std::vector<Statistics> rows;
  for (std::size_t i = 0; i < hypotheses.size(); ++i) rows.push_back({f_of(hypotheses[i], references[i]), 1});
  return rows;
}

double coco_rouge_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, 2, "ROUGE-L");
  return 100 * statistics[0] / statistics[1];
}

}  // namespace seq
