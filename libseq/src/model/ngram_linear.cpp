#include "model/ngram_linear.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "core/random.h"
#include "seq/error.h"
#include "text/folded_words.h"

namespace seq {
namespace {

constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15u;
constexpr std::uint64_t line_end = 1, word_end = 2, left_out = 3;  // no word's hash, no character
constexpr std::uint64_t char_salt = 0x5851F42D4C957F2Du;

/// Counts buckets: a hash table from buckets to their place in the list.
class Counter {
 public:
  explicit Counter(std::size_t most) {
    std::size_t slots = 16;
    while (slots < 2 * most) slots *= 2;
    slot_.assign(slots, 0);
    bucket_.reserve(most);
    count_.reserve(most);
  }

  void add(std::uint32_t bucket) {
    const std::size_t mask = slot_.size() - 1;
    std::size_t at = (bucket * multiplier >> 32) & mask;
    for (; slot_[at] != 0; at = (at + 1) & mask) {
      if (bucket_[slot_[at] - 1] != bucket) continue;
      ++count_[slot_[at] - 1];
      return;
    }
    bucket_.push_back(bucket);
    count_.push_back(1);
    slot_[at] = static_cast<std::uint32_t>(bucket_.size());
  }

  /// Appends values of Euclidean length `length`; starts anew.
  void move_to(NgramFeatures& features, double length) {
    double squares = 0;
    const std::size_t first = features.value.size();
    for (const std::uint32_t n : count_) {
      features.value.push_back(value_of(n));
      squares += static_cast<double>(features.value.back()) * features.value.back();
    }
    features.bucket.insert(features.bucket.end(), bucket_.begin(), bucket_.end());
    const auto scale = static_cast<float>(length / std::sqrt(squares));
    for (std::size_t i = first; i < features.value.size(); ++i) features.value[i] *= scale;
  }

 private:
  static float value_of(std::uint32_t count) {
    return count == 1 ? 1.0F : static_cast<float>(1 + std::log(static_cast<double>(count)));
  }

  std::vector<std::uint32_t> slot_, bucket_, count_;
};

}  // namespace
}  // namespace seq
