#include "bench/classification.h"

#include <algorithm>
#include <numeric>

#include "bench/peak.h"
#include "bench/profile.h"
#include "bench/timing.h"
#include "model/classifier_logits.h"
#include "seq/profile.h"
#include "train/lanes.h"
#include "train/optimizer.h"

namespace seq::bench {
namespace {

constexpr double rate = 1e-3, clip_norm = 5;
constexpr int different_batches = 8;

ClassifierOptions options_of(const Workload& workload, const ClassifierWorkload& classifier) {
  ClassifierOptions o;
  o.cell = workload.cell;
  o.hidden = workload.hidden;
  o.embedding = classifier.embedding;
  o.pooling = {classifier.pooling};
  return o;
}

/// Random sentences with random labels.
struct Batch {
  std::vector<Sequence> sequences;
  std::vector<int> labels;
  std::vector<PairLength> lengths;
};

Batch random_batch(const Workload& workload, int labels, std::uint64_t key) {
  const Sentences sentences = random_sentences(workload, workload.batch, key);
  RandomStream random(random_key(workload.seed, key, 2));
  Batch batch;
  for (const std::vector<int>& ids : sentences.sources) {
    batch.sequences.emplace_back(ids);
    batch.labels.push_back(static_cast<int>(random.below(static_cast<std::uint64_t>(labels))));
    batch.lengths.push_back({static_cast<int>(ids.size()), 1});
  }
  return batch;
}

double forward_flops(const Workload& workload, const ClassifierWorkload& classifier, const Batch& batch) {
  const double gates = workload.cell == "lstm" ? 4 : workload.cell == "gru" ? 3 : 1, h = workload.hidden;
  double words = 0;
  for (const PairLength& l : batch.lengths) words += l.source;
  return words * 2 * 2 * gates * h * (classifier.embedding + h);
}

/// Lines out of a random batch.
class RandomWork : public LaneWork {
 public:
  explicit RandomWork(const ClassifierNetwork& network) : network_(network) {}
  const Batch* lines = nullptr;

  LossSums loss(const Parameters& p, std::uint64_t, double scale, Gradients* d_p, Arena& arena,
                Arena& scratch) const override {
    return classifier_loss(network_, p, batch_, {}, 0, scale, d_p, arena, scratch);
  }

 private:
  void pack(const std::vector<std::int64_t>& items, std::int64_t) override {
    sequences_.clear();
    for (std::int64_t i : items) sequences_.add(lines->sequences[i]);
    pack_sequences(sequences_, {}, batch_.source);
    batch_.labels.clear();
    for (int j : batch_.source.order) batch_.labels.add_tokens({&lines->labels[items[j]], 1});
    batch_.weight.assign(items.size(), 1);
    set_counts(static_cast<std::int64_t>(items.size()), batch_.source.packing().rows());
    add_lookup(network_.space, network_.encoder.embedding, batch_.source.ids);
  }

  const ClassifierNetwork& network_;
  SequenceList sequences_;
  LabelledBatch batch_;
};

class Steps {
 public:
  Steps(const Workload& workload, const ClassifierWorkload& classifier)
      : network_(options_of(workload, classifier), workload.vocab, classifier.labels),
        weights_(static_cast<std::size_t>(network_.space.size())),
        optimizer_(update_options(), network_.space.size(), lookup_tables(network_.space)),
        lanes_(network_.space.size(), workload.lanes > 0 ? workload.lanes : std::max(1, workload.batch / 32),
               workload.threads),
        dealt_(work_of(network_, lanes_.count())) {
    network_.space.initialise(weights_.data(), workload.seed);
    parameters_ = Parameters(network_.space, weights_.data(), true);
  }

  /// One update; returns the loss a sentence.
  double update(const Batch& batch) {
    deal(batch);
    optimizer_.will_read(lookups_, weights_, lanes_.workers());
    const LossSums loss = lanes_.run(parameters_, dealt_.work(), 0, 1 / static_cast<double>(batch.sequences.size()));
    const double norm = optimizer_.sum_lanes(lanes_.gradients(), lanes_.workers());
    optimizer_.step(weights_, lanes_.gradients(), norm > clip_norm ? clip_norm / norm : 1, rate, lanes_.workers(),
                    nullptr, 0);
    lanes_.workers().each(parameters_.pieces(), [&](int i) { parameters_.repack(i); });
    return loss.plain / static_cast<double>(loss.tokens);
  }

