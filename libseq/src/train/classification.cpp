#include "train/classification.h"

#include <algorithm>
#include <cmath>

#include "core/fields.h"
#include "core/random.h"
#include "model/classifier_logits.h"
#include "seq/error.h"
#include "seq/label_metrics.h"
#include "train/lanes.h"

namespace seq {
namespace {

LabelOutcome outcome_of(const CalibrationData& data, const Calibration& calibration) {
  LabelOutcome outcome;
  outcome.labels = data.labels;
  outcome.truth = data.truth;
  outcome.probabilities = calibrated_lines(data, calibration);
  for (const std::vector<double>& p : outcome.probabilities) {
    std::vector<int> chosen;
    if (data.independent) {
      for (int k = 0; k < data.labels; ++k)
        if (p[k] >= calibration.thresholds[k]) chosen.push_back(k);
    } else {
      chosen = {static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin())};
    }
    outcome.predicted.push_back(std::move(chosen));
  }
  return outcome;
}

}  // namespace

ClassificationTask::ClassificationTask(ClassifierParts parts, const TrainOptions& training,
                                       std::vector<double> label_weight, LabelledDataset train, LabelledDataset valid,
                                       std::function<void(Real*)> first_weights, Workers& workers)
    : parts_(std::move(parts)),
      training_(training),
      label_weight_(std::move(label_weight)),
      train_(std::move(train)),
      valid_(std::move(valid)),
      first_weights_(std::move(first_weights)) {
  for (const std::string& metric : training_.valid_metrics)
    if (metric != "perplexity" && metric != "accuracy" && metric != "macro-f1" && metric != "micro-f1")
      fail(ErrorKind::usage, "'" + metric + "' is no score of labels", "--valid-metrics",
           "expected accuracy, macro-f1, micro-f1 or perplexity");
  valid_data_.labels = parts_.label_count();
  valid_data_.independent = parts_.options.multi_label;
  valid_data_.truth = valid_.labels;
  if (parts_.linear) valid_data_.linear = linear_logits(parts_, valid_.text, workers);
}

std::vector<std::pair<std::string, std::string>> ClassificationTask::identity() const {
  TextOptions text = parts_.text;
  ClassifierOptions options = parts_.options;
  auto all = dump(fields(text));
  for (auto& entry : dump(fields(options))) all.push_back(std::move(entry));
  SoundOptions sound = parts_.sound;
  if (parts_.reads_frames())
    for (auto& entry : dump(fields(sound))) all.push_back(std::move(entry));
  std::string weights;
  for (double w : label_weight_) weights += (weights.empty() ? "" : " ") + to_text(w);
  all.emplace_back("class-weights", weights);
  return all;
}

double ClassificationTask::activations(double batches_per_epoch, int) const {
  const ClassifierOptions& o = parts_.options;
  const int gates = gates_of(parts_.network->encoder.layers[0].forward.cell);
  double tokens = 0, at_once = 0;
  for (const PairLength& l : train_.lengths) {
    tokens += l.source;
    at_once += o.bptt > 0 ? std::min(l.source, o.bptt) : l.source;
  }
  // What is kept of every token, and what of those of a chunk.
  const double units = o.hidden * (o.bidirectional ? 2 : 1);
  const double row = 3.0 * o.embedding + (o.layers + 2) * units, chunk_row = units * (3.0 * gates + 7);
  return (row * tokens + (o.bptt > 0 ? 1 : o.layers) * chunk_row * at_once) / batches_per_epoch;
}

void ClassificationTask::describe(TrainPlan& plan) const {
  plan.valid_pairs = static_cast<std::int64_t>(valid_.sequences.size());
  plan.source_vocabulary = parts_.vocabulary();
  plan.labels = parts_.label_count();
  plan.target_tokens = 0;
}

void ClassificationTask::initialise(Real* weights, std::uint64_t seed) const {
  space().initialise(weights, seed);
  if (first_weights_) first_weights_(weights);
}

