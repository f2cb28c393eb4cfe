#include <algorithm>
#include <limits>

#include "eval/characters.h"
#include "eval/ngrams.h"
#include "eval/statistics.h"
#include "eval/ter_edits.h"
#include "eval/ter_tokenizer.h"
#include "seq/metrics.h"

namespace seq {
namespace {

Statistics count(const std::string& hypothesis, const std::vector<std::string>& references, const TerOptions& options) {
  eval::WordNumbers number;
  const std::string hypothesis_text = eval::ter_tokenize(hypothesis, options);
  std::vector<std::string> reference_texts;
  // References are tokenised twice, hypotheses once: so does the implementation whose scores are published, and it
  // matters for normalized text where the second pass still finds a period or comma to separate (",3" gives ", 3").
  for (const std::string& reference : references)
    reference_texts.push_back(eval::ter_tokenize(eval::ter_tokenize(reference, options), options));

  const std::vector<std::uint32_t> words = number(eval::split_words(hypothesis_text));
  std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
  double lengths = 0;
  for (const std::string& text : reference_texts) {
    const std::vector<std::uint32_t> reference = number(eval::split_words(text));
    lengths += static_cast<double>(reference.size());
    fewest = std::min(fewest, eval::translation_edits(words, reference));
  }
  return {static_cast<double>(fewest), lengths / static_cast<double>(references.size())};
}

}  // namespace

std::vector<Statistics> ter_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                       const TerOptions& options) {
  eval::check_input(hypotheses, references);
  std::vector<Statistics> rows;
  rows.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) rows.push_back(count(hypotheses[i], references[i], options));
  return rows;
}

TerScore ter_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, 2, "TER");
  TerScore result;
  result.edits = statistics[0];
  result.reference_length = statistics[1];
  double rate = result.edits > 0 ? 1.0 : 0.0;  // against empty references
  if (result.reference_length > 0) rate = result.edits / result.reference_length;
  result.score = 100 * rate;
  return result;
}

TerScore corpus_ter(const std::vector<std::string>& hypotheses, const References& references,
                    const TerOptions& options) {
  return ter_from_statistics(sum_statistics(ter_statistics(hypotheses, references, options)));
}

TerScore sentence_ter(const std::string& hypothesis, const std::vector<std::string>& references,
                      const TerOptions& options) {
  return corpus_ter({hypothesis}, {references}, options);
}

}  // namespace seq
