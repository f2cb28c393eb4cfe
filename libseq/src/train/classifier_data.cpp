#include "train/classifier_data.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "core/parallel.h"
#include "core/simd.h"
#include "data/sound_frames.h"
#include "data/word_vectors.h"
#include "seq/error.h"
#include "seq/frame_text.h"
#include "seq/sound.h"
#include "train/classifier_preset.h"
#include "train/continuation.h"
#include "train/loss_weights.h"

namespace seq {
namespace {

/// The lines of all sets of files, read in the form that the first one was found to have, with the factors of as many
/// weight_files or of none.
LabelledText read_all(const std::vector<std::vector<std::string>>& sets, const LabelledFormat& format,
                      const ClassifyJob& job, const Note& note, const std::vector<std::string>& weight_files = {}) {
  LabelledText all;
  all.format = format;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (is_frame_array(sets[i][0]) && job.network.input != "frames")
      fail(ErrorKind::usage, "an array holds frames, not text", sets[i][0], "", "add --input frames");
    LabelledText one = read_labelled_set(sets[i], all.format, job.strict, note);
    if (job.network.input == "frames") place_sounds(one.text, sets[i][0]);
    if (!weight_files.empty()) {
      const std::vector<double> own = example_weights(weight_files[i], one);
      all.weight.insert(all.weight.end(), own.begin(), own.end());
    }
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
    if (!text.weight.empty()) to.weight.push_back(text.weight[i]);
  }
  text = std::move(kept);
  return held;
}

std::vector<std::string> read_unlabelled(const ClassifyJob& job, const std::vector<std::string>& own,
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

LabelledShape shape_of(const LabelledText& text) {
  LabelledShape shape;
  shape.lines = text.lines();
  for (const std::string& line : text.text) shape.characters += static_cast<double>(line.size());
  shape.characters /= static_cast<double>(shape.lines);
  return shape;
}

/// Every file whose content decides the result, the sounds that lines name among them.
std::vector<std::string> files_of(const ClassifyJob& job, const ClassifierData& d) {
  std::vector<std::string> files = job.train;
  files.insert(files.end(), job.valid.begin(), job.valid.end());
  files.insert(files.end(), job.example_weights.begin(), job.example_weights.end());
  for (const std::string& path : job.pretrain)
    if (path != "self") files.push_back(path);
  if (!job.vectors.empty()) files.push_back(job.vectors);
  if (d.parts.reads_frames())
    for (const LabelledText* lines : {&d.train, &d.valid})
      std::copy_if(lines->text.begin(), lines->text.end(), std::back_inserter(files), names_sound);
  return files;
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
  const auto sound = std::find_if(d.train.text.begin(), d.train.text.end(), names_sound);
  if (sound != d.train.text.end()) complete(parts.sound, *sound);
  std::vector<Sequence> sequences(d.train.text.size());
  int width = d.from ? d.from->parts.options.embedding : 0;
  const auto read = [&](std::size_t i) {
    sequences[i] =
        frames_of(d.train.text[i], width, parts.sound, d.job.train[0] + ":" + std::to_string(d.train.line[i]));
  };
  // The first one that has frames says how wide all are.
  std::size_t alone = 0;
  for (; alone < sequences.size() && width == 0; ++alone) {
    read(alone);
    width = sequences[alone].width;
  }
  Workers workers(d.job.training.threads > 0 ? d.job.training.threads : available_threads());
  workers.each_in_blocks(sequences.size() - alone, [&](std::size_t i) { read(alone + i); });
  if (width == 0) fail(ErrorKind::data, "no line has a frame", d.job.train[0]);
  parts.options.embedding = width;
  parts.frame_scale = d.from ? d.from->parts.frame_scale : FrameScale::of(sequences);
}

}  // namespace

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
  const std::vector<std::vector<std::string>> train_sets = labelled_sets(job.train);
  if (!job.example_weights.empty() && job.example_weights.size() != train_sets.size())
    fail(ErrorKind::usage, std::to_string(job.example_weights.size()) + " files", "--example-weights",
         "expected one for each set of --train");
  d.train = read_all(train_sets, job.format, job, note, job.example_weights);
  d.valid = job.valid.empty() ? hold_out(d.train, training.seed)
                              : read_all(labelled_sets(job.valid), d.train.format, job, note);
  if (job.valid.empty()) note("no --valid given: " + std::to_string(d.valid.lines()) + " training lines are held out");
  if (d.valid.lines() == 0 || d.train.lines() == 0)
    fail(ErrorKind::data, "too few lines to hold any out", job.train[0],
         std::to_string(d.train.lines() + d.valid.lines()) + " lines", "give --valid FILE");
  d.unlabelled = read_unlabelled(job, d.train.text, note);

  ClassifierParts& parts = d.parts;
  parts.text = job.text;
  parts.options = job.network;
  parts.sound = job.sound;
  d.from = model_to_continue(job);
  parts.labels = labels_of(d.train);
  if (d.from) parts.labels = with_new_labels(d.from->parts.labels, parts.labels);
  const auto several = [](const std::vector<std::string>& own) { return own.size() > 1; };
  if (!parts.options.multi_label && std::any_of(d.train.labels.begin(), d.train.labels.end(), several)) {
    if (d.from)
      fail(ErrorKind::data, "lines have several labels", job.train[0],
           "expected one label a line, as the model to continue was trained");
    note("lines have several labels: each label is decided on its own (--multi-label)");
    parts.options.multi_label = true;
  }
  if (parts.labels.size() == 1) note("all lines have the label '" + parts.labels[0] + "': there is nothing to learn");
  if (!job.vectors.empty() && !job.pretrain.empty())
    fail(ErrorKind::usage, "--vectors and --pretrain exclude each other", "", "expected one of them");
  if (!job.vectors.empty() && parts.options.embedding == 0)
    parts.options.embedding = read_word_vectors(job.vectors, {}, 0).dimension;
  d.preset = apply_preset(shape_of(d.train), parts.text, parts.options, training);
  d.fingerprint = fingerprint(files_of(job, d));

  if (parts.reads_frames()) {
    prepare_frames(d, note);
    return d;
  }
  if (d.from) {
    parts.tokenizer = d.from->parts.tokenizer;
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

}  // namespace seq
