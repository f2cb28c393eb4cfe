// A classifier's training: pre-training if asked for, then the run itself, with the linear model beside it.
#include <filesystem>
#include <map>
#include <numeric>

#include "core/atomic_file.h"
#include "core/lock_file.h"
#include "core/system.h"
#include "data/word_vectors.h"
#include "model/weights.h"
#include "seq/classify.h"
#include "seq/error.h"
#include "seq/model.h"
#include "train/classification.h"
#include "train/classifier_data.h"
#include "train/loss_weights.h"
#include "train/ngram_linear_trainer.h"
#include "train/pretraining.h"
#include "train/run.h"

namespace seq {

ClassifyJob::ClassifyJob() {
  app = "classify";
  text.lowercase = true;
  training.valid_metrics = {"perplexity", "accuracy"};
  training.label_smoothing = 0.05;
  training.valid_samples = 0;
  training.beta2 = 0.999;
}

namespace {

LabelledDataset make_dataset(LabelledText text, const std::vector<std::vector<int>>& labels,
                             const ClassifierParts& parts, const std::string& where, Workers& workers) {
  LabelledDataset data;
  data.labels = labels;
  data.sequences.resize(text.text.size());
  workers.each_in_blocks(data.sequences.size(), [&](std::size_t i) {
    data.sequences[i] = parts.encode(text.text[i], nullptr, where + ":" + std::to_string(text.line[i]));
  });
  for (const Sequence& s : data.sequences) data.lengths.push_back({s.length(), 1});
  data.text = std::move(text.text);
  return data;
}

/// The weights with the mean 1, so that the learning rate means what it means without any.
std::vector<float> relative(const std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<float> scaled;
  for (const double w : weights) scaled.push_back(static_cast<float>(w * static_cast<double>(weights.size()) / sum));
  return scaled;
}

/// Serialised tokenizer of an earlier phase or run, or empty.
std::string stored_tokenizer(const ClassifyJob& job, const TrainingState* resumed) {
  if (resumed && !resumed->source_spm.empty()) return resumed->source_spm;
  if (!job.pretrain.empty() && std::filesystem::exists(pretrained_path(job.model)))
    return load_model_file(pretrained_path(job.model), job.app).source_spm;
  return "";
}

TrainSetup begin_setup(const ClassifierData& d) {
  TrainSetup setup;
  setup.job = d.job;
  setup.preset = d.preset;
  setup.data_fingerprint = d.fingerprint;
  return setup;
}

/// The first phase: a language model of the unlabelled text.
TrainSetup set_up_pretraining(const ClassifyJob& job, const TrainingState* resumed, const Note& note) {
  ClassifierData d = read_data(job, resumed ? resumed->source_spm : "", note);
  TrainSetup setup = begin_setup(d);
  std::vector<std::vector<int>> sequences;
  // With gradients that stop, texts need not be cut: states are carried over their whole length.
  const ClassifierOptions& options = d.parts.options;
  const std::size_t piece = options.bptt > 0 ? options.max_tokens + 2 : pretraining_piece;
  for (const std::string& line : d.unlabelled) add_pieces(d.parts.encode(line).ids, piece, sequences);
  if (sequences.empty()) fail(ErrorKind::data, "no text to pre-train on", "--pretrain", "expected lines of text");
  prepare_pretraining(setup.job, job.pretrain_epochs, sequences);
  setup.task = std::make_unique<LanguageModelTask>(d.parts.text, options, setup.job.training, d.parts.tokenizer,
                                                   std::move(sequences));
  complete_setup(setup);
  return setup;
}

/// The vectors of those words that are pieces of their own, by id.
std::map<int, std::vector<float>> first_embeddings(const ClassifyJob& job, const ClassifierParts& parts,
                                                   const Note& note) {
  std::map<int, std::vector<float>> rows;
  if (job.vectors.empty()) return rows;
  static const std::string word_begin = "\u2581";
  std::unordered_map<std::string, int> ids;
  for (int id = 0; id < parts.tokenizer->size(); ++id) {
    const std::string piece = parts.tokenizer->piece(id);
    if (piece.compare(0, word_begin.size(), word_begin) == 0) ids[piece.substr(word_begin.size())] = id;
  }
  for (auto& [word, vector] : read_word_vectors(job.vectors, ids, parts.options.embedding).of)
    rows[ids[word]] = std::move(vector);
  note("word vectors: " + std::to_string(rows.size()) + " of " + std::to_string(ids.size()) + " words have one");
  return rows;
}

/// What is known of the network's weights beforehand: those of the model to continue, of the language model, or of word
/// vectors.
std::function<void(Real*)> first_weights(const ClassifyJob& job, const ClassifierData& d, const Note& note) {
  const ClassifierNetwork* network = d.parts.network.get();
  if (!network) return nullptr;
  if (d.from)
    return [network, from = d.from](Real* weights) {
      const ClassifierNetwork& known = *from->parts.network;
      std::vector<Real> first(static_cast<std::size_t>(known.space.size()));
      take_over_weights(from->file, known.space, first.data());
      take_over_labels(known, first.data(), *network, weights);
    };
  if (!job.pretrain.empty())
    return [network, path = pretrained_path(job.model)](Real* weights) {
      take_over_weights(load_model_file(path), network->space, weights);
    };
  return [network, rows = first_embeddings(job, d.parts, note)](Real* weights) {
    for (const auto& [id, row] : rows)
      std::copy(row.begin(), row.end(), network->encoder.embedding.in(weights).row(id));
  };
}

struct ClassifierSetup {
  TrainSetup run;
  ClassificationTask* task = nullptr;
};

ClassifierSetup set_up(const ClassifyJob& job, const TrainingState* resumed, const Note& note) {
  ClassifierData d = read_data(job, stored_tokenizer(job, resumed), note);
  ClassifierSetup s;
  s.run = begin_setup(d);
  if (d.from) s.run.from_fingerprint = fingerprint(std::vector<std::string>{job.from});
  const TrainOptions& training = s.run.job.training;
  ClassifierParts& parts = d.parts;
  const auto train_labels = numbered(d.train, parts.labels), valid_labels = numbered(d.valid, parts.labels);
  const std::vector<double> of_label = label_weights(job.class_weights, parts.labels, train_labels);
  const std::vector<double> weights = line_weights(of_label, train_labels, d.train.weight);
  Workers workers(training.threads > 0 ? training.threads : available_threads());
  if (parts.options.system != "network") {
    NgramTrainingData data;
    data.labels = train_labels;
    data.independent = parts.options.multi_label;
    for (const std::string& line : d.train.text) data.text.push_back(parts.tokenizer->normalize(line));
    data.weight = weights;
    if (d.from) data.prior = d.from->parts.linear.get();
    parts.set_linear(train_ngram_linear(data, parts.label_count(), training.seed, workers));
  }
  LabelledDataset train = make_dataset(std::move(d.train), train_labels, parts, job.train[0], workers);
  train.weights = relative(weights);
  LabelledDataset valid =
      make_dataset(std::move(d.valid), valid_labels, parts, (job.valid.empty() ? job.train : job.valid)[0], workers);
  if (parts.options.system != "linear")
    parts.network = std::make_unique<ClassifierNetwork>(parts.options, parts.vocabulary(), parts.label_count());
  auto known = first_weights(job, d, note);
  auto task = std::make_unique<ClassificationTask>(std::move(parts), training, of_label, std::move(train),
                                                   std::move(valid), std::move(known), workers);
  s.task = task.get();
  s.run.task = std::move(task);
  if (job.network.system == "linear")
    s.run.identity = s.task->identity();
  else
    complete_setup(s.run);
  return s;
}

/// A run without a network: the linear model, scored and saved at once.
TrainResult train_linear(const ClassifyJob& job, TrainObserver& observer) {
  earlier_run(job);
  check_writable(job.model, 0);
  const LockFile lock(job.model);
  const ClassifierSetup setup = set_up(job, nullptr, [&](const std::string& text) { observer.noted(text); });
  const ValidationScores scores = setup.task->validate_linear();
  ModelFile file = setup.task->model_file(nullptr, scores.calibration);
  file.app = job.app;
  file.receipt_json = training_receipt(setup.run, 0, scores.metrics);
  save_model_file(job.model, file);
  TrainResult result;
  result.best = scores.metrics;
  return result;
}

}  // namespace

TrainResult train(const ClassifyJob& job, TrainObserver& observer, const std::atomic<int>& stop) {
  if (job.network.system == "linear") return train_linear(job, observer);
  return run_two_phases(
      job, !job.pretrain.empty(),
      [&](const TrainingState* resumed, const Note& note) { return set_up_pretraining(job, resumed, note); },
      [&](const TrainingState* resumed, const Note& note) { return set_up(job, resumed, note).run; }, observer, stop);
}

TrainPlan plan(const ClassifyJob& job) {
  if (job.network.system == "linear")
    fail(ErrorKind::usage, "a linear model is trained in seconds and has no plan", "--dry-run");
  return timed_plan(set_up(job, nullptr, [](const std::string&) {}).run);
}

}  // namespace seq
