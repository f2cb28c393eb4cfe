#include "eval/ngrams.h"

#include <algorithm>

namespace seq::eval {
namespace {

constexpr std::size_t kFirstSlots = 4096;  // a power of two, as every later size

std::size_t hash(std::uint64_t key) {
  key *= 0x9e3779b97f4a7c15u;
  return static_cast<std::size_t>(key ^ (key >> 32));
}

}  // namespace

std::vector<std::uint32_t> WordNumbers::operator()(const std::vector<std::string_view>& words) {
  std::vector<std::uint32_t> result;
  result.reserve(words.size());
  for (std::string_view word : words)
    result.push_back(numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second);
  return result;
}

NgramTable::NgramTable() : slots_(kFirstSlots) { clear(); }

void NgramTable::clear() {
  orders_.assign(1, 0);
  shorter_.assign(1, 0);
  ++epoch_;
}

void NgramTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.epoch != epoch_) continue;
    std::size_t at = hash(slot.key) & (slots_.size() - 1);
    while (slots_[at].epoch == epoch_) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::uint32_t NgramTable::number(std::uint32_t prefix, std::uint32_t symbol, int order) {
  const std::uint64_t key = std::uint64_t{prefix} << 32 | symbol;
  std::size_t at = hash(key) & (slots_.size() - 1);
  while (slots_[at].epoch == epoch_) {
    if (slots_[at].key == key) return slots_[at].number;
    at = (at + 1) & (slots_.size() - 1);
  }
  const auto number = static_cast<std::uint32_t>(orders_.size());
  slots_[at] = {key, number, epoch_};
  orders_.push_back(order);
  shorter_.push_back(prefix);
  if (orders_.size() * 2 > slots_.size()) grow();
  return number;
}

template <class Visit>
void NgramTable::visit(const std::vector<std::uint32_t>& symbols, int max_order, Visit visit) {
  prefixes_.assign(symbols.size(), 0);
  for (int order = 1; order <= max_order; ++order) {
    const auto length = static_cast<std::size_t>(order);
    if (symbols.size() < length) break;
    for (std::size_t i = 0; i + length <= symbols.size(); ++i) {
      prefixes_[i] = number(prefixes_[i], symbols[i + length - 1], order);
      visit(prefixes_[i]);
    }
  }
}

void NgramTable::count(const std::vector<std::uint32_t>& symbols, int max_order, std::vector<std::int32_t>& counts) {
  std::fill(counts.begin(), counts.end(), 0);
  visit(symbols, max_order, [&counts](std::uint32_t k) {
    if (k >= counts.size()) counts.resize(std::max<std::size_t>(k + 1, counts.size() * 2), 0);
    ++counts[k];
  });
  counts.resize(orders_.size(), 0);
}

void NgramTable::list(const std::vector<std::uint32_t>& symbols, int max_order, std::vector<std::uint32_t>& numbers) {
  numbers.clear();
  visit(symbols, max_order, [&numbers](std::uint32_t k) { numbers.push_back(k); });
}

}  // namespace seq::eval