  /// With the weights of now, from here on.
  void begin_predicting() { make_gate_caches(network_.encoder, parameters_, caches_); }
  void predict(const Batch& batch) {
    network_logits(network_, parameters_, batch.sequences, lanes_.workers(), default_piece_numbers, &caches_);
  }

  const ClassifierNetwork& network() const { return network_; }
  int lanes() const { return lanes_.count(); }

 private:
  static WorkList work_of(const ClassifierNetwork& network, int lanes) {
    WorkList work;
    for (int l = 0; l < lanes; ++l) work.push_back(std::make_unique<RandomWork>(network));
    return work;
  }

  void deal(const Batch& all) {
    items_.resize(all.sequences.size());
    std::iota(items_.begin(), items_.end(), 0);
    for (const auto& work : dealt_.work()) static_cast<RandomWork&>(*work).lines = &all;
    dealt_.deal(items_, all.lengths, 0, lanes_.workers());
    lookups_.clear();
    dealt_.add_lookups(lookups_);
  }

  ClassifierNetwork network_;
  std::vector<Real> weights_;
  Optimizer optimizer_;
  Lanes lanes_;
  DealtBatch dealt_;
  std::vector<std::int64_t> items_;
  std::vector<LookupRows> lookups_;
  Parameters parameters_;
  EncoderGateCaches caches_;
};

}  // namespace

Report measure_classification(const Workload& workload, const ClassifierWorkload& classifier) {
  const double peak = peak_gflops(workload.threads);
  std::vector<Batch> batches;
  double flops = 0;
  for (int i = 0; i < different_batches; ++i) {
    batches.push_back(random_batch(workload, classifier.labels, static_cast<std::uint64_t>(i)));
    flops += 3 * forward_flops(workload, classifier, batches.back()) / different_batches;
  }
  Steps steps(workload, classifier);
  // Every batch once, so that the arenas have their final size.
  const double first_loss = steps.update(batches[0]);
  for (int i = 1; i < different_batches; ++i) steps.update(batches[i]);
  double last_loss = 0;
  if (workload.profile) profile_start();
  const TimedSteps timed =
      timed_steps(workload.seconds, [&](int i) { last_loss = steps.update(batches[i % different_batches]); });
  Report blocks;
  if (workload.profile) blocks = profile_of(timed.count());
  const double seconds = median(timed.seconds);
  steps.begin_predicting();
  for (const auto& batch : batches) steps.predict(batch);
  const TimedSteps predicted =
      timed_steps(workload.seconds / 2, [&](int i) { steps.predict(batches[i % different_batches]); });

  const double gflops = 1e-9 * flops / seconds, sentences = workload.batch;
  Report r = {{"mode", "classify"},
              {"cell", workload.cell},
              {"hidden", workload.hidden},
              {"embedding", classifier.embedding},
              {"pooling", classifier.pooling},
              {"labels", classifier.labels},
              {"vocab", workload.vocab},
              {"src_len", workload.src_len},
              {"jitter", workload.jitter},
              {"threads", workload.threads},
              {"kernels", kernel_name()}};
  r["batch"] = workload.batch;
  r["lanes"] = steps.lanes();
  r["parameters"] = steps.network().space.count();
  r["ms_per_step"] = rounded(1e3 * seconds);
  r["sent_per_s"] = rounded(sentences / seconds);
  r["predict_sent_per_s"] = rounded(sentences / median(predicted.seconds));
  r["gemm_gflops"] = rounded(gflops);
  r["peak_gflops"] = rounded(peak);
  r["gemm_fraction"] = rounded(gflops / peak);
  r["loss_first"] = rounded(first_loss);
  r["loss_last"] = rounded(last_loss);
  add_memory(r);
  add_resources(r, "", timed);
  add_resources(r, "predict_", predicted);
  if (workload.profile) r["blocks"] = blocks;
  return r;
}

}  // namespace seq::bench
