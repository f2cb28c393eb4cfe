// Learning a shortlist: the attention that a model pays to its source while it is told the target.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "core/system.h"
#include "model/loaded_model.h"
#include "model/shortlist.h"
#include "search/parallel_search.h"
#include "search/seq2seq_step_model.h"
#include "seq/error.h"
#include "seq/model.h"
#include "seq/shortlist.h"

namespace seq {
namespace {

constexpr std::size_t batch_pairs = 32, batches_at_once = 64;
constexpr std::size_t longest = 500;   ///< tokens a side; longer pairs teach nothing that shorter ones do not
constexpr float least_weight = 0.05f;  ///< of attention that counts

/// How much of which target pieces a source piece was attended to for.
class Counts {
 public:
  Counts(int source_pieces, int target_pieces) : of_piece_(source_pieces), frequency_(target_pieces, 0) {}

  void add(const SearchRequest& pair, const FoundHypothesis& told, int end) {
    for (std::size_t t = 0; t < told.attention.size(); ++t) {
      const int target = t < pair.prefix.size() ? pair.prefix[t] : end;
      if (target >= static_cast<int>(frequency_.size())) continue;
      ++frequency_[target];
      for (std::size_t s = 0; s < pair.source.ids.size(); ++s)
        if (told.attention[t][s] >= least_weight && pair.source.ids[s] < static_cast<int>(of_piece_.size()))
          of_piece_[pair.source.ids[s]][target] += told.attention[t][s];
    }
  }

  /// The pieces with the most, at most `count`; equal ones by their number.
  static std::vector<int> best(std::vector<std::pair<double, int>> weighed, int count) {
    std::sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (weighed.size() > static_cast<std::size_t>(count)) weighed.resize(static_cast<std::size_t>(count));
    std::vector<int> ids;
    for (const auto& [weight, id] : weighed) ids.push_back(id);
    return ids;
  }

  std::vector<int> most_frequent(int count) const {
    std::vector<std::pair<double, int>> weighed;
    for (std::size_t id = 0; id < frequency_.size(); ++id)
      if (frequency_[id] > 0) weighed.push_back({static_cast<double>(frequency_[id]), static_cast<int>(id)});
    return best(std::move(weighed), count);
  }

  std::vector<int> most_attending(int source_piece, int count) const {
    std::vector<std::pair<double, int>> weighed;
    for (const auto& [id, weight] : of_piece_[source_piece]) weighed.push_back({weight, id});
    return best(std::move(weighed), count);
  }

