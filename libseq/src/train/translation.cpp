#include "train/translation.h"

#include <algorithm>
#include <cmath>

#include "core/random.h"
#include "search/parallel_search.h"
#include "search/seq2seq_step_model.h"
#include "seq/caption_metrics.h"
#include "seq/error.h"
#include "seq/metrics.h"
#include "seq/summary_metrics.h"
#include "train/lanes.h"

namespace seq {
namespace {

constexpr std::size_t batch_pairs = 32;

double score_of(const std::string& metric, const std::vector<std::string>& outputs, const References& references) {
  if (metric == "bleu") return corpus_bleu(outputs, references).score;
  if (metric == "chrf") return corpus_chrf(outputs, references);
  if (metric == "rouge-1") return corpus_rouge(outputs, references).rouge1.f1;
  if (metric == "rouge-2") return corpus_rouge(outputs, references).rouge2.f1;
  if (metric == "rouge-l") return corpus_rouge(outputs, references).rouge_l.f1;
  if (metric == "cider") return cider_from_statistics(sum_statistics(cider_statistics(outputs, references)));
  if (metric == "exact") return exact_match(outputs, references);
  if (metric == "wer") return edit_score(outputs, references).error_rate;
  fail(ErrorKind::usage, "unknown metric '" + metric + "'", "--valid-metrics",
       "expected perplexity, bleu, chrf, rouge-1, rouge-2, rouge-l, cider, exact or wer");
}

/// Pieces of the source's vocabulary, or numbers of a frame.
int source_size(const TranslationTask::Settings& settings, const Tokenizers& tokenizers) {
  const std::size_t scale = settings.frame_scale.numbers.size();
  return scale > 0 ? static_cast<int>(scale / 2) : tokenizers.source->size();
}

/// A source for people: text as it is, of frames their number.
std::string source_name(const Dataset& data, std::size_t source) {
  if (!data.source_text.empty()) return data.source_text[source];
  const Sequence& frames = data.source[source];
  return std::to_string(frames.length()) + " × " + std::to_string(frames.width) + " numbers";
}

SearchOptions greedy(SearchOptions search) {
  search.beam = 1;
  search.n_best = search.groups = 1;
  search.sample = false;
  return search;
}

}  // namespace

LossSums Seq2SeqWork::loss(const Parameters& p, std::uint64_t key, double scale, Gradients* d_p, Arena& arena,
                           Arena& scratch) const {
  DropoutPlan plan = d_p ? dropout_ : DropoutPlan();
  plan.key = key;
  return seq2seq_loss(network_, p, batch_, plan, d_p ? terms_ : LossTerms(), scale, d_p, arena, scratch);
}

void Seq2SeqWork::pack(const std::vector<std::int64_t>& items, std::int64_t epoch) {
  make_batch(items, epoch, batch_, terms_);
  const auto targets = static_cast<std::int64_t>(batch_.next.size());
  set_counts(targets, batch_.source.packing().rows() + targets);
  add_lookup(network_.space, network_.encoder.embedding, batch_.source.ids);
  add_lookup(network_.space, network_.decoder.embedding, batch_.target.ids);
}

/// Pairs of the training data, varied from epoch to epoch.
class TranslationTask::TrainingWork : public Seq2SeqWork {
 public:
  explicit TrainingWork(const TranslationTask& task)
      : Seq2SeqWork(task.network_, dropout_of(task.settings_.network)), task_(task) {}

 private:
  static DropoutPlan dropout_of(const ModelOptions& o) {
    DropoutPlan dropout;
    dropout.embedding = o.dropout_emb;
    dropout.layer = o.dropout;
    dropout.recurrent = o.dropout_rnn;
    dropout.source_word = o.dropout_src;
    dropout.target_word = o.dropout_trg;
    return dropout;
  }

  void make_batch(const std::vector<std::int64_t>& items, std::int64_t epoch, PairBatch& batch,
                  LossTerms& terms) override {
    const TrainOptions& training = task_.settings_.training;
    const std::uint64_t key = random_key(training.seed, static_cast<std::uint64_t>(epoch), 55);
    seq::make_batch(task_.train_, items, task_.tokenizers_, training.subword_sampling, key,
                    {training.mask_steps, training.mask_numbers}, batch);
    terms = {training.label_smoothing, epoch >= task_.coverage_epoch_ ? training.coverage_loss : 0,
             training.monotonic_loss};
  }

  const TranslationTask& task_;
};

/// Pairs of the validation data as they are.
class TranslationTask::ValidationWork : public Seq2SeqWork {
 public:
  explicit ValidationWork(const TranslationTask& task) : Seq2SeqWork(task.network_), task_(task) {}

 private:
  void make_batch(const std::vector<std::int64_t>& items, std::int64_t, PairBatch& batch, LossTerms&) override {
    seq::make_batch(task_.valid_, items, task_.tokenizers_, 0, 0, {}, batch);
  }

