#include "bench/decoding.h"

#include <memory>
#include <string>

#include "bench/profile.h"
#include "bench/timing.h"
#include "model/quantize.h"
#include "search/parallel_search.h"
#include "search/seq2seq_step_model.h"
#include "seq/error.h"
#include "seq/profile.h"

namespace seq::bench {
namespace {

constexpr int different_batches = 8;

/// Sources of a batch; the search puts the end mark after each by itself.
std::vector<SearchRequest> requests_of(const Workload& workload, int sentences, std::uint64_t key) {
  Sentences random = random_sentences(workload, sentences, key);
  std::vector<SearchRequest> requests;
  for (std::vector<int>& source : random.sources) {
    source.pop_back();
    requests.push_back({std::move(source), {}, 0});
  }
  return requests;
}

SearchOptions options_of(const Workload& workload, int beam) {
  SearchOptions o;
  o.beam = beam;
  // The last step says the end mark.
  o.min_length = o.max_length = workload.tgt_len - 1;
  return o;
}

void check(const FoundLists& found, const Workload& workload) {
  for (const auto& list : found)
    if (list.empty() || !list[0].complete || static_cast<int>(list[0].tokens.size()) != workload.tgt_len - 1)
      fail(ErrorKind::internal, "a search took another number of steps", "decode");
}

}  // namespace

Report measure_decoding(const Workload& workload, const std::vector<int>& beams, const std::vector<int>& sentences) {
  const Seq2Seq network(network_options(workload), workload.vocab, workload.vocab);
  std::vector<Real> weights(static_cast<std::size_t>(network.space.size()));
  network.space.initialise(weights.data(), workload.seed);
  std::vector<QuantizedNumbers> memory;
  std::vector<StoredTensor> stored;
  for (const TensorSpec& spec : network.space.specs()) {
    const ConstView numbers = spec.tensor.in(static_cast<const Real*>(weights.data()));
    const QuantizedMatrix q = workload.int8 ? quantize_tensor(spec, numbers, memory.emplace_back()) : QuantizedMatrix();
    stored.push_back({q.data ? nullptr : numbers.data, q});
  }
  const Parameters parameters(network.space, std::move(stored));
  std::unique_ptr<RoundedOutput> screen;
  if (RoundedOutput::possible(network.output, parameters))
    screen = std::make_unique<RoundedOutput>(network.output, parameters);
  Seq2SeqGateCaches caches(network, parameters);
  StepModelPool models([&] {
    return std::make_unique<Seq2SeqStepModel>(network, parameters, marks.end, 0, nullptr, screen.get(), &caches);
  });
  Workers workers(workload.threads);

  Report r = describe(workload, "decode");
  r["int8"] = workload.int8;
  for (int beam : beams)
    for (int count : sentences) {
      const SearchOptions options = options_of(workload, beam);
      std::vector<std::vector<SearchRequest>> batches;
      for (int i = 0; i < different_batches; ++i) batches.push_back(requests_of(workload, count, i));
      const auto step = [&](int i) {
        return parallel_search(models, workers, batches[i % different_batches], options, marks, {false, false});
      };
      for (int i = 0; i < different_batches; ++i) check(step(i), workload);

      if (workload.profile) profile_start();
      const TimedSteps timed = timed_steps(workload.seconds, step);
      const std::vector<double>& times = timed.seconds;
      const std::string name = (beam == 1 ? "greedy" : "beam" + std::to_string(beam)) + "_b" + std::to_string(count);
      r[name + "_sent_per_s"] = rounded(count / median(times));
      r[name + "_sent_per_s_mean"] = rounded(count / mean(times));
      if (count == 1) {
        r[name + "_p50_ms"] = rounded(1e3 * median(times));
        r[name + "_p99_ms"] = rounded(1e3 * quantile(times, 0.99));
      }
      if (workload.profile) r[name + "_blocks"] = profile_of(timed.count());
      r[name + "_allocations_per_sentence"] =
          rounded(static_cast<double>(timed.used.allocations) / timed.count() / count);
    }
  add_memory(r);
  return r;
}

}  // namespace seq::bench
