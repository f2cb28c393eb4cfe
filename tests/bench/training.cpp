#include "bench/training.h"

#include <algorithm>
#include <numeric>

#include "bench/peak.h"
#include "bench/profile.h"
#include "bench/resources.h"
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

/// Everything a run of updates needs, and the time its parts take.
class Steps {
 public:
  explicit Steps(const Workload& workload)
      : network_(network_options(workload), workload.vocab, workload.vocab),
        weights_(first_weights(network_, workload.seed)),
        optimizer_(update_options(), network_.space.size(), lookup_tables(network_.space)),
        lanes_(network_.space.size(), lanes_of(workload), workload.threads),
        parameters_(network_.space, weights_.data(), true, workload.bf16 ? Precision::bf16 : Precision::full) {}

  /// One update; returns the loss a token.
  double update(const Sentences& sentences) {
    auto part = parts_.begin();
    auto began = Clock::now();
    const auto part_done = [&] {
      (part++)->seconds.push_back(seconds_since(began));
      began = Clock::now();
    };
    const std::vector<LaneWork> work = lane_work(sentences);
    optimizer_.will_read({&work}, weights_, lanes_.workers());
    part_done();
    const LossSums loss = lanes_.run(parameters_, work, 0, 1 / sentences.target_tokens());
    part_done();
    const double norm = optimizer_.sum_lanes(lanes_.gradients(), lanes_.workers());
    part_done();
    optimizer_.step(weights_, lanes_.gradients(), norm > clip_norm ? clip_norm / norm : 1, rate, lanes_.workers(),
                    nullptr, 0);
    part_done();
    lanes_.workers().each(parameters_.tensors(), [&](int i) { parameters_.repack(i); });
    part_done();
    return loss.plain / static_cast<double>(loss.tokens);
  }

  void forget_times() {
    for (Part& p : parts_) p.seconds.clear();
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

  std::vector<LaneWork> lane_work(const Sentences& all) {
    std::vector<std::int64_t> pairs(all.sources.size());
    std::iota(pairs.begin(), pairs.end(), 0);
    const auto dealt = deal_lanes(pairs, all.lengths, lanes_.count());
    std::vector<LaneWork> work(dealt.size());
    lanes_.workers().each(static_cast<int>(dealt.size()), [&](int l) {
      if (dealt[l].empty()) return;
      std::vector<Sequence> sources;
      std::vector<std::vector<int>> targets;
      for (std::int64_t i : dealt[l]) {
        sources.push_back(all.sources[i]);
        targets.push_back(all.targets[i]);
      }
      work[l] = seq2seq_work(network_, make_pair_batch(sources, targets, marks.begin, marks.end), {}, {});
    });
    return work;
  }

  Seq2Seq network_;
  std::vector<Real> weights_;
  Optimizer optimizer_;
  Lanes lanes_;
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
  const Resources before = resources_used();
  const std::vector<double> times =
      timed_steps(workload.seconds, [&](int i) { last_loss = steps.update(batches[i % different_batches]); });
  const Resources after = resources_used();

  const double seconds = median(times), gflops = 1e-9 * flops / seconds, count = static_cast<double>(times.size());
  Report r = describe(workload, "train");
  r["bf16"] = workload.bf16;
  r["batch"] = workload.batch;
  r["lanes"] = steps.lanes();
  r["parameters"] = steps.parameters();
  r["steps"] = times.size();
  r["ms_per_step"] = rounded(1e3 * seconds);
  steps.report_parts(r);
  r["tgt_tokens_per_s"] = rounded(target / seconds);
  r["tokens_per_s"] = rounded(both / seconds);
  r["tokens_per_s_mean"] = rounded(both / mean(times));
  r["gemm_gflops"] = rounded(gflops);
  r["peak_gflops"] = rounded(peak);
  r["gemm_fraction"] = rounded(gflops / peak);
  r["loss_first"] = rounded(first_loss);
  r["loss_last"] = rounded(last_loss);
  add_memory(r);
  r["arena_mib"] = rounded(static_cast<double>(steps.arena_bytes()) / (1 << 20));
  r["allocations_per_step"] = rounded(static_cast<double>(after.allocations - before.allocations) / count);
  r["allocated_kib_per_step"] =
      rounded(static_cast<double>(after.allocated_bytes - before.allocated_bytes) / 1024 / count);
  if (workload.profile) r["blocks"] = profile_of(count);
  r["page_faults_per_step"] = rounded(static_cast<double>(after.page_faults - before.page_faults) / count);
  return r;
}

}  // namespace seq::bench
