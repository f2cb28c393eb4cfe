// From a job to a translator's training run: reading, presets, tokenizers.
#include <cmath>
#include <fstream>
#include <iterator>

#include "core/simd.h"
#include "core/system.h"
#include "seq/error.h"
#include "seq/frame_text.h"
#include "seq/model.h"
#include "train/pairs.h"
#include "train/preset.h"
#include "train/run.h"
#include "train/table_texts.h"
#include "train/translation.h"

namespace seq {
namespace {

std::string read_binary(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(ErrorKind::missing, "cannot read the SentencePiece model", path, "expected a file", "check the path");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Tokenizers make_tokenizers(const TextOptions& text, const Pairs& data, std::uint64_t seed, const Note& note) {
  Tokenizers t;
  auto ready = [&](const std::string& path) {
    return std::make_shared<const Tokenizer>(text, read_binary(path), path);
  };
  auto trained = [&](const std::vector<std::string>& lines, bool target = false) {
    TextOptions own = text;
    if (target && text.subword_target != "same") own.subword = text.subword_target;
    return std::make_shared<const Tokenizer>(text, Tokenizer::train(lines, own, own.vocab_size, seed, note));
  };
  const bool joint = text.vocab_mode == "joint" || !data.frames.empty();
  if (!text.spm_source.empty()) t.source = ready(text.spm_source);
  if (!text.spm_target.empty()) t.target = ready(text.spm_target);
  if (joint) {
    if (!t.source && !t.target) {
      std::vector<std::string> lines = data.text;
      lines.insert(lines.end(), data.target.begin(), data.target.end());
      t.source = trained(lines);
    }
    if (!t.source) t.source = t.target;
    if (!t.target) t.target = t.source;
  } else {
    if (!t.source) t.source = trained(data.text);
    if (!t.target) t.target = trained(data.target, true);
  }
  return t;
}

void require_usable(const Dataset& data, std::int64_t lines, const std::string& where, int max_length) {
  if (data.pairs() > 0) return;
  fail(ErrorKind::data, "0 of " + std::to_string(lines) + " lines are usable", where,
       std::to_string(data.empty_pairs) + " have an empty side, " + std::to_string(data.long_pairs) +
           " are longer than " + std::to_string(max_length) + " tokens",
       data.long_pairs > 0 ? "raise --max-length" : "give lines with text on both sides");
}

/// What is learnt from and what judges it, with everything that was left open chosen.
struct PairData {
  Pairs train, valid;
  std::vector<std::string> sounds;  ///< files that the sources were heard from
  std::string preset;
};

PairData read_text(const TrainJob& job, TranslationTask::Settings& settings, TrainOptions& training, const Note& note) {
  PairData data;
  ParallelText text = read_parallel(job.train, job.strict, note);
  data.preset = apply_preset(CorpusShape::of(text), settings.text, settings.network, training);
  data.valid =
      Pairs::of(job.valid.empty() ? hold_out(text, training.seed) : read_parallel(job.valid, job.strict, note));
  data.train = Pairs::of(std::move(text));
  return data;
}

/// Frames come back scaled, by what is set in the settings.
PairData read_frames(const TrainJob& job, TranslationTask::Settings& settings, TrainOptions& training, const Note& note,
                     Workers& workers) {
  PairData data;
  CaptionedFrames all = read_captioned_frames(job.train, 0, settings.sound, job.strict, note, workers);
  data.preset = apply_preset(CorpusShape::of(all), settings.text, settings.network, training);
  CaptionedFrames valid;
  if (job.valid.empty())
    valid = hold_out(all, training.seed);
  else
    valid = read_captioned_frames(job.valid, all.width, settings.sound, job.strict, note, workers);
  settings.frame_scale = FrameScale::of(all.frames);
  for (CaptionedFrames* part : {&all, &valid})
    for (Sequence& frames : part->frames) settings.frame_scale.apply(frames);
  for (const CaptionedFrames* part : {&all, &valid})
    data.sounds.insert(data.sounds.end(), part->sounds.begin(), part->sounds.end());
  data.train = Pairs::of(std::move(all));
  data.valid = Pairs::of(std::move(valid));
  return data;
}

PairData read_table(const TrainJob& job, TranslationTask::Settings& settings, TrainOptions& training,
                    const Note& note) {
  PairData data;
  TableTexts texts = read_table_texts(job.train, job.strict, note);
  TableSchema& table = settings.table;
  table = TableSchema::of(texts.rows, settings.text.delexicalize, settings.text.columns);
  if (settings.text.drop_unsaid) {
    std::vector<std::string> wordings;
    if (!job.search.slot_wordings.empty()) wordings = read_lines(job.search.slot_wordings, job.strict, note);
    texts = with_what_is_said(texts, SlotCheck(table.known_values(), wordings), note);
  }
  const auto choose = [&](const auto& all) {
    data.preset = apply_preset(CorpusShape::of(all), settings.text, settings.network, training);
  };
  const bool own_valid = !job.valid.empty();
  const std::string& name = job.train[0];
  const std::string& valid_name = own_valid ? job.valid[0] : name;
  const auto read_valid = [&] { return read_table_texts(job.valid, job.strict, note); };
  if (reads_text(settings.network)) {
    choose(as_text(table, texts, name));
    const TableTexts valid = own_valid ? read_valid() : hold_out(texts, training.seed);
    data.train = Pairs::of(as_text(table, texts, name));
    data.valid = Pairs::of(as_text(table, valid, valid_name));
  } else {
    settings.frame_scale = FrameScale::unchanged(table.width());
    CaptionedFrames all = as_frames(table, std::move(texts), name);
    choose(all);
    data.valid = Pairs::of(own_valid ? as_frames(table, read_valid(), valid_name) : hold_out(all, training.seed));
    data.train = Pairs::of(std::move(all));
  }
  return data;
}

TrainSetup set_up(const TrainJob& job, const TrainingState* resumed, const Note& note) {
  validate(job.text);
  validate(job.network);
  validate(job.sound);
  validate(job.training);
  kernel_name();
  if (job.train.empty())
    fail(ErrorKind::usage, "no training data", "--train", "expected one TSV file or two text files",
         "add --train FILE");

  TrainSetup s;
  s.job = job;
  TranslationTask::Settings settings{job.text, job.network, job.search, {}, {}, job.sound};
  TrainOptions& training = s.job.training;
  const std::string train_name = job.train[0];
  const std::string& input = job.network.input;
  if (input != "table" && !(job.text.delexicalize.empty() && job.text.columns.empty() && !job.text.drop_unsaid))
    fail(ErrorKind::usage, "only rows of named values have columns", "--delexicalize, --columns, --drop-unsaid",
         "expected --input table");
  Workers workers(training.threads > 0 ? training.threads : available_threads());
  PairData data = input == "text"    ? read_text(job, settings, training, note)
                  : input == "table" ? read_table(job, settings, training, note)
                                     : read_frames(job, settings, training, note, workers);
  s.preset = data.preset;
  if (settings.network.copy && settings.text.vocab_mode != "joint")
    fail(ErrorKind::usage, "copying needs one vocabulary for both sides", "--copy", "expected --vocab-mode joint",
         "use that, or --no-copy");
  const auto lines = std::ssize(data.train.target), valid_lines = std::ssize(data.valid.target);
  if (job.valid.empty()) note("no --valid given: " + std::to_string(valid_lines) + " training pairs are held out");
  std::vector<std::string> files = job.train;
  files.insert(files.end(), job.valid.begin(), job.valid.end());
  files.insert(files.end(), data.sounds.begin(), data.sounds.end());
  if (job.text.drop_unsaid && !job.search.slot_wordings.empty()) files.push_back(job.search.slot_wordings);
  s.data_fingerprint = fingerprint(files);

  Tokenizers tokenizers;
  if (resumed) {
    auto stored = [&](const std::string& spm) {
      return std::make_shared<const Tokenizer>(settings.text, spm, job.model + ".state");
    };
    tokenizers.source = stored(resumed->source_spm);
    tokenizers.target = resumed->target_spm.empty() ? tokenizers.source : stored(resumed->target_spm);
  } else {
    tokenizers = make_tokenizers(settings.text, data.train, training.seed, note);
  }
  Dataset train = make_dataset(std::move(data.train), tokenizers, settings.network.copy, training.max_length, workers);
  require_usable(train, lines, train_name, training.max_length);
  Dataset valid = make_dataset(std::move(data.valid), tokenizers, settings.network.copy, 0, workers);
  require_usable(valid, valid_lines, job.valid.empty() ? train_name : job.valid[0], 0);
  if (train.empty_pairs > 0) note("skipped " + std::to_string(train.empty_pairs) + " pairs with an empty side");
  if (train.long_pairs > 0)
    note("skipped " + std::to_string(train.long_pairs) + " pairs longer than " + std::to_string(training.max_length) +
         " tokens (--max-length)");

  settings.training = training;
  auto task = std::make_unique<TranslationTask>(settings, std::move(tokenizers), std::move(train), std::move(valid));
  TranslationTask& translation = *task;
  s.task = std::move(task);
  complete_setup(s);
  // A whole number of epochs, so that it follows from the stored place in the run: the nearest one, so that of three
  // epochs the last one is covered.
  translation.cover_from(static_cast<std::int64_t>(std::round(training.coverage_start * s.planned_epochs)));
  return s;
}

}  // namespace

TrainResult train(const TrainJob& job, TrainObserver& observer, const std::atomic<int>& stop) {
  return run_training(
      job, [&](const TrainingState* resumed, const Note& note) { return set_up(job, resumed, note); }, observer, stop);
}

TrainPlan plan(const TrainJob& job) {
  return timed_plan(set_up(job, nullptr, [](const std::string&) {}));
}

}  // namespace seq
