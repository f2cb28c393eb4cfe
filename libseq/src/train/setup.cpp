#include "train/setup.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/fields.h"
#include "core/random.h"
#include "core/simd.h"
#include "core/system.h"
#include "seq/error.h"
#include "seq/model.h"
#include "train/preset.h"

namespace seq {
namespace {

constexpr std::int64_t most_held_out = 1000;

/// What changes no result, and so may differ between the parts of a run.
const std::set<std::string> without_effect = {"threads", "disp-freq", "save-freq", "valid-samples"};

/// Moves about one pair in twenty, by a hash of its number, to a validation set.
ParallelText hold_out(ParallelText& text, std::uint64_t seed) {
  const auto pairs = static_cast<double>(text.source.size());
  const double share = std::min(0.05, static_cast<double>(most_held_out) / std::max(1.0, pairs));
  ParallelText kept, held;
  for (std::size_t i = 0; i < text.source.size(); ++i) {
    const bool out = RandomStream(random_key(seed, i, 4711)).uniform() < share;
    ParallelText& to = out ? held : kept;
    to.source.push_back(std::move(text.source[i]));
    to.target.push_back(std::move(text.target[i]));
    to.line.push_back(text.line[i]);
  }
  text = std::move(kept);
  return held;
}

std::string read_binary(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(ErrorKind::missing, "cannot read the SentencePiece model", path, "expected a file", "check the path");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Tokenizers make_tokenizers(const TextOptions& text, const ParallelText& data, std::uint64_t seed, const Note& note) {
  Tokenizers t;
  auto ready = [&](const std::string& path) {
    return std::make_shared<const Tokenizer>(text, read_binary(path), path);
  };
  auto trained = [&](const std::vector<std::string>& lines, bool target = false) {
    TextOptions own = text;
    if (target && text.subword_target != "same") own.subword = text.subword_target;
    return std::make_shared<const Tokenizer>(text, Tokenizer::train(lines, own, own.vocab_size, seed, note));
  };
  const bool joint = text.vocab_mode == "joint";
  if (!text.spm_source.empty()) t.source = ready(text.spm_source);
  if (!text.spm_target.empty()) t.target = ready(text.spm_target);
  if (joint) {
    if (!t.source && !t.target) {
      std::vector<std::string> lines = data.source;
      lines.insert(lines.end(), data.target.begin(), data.target.end());
      t.source = trained(lines);
    }
    if (!t.source) t.source = t.target;
    if (!t.target) t.target = t.source;
  } else {
    if (!t.source) t.source = trained(data.source);
    if (!t.target) t.target = trained(data.target, true);
  }
  return t;
}

int resolve_lanes(const TrainOptions& training, const Dataset& data) {
  if (training.lanes > 0) return training.lanes;
  const double tokens = static_cast<double>(data.source_tokens() + data.target_tokens());
  const double sentences =
      training.batch > 0
          ? training.batch
          : training.batch_tokens / std::max(1.0, tokens / std::max<double>(1, static_cast<double>(data.pairs())));
  // Fewer than about 32 rows a lane waste the products of the recurrences; a power of two shares out evenly.
  return 1 << static_cast<int>(std::clamp(std::round(std::log2(std::max(1.0, sentences / 32))), 0.0, 5.0));
}

void require_usable(const Dataset& data, std::int64_t lines, const std::string& where, int max_length) {
  if (data.pairs() > 0) return;
  fail(ErrorKind::data, "0 of " + std::to_string(lines) + " lines are usable", where,
       std::to_string(data.empty_pairs) + " have an empty side, " + std::to_string(data.long_pairs) +
           " are longer than " + std::to_string(max_length) + " tokens",
       data.long_pairs > 0 ? "raise --max-length" : "give lines with text on both sides");
}

std::vector<std::pair<std::string, std::string>> identity_of(const TrainSetup& s, const SearchOptions&) {
  std::vector<std::pair<std::string, std::string>> all;
  TextOptions text = s.text;
  ModelOptions network = s.network_options;
  TrainOptions training = s.training;
  for (auto& list : {dump(fields(text)), dump(fields(network)), dump(fields(training))})
    for (const auto& entry : list)
      if (!without_effect.count(entry.first)) all.push_back(entry);
  all.emplace_back("data", s.data_fingerprint);
  return all;
}

}  // namespace

TrainSetup set_up(const TrainJob& job, const TrainingState* resumed, const Note& note) {
  validate(job.text);
  validate(job.network);
  validate(job.training);
  kernel_name();
  TrainSetup s;
  s.text = job.text;
  s.network_options = job.network;
  s.training = job.training;
  s.threads = job.training.threads > 0 ? job.training.threads : available_threads();
  if (job.train.empty())
    fail(ErrorKind::usage, "no training data", "--train", "expected one TSV file or two text files",
         "add --train FILE");

  const std::string train_name = job.train[0];
  ParallelText text = read_parallel(job.train, job.strict, note);
  const auto lines = static_cast<std::int64_t>(text.source.size());
  s.preset = apply_preset(CorpusShape::of(text), s.text, s.network_options, s.training);
  ParallelText valid_text =
      job.valid.empty() ? hold_out(text, s.training.seed) : read_parallel(job.valid, job.strict, note);
  const auto valid_lines = static_cast<std::int64_t>(valid_text.source.size());
  if (job.valid.empty()) note("no --valid given: " + std::to_string(valid_lines) + " training pairs are held out");
  std::vector<std::string> files = job.train;
  files.insert(files.end(), job.valid.begin(), job.valid.end());
  s.data_fingerprint = fingerprint(files);

  if (resumed) {
    s.tokenizers.source = std::make_shared<const Tokenizer>(s.text, resumed->source_spm, job.model + ".state");
    s.tokenizers.target = resumed->target_spm.empty()
                              ? s.tokenizers.source
                              : std::make_shared<const Tokenizer>(s.text, resumed->target_spm, job.model + ".state");
  } else {
    s.tokenizers = make_tokenizers(s.text, text, s.training.seed, note);
  }
  Workers workers(s.threads);
  s.train = make_dataset(std::move(text), s.tokenizers, s.training.max_length, workers);
  require_usable(s.train, lines, train_name, s.training.max_length);
  s.valid = make_dataset(std::move(valid_text), s.tokenizers, 0, workers);
  require_usable(s.valid, valid_lines, job.valid.empty() ? train_name : job.valid[0], 0);
  if (s.train.empty_pairs > 0) note("skipped " + std::to_string(s.train.empty_pairs) + " pairs with an empty side");
  if (s.train.long_pairs > 0)
    note("skipped " + std::to_string(s.train.long_pairs) + " pairs longer than " +
         std::to_string(s.training.max_length) + " tokens (--max-length)");

  s.training.lanes = resolve_lanes(s.training, s.train);
  s.network = std::make_unique<Seq2Seq>(s.network_options, s.tokenizers.source->size(), s.tokenizers.target->size());
  s.rules = {s.training.batch, s.training.batch_tokens, s.training.seed};
  const auto batches = static_cast<double>(plan_epoch(s.train.lengths, s.rules, 0).size());
  s.epoch.updates = std::max(1.0, std::floor(batches / s.training.accumulate));
  s.epoch.target_tokens = static_cast<double>(s.train.target_tokens());
  const Amount run = parse_amount(s.training.epochs, "--epochs");
  s.planned_updates = std::max(1.0, std::round(to_updates(run, s.epoch)));
  s.whole_epochs = run.unit == Amount::Unit::epochs && run.count == std::floor(run.count);
  s.planned_epochs = s.whole_epochs ? run.count : s.planned_updates / s.epoch.updates;
  s.identity = identity_of(s, job.search);
  return s;
}

std::vector<std::string> differences(const TrainingState& state, const TrainSetup& setup) {
  std::map<std::string, std::string> before(state.identity.begin(), state.identity.end());
  std::vector<std::string> lines;
  for (const auto& [name, value] : setup.identity) {
    const auto it = before.find(name);
    if (it == before.end())
      lines.push_back(name + " is new (" + value + ")");
    else if (it->second != value)
      lines.push_back(name + " was '" + it->second + "', is '" + value + "'");
  }
  return lines;
}

TrainPlan describe_plan(const TrainSetup& s) {
  TrainPlan plan;
  plan.parameters = s.network->space.count();
  plan.train_pairs = s.train.pairs();
  plan.valid_pairs = s.valid.pairs();
  plan.skipped_pairs = s.train.empty_pairs + s.train.long_pairs;
  plan.source_tokens = s.train.source_tokens();
  plan.target_tokens = s.train.target_tokens();
  plan.source_vocabulary = s.tokenizers.source->size();
  plan.target_vocabulary = s.tokenizers.target->size();
  plan.updates = static_cast<std::int64_t>(s.planned_updates);
  plan.epochs = s.planned_epochs;
  plan.threads = s.threads;
  plan.lanes = s.training.lanes;
  plan.kernels = kernels_in_use();

  // Weights, both packed forms, two moments, an average, and one gradient a lane; then activations: per token every
  // layer's gates three times over and about eight numbers a unit, and a chunk of logits a lane.
  const ModelOptions& o = s.network_options;
  const int gates = gates_of(s.network->decoder.layers[0].cell);
  const double buffers = 5 + (s.training.average_decay > 0 ? 1 : 0) + s.training.keep_best - 1 + s.training.lanes;
  const double directions = o.bidirectional ? 2 : 1;
  const double source_row =
      3.0 * o.embedding + o.enc_layers * directions * o.enc_hidden * (3.0 * gates + 8) + 4.0 * o.hidden;
  const double target_row = 6.0 * o.embedding + o.dec_layers * o.hidden * (3.0 * gates + 12) + 4.0 * o.hidden;
  const double batches = s.epoch.updates * s.training.accumulate;
  const double activations =
      (source_row * static_cast<double>(plan.source_tokens) + target_row * static_cast<double>(plan.target_tokens)) /
          batches +
      64.0 * s.training.lanes * plan.target_vocabulary;
  // Arenas grow by doubling and keep their largest batch.
  plan.memory_bytes = static_cast<std::int64_t>(
                          sizeof(Real) * (buffers * static_cast<double>(s.network->space.size()) + 2.5 * activations)) +
                      100 * (plan.source_tokens + plan.target_tokens) / 10 + (std::int64_t{60} << 20);
  for (auto* list : {&s.identity})
    for (const auto& entry : *list) plan.options.push_back(entry);
  return plan;
}

}  // namespace seq
