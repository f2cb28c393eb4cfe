#include "search/parallel_search.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <numeric>

namespace seq {
namespace {

constexpr std::size_t most_tokens = 16384;  ///< of the sources in a batch, unless one source has more

}  // namespace

struct StepModelPool::Impl {
  explicit Impl(MakeStepModel make) : models([make] { return make(); }) {}
  tbb::enumerable_thread_specific<std::unique_ptr<StepModel>> models;
};

StepModelPool::StepModelPool(MakeStepModel make) : impl_(std::make_unique<Impl>(std::move(make))) {}
StepModelPool::~StepModelPool() = default;
StepModel& StepModelPool::local() { return *impl_->models.local(); }

FoundLists parallel_search(StepModelPool& models, Workers& workers, const std::vector<SearchRequest>& requests,
                           const SearchOptions& options, const SearchVocabulary& vocabulary, const Wanted& wanted) {
  std::vector<int> order(requests.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return requests[a].source.length() > requests[b].source.length(); });
  // Few sentences are still shared out over all threads.
  const int count = static_cast<int>(requests.size()), fair = (count + workers.threads() - 1) / workers.threads();
  const int size = std::max(1, std::min(options.batch, fair));
  // Long sources make smaller batches, so that memory stays bounded.
  std::vector<int> begin = {0};
  std::size_t tokens = 0;
  for (int i = 0; i < count; ++i) {
    tokens += requests[order[i]].source.length();
    if (i > begin.back() && (i - begin.back() == size || tokens > most_tokens)) {
      begin.push_back(i);
      tokens = requests[order[i]].source.length();
    }
  }
  begin.push_back(count);
  const int batches = static_cast<int>(begin.size()) - 1;
  FoundLists found(requests.size());
  workers.each_helped(batches, [&](int b) {
    const int first = begin[b], last = begin[b + 1];
    std::vector<SearchRequest> batch;
    for (int i = first; i < last; ++i) batch.push_back(requests[order[i]]);
    FoundLists lists = search(models.local(), batch, options, vocabulary, wanted);
    for (int i = first; i < last; ++i) found[order[i]] = std::move(lists[i - first]);
  });
  return found;
}

}  // namespace seq
