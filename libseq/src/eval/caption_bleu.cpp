#include <algorithm>
#include <cmath>

#include "eval/caption_tokenizer.h"
#include "eval/mteval_words.h"
#include "eval/statistics.h"
#include "seq/caption_metrics.h"

namespace seq {
namespace {

constexpr std::size_t kOrders = 4;

BleuOptions already_cut() {
  BleuOptions options;
  options.tokenizer = "none";
  return options;
}

}  // namespace

std::vector<Statistics> coco_bleu_statistics(const std::vector<std::string>& hypotheses, const References& references) {
  std::vector<std::string> lines;
  for (const std::string& hypothesis : hypotheses) lines.push_back(eval::caption_line(hypothesis));
  return bleu_statistics(lines, eval::caption_lines(references), already_cut());
}

std::array<double, 4> coco_bleu_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, 2 + 2 * kOrders, "BLEU");
  constexpr double tiny = 1e-15, small = 1e-9;  // coco-caption's, so that nothing is divided by zero
  const double length_ratio = (statistics[0] + tiny) / (statistics[1] + small);
  const double penalty = length_ratio < 1 ? std::exp(1 - 1 / length_ratio) : 1;
  std::array<double, kOrders> scores;
  double product = 1;
  for (std::size_t k = 0; k < kOrders; ++k) {
    product *= (statistics[2 + k] + tiny) / (statistics[2 + kOrders + k] + small);
    scores[k] = 100 * penalty * std::pow(product, 1 / static_cast<double>(k + 1));
  }
  return scores;
}

std::vector<Statistics> mteval_bleu_statistics(const std::vector<std::string>& hypotheses,
                                               const References& references) {
  eval::check_input(hypotheses, references);
  std::vector<std::string> lines;
  for (const std::string& hypothesis : hypotheses) lines.push_back(eval::mteval_line(hypothesis));
  return bleu_statistics(lines, eval::mteval_lines(references), already_cut());
}

}  // namespace seq