  const TranslationTask& task_;
};

TranslationTask::TranslationTask(const Settings& settings, Tokenizers tokenizers, Dataset train, Dataset valid)
    : settings_(settings),
      tokenizers_(std::move(tokenizers)),
      train_(std::move(train)),
      valid_(std::move(valid)),
      network_(settings.network, source_size(settings, tokenizers_), tokenizers_.target->size()) {
  settings_.search = greedy(settings_.search);
}

std::vector<std::pair<std::string, std::string>> TranslationTask::identity() const {
  Settings copy = settings_;
  auto all = dump(fields(copy.text));
  for (auto& entry : dump(fields(copy.network))) all.push_back(std::move(entry));
  if (network_.encoder.reads_frames())
    for (auto& entry : dump(fields(copy.sound))) all.push_back(std::move(entry));
  return all;
}

double TranslationTask::activations(double batches_per_epoch, int lanes) const {
  // Per token every layer's gates three times over and about eight numbers a unit, and a chunk of logits a lane.
  const ModelOptions& o = settings_.network;
  const int gates = gates_of(network_.decoder.layers[0].cell);
  // Of a set a layer keeps its input and its output alone.
  const double of_a_unit = network_.encoder.set ? 4 : 3.0 * gates + 8;
  const double source_row =
      3.0 * network_.encoder.inputs() + o.enc_layers * network_.encoder.width() * of_a_unit + 4.0 * o.hidden;
  const double target_row = 6.0 * o.embedding + o.dec_layers * o.hidden * (3.0 * gates + 12) + 4.0 * o.hidden;
  return (source_row * static_cast<double>(train_.source_tokens()) +
          target_row * static_cast<double>(train_.target_tokens())) /
             batches_per_epoch +
         static_cast<double>(output_chunk_rows(network_.output.table.cols)) * lanes * tokenizers_.target->size();
}

double TranslationTask::data_bytes() const {
  double numbers = 0;
  for (const Dataset* data : {&train_, &valid_})
    for (const Sequence& source : data->source) numbers += static_cast<double>(source.frames.size());
  return TrainTask::data_bytes() + sizeof(float) * numbers;
}

void TranslationTask::describe(TrainPlan& plan) const {
  plan.valid_pairs = valid_.pairs();
  plan.skipped_pairs = train_.empty_pairs + train_.long_pairs;
  plan.source_vocabulary = network_.encoder.reads_frames() ? 0 : tokenizers_.source->size();
  plan.target_vocabulary = tokenizers_.target->size();
}

std::unique_ptr<LaneWork> TranslationTask::work() const { return std::make_unique<TrainingWork>(*this); }

double TranslationTask::perplexity(const Parameters& parameters, Lanes& lanes) const {
  WorkList work;
  for (const auto& items : by_length(valid_.lengths, batch_pairs)) {
    work.push_back(std::make_unique<ValidationWork>(*this));
    work.back()->prepare(items, 0);
  }
  return perplexity_of(lanes.evaluate(parameters, work));
}

std::vector<std::string> TranslationTask::translations(const Parameters& parameters, Lanes& lanes) const {
  const Tokenizer& source = *tokenizers_.source;
  const Tokenizer& target = *tokenizers_.target;
  StepModelPool pool(
      [&] { return std::make_unique<Seq2SeqStepModel>(network_, parameters, source.end(), target.unknown()); });
  std::vector<SearchRequest> requests;
  const bool copies = settings_.network.copy;
  std::vector<ExtraWords> extra(valid_.source.size());
  for (std::size_t i = 0; i < valid_.source.size(); ++i) {
    if (copies) source.encode_collecting(valid_.source_text[i], extra[i]);
    requests.push_back({valid_.source[i], {}, static_cast<std::int64_t>(i) + 1, static_cast<int>(extra[i].size())});
  }
  SearchVocabulary vocabulary;
  vocabulary.begin = target.begin();
  vocabulary.end = target.end();
  if (copies || network_.encoder.reads_frames()) vocabulary.forbidden.push_back(target.unknown());
  std::vector<std::string> outputs;
  for (const auto& found : parallel_search(pool, lanes.workers(), requests, settings_.search, vocabulary, {}))
    outputs.push_back(target.decode(found[0].tokens, extra[outputs.size()]));
  return outputs;
}

ValidationScores TranslationTask::validate(const Parameters& parameters, int samples, Lanes& lanes) const {
  ValidationScores scores;
  const std::vector<std::string>& metrics = settings_.training.valid_metrics;
  const bool translates = samples > 0 || std::any_of(metrics.begin(), metrics.end(),
                                                     [](const std::string& m) { return m != "perplexity"; });
  std::vector<std::string> outputs;
  if (translates) outputs = translations(parameters, lanes);
  References references(valid_.source.size());
  for (std::size_t i = 0; i < valid_.target_text.size(); ++i)
    references[static_cast<std::size_t>(valid_.source_of[i])].push_back(valid_.target_text[i]);
  for (const std::string& metric : metrics)
    scores.metrics.emplace_back(
        metric, metric == "perplexity" ? perplexity(parameters, lanes) : score_of(metric, outputs, references));
  // Spread over the data, the same ones each time.
  const auto wanted = std::min<std::size_t>(samples, outputs.size());
  for (std::size_t k = 0; k < wanted; ++k) {
    const std::size_t i = k * outputs.size() / wanted;
    scores.samples.push_back({source_name(valid_, i), references[i][0], outputs[i]});
  }
  return scores;
}

ModelFile TranslationTask::model_file(const Real* weights, const std::vector<float>&) const {
  ModelFile file = to_model_file(settings_.text, settings_.network, tokenizers_, settings_.sound, settings_.frame_scale,
                                 settings_.table, network_, weights);
  for (const Sequence& source : train_.source) file.longest_source = std::max(file.longest_source, source.length());
  return file;
}

void TranslationTask::remember(TrainingState& state) const {
  state.source_spm = tokenizers_.source->serialized();
  if (tokenizers_.target != tokenizers_.source) state.target_spm = tokenizers_.target->serialized();
}

}  // namespace seq