 private:
  std::vector<std::unordered_map<int, double>> of_piece_;
  std::vector<std::int64_t> frequency_;
};

std::vector<SearchRequest> pairs_as_requests(const ParallelText& text, const LoadedModel& model, Workers& workers) {
  std::vector<SearchRequest> pairs(text.source.size());
  const int blocks = static_cast<int>((pairs.size() + batch_pairs - 1) / batch_pairs);
  workers.each(blocks, [&](int b) {
    const std::size_t end = std::min(pairs.size(), (b + 1) * batch_pairs);
    for (std::size_t i = b * batch_pairs; i < end; ++i) {
      pairs[i].source = model.tokenizers.source->encode(text.source[i]);
      pairs[i].prefix = model.tokenizers.target->encode(text.target[i]);
    }
  });
  std::erase_if(pairs, [](const SearchRequest& pair) {
    return pair.source.empty() || pair.source.ids.size() > longest || pair.prefix.size() > longest;
  });
  return pairs;
}

Counts count_attention(const LoadedModel& model, const std::vector<SearchRequest>& pairs, Workers& workers,
                       const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const Tokenizer &source = *model.tokenizers.source, &target = *model.tokenizers.target;
  StepModelPool pool([&] {
    return std::make_unique<Seq2SeqStepModel>(*model.network, model.parameters, source.end(), target.unknown());
  });
  SearchVocabulary vocabulary;
  vocabulary.begin = target.begin();
  vocabulary.end = target.end();
  Counts counts(source.size(), target.size());
  // The pairs' order decides the order of the sums, so that threads do not.
  for (std::size_t first = 0; first < pairs.size(); first += batch_pairs * batches_at_once) {
    const std::size_t last = std::min(pairs.size(), first + batch_pairs * batches_at_once);
    std::vector<FoundHypothesis> told(last - first);
    workers.each(static_cast<int>((told.size() + batch_pairs - 1) / batch_pairs), [&](int b) {
      const std::size_t begin = first + b * batch_pairs, end = std::min(last, begin + batch_pairs);
      const std::vector<SearchRequest> batch(pairs.begin() + static_cast<std::ptrdiff_t>(begin),
                                             pairs.begin() + static_cast<std::ptrdiff_t>(end));
      auto scored = score_targets(pool.local(), batch, SearchOptions(), vocabulary, {true});
      std::move(scored.begin(), scored.end(), told.begin() + static_cast<std::ptrdiff_t>(begin - first));
    });
    for (std::size_t i = first; i < last; ++i) counts.add(pairs[i], told[i - first], target.end());
    if (progress) progress(static_cast<std::int64_t>(last), static_cast<std::int64_t>(pairs.size()));
  }
  return counts;
}

Shortlist lists_of(const Counts& counts, const Tokenizers& tokenizers, const ShortlistJob& job) {
  std::vector<int> always = counts.most_frequent(job.first);
  always.push_back(tokenizers.target->end());
  always.push_back(tokenizers.target->unknown());
  std::vector<std::vector<int>> of_piece;
  for (int s = 0; s < tokenizers.source->size(); ++s) {
    of_piece.push_back(counts.most_attending(s, job.best));
    if (tokenizers.source == tokenizers.target) of_piece.back().push_back(s);
  }
  return Shortlist(std::move(always), std::move(of_piece));
}

/// Fills in how many pieces there are to choose from, and how often the right one is among them.
void measure(const Shortlist& shortlist, const std::vector<SearchRequest>& pairs, int end, ShortlistReport& report) {
  double pieces = 0, covered = 0, tokens = 0;
  for (const SearchRequest& pair : pairs) {
    const std::vector<int> list = shortlist.pieces_for(pair.source.ids);
    pieces += static_cast<double>(list.size());
    const auto count = [&](int id) { covered += std::binary_search(list.begin(), list.end(), id) ? 1 : 0; };
    for (int id : pair.prefix) count(id);
    count(end);
    tokens += static_cast<double>(pair.prefix.size() + 1);
  }
  report.mean_pieces = pieces / static_cast<double>(pairs.size());
  report.covered = covered / tokens;
}

}  // namespace

ShortlistReport add_shortlist(const ShortlistJob& job, const Warning& warn,
                              const std::function<void(std::int64_t, std::int64_t)>& progress) {
  std::error_code missing;
  if (std::filesystem::equivalent(job.model, job.output, missing))
    fail(ErrorKind::usage, "the model would be overwritten", job.output, "expected another file than the model");
  if (job.first < 0 || job.best < 1)
    fail(ErrorKind::usage, "a shortlist needs pieces", "--best", "expected 1 or more, and --first of 0 or more");
  const std::unique_ptr<LoadedModel> model = load_model(job.model, job.app);
  if (model->network->encoder.reads_frames())
    fail(ErrorKind::usage, "the model reads frames, which have no pieces", job.model, "expected a model of text");
  if (!model->network->decoder.attends())
    fail(ErrorKind::usage, "the model has no attention to learn a shortlist from", job.model,
         "expected one trained with --attention dot, mlp or general");
  Workers workers(job.threads > 0 ? job.threads : available_threads());
  const ParallelText text = read_parallel(job.train, job.strict, warn);
  const std::vector<SearchRequest> pairs = pairs_as_requests(text, *model, workers);
  if (pairs.empty())
    fail(ErrorKind::data, "no pair is usable", job.train.front(),
         "expected sources with 1 to " + std::to_string(longest) + " tokens", "give the pairs of the training");
  const Shortlist shortlist = lists_of(count_attention(*model, pairs, workers, progress), model->tokenizers, job);

  ShortlistReport report;
  report.pairs = static_cast<std::int64_t>(pairs.size());
  report.target_vocabulary = model->tokenizers.target->size();
  measure(shortlist, pairs, model->tokenizers.target->end(), report);
  ModelFile file = load_model_file(job.model, job.app);
  file.shortlist = shortlist.bytes();
  auto receipt = file.receipt_json.empty() ? nlohmann::ordered_json::object()
                                           : nlohmann::ordered_json::parse(file.receipt_json, nullptr, false);
  if (receipt.is_object()) {
    receipt["shortlist"] = {{"first", job.first}, {"best", job.best}, {"pairs", report.pairs}};
    file.receipt_json = receipt.dump();
  }
  save_model_file(job.output, file);
  return report;
}

}  // namespace seq