class ClassificationTask::Work : public LaneWork {
 public:
  explicit Work(const ClassificationTask& task) : task_(task) {
    const ClassifierOptions& o = task.parts_.options;
    dropout_.embedding = o.dropout_emb;
    dropout_.layer = o.dropout;
    dropout_.recurrent = o.dropout_rnn;
    dropout_.source_word = o.dropout_words;
  }

  LossSums loss(const Parameters& p, std::uint64_t key, double scale, Gradients* d_p, Arena& arena,
                Arena& scratch) const override {
    DropoutPlan plan = d_p ? dropout_ : DropoutPlan();
    plan.key = key;
    return classifier_loss(*task_.parts_.network, p, batch_, plan, d_p ? task_.training_.label_smoothing : 0, scale,
                           d_p, arena, scratch);
  }

 private:
  void pack(const std::vector<std::int64_t>& items, std::int64_t epoch) override {
    const TrainOptions& training = task_.training_;
    const bool varied = training.subword_sampling > 0 && !task_.parts_.reads_frames();
    sequences_.clear();
    for (std::int64_t i : items) {
      if (varied)
        add_sampled(i, random_key(training.seed, static_cast<std::uint64_t>(epoch), 55, i));
      else
        sequences_.add(task_.train_.sequences[i]);
    }
    pack_sequences(sequences_, {}, batch_.source);
    batch_.labels.clear();
    batch_.weight.clear();
    for (int j : batch_.source.order) {
      batch_.labels.add_tokens(task_.train_.labels[items[j]]);
      batch_.weight.push_back(task_.train_.weights[items[j]]);
    }
    set_counts(static_cast<std::int64_t>(items.size()), batch_.source.packing().rows());
    add_lookup(task_.space(), task_.parts_.network->encoder.embedding, batch_.source.ids);
  }

  /// The item's text, segmented anew.
  void add_sampled(std::int64_t item, std::uint64_t key) {
    const Tokenizer& tokenizer = *task_.parts_.tokenizer;
    sequences_.add_tokens({});
    sequences_.append(tokenizer.begin());
    for (int id : tokenizer.encode_sampled(task_.train_.text[item], task_.training_.subword_sampling, key))
      sequences_.append(id);
    sequences_.append(tokenizer.end());
  }

  const ClassificationTask& task_;
  DropoutPlan dropout_;
  SequenceList sequences_;
  LabelledBatch batch_;
};

std::unique_ptr<LaneWork> ClassificationTask::work() const { return std::make_unique<Work>(*this); }

ValidationScores ClassificationTask::score(CalibrationData data) const {
  const Calibration calibration = calibrate(data);
  const LabelScores found = label_scores(outcome_of(data, calibration));
  ValidationScores scores;
  scores.calibration = calibration.numbers();
  for (const std::string& metric : training_.valid_metrics)
    scores.metrics.emplace_back(metric, metric == "accuracy"   ? 100 * found.accuracy
                                        : metric == "macro-f1" ? 100 * found.macro.f1
                                        : metric == "micro-f1" ? 100 * found.micro.f1
                                                               : std::exp(cross_entropy(data, calibration)));
  return scores;
}

ValidationScores ClassificationTask::validate(const Parameters& parameters, int, Lanes& lanes) const {
  CalibrationData data = valid_data_;
  data.network = network_logits(*parts_.network, parameters, valid_.sequences, lanes.workers());
  return score(std::move(data));
}

ValidationScores ClassificationTask::validate_linear() const { return score(valid_data_); }

ModelFile ClassificationTask::model_file(const Real* weights, const std::vector<float>& calibration) const {
  ModelFile file;
  add_classifier(file, parts_, weights, calibration);
  return file;
}

void ClassificationTask::remember(TrainingState& state) const {
  if (parts_.tokenizer) state.source_spm = parts_.tokenizer->serialized();
}

}  // namespace seq
