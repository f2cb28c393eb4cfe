// From a job to a classifier's training run: reading, labels, presets, tokenizer, linear model.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "core/atomic_file.h"
#include "core/lock_file.h"
#include "core/simd.h"
#include "core/system.h"
#include "data/word_vectors.h"
#include "seq/classify.h"
#include "seq/error.h"
#include "seq/model.h"
#include "train/classification.h"
#include "train/classifier_preset.h"
#include "train/ngram_linear_trainer.h"
#include "train/pretraining.h"
#include "train/run.h"

namespace seq {

ClassifyJob::ClassifyJob() {
  app = "classify";
  text.lowercase = true;
  training.valid_metrics = {"accuracy", "perplexity"};
  training.label_smoothing = 0.05;
  training.valid_samples = 0;
  training.beta2 = 0.999;
}

namespace {

constexpr int pretraining_batch_tokens = 2000, pretraining_piece_tokens = 100;
constexpr double pretraining_rate = 2e-3;

/// The lines of all files, read in the form that the first one was found to have.
LabelledText read_all(const std::vector<std::string>& paths, const LabelledFormat& format, const ClassifyJob& job,
                      const Note& note) {
  LabelledText all;
  all.format = format;
  for (const std::string& path : paths) {
    LabelledText one = read_labelled(path, all.format, job.strict, note);
    all.format = one.format;
    std::move(one.text.begin(), one.text.end(), std::back_inserter(all.text));
    std::move(one.labels.begin(), one.labels.end(), std::back_inserter(all.labels));
    all.line.insert(all.line.end(), one.line.begin(), one.line.end());
  }
  return all;
}

LabelledText hold_out(LabelledText& text, std::uint64_t seed) {
  LabelledText kept, held;
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    LabelledText& to = is_held_out(i, text.text.size(), seed) ? held : kept;
    to.text.push_back(std::move(text.text[i]));
    to.labels.push_back(std::move(text.labels[i]));
    to.line.push_back(text.line[i]);
  }
  text = std::move(kept);
  return held;
}

/// All labels, the most frequent first, equally frequent ones by name.
std::vector<std::string> labels_of(const LabelledText& text) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& labels : text.labels)
    for (const std::string& label : labels) ++counts[label];
  std::vector<std::string> names;
  for (const auto& entry : counts) names.push_back(entry.first);
  std::stable_sort(names.begin(), names.end(),
                   [&](const std::string& a, const std::string& b) { return counts[a] > counts[b]; });
  return names;
}

std::vector<std::vector<int>> numbered(const LabelledText& text, const std::vector<std::string>& names) {
  std::map<std::string, int> number;
  for (std::size_t i = 0; i < names.size(); ++i) number[names[i]] = static_cast<int>(i);
  std::vector<std::vector<int>> all;
  for (const auto& labels : text.labels) {
    std::vector<int>& own = all.emplace_back();
    for (const std::string& label : labels) {
      const auto it = number.find(label);
      const int n = it == number.end() ? -1 : it->second;
      if (std::find(own.begin(), own.end(), n) == own.end()) own.push_back(n);
    }
  }
  return all;
}

LabelledDataset make_dataset(LabelledText text, const std::vector<std::vector<int>>& labels,
                             const ClassifierParts& parts, const std::string& where, Workers& workers) {
  LabelledDataset data;
  data.labels = labels;
  data.sequences.resize(text.text.size());
  constexpr std::size_t block = 1024;
  workers.each(static_cast<int>((data.sequences.size() + block - 1) / block), [&](int b) {
    for (std::size_t i = b * block; i < std::min(data.sequences.size(), (b + 1) * block); ++i)
      data.sequences[i] = parts.encode(text.text[i], nullptr, where + ":" + std::to_string(text.line[i]));
  });
  for (const Sequence& s : data.sequences) data.lengths.push_back({s.length(), 1});
  data.text = std::move(text.text);
  return data;
}

/// The factor of each label in the loss.
std::vector<double> label_weights(const std::string& choice, const std::vector<std::string>& names,
                                  const std::vector<std::vector<int>>& labels) {
  std::vector<double> weights(names.size(), 1);
  if (choice == "none") return weights;
  if (choice == "balanced") {
    std::vector<double> counts(names.size(), 0);
    for (const auto& own : labels) counts[own[0]] += 1;
    for (std::size_t k = 0; k < names.size(); ++k)
      weights[k] = static_cast<double>(labels.size()) / (static_cast<double>(names.size()) * std::max(1.0, counts[k]));
    return weights;
  }
  LineReader reader(choice);
  std::string line;
  while (reader.next(line)) {
    if (line.empty()) continue;
    const std::string where = choice + ":" + std::to_string(reader.line_number());
    const auto tab = line.find('\t');
    if (tab == std::string::npos) fail(ErrorKind::data, "no tab", where, "expected label, tab, factor");
    const auto name = std::find(names.begin(), names.end(), line.substr(0, tab));
    if (name == names.end()) fail(ErrorKind::data, "unknown label '" + line.substr(0, tab) + "'", where);
    double value = 0;
    const char *first = line.data() + tab + 1, *last = line.data() + line.size();
    const auto end = std::from_chars(first, last, value);
    if (end.ec != std::errc() || end.ptr != last || !(value >= 0 && value <= 1e6))
      fail(ErrorKind::data, "'" + line.substr(tab + 1) + "' is no factor", where,
           "expected a number from 0 to 1000000");
    weights[static_cast<std::size_t>(name - names.begin())] = value;
  }
  return weights;
}

