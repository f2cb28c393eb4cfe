#include "bench/classification.h"

#include <algorithm>
#include <numeric>

#include "bench/peak.h"
#include "bench/profile.h"
#include "bench/resources.h"
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

class Steps {
 public:
  Steps(const Workload& workload, const ClassifierWorkload& classifier)
      : network_(options_of(workload, classifier), workload.vocab, classifier.labels),
        weights_(static_cast<std::size_t>(network_.space.size())),
        optimizer_(update_options(), network_.space.size(), lookup_tables(network_.space)),
        lanes_(network_.space.size(), workload.lanes > 0 ? workload.lanes : std::max(1, workload.batch / 32),
               workload.threads) {
    network_.space.initialise(weights_.data(), workload.seed);
    parameters_ = Parameters(network_.space, weights_.data(), true);
  }

  /// One update; returns the loss a sentence.
  double update(const Batch& batch) {
    const LossSums loss = lanes_.run(parameters_, lane_work(batch), 0, 1 / static_cast<double>(batch.sequences.size()));
    const double norm = optimizer_.sum_lanes(lanes_.gradients(), lanes_.workers());
    optimizer_.step(weights_, lanes_.gradients(), norm > clip_norm ? clip_norm / norm : 1, rate, lanes_.workers(),
                    nullptr, 0);
    lanes_.workers().each(parameters_.tensors(), [&](int i) { parameters_.repack(i); });
    return loss.plain / static_cast<double>(loss.tokens);
  }

  void predict(const Batch& batch) { network_logits(network_, parameters_, batch.sequences, lanes_.workers()); }

  const ClassifierNetwork& network() const { return network_; }
  int lanes() const { return lanes_.count(); }

 private:
  std::vector<LaneWork> lane_work(const Batch& all) {
    std::vector<std::int64_t> items(all.sequences.size());
    std::iota(items.begin(), items.end(), 0);
    const auto dealt = deal_lanes(items, all.lengths, lanes_.count());
    std::vector<LaneWork> work(dealt.size());
    for (std::size_t l = 0; l < dealt.size(); ++l) {
      if (dealt[l].empty()) continue;
      auto batch = std::make_shared<LabelledBatch>();
      std::vector<Sequence> sequences;
      for (std::int64_t i : dealt[l]) sequences.push_back(all.sequences[i]);
      batch->source = pack_sequences(sequences);
      for (int j : batch->source.order) batch->labels.push_back({all.labels[dealt[l][j]]});
      batch->weight.assign(sequences.size(), 1);
      add_lookup(work[l], network_.space, network_.encoder.embedding, batch->source.ids);
      work[l].items = work[l].targets = static_cast<std::int64_t>(sequences.size());
      work[l].loss = [this, batch](const Parameters& p, std::uint64_t, double scale, Gradients* d_p, Arena& arena,
                                   Arena& scratch) {
        return classifier_loss(network_, p, *batch, {}, 0, scale, d_p, arena, scratch);
      };
    }
    return work;
  }

  ClassifierNetwork network_;
  std::vector<Real> weights_;
  Optimizer optimizer_;
  Lanes lanes_;
  Parameters parameters_;
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
  const std::vector<double> times =
      timed_steps(workload.seconds, [&](int i) { last_loss = steps.update(batches[i % different_batches]); });
  Report blocks;
  if (workload.profile) blocks = profile_of(static_cast<double>(times.size()));
  const double seconds = median(times);
  const double predicting =
      median(timed_steps(workload.seconds / 2, [&](int i) { steps.predict(batches[i % different_batches]); }));

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
  r["predict_sent_per_s"] = rounded(sentences / predicting);
  r["gemm_gflops"] = rounded(gflops);
  r["peak_gflops"] = rounded(peak);
  r["gemm_fraction"] = rounded(gflops / peak);
  r["loss_first"] = rounded(first_loss);
  r["loss_last"] = rounded(last_loss);
  add_memory(r);
  if (workload.profile) r["blocks"] = blocks;
  return r;
}

}  // namespace seq::bench
