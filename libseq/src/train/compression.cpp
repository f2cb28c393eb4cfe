#include "train/compression.h"

#include <algorithm>

#include "model/deletion_decision.h"
#include "seq/error.h"
#include "seq/summary_metrics.h"
#include "train/kept_words.h"
#include "train/lanes.h"

namespace seq {
namespace {

constexpr std::size_t batch_lines = 32;
constexpr int bias_steps = 40;  // either way
constexpr double bias_step = 0.01;

std::vector<std::string> compressions(const CompressionDataset& data, const std::vector<DeletionScores>& scores,
                                      double bias, Workers& workers) {
  std::vector<std::string> outputs(data.text.size());
  workers.each(static_cast<int>(outputs.size()), [&](int i) {
    DeletionScores own = scores[i];
    add_keep_bias(own, bias);
    outputs[i] = join_units(data.text[i], data.units[i], best_deletion(own, data.units[i], {}));
  });
  return outputs;
}

}  // namespace

CompressionDataset make_compression_dataset(ParallelText text, const CompressorParts& parts, int max_length,
                                            Workers& workers) {
  const std::size_t count = text.source.size();
  std::vector<std::vector<WordUnit>> units(count);
  std::vector<TaggedLine> lines(count);
  std::vector<char> whole(count);
  workers.each(static_cast<int>((count + batch_lines - 1) / batch_lines), [&](int b) {
    for (std::size_t i = b * batch_lines; i < std::min(count, (b + 1) * batch_lines); ++i) {
      const std::string& source = text.source[i];
      units[i] = word_units(source);
      lines[i] = parts.encode(source, units[i], 0, units[i].size());
      if (max_length > 0 && lines[i].ids.size() > static_cast<std::size_t>(max_length)) continue;
      KeptWords kept = kept_words(source, units[i], text.target[i]);
      lines[i].labels = std::move(kept.kept);
      whole[i] = kept.whole;
    }
  });
  CompressionDataset data;
  for (std::size_t i = 0; i < count; ++i) {
    if (units[i].empty() || word_units(text.target[i]).empty()) {
      ++data.empty;
    } else if (lines[i].labels.empty()) {
      ++data.too_long;
    } else {
      data.partial += !whole[i];
      data.lengths.push_back({static_cast<int>(lines[i].ids.size()), static_cast<int>(units[i].size())});
      data.text.push_back(std::move(text.source[i]));
      data.compression.push_back(std::move(text.target[i]));
      data.units.push_back(std::move(units[i]));
      data.lines.push_back(std::move(lines[i]));
    }
  }
  return data;
}

CompressionTask::CompressionTask(CompressorParts parts, const TrainOptions& training, CompressionDataset train,
                                 CompressionDataset valid, std::function<void(Real*)> known)
    : parts_(std::move(parts)),
      training_(training),
      train_(std::move(train)),
      valid_(std::move(valid)),
      known_(std::move(known)) {
  for (const std::string& metric : training_.valid_metrics)
    if (metric != "perplexity" && metric != "token-f1" && metric != "exact")
      fail(ErrorKind::usage, "'" + metric + "' is no score of compressions", "--valid-metrics",
           "expected token-f1, exact or perplexity");
}

std::vector<std::pair<std::string, std::string>> CompressionTask::identity() const {
  TextOptions text = parts_.text;
  TaggerOptions options = parts_.options;
  auto all = dump(fields(text));
  for (auto& entry : dump(fields(options))) all.push_back(std::move(entry));
  return all;
}

double CompressionTask::activations(double batches_per_epoch, int) const {
  const TaggerOptions& o = parts_.options;
  const int gates = gates_of(parts_.network->encoder.layers[0].forward.cell);
  double tokens = 0;
  for (const PairLength& l : train_.lengths) tokens += l.source;
  return (3.0 * o.embedding + o.layers * 2.0 * o.hidden * (3.0 * gates + 10)) * tokens / batches_per_epoch;
}

void CompressionTask::describe(TrainPlan& plan) const {
  plan.valid_pairs = static_cast<std::int64_t>(valid_.lines.size());
  plan.skipped_pairs = train_.empty + train_.too_long;
  plan.source_vocabulary = parts_.tokenizer->size();
  plan.labels = parts_.network->labels();
}

void CompressionTask::initialise(Real* weights, std::uint64_t seed) const {
  space().initialise(weights, seed);
  if (known_) known_(weights);
}

class CompressionTask::Work : public LaneWork {
 public:
  Work(const CompressionTask& task, const CompressionDataset& data) : network_(*task.parts_.network), data_(data) {
    const TaggerOptions& o = task.parts_.options;
    dropout_.embedding = o.dropout_emb;
    dropout_.layer = o.dropout;
    dropout_.recurrent = o.dropout_rnn;
    dropout_.source_word = o.dropout_words;
  }