std::string pretrained_path(const ClassifyJob& job) { return job.model + ".pretrain"; }

/// What both phases of a training begin with: data, labels, everything chosen, tokenizer.
struct ClassifierData {
  TrainCommon job;
  std::string preset, fingerprint;
  LabelledText train, valid;
  std::vector<std::string> unlabelled;
  ClassifierParts parts;  ///< without network and linear model
};

/// Serialised tokenizer of an earlier phase or run, or empty.
std::string stored_tokenizer(const ClassifyJob& job, const TrainingState* resumed) {
  if (resumed && !resumed->source_spm.empty()) return resumed->source_spm;
  if (!job.pretrain.empty() && std::filesystem::exists(pretrained_path(job)))
    return load_model_file(pretrained_path(job), job.app).source_spm;
  return "";
}

/// Width and scale of the frames; what frames have no use for is refused or switched off.
void prepare_frames(ClassifierData& d, const Note& note) {
  ClassifierParts& parts = d.parts;
  if (!d.unlabelled.empty())
    fail(ErrorKind::usage, "frames cannot be pre-trained on", "--pretrain", "expected --input text");
  if (parts.options.system == "linear")
    fail(ErrorKind::usage, "the linear model reads text", "--system", "expected network with --input frames");
  if (parts.options.system == "ensemble") {
    note("frames have no n-grams: the network alone is trained (--system network)");
    parts.options.system = "network";
  }
  std::vector<Sequence> sequences;
  int width = 0;
  for (std::size_t i = 0; i < d.train.text.size(); ++i) {
    sequences.push_back(parse_frames(d.train.text[i], width, d.job.train[0] + ":" + std::to_string(d.train.line[i])));
    width = sequences.back().width;
  }
  if (width == 0) fail(ErrorKind::data, "no line has a frame", d.job.train[0]);
  parts.options.embedding = width;
  parts.frame_scale = FrameScale::of(sequences);
}

