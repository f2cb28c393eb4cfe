// Searching many sentences on all threads.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/parallel.h"
#include "search/search.h"

namespace seq {

using MakeStepModel = std::function<std::unique_ptr<StepModel>()>;

/// One model under search for every thread, kept for the next call, since a model's buffers are worth keeping.
class StepModelPool {
 public:
  explicit StepModelPool(MakeStepModel make);
  ~StepModelPool();
  StepModel& local();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// search() over batches of options.batch sentences of about equal length; the results come in the requests' order.
FoundLists parallel_search(StepModelPool& models, Workers& workers, const std::vector<SearchRequest>& requests,
                           const SearchOptions& options, const SearchVocabulary& vocabulary, const Wanted& wanted);

}  // namespace seq