  LossSums loss(const Parameters& p, std::uint64_t key, double scale, Gradients* d_p, Arena& arena,
                Arena& scratch) const override {
    DropoutPlan plan = d_p ? dropout_ : DropoutPlan();
    plan.key = key;
    return tagger_loss(network_, p, batch_, plan, scale, d_p, arena, scratch);
  }

 private:
  void pack(const std::vector<std::int64_t>& items, std::int64_t) override {
    lines_.clear();
    for (std::int64_t i : items) lines_.push_back(&data_.lines[i]);
    pack_lines(lines_, batch_);
    set_counts(batch_.words.packing().rows(), batch_.source.packing().rows());
    add_lookup(network_.space, network_.encoder.embedding, batch_.source.ids);
  }

  const TaggerNetwork& network_;
  const CompressionDataset& data_;
  DropoutPlan dropout_;
  std::vector<const TaggedLine*> lines_;
  TaggedBatch batch_;
};

std::unique_ptr<LaneWork> CompressionTask::work() const { return std::make_unique<Work>(*this, train_); }

ValidationScores CompressionTask::validate(const Parameters& parameters, int samples, Lanes& lanes) const {
  Workers& workers = lanes.workers();
  auto scores = deletion_scores(parts_, parameters, valid_.text, valid_.units, workers);
  workers.each(static_cast<int>(scores.size()), [&](int i) { scores[i] = decision_scores(scores[i]); });
  const References references = single_references(valid_.compression);
  const double usual_ratio = compression_scores(valid_.text, valid_.compression, references).character_ratio;
  CompressionScores best;
  double bias = 0;
  std::vector<std::string> outputs;
  for (int k = -bias_steps; k <= bias_steps; ++k) {
    std::vector<std::string> own = compressions(valid_, scores, bias_step * k, workers);
    const CompressionScores found = compression_scores(valid_.text, own, references);
    // Outputs grow with the bias; the lowest one stands in where all are too long.
    if (k > -bias_steps && (found.f1 <= best.f1 || found.character_ratio > usual_ratio)) continue;
    best = found;
    bias = bias_step * k;
    outputs = std::move(own);
  }
  ValidationScores result;
  result.calibration = {static_cast<float>(bias)};
  for (const std::string& metric : training_.valid_metrics) {
    if (metric == "perplexity") {
      WorkList work;
      for (const auto& items : by_length(valid_.lengths, batch_lines)) {
        work.push_back(std::make_unique<Work>(*this, valid_));
        work.back()->prepare(items, 0);
      }
      result.metrics.emplace_back(metric, perplexity_of(lanes.evaluate(parameters, work)));
    } else {
      result.metrics.emplace_back(metric, metric == "exact" ? best.exact : best.f1);
    }
  }
  const auto wanted = std::min<std::size_t>(samples, outputs.size());
  for (std::size_t k = 0; k < wanted; ++k) {
    const std::size_t i = k * outputs.size() / wanted;
    result.samples.push_back({valid_.text[i], valid_.compression[i], outputs[i]});
  }
  return result;
}

ModelFile CompressionTask::model_file(const Real* weights, const std::vector<float>& calibration) const {
  ModelFile file;
  add_compressor(file, parts_, weights, calibration);
  return file;
}

void CompressionTask::remember(TrainingState& state) const { state.source_spm = parts_.tokenizer->serialized(); }

}  // namespace seq
