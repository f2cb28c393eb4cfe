#include "train/pretraining.h"

#include <algorithm>
#include <filesystem>

#include "model/weights.h"
#include "train/lanes.h"
#include "train/setup.h"

namespace seq {

constexpr std::size_t batch_sequences = 32;
constexpr int fewest_pieces = 32;

LanguageModelTask::LanguageModelTask(const TextOptions& text, const ClassifierOptions& network,
                                     const TrainOptions& training, std::shared_ptr<const Tokenizer> tokenizer,
                                     std::vector<std::vector<int>> sequences)
    : text_(text),
      network_(network),
      training_(training),
      tokenizer_(std::move(tokenizer)),
      model_(network, tokenizer_->size()) {
  for (std::size_t i = 0; i < sequences.size(); ++i)
    (is_held_out(i, sequences.size(), training.seed) ? valid_ : sequences_).push_back(std::move(sequences[i]));
  // A text too small to hold anything out is judged by itself.
  if (valid_.empty()) valid_ = sequences_;
  for (const auto& ids : sequences_) lengths_.push_back({static_cast<int>(ids.size()), static_cast<int>(ids.size())});
}

std::vector<std::pair<std::string, std::string>> LanguageModelTask::identity() const {
  TextOptions text = text_;
  ClassifierOptions network = network_;
  auto all = dump(fields(text));
  for (auto& entry : dump(fields(network))) all.push_back(std::move(entry));
  return all;
}

double LanguageModelTask::activations(double batches_per_epoch, int lanes) const {
  const int gates = gates_of(model_.encoder.layers[0].forward.cell);
  double tokens = 0;
  for (const PairLength& l : lengths_) tokens += l.source;
  return (5.0 * network_.embedding + (network_.bidirectional ? 2 : 1) * network_.hidden * (3.0 * gates + 12)) * tokens /
             batches_per_epoch +
         static_cast<double>(output_chunk_rows(model_.output.table.cols)) * lanes * tokenizer_->size();
}

void LanguageModelTask::describe(TrainPlan& plan) const {
  plan.valid_pairs = static_cast<std::int64_t>(valid_.size());
  plan.source_vocabulary = plan.target_vocabulary = tokenizer_->size();
}

class LanguageModelTask::Work : public LaneWork {
 public:
  Work(const LanguageModelTask& task, const std::vector<std::vector<int>>& sequences)
      : model_(task.model_), sequences_(sequences) {
    const ClassifierOptions& o = task.network_;
    dropout_.embedding = o.dropout_emb;
    dropout_.layer = o.dropout_emb;
    dropout_.recurrent = o.dropout_rnn;
  }

  LossSums loss(const Parameters& p, std::uint64_t key, double scale, Gradients* d_p, Arena& arena,
                Arena& scratch) const override {
    DropoutPlan plan = d_p ? dropout_ : DropoutPlan();
    plan.key = key;
    return language_model_loss(model_, p, batch_, plan, scale, d_p, arena, scratch);
  }

 private:
  void pack(const std::vector<std::int64_t>& items, std::int64_t) override {
    batch_.sequences.clear();
    for (std::int64_t i : items) batch_.sequences.add_tokens(sequences_[i]);
    pack_texts(batch_);
    set_counts(static_cast<std::int64_t>(batch_.next.size()) * (model_.encoder.bidirectional ? 2 : 1),
               batch_.text.packing().rows());
    add_lookup(model_.space, model_.encoder.embedding, batch_.text.ids);
  }

  const LanguageModel& model_;
  const std::vector<std::vector<int>>& sequences_;
  DropoutPlan dropout_;
  TextBatch batch_;
};

std::unique_ptr<LaneWork> LanguageModelTask::work() const { return std::make_unique<Work>(*this, sequences_); }

ValidationScores LanguageModelTask::validate(const Parameters& parameters, int, Lanes& lanes) const {
  std::vector<PairLength> lengths;
  for (const auto& ids : valid_) lengths.push_back({static_cast<int>(ids.size()), 0});
  WorkList work;
  for (const auto& items : by_length(lengths, batch_sequences)) {
    work.push_back(std::make_unique<Work>(*this, valid_));
    work.back()->prepare(items, 0);
  }
  ValidationScores scores;
  scores.metrics = {{"perplexity", perplexity_of(lanes.evaluate(parameters, work))}};
  return scores;
}

ModelFile LanguageModelTask::model_file(const Real* weights, const std::vector<float>&) const {
  ModelFile file;
  TextOptions text = text_;
  ClassifierOptions network = network_;
  file.text_options = dump(fields(text));
  file.network_options = dump(fields(network));
  file.source_spm = tokenizer_->serialized();
  add_weights(file, model_.space, weights);
  return file;
}

void add_pieces(const std::vector<int>& ids, std::size_t limit, std::vector<std::vector<int>>& sequences) {
  for (std::size_t first = 0; first + 1 < ids.size(); first += limit) {
    const std::size_t last = std::min(ids.size(), first + limit);
    if (last - first >= 2)
      sequences.emplace_back(ids.begin() + static_cast<std::ptrdiff_t>(first),
                             ids.begin() + static_cast<std::ptrdiff_t>(last));
  }
}

std::string pretrained_path(const std::string& model) { return model + ".pretrain"; }

void prepare_pretraining(TrainCommon& job, const std::string& epochs, const std::vector<std::vector<int>>& sequences) {
  double tokens = 0;
  for (const auto& ids : sequences) tokens += static_cast<double>(ids.size());
  const double mean = tokens / static_cast<double>(sequences.size());
  job.model = pretrained_path(job.model);
  job.training.epochs = epochs;
  job.training.valid_metrics = {"perplexity"};
  job.training.batch = 0;
  // Tokens count as read and as predicted. Few long pieces side by side would waste the products of the recurrence.
  job.training.batch_tokens = std::max(2000, static_cast<int>(2 * fewest_pieces * mean));
  if (job.training.lanes == 0) job.training.lanes = 2;  // the softmax is most of the work, and has rows enough
  job.training.lr = 2e-3;
}

TrainResult run_two_phases(const TrainCommon& job, bool pretrains, const SetUp& first, const SetUp& second,
                           TrainObserver& observer, const std::atomic<int>& stop) {
  // Once the second phase has a state, the first is over.
  if (pretrains && (job.restart || !std::filesystem::exists(job.model + ".state"))) {
    earlier_run(job);
    TrainCommon own = job;
    own.model = pretrained_path(job.model);
    const TrainResult pretrained = run_training(own, first, observer, stop);
    if (pretrained.end == TrainResult::End::interrupted || pretrained.end == TrainResult::End::diverged)
      return pretrained;
  }
  const TrainResult result = run_training(job, second, observer, stop);
  if (result.end == TrainResult::End::finished || result.end == TrainResult::End::early_stopped)
    for (const char* suffix : {"", ".state"}) std::filesystem::remove(pretrained_path(job.model) + suffix);
  return result;
}

}  // namespace seq