ClassifierData read_data(const ClassifyJob& job, const std::string& tokenizer, const Note& note) {
  validate(job.text);
  validate(job.network);
  validate(job.training);
  kernel_name();
  if (job.train.empty())
    fail(ErrorKind::usage, "no training data", "--train", "expected a file of labelled lines", "add --train FILE");
  ClassifierData d;
  d.job = job;
  TrainOptions& training = d.job.training;
  d.train = read_all(job.train, job.format, job, note);
  d.valid = job.valid.empty() ? hold_out(d.train, training.seed) : read_all(job.valid, d.train.format, job, note);
  if (job.valid.empty()) note("no --valid given: " + std::to_string(d.valid.lines()) + " training lines are held out");
  if (d.valid.lines() == 0 || d.train.lines() == 0)
    fail(ErrorKind::data, "too few lines to hold any out", job.train[0],
         std::to_string(d.train.lines() + d.valid.lines()) + " lines", "give --valid FILE");
  for (const std::string& path : job.pretrain) {
    if (path == "self") {
      d.unlabelled.insert(d.unlabelled.end(), d.train.text.begin(), d.train.text.end());
      continue;
    }
    LineReader reader(path, job.strict, note);
    std::string line;
    while (reader.next(line)) d.unlabelled.push_back(line);
  }

  ClassifierParts& parts = d.parts;
  parts.text = job.text;
  parts.options = job.network;
  parts.labels = labels_of(d.train);
  const auto several = [](const std::vector<std::string>& own) { return own.size() > 1; };
  if (!parts.options.multi_label && std::any_of(d.train.labels.begin(), d.train.labels.end(), several)) {
    note("lines have several labels: each label is decided on its own (--multi-label)");
    parts.options.multi_label = true;
  }
  if (parts.labels.size() == 1) note("all lines have the label '" + parts.labels[0] + "': there is nothing to learn");
  if (!job.vectors.empty() && !job.pretrain.empty())
    fail(ErrorKind::usage, "--vectors and --pretrain exclude each other", "", "expected one of them");
  if (!job.vectors.empty() && parts.options.embedding == 0)
    parts.options.embedding = read_word_vectors(job.vectors, {}, 0).dimension;
  LabelledShape shape;
  shape.lines = d.train.lines();
  for (const std::string& line : d.train.text) shape.characters += static_cast<double>(line.size());
  shape.characters /= static_cast<double>(shape.lines);
  d.preset = apply_preset(shape, parts.text, parts.options, training);
  std::vector<std::string> files = job.train;
  files.insert(files.end(), job.valid.begin(), job.valid.end());
  for (const std::string& path : job.pretrain)
    if (path != "self") files.push_back(path);
  if (!job.vectors.empty()) files.push_back(job.vectors);
  d.fingerprint = fingerprint(files);

  if (parts.reads_frames()) {
    prepare_frames(d, note);
    return d;
  }
  std::string spm = tokenizer;
  if (spm.empty()) {
    std::vector<std::string> lines = d.train.text;
    if (job.pretrain != std::vector<std::string>{"self"})
      lines.insert(lines.end(), d.unlabelled.begin(), d.unlabelled.end());
    spm = Tokenizer::train(lines, parts.text, parts.text.vocab_size, training.seed, note);
  }
  parts.tokenizer = std::make_shared<const Tokenizer>(parts.text, spm, job.model);
  return d;
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
  setup.job.model = pretrained_path(job);
  TrainOptions& training = setup.job.training;
  training.epochs = job.pretrain_epochs;
  training.valid_metrics = {"perplexity"};
  training.batch = 0;
  training.batch_tokens = pretraining_batch_tokens;
  training.lr = pretraining_rate;
  std::vector<std::vector<int>> sequences;
  for (const std::string& line : d.unlabelled)
    add_pieces(d.parts.encode(line).ids, pretraining_piece_tokens, sequences);
  if (sequences.empty()) fail(ErrorKind::data, "no text to pre-train on", "--pretrain", "expected lines of text");
  setup.task = std::make_unique<LanguageModelTask>(d.parts.text, d.parts.options, training, d.parts.tokenizer,
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

struct ClassifierSetup {
  TrainSetup run;
  ClassificationTask* task = nullptr;
};

ClassifierSetup set_up(const ClassifyJob& job, const TrainingState* resumed, const Note& note) {
  ClassifierData d = read_data(job, stored_tokenizer(job, resumed), note);
  ClassifierSetup s;
  s.run = begin_setup(d);
  const TrainOptions& training = s.run.job.training;
  ClassifierParts& parts = d.parts;
  const auto train_labels = numbered(d.train, parts.labels), valid_labels = numbered(d.valid, parts.labels);
  const std::vector<double> weights = label_weights(job.class_weights, parts.labels, train_labels);
  Workers workers(training.threads > 0 ? training.threads : available_threads());
  if (parts.options.system != "network") {
    NgramTrainingData data;
    data.labels = train_labels;
    data.independent = parts.options.multi_label;
    for (const std::string& line : d.train.text) data.text.push_back(parts.tokenizer->normalize(line));
    for (const auto& own : train_labels) data.weight.push_back(weights[own[0]]);
    parts.set_linear(train_ngram_linear(data, parts.label_count(), training.seed, workers));
  }
  LabelledDataset train = make_dataset(std::move(d.train), train_labels, parts, job.train[0], workers);
  LabelledDataset valid =
      make_dataset(std::move(d.valid), valid_labels, parts, (job.valid.empty() ? job.train : job.valid)[0], workers);
  if (parts.options.system != "linear")
    parts.network = std::make_unique<ClassifierNetwork>(parts.options, parts.vocabulary(), parts.label_count());
  auto embeddings = first_embeddings(job, parts, note);
  auto task = std::make_unique<ClassificationTask>(std::move(parts), training, weights, std::move(train),
                                                   std::move(valid), job.pretrain.empty() ? "" : pretrained_path(job),
                                                   std::move(embeddings), workers);
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
  // Once the second phase has a state, the first is over.
  if (!job.pretrain.empty() && (job.restart || !std::filesystem::exists(job.model + ".state"))) {
    earlier_run(job);
    TrainCommon first = job;
    first.model = pretrained_path(job);
    const TrainResult pretrained = run_training(
        first, [&](const TrainingState* resumed, const Note& note) { return set_up_pretraining(job, resumed, note); },
        observer, stop);
    if (pretrained.end == TrainResult::End::interrupted || pretrained.end == TrainResult::End::diverged)
      return pretrained;
  }
  const TrainResult result = run_training(
      job, [&](const TrainingState* resumed, const Note& note) { return set_up(job, resumed, note).run; }, observer,
      stop);
  if (result.end == TrainResult::End::finished || result.end == TrainResult::End::early_stopped)
    for (const char* suffix : {"", ".state"}) std::filesystem::remove(pretrained_path(job) + suffix);
  return result;
}

TrainPlan plan(const ClassifyJob& job) {
  if (job.network.system == "linear")
    fail(ErrorKind::usage, "a linear model is trained in seconds and has no plan", "--dry-run");
  return timed_plan(set_up(job, nullptr, [](const std::string&) {}).run);
}

}  // namespace seq
