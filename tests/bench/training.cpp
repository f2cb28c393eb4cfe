#include "bench/training.h"

#include <algorithm>
#include <numeric>

#include "bench/peak.h"
#include "bench/profile.h"
#include "bench/timing.h"
#include "seq/profile.h"
#include "train/lanes.h"
#include "train/optimizer.h"
#include "train/translation.h"

namespace seq::bench {
namespace {

constexpr double rate = 1e-3, clip_norm = 5;
constexpr int different_batches = 8;

int lanes_of(const Workload& workload) {
  return workload.lanes > 0 ? workload.lanes : std::max(1, workload.batch / 32);
}

std::vector<Real> first_weights(const Seq2Seq& network, std::uint64_t seed) {
  std::vector<Real> weights(static_cast<std::size_t>(network.space.size()));
  network.space.initialise(weights.data(), seed);
  return weights;
}

/// Pairs out of random sentences.
class RandomWork : public Seq2SeqWork {
 public:
  using Seq2SeqWork::Seq2SeqWork;
  const Sentences* sentences = nullptr;

 private:
  void make_batch(const std::vector<std::int64_t>& items, std::int64_t, PairBatch& batch, LossTerms&) override {
    batch.sources.clear();
    batch.targets.clear();
    for (std::int64_t i : items) {
      batch.sources.add_tokens(sentences->sources[i]);
      batch.targets.add_tokens(sentences->targets[i]);
    }
    pack_pairs(marks.begin, marks.end, {}, batch);
  }
};

/// Everything a run of updates needs, and the time its parts take.
class Steps {
 public:
  explicit Steps(const Workload& workload)
      : network_(network_options(workload), workload.vocab, workload.vocab),
        weights_(first_weights(network_, workload.seed)),
        optimizer_(update_options(), network_.space.size(), lookup_tables(network_.space)),
        lanes_(network_.space.size(), lanes_of(workload), workload.threads),
        dealt_(work_of(network_, lanes_.count())),
        parameters_(network_.space, weights_.data(), true, workload.bf16 ? Precision::bf16 : Precision::full) {}

  /// One update; returns the loss a token.
  double update(const Sentences& sentences) {
    auto part = parts_.begin();
    auto began = Clock::now();
    const auto part_done = [&] {
      (part++)->seconds.push_back(seconds_since(began));
      began = Clock::now();
    };
    deal(sentences);
    optimizer_.will_read(lookups_, weights_, lanes_.workers());
    part_done();
    const LossSums loss = lanes_.run(parameters_, dealt_.work(), 0, 1 / sentences.target_tokens());
    part_done();
    const double norm = optimizer_.sum_lanes(lanes_.gradients(), lanes_.workers());
    part_done();
    optimizer_.step(weights_, lanes_.gradients(), norm > clip_norm ? clip_norm / norm : 1, rate, lanes_.workers(),
                    nullptr, 0);
    part_done();
    lanes_.workers().each(parameters_.pieces(), [&](int i) { parameters_.repack(i); });
    part_done();
    return loss.plain / static_cast<double>(loss.tokens);
  }

  void forget_times() {
    for (Part& p : parts_) {
      p.seconds.clear();
      p.seconds.reserve(usual_steps);
    }
  }
  void report_parts(Report& report) const {
    for (const Part& p : parts_) report[p.name] = rounded(1e3 * median(p.seconds));
  }
  std::int64_t parameters() const { return network_.space.count(); }
  int lanes() const { return lanes_.count(); }
  std::int64_t arena_bytes() const { return lanes_.arena_bytes(); }

 private:
  struct Part {
    const char* name;
    std::vector<double> seconds;
  };

  static WorkList work_of(const Seq2Seq& network, int lanes) {
    WorkList work;
    for (int l = 0; l < lanes; ++l) work.push_back(std::make_unique<RandomWork>(network));
    return work;
  }

  void deal(const Sentences& all) {
    pairs_.resize(all.sources.size());
    std::iota(pairs_.begin(), pairs_.end(), 0);
    for (const auto& work : dealt_.work()) static_cast<RandomWork&>(*work).sentences = &all;
    dealt_.deal(pairs_, all.lengths, 0, lanes_.workers());
    lookups_.clear();
    dealt_.add_lookups(lookups_);
  }

  Seq2Seq network_;
  std::vector<Real> weights_;
  Optimizer optimizer_;
  Lanes lanes_;
  DealtBatch dealt_;
  std::vector<std::int64_t> pairs_;
  std::vector<LookupRows> lookups_;
  Parameters parameters_;
  std::vector<Part> parts_ = {
      {"ms_batch", {}}, {"ms_gradients", {}}, {"ms_sum", {}}, {"ms_update", {}}, {"ms_repack", {}}};
};

}  // namespace

Report measure_training(const Workload& workload) {
  const double peak = peak_gflops(workload.threads);
  std::vector<Sentences> batches;
  double target = 0, both = 0, flops = 0;
  for (int i = 0; i < different_batches; ++i) {
    const Sentences& s = batches.emplace_back(random_sentences(workload, workload.batch, i));
    target += s.target_tokens() / different_batches;
    both += (s.source_tokens() + s.target_tokens()) / different_batches;
    flops += 3 * forward_flops(workload, s) / different_batches;
  }
  Steps steps(workload);
  // Every batch once, so that the arenas have their final size.
  const double first_loss = steps.update(batches[0]);
  for (int i = 1; i < different_batches; ++i) steps.update(batches[i]);
  steps.forget_times();
  if (workload.profile) profile_start();

  double last_loss = 0;
  const TimedSteps timed =
      timed_steps(workload.seconds, [&](int i) { last_loss = steps.update(batches[i % different_batches]); });

  const double seconds = median(timed.seconds), gflops = 1e-9 * flops / seconds;
  Report r = describe(workload, "train");
  r["bf16"] = workload.bf16;
  r["batch"] = workload.batch;
  r["lanes"] = steps.lanes();
  r["parameters"] = steps.parameters();
  r["steps"] = timed.seconds.size();
  r["ms_per_step"] = rounded(1e3 * seconds);
  steps.report_parts(r);
  r["tgt_tokens_per_s"] = rounded(target / seconds);
  r["tokens_per_s"] = rounded(both / seconds);
  r["tokens_per_s_mean"] = rounded(both / mean(timed.seconds));
  r["gemm_gflops"] = rounded(gflops);
  r["peak_gflops"] = rounded(peak);
  r["gemm_fraction"] = rounded(gflops / peak);
  r["loss_first"] = rounded(first_loss);
  r["loss_last"] = rounded(last_loss);
  add_memory(r);
  r["arena_mib"] = rounded(static_cast<double>(steps.arena_bytes()) / (1 << 20));
  add_resources(r, "", timed);
  if (workload.profile) r["blocks"] = profile_of(timed.count());
  return r;
}

}  // namespace seq::bench
