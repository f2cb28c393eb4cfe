// A set of hash buckets with the place of each, as small as a bit a bucket: the used rows of a table that is mostly
// empty.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seq {

/// Some of the buckets 0 … 2^bits - 1. Immutable.
class BucketSet {
 public:
  BucketSet() = default;
  /// `bits` is 1 to 30; the buckets may be in any order, and one may come more than once.
  BucketSet(int bits, const std::vector<std::uint32_t>& buckets);
  /// What bytes() gave. Throws Error(data) naming `where` when it is no set of so many bits.
  BucketSet(int bits, const std::string& bytes, const std::string& where);

  std::int64_t size() const { return size_; }
  /// How many buckets there are, in the set or not.
  std::int64_t range() const { return range_; }
  /// How many of the set are smaller than this bucket (below range()), or -1 if it is none of them.
  std::int64_t place(std::uint32_t bucket) const;
  /// All of them, rising.
  std::vector<std::uint32_t> buckets() const;
  /// A bit a bucket, lowest first: 2^bits / 8 bytes, at least one.
  std::string bytes() const;

 private:
  /// 64 buckets, and how many of the set come before them.
  struct Block {
    std::uint64_t bits = 0;
    std::uint32_t before = 0;
  };

  void count();

  std::vector<Block> blocks_;
  std::int64_t range_ = 0, size_ = 0;
};

}  // namespace seq
