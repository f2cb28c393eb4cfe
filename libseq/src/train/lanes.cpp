#include "train/lanes.h"

#include <algorithm>

#include "core/profile.h"
#include "core/random.h"

namespace seq {

void DealtBatch::deal(const std::vector<std::int64_t>& batch, const std::vector<PairLength>& lengths,
                      std::int64_t epoch, Workers& workers) {
  shares_.deal(batch, lengths);
  workers.each(shares_.lanes(), [&](int l) {
    ProfileBlock block("making batches");
    work_[l]->prepare(shares_[l], epoch);
  });
}

void DealtBatch::add_lookups(std::vector<LookupRows>& lookups) const {
  for (const auto& work : work_) lookups.insert(lookups.end(), work->lookups().begin(), work->lookups().end());
}

WorkList work_for(const TrainTask& task, int lanes) {
  WorkList work;
  for (int l = 0; l < lanes; ++l) work.push_back(task.work());
  return work;
}

Lanes::Lanes(std::int64_t size, int lanes, int threads) : workers_(threads) {
  for (int i = 0; i < lanes; ++i) {
    lanes_.push_back(std::make_unique<Lane>());
    lanes_.back()->gradient.assign(static_cast<std::size_t>(size), 0);
    gradients_.push_back(lanes_.back()->gradient.data());
  }
}

LossSums Lanes::lane_loss(int l, const Parameters& parameters, const LaneWork& work, std::uint64_t key, double scale,
                          bool with_gradients) {
  ProfileBlock block("rest of a batch");
  if (work.items() == 0) return {};
  Lane& lane = *lanes_[l];
  lane.arena.reset();
  lane.scratch.reset();
  Gradients gradients(lane.gradient.data());
  return work.loss(parameters, key, scale, with_gradients ? &gradients : nullptr, lane.arena, lane.scratch);
}

LossSums Lanes::run(const Parameters& parameters, const WorkList& work, std::uint64_t key, double scale) {
  workers_.each_helped(static_cast<int>(work.size()), [&](int i) {
    lanes_[i]->loss = lane_loss(i, parameters, *work[i], random_key(key, static_cast<std::uint64_t>(i)), scale,
                                /*with_gradients=*/true);
  });
  LossSums total;
  for (std::size_t i = 0; i < work.size(); ++i) total += lanes_[i]->loss;
  return total;
}

LossSums Lanes::evaluate(const Parameters& parameters, const WorkList& work) {
  std::vector<LossSums> sums(work.size());
  // Lane i takes pieces i, i + lanes, …, so that arenas stay with one lane.
  workers_.each_helped(count(), [&](int l) {
    for (std::size_t i = l; i < work.size(); i += lanes_.size())
      sums[i] = lane_loss(l, parameters, *work[i], 0, 1, /*with_gradients=*/false);
  });
  LossSums total;
  for (const LossSums& s : sums) total += s;
  return total;
}

std::int64_t Lanes::arena_bytes() const {
  std::int64_t bytes = 0;
  for (const auto& lane : lanes_) bytes += static_cast<std::int64_t>(lane->arena.capacity() + lane->scratch.capacity());
  return bytes;
}

}  // namespace seq
