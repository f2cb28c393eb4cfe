#include "train/validation.h"

#include <algorithm>
#include <cmath>

#include "search/parallel_search.h"
#include "search/seq2seq_step_model.h"
#include "seq/error.h"
#include "seq/metrics.h"

namespace seq {
namespace {

constexpr std::size_t batch_pairs = 32;

double perplexity(const Parameters& parameters, const Tokenizers& tokenizers, const Dataset& data, Lanes& lanes) {
  std::vector<std::int64_t> order(data.lengths.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::int64_t>(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::int64_t a, std::int64_t b) { return data.lengths[a].total() < data.lengths[b].total(); });
  std::vector<PairBatch> batches;
  for (std::size_t first = 0; first < order.size(); first += batch_pairs) {
    const auto last = std::min(order.size(), first + batch_pairs);
    batches.push_back(make_batch(data, {order.begin() + first, order.begin() + last}, tokenizers, 0, 0));
  }
  const LossSums sums = lanes.evaluate(parameters, batches);
  const double value = std::exp(sums.plain / static_cast<double>(std::max<std::int64_t>(1, sums.tokens)));
  // A model that has diverged still gets a finite score, so that it can be stored and compared.
  return value < 1e300 ? value : 1e300;
}

double score_of(const std::string& metric, const std::vector<std::string>& outputs, const References& references) {
  if (metric == "bleu") return corpus_bleu(outputs, references).score;
  if (metric == "chrf") return corpus_chrf(outputs, references);
  if (metric == "exact") return exact_match(outputs, references);
  if (metric == "wer") return edit_score(outputs, references).error_rate;
  fail(ErrorKind::usage, "unknown metric '" + metric + "'", "--valid-metrics",
       "expected perplexity, bleu, chrf, exact or wer");
}

}  // namespace

bool lower_is_better(const std::string& metric) { return metric == "perplexity" || metric == "wer"; }

ValidationScores validate_model(const Seq2Seq& network, const Parameters& parameters, const Tokenizers& tokenizers,
                                const Dataset& data, const std::vector<std::string>& metrics, int samples,
                                const SearchOptions& search, Lanes& lanes) {
  ValidationScores scores;
  std::vector<std::string> outputs;
  const bool translates = samples > 0 || std::any_of(metrics.begin(), metrics.end(),
                                                     [](const std::string& m) { return m != "perplexity"; });
  if (translates) {
    StepModelPool pool(
        [&] { return std::make_unique<Seq2SeqStepModel>(network, parameters, tokenizers.source->end()); });
    std::vector<SearchRequest> requests;
    for (std::size_t i = 0; i < data.source.size(); ++i)
      requests.push_back({data.source[i], {}, static_cast<std::int64_t>(i) + 1});
    SearchVocabulary vocabulary;
    vocabulary.begin = tokenizers.target->begin();
    vocabulary.end = tokenizers.target->end();
    for (const auto& found : parallel_search(pool, lanes.workers(), requests, search, vocabulary, false))
      outputs.push_back(tokenizers.target->decode(found[0].tokens));
  }
  const References references = single_references(data.target_text);
  for (const std::string& metric : metrics)
    scores.metrics.emplace_back(metric, metric == "perplexity" ? perplexity(parameters, tokenizers, data, lanes)
                                                               : score_of(metric, outputs, references));
  // Spread over the data, the same ones each time.
  const auto wanted = std::min<std::size_t>(samples, outputs.size());
  for (std::size_t k = 0; k < wanted; ++k) {
    const std::size_t i = k * outputs.size() / wanted;
    scores.samples.push_back({data.source_text[i], data.target_text[i], outputs[i]});
  }
  return scores;
}

}  // namespace seq
