// Memory for activations: taken in order, given back all at once. No allocation after the first few batches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

#include "core/large_memory.h"
#include "core/tensor.h"

namespace seq {

/// A bump allocator of 64-byte aligned memory. Not thread-safe: one per lane. Contents are uninitialised
/// (NaN in checked builds, so that a forgotten initialisation shows).
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  template <typename T>
  T* take(std::ptrdiff_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* p = static_cast<T*>(take_bytes(static_cast<std::size_t>(count) * sizeof(T)));
#ifdef SEQ_CHECKED
    if constexpr (std::is_floating_point_v<T>)
      for (std::ptrdiff_t i = 0; i < count; ++i) p[i] = std::numeric_limits<T>::quiet_NaN();
#endif
    return p;
  }

  /// `count` values T{}: lists of what is forgotten with the rest.
  template <typename T>
  std::span<T> list(std::size_t count) {
    T* first = take<T>(static_cast<std::ptrdiff_t>(count));
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }

  View matrix(std::ptrdiff_t rows, std::ptrdiff_t cols) { return {take<Real>(rows * cols), rows, cols}; }

  /// A matrix of zeros.
  View zeros(std::ptrdiff_t rows, std::ptrdiff_t cols) {
    View v = matrix(rows, cols);
    for (std::ptrdiff_t i = 0; i < v.size(); ++i) v.data[i] = 0;
    return v;
  }

  /// Forgets everything. Several blocks become one of their total size, so that the next round needs no allocation.
  void reset() {
    if (blocks_.size() > 1) {
      std::size_t total = 0;
      for (const Block& b : blocks_) total += b.size;
      blocks_.clear();
      add_block(total);
    }
    current_ = 0;
    used_ = 0;
  }

  std::size_t capacity() const {
    std::size_t total = 0;
    for (const Block& b : blocks_) total += b.size;
    return total;
  }

  /// What is taken during a frame's life is given back at its end.
  class Frame {
   public:
    explicit Frame(Arena& arena) : arena_(arena), current_(arena.current_), used_(arena.used_) {}
    ~Frame() {
      arena_.current_ = current_;
      arena_.used_ = used_;
    }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

   private:
    Arena& arena_;
    std::size_t current_, used_;
  };

 private:
  struct Block {
    LargeMemory memory;
    std::size_t size = 0;

    std::byte* data() const { return static_cast<std::byte*>(memory.get()); }
  };

  static constexpr std::size_t alignment = 64, smallest_block = std::size_t{1} << 20;

  void add_block(std::size_t bytes) {
    bytes = (bytes + alignment - 1) / alignment * alignment;
    blocks_.push_back({large_memory(bytes), bytes});
  }

  void* take_bytes(std::size_t bytes) {
    bytes = (bytes + alignment - 1) / alignment * alignment;
    while (current_ < blocks_.size() && used_ + bytes > blocks_[current_].size) {
      ++current_;
      used_ = 0;
    }
    if (current_ == blocks_.size()) {
      std::size_t grown = blocks_.empty() ? smallest_block : 2 * blocks_.back().size;
      add_block(bytes > grown ? bytes : grown);
      used_ = 0;
    }
    void* p = blocks_[current_].data() + used_;
    used_ += bytes;
    return p;
  }

  std::vector<Block> blocks_;
  std::size_t current_ = 0, used_ = 0;
};

}  // namespace seq
