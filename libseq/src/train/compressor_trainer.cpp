// A compressor's training: pre-training if asked for, then the run itself.
#include <filesystem>

#include "core/simd.h"
#include "core/system.h"
#include "model/weights.h"
#include "seq/compress.h"
#include "seq/error.h"
#include "seq/model.h"
#include "train/compression.h"
#include "train/compressor_preset.h"
#include "train/pairs.h"
#include "train/pretraining.h"
#include "train/run.h"

namespace seq {

CompressJob::CompressJob() {
  app = "summarize";
  training.valid_metrics = {"token-f1", "perplexity"};
  training.label_smoothing = 0;
  training.beta2 = 0.999;
}

namespace {

/// Pieces of a validation pair: finding out what it keeps takes memory that grows with both lengths.
constexpr int longest_valid = 2000;

/// What both phases begin with: pairs, everything chosen, the tokenizer.
struct CompressorData {
  TrainSetup setup;  ///< job, preset, fingerprint
  ParallelText train, valid;
  std::vector<std::string> unlabelled;
  CompressorParts parts;  ///< without the network
};

std::vector<std::string> read_unlabelled(const CompressJob& job, const std::vector<std::string>& own,
                                         const Note& note) {
  std::vector<std::string> lines;
  for (const std::string& path : job.pretrain) {
    if (path == "self") {
      lines.insert(lines.end(), own.begin(), own.end());
      continue;
    }
    LineReader reader(path, job.strict, note);
    std::string line;
    while (reader.next(line)) lines.push_back(line);
  }
  return lines;
}

/// The line as the network reads it: its units between blanks.
std::string spaced(const std::string& line) {
  std::string text;
  for (const WordUnit& unit : word_units(line)) {
    if (!text.empty()) text += ' ';
    text += unit.of(line);
  }
  return text;
}

/// Serialised tokenizer of an earlier phase or run, or empty.
std::string stored_tokenizer(const CompressJob& job, const TrainingState* resumed) {
  if (resumed && !resumed->source_spm.empty()) return resumed->source_spm;
  if (!job.pretrain.empty() && std::filesystem::exists(pretrained_path(job.model)))
    return load_model_file(pretrained_path(job.model), job.app).source_spm;
  return "";
}

CompressorData read_data(const CompressJob& job, const std::string& tokenizer, const Note& note) {
  validate(job.text);
  validate(job.network);
  validate(job.training);
  kernel_name();
  if (job.train.empty())
    fail(ErrorKind::usage, "no training data", "--train", "expected one TSV file or two text files",
         "add --train FILE");
  CompressorData d;
  d.setup.job = job;
  TrainOptions& training = d.setup.job.training;
  d.train = read_parallel(job.train, job.strict, note);
  d.valid = job.valid.empty() ? hold_out(d.train, training.seed) : read_parallel(job.valid, job.strict, note);
  if (job.valid.empty())
    note("no --valid given: " + std::to_string(d.valid.source.size()) + " training pairs are held out");
  d.unlabelled = read_unlabelled(job, d.train.source, note);
  d.parts.text = job.text;
  d.parts.options = job.network;
  d.setup.preset = apply_compressor_preset(d.train, d.parts.text, d.parts.options, training);
  std::vector<std::string> files = job.train;
  files.insert(files.end(), job.valid.begin(), job.valid.end());
  for (const std::string& path : job.pretrain)
    if (path != "self") files.push_back(path);
  d.setup.data_fingerprint = fingerprint(files);
  std::string spm = tokenizer;
  if (spm.empty()) {
    std::vector<std::string> lines;
    for (const std::string& line : d.train.source) lines.push_back(spaced(line));
    if (job.pretrain != std::vector<std::string>{"self"})
      for (const std::string& line : d.unlabelled) lines.push_back(spaced(line));
    spm = Tokenizer::train(lines, d.parts.text, d.parts.text.vocab_size, training.seed, note);
  }
  d.parts.tokenizer = std::make_shared<const Tokenizer>(d.parts.text, spm, job.model);
  return d;
}

/// The first phase: a language model of the unlabelled text, which has one layer.
TrainSetup set_up_pretraining(const CompressJob& job, const TrainingState* resumed, const Note& note) {
  CompressorData d = read_data(job, resumed ? resumed->source_spm : "", note);
  std::vector<std::vector<int>> sequences;
  for (const std::string& line : d.unlabelled) {
    const std::vector<WordUnit> units = word_units(line);
    add_pieces(d.parts.encode(line, units, 0, units.size()).ids, pretraining_piece, sequences);
  }
  if (sequences.empty()) fail(ErrorKind::data, "no text to pre-train on", "--pretrain", "expected lines of text");
  prepare_pretraining(d.setup.job, job.pretrain_epochs, sequences);
  const TaggerOptions& own = d.parts.options;
  ClassifierOptions network;
  network.cell = own.cell;
  network.embedding = own.embedding;
  network.hidden = own.hidden;
  network.layer_norm = own.layer_norm;
  network.dropout_emb = own.dropout_emb;
  network.dropout_rnn = own.dropout_rnn;
  d.setup.task = std::make_unique<LanguageModelTask>(d.parts.text, network, d.setup.job.training, d.parts.tokenizer,
                                                     std::move(sequences));
  complete_setup(d.setup);
  return std::move(d.setup);
}

void require_usable(const CompressionDataset& data, const std::string& where) {
  if (!data.lines.empty()) return;
  fail(ErrorKind::data, "no pair is usable", where,
       std::to_string(data.empty) + " have a side without a word, " + std::to_string(data.too_long) + " are too long",
       "raise --max-length or give other pairs");
}

void note_left_out(const CompressionDataset& data, int max_length, const Note& note) {
  if (data.empty > 0) note("skipped " + std::to_string(data.empty) + " pairs with a side without a word");
  if (data.too_long > 0)
    note("skipped " + std::to_string(data.too_long) + " pairs longer than " + std::to_string(max_length) +
         " pieces (--max-length)");
  if (data.partial > 0)
    note(std::to_string(data.partial) + " of " + std::to_string(data.lines.size()) +
         " compressions hold more than words of their text in their order: what both have in common is learnt");
}

TrainSetup set_up(const CompressJob& job, const TrainingState* resumed, const Note& note) {
  CompressorData d = read_data(job, stored_tokenizer(job, resumed), note);
  const TrainOptions& training = d.setup.job.training;
  Workers workers(training.threads > 0 ? training.threads : available_threads());
  CompressionDataset train = make_compression_dataset(std::move(d.train), d.parts, training.max_length, workers);
  require_usable(train, job.train[0]);
  CompressionDataset valid = make_compression_dataset(std::move(d.valid), d.parts, longest_valid, workers);
  require_usable(valid, (job.valid.empty() ? job.train : job.valid)[0]);
  note_left_out(train, training.max_length, note);
  d.parts.network = std::make_unique<TaggerNetwork>(d.parts.options, d.parts.tokenizer->size(), 2);
  std::function<void(Real*)> known;
  if (!job.pretrain.empty())
    known = [&space = d.parts.network->space, path = pretrained_path(job.model)](Real* weights) {
      take_over_weights(load_model_file(path), space, weights);
    };
  d.setup.task = std::make_unique<CompressionTask>(std::move(d.parts), training, std::move(train), std::move(valid),
                                                   std::move(known));
  complete_setup(d.setup);
  return std::move(d.setup);
}

}  // namespace

TrainResult train(const CompressJob& job, TrainObserver& observer, const std::atomic<int>& stop) {
  return run_two_phases(
      job, !job.pretrain.empty(),
      [&](const TrainingState* resumed, const Note& note) { return set_up_pretraining(job, resumed, note); },
      [&](const TrainingState* resumed, const Note& note) { return set_up(job, resumed, note); }, observer, stop);
}

TrainPlan plan(const CompressJob& job) {
  CompressJob own = job;
  own.pretrain.clear();
  return timed_plan(set_up(own, nullptr, [](const std::string&) {}));
}

}  // namespace seq
