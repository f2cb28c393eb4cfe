// Scores of summaries as evaluation needs them.
#include "common/measured.h"
#include "common/sentences.h"
#include "seq/summary_metrics.h"

namespace app {
namespace {

/// Sentences on lines of their own, as ROUGE-Lsum reads them.
std::vector<std::string> in_sentences(const std::vector<std::string>& texts) {
  std::vector<std::string> broken;
  for (const std::string& text : texts) {
    std::string& lines = broken.emplace_back();
    for (const std::string& sentence : sentences_of(text)) lines += (lines.empty() ? "" : "\n") + sentence;
  }
  return broken;
}

std::vector<seq::Statistics> rouge_rows(const std::vector<std::string>& hypotheses, const seq::References& references,
                                        bool by_sentence, const seq::RougeOptions& options) {
  if (!by_sentence) return seq::rouge_statistics(hypotheses, references, options);
  seq::References broken;
  for (const auto& list : references) broken.push_back(in_sentences(list));
  return seq::rouge_statistics(in_sentences(hypotheses), broken, options);
}

}  // namespace

std::optional<Measured> measure_summaries(const std::string& metric, const std::vector<std::string>& hypotheses,
                                          const TestSet& test, const MetricOptions& options,
                                          const seq::BootstrapOptions* bootstrap) {
  if (metric.starts_with("rouge-")) {
    const int count = seq::reference_count(test.references);
    seq::RougeScore seq::RougeScores::*part = metric == "rouge-1"   ? &seq::RougeScores::rouge1
                                              : metric == "rouge-2" ? &seq::RougeScores::rouge2
                                              : metric == "rouge-l" ? &seq::RougeScores::rouge_l
                                                                    : &seq::RougeScores::rouge_lsum;
    return Measured{"ROUGE-" +
                        std::string(metric == "rouge-lsum" ? "Lsum"
                                    : metric == "rouge-l"  ? "L"
                                                           : metric.substr(6)) +
                        " F1",
                    seq::rouge_signature(options.rouge, count, bootstrap),
                    rouge_rows(hypotheses, test.references, metric == "rouge-lsum", options.rouge),
                    [part](const seq::Statistics& sum) { return (seq::rouge_from_statistics(sum).*part).f1; }};
  }
  if (metric == "copied" || metric == "grounded") {
    const bool copied = metric == "copied";
    return Measured{copied ? "names, figures %" : "grounded %", "",
                    seq::copy_statistics(test.sources, hypotheses, test.references),
                    [copied](const seq::Statistics& sum) {
                      const seq::CopyScores scores = seq::copy_from_statistics(sum);
                      return copied ? scores.all : scores.grounded;
                    }};
  }
  if (metric == "novelty")
    return Measured{"new bigrams %", "", seq::novelty_statistics(test.sources, hypotheses, options.rouge),
                    [](const seq::Statistics& sum) { return seq::novelty_from_statistics(sum)[1]; }};
  if (metric == "token-f1" || metric == "ratio") {
    const bool ratio = metric == "ratio";
    return Measured{ratio ? "length ratio %" : "token F1", "",
                    seq::compression_statistics(test.sources, hypotheses, test.references),
                    [ratio](const seq::Statistics& sum) {
                      const seq::CompressionScores scores = seq::compression_from_statistics(sum);
                      return ratio ? 100 * scores.character_ratio : scores.f1;
                    }};
  }
  return std::nullopt;
}

}  // namespace app
