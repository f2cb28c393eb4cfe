#include "train/lanes.h"

#include "core/random.h"

namespace seq {

Lanes::Lanes(const Seq2Seq& network, int lanes, int threads) : network_(network), workers_(threads) {
  for (int i = 0; i < lanes; ++i) {
    lanes_.push_back(std::make_unique<Lane>());
    lanes_.back()->gradient.assign(static_cast<std::size_t>(network.space.size()), 0);
    gradients_.push_back(lanes_.back()->gradient.data());
  }
}

LossSums Lanes::run(const Parameters& parameters, const std::vector<PairBatch>& batches, const Settings& settings) {
  std::vector<LossSums> sums(batches.size());
  workers_.each(static_cast<int>(batches.size()), [&](int i) {
    if (batches[i].next.empty()) return;
    Lane& lane = *lanes_[i];
    lane.arena.reset();
    lane.scratch.reset();
    Gradients gradients(lane.gradient.data());
    DropoutPlan dropout = settings.dropout;
    dropout.key = random_key(dropout.key, static_cast<std::uint64_t>(i));
    sums[i] = seq2seq_loss(network_, parameters, batches[i], dropout, settings.label_smoothing, settings.scale,
                           &gradients, lane.arena, lane.scratch);
  });
  LossSums total;
  for (const LossSums& s : sums) total += s;
  return total;
}

LossSums Lanes::evaluate(const Parameters& parameters, const std::vector<PairBatch>& batches) {
  std::vector<LossSums> sums(batches.size());
  // Lane i takes batches i, i + lanes, …, so that arenas stay with one lane.
  workers_.each(count(), [&](int l) {
    for (std::size_t i = l; i < batches.size(); i += lanes_.size()) {
      lanes_[l]->arena.reset();
      lanes_[l]->scratch.reset();
      sums[i] = seq2seq_loss(network_, parameters, batches[i], DropoutPlan(), 0, 1, nullptr, lanes_[l]->arena,
                             lanes_[l]->scratch);
    }
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
