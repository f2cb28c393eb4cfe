// Counting n-grams: words as numbers, n-grams as numbers, counts in plain arrays.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seq::eval {

/// Gives every distinct word a number. The words must outlive it.
class WordNumbers {
 public:
  std::vector<std::uint32_t> operator()(const std::vector<std::string_view>& words);

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

/// Gives every distinct n-gram a number from 1 on, by the numbers of its first n-1 symbols (0 for none) and its last
/// one. Every number belongs to one order, so n-grams of all orders share one table.
class NgramTable {
 public:
  NgramTable();

  /// Forgets all n-grams; keeps the memory.
  void clear();

  /// The n-grams of 1 to max_order symbols, counted: counts[k] for n-gram k. The array is as long as the table is then.
  void count(const std::vector<std::uint32_t>& symbols, int max_order, std::vector<std::int32_t>& counts);

  /// The numbers of the n-grams of 1 to max_order symbols, one for each occurrence, shorter ones first.
  void list(const std::vector<std::uint32_t>& symbols, int max_order, std::vector<std::uint32_t>& numbers);

  /// The order of n-gram k is orders()[k]; element 0 stands for none.
  const std::vector<std::int32_t>& orders() const { return orders_; }

  /// The n-gram without its last symbol; 0 for single symbols.
  std::uint32_t without_last(std::uint32_t k) const { return shorter_[k]; }

 private:
  struct Slot {
    std::uint64_t key = 0;  // first n-1 symbols' number, last symbol
    std::uint32_t number = 0;
    std::uint64_t epoch = 0;  // in use when equal to epoch_
  };

  std::uint32_t number(std::uint32_t prefix, std::uint32_t symbol, int order);
  template <class Visit>
  void visit(const std::vector<std::uint32_t>& symbols, int max_order, Visit visit);
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::int32_t> orders_;
  std::vector<std::uint32_t> shorter_;   // of n-gram k
  std::vector<std::uint32_t> prefixes_;  // of the symbols being read
  std::uint64_t epoch_ = 0;
};

}  // namespace seq::eval
