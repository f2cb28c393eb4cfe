#include "nn/gate_cache.h"

#include <algorithm>

#include "core/profile.h"

namespace seq {

GateCache::GateCache(const Tensor& embedding, const RecurrentLayer& layer, const Parameters& p, std::int64_t numbers)
    : embedding_(embedding),
      layer_(layer),
      p_(p),
      capacity_(std::min<std::int64_t>(embedding.rows, numbers / layer.gate_width())),
      slot_(static_cast<std::size_t>(embedding.rows)),
      memory_(large_memory(static_cast<std::size_t>(capacity_ * layer.gate_width()) * sizeof(Real))) {
  for (std::atomic<int>& s : slot_) s.store(unknown, std::memory_order_relaxed);
}

std::int64_t GateCache::kept() const { return std::min(capacity_, taken_.load()); }

void GateCache::fill(std::span<const int> pieces, View gates, Arena& scratch) {
  ProfileBlock block("input products");
  Arena::Frame frame(scratch);
  const std::span<int> missing = scratch.list<int>(pieces.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const int s = slot_[static_cast<std::size_t>(pieces[i])].load(std::memory_order_acquire);
    if (s >= 0)
      std::copy_n(slot(s), gates.cols, gates.row(static_cast<std::ptrdiff_t>(i)));
    else
      missing[count++] = static_cast<int>(i);
  }
  if (count > 0) compute(pieces, missing.first(count), gates, scratch);
}

void GateCache::compute(std::span<const int> pieces, std::span<const int> missing, View gates, Arena& scratch) {
  const auto count = static_cast<std::ptrdiff_t>(missing.size());
  const View embedded = scratch.matrix(count, embedding_.cols), found = scratch.matrix(count, gates.cols);
  for (std::ptrdiff_t k = 0; k < count; ++k) p_.copy_row(embedding_, pieces[missing[k]], embedded.row(k));
  recurrent_gate_inputs(layer_, p_, embedded, found, scratch);
  for (std::ptrdiff_t k = 0; k < count; ++k) {
    std::copy_n(found.row(k), gates.cols, gates.row(missing[k]));
    keep(pieces[missing[k]], found.row(k));
  }
}

void GateCache::keep(int piece, const Real* gates) {
  std::atomic<int>& s = slot_[static_cast<std::size_t>(piece)];
  int expected = unknown;
  // Of several threads with the same piece one writes; the others' numbers are the same.
  if (taken_.load(std::memory_order_relaxed) >= capacity_ || !s.compare_exchange_strong(expected, claimed)) return;
  const std::int64_t place = taken_.fetch_add(1);
  if (place >= capacity_) return;
  std::copy_n(gates, layer_.gate_width(), slot(place));
  s.store(static_cast<int>(place), std::memory_order_release);
}

}  // namespace seq
