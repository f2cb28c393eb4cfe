#include "model/bucket_set.h"

#include <bit>

#include "seq/error.h"

namespace seq {
namespace {

constexpr std::uint32_t block_size = 64;

std::size_t blocks_of(std::int64_t range) { return static_cast<std::size_t>((range + block_size - 1) / block_size); }

std::uint64_t bit_of(std::uint32_t bucket) { return std::uint64_t{1} << bucket % block_size; }

}  // namespace

BucketSet::BucketSet(int bits, const std::vector<std::uint32_t>& buckets) : range_(std::int64_t{1} << bits) {
  blocks_.resize(blocks_of(range_));
  for (const std::uint32_t bucket : buckets) blocks_[bucket / block_size].bits |= bit_of(bucket);
  count();
}

BucketSet::BucketSet(int bits, const std::string& bytes, const std::string& where) : range_(std::int64_t{1} << bits) {
  const std::int64_t expected = (range_ + 7) / 8;
  if (static_cast<std::int64_t>(bytes.size()) != expected)
    fail(ErrorKind::data, "the set of buckets has " + std::to_string(bytes.size()) + " bytes", where,
         "expected " + std::to_string(expected), "use the file as it was written by training");
  blocks_.resize(blocks_of(range_));
  for (std::size_t i = 0; i < bytes.size(); ++i)
    blocks_[i / 8].bits |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << i % 8 * 8;
  if (range_ < block_size && blocks_[0].bits >> range_ != 0)
    fail(ErrorKind::data, "the set of buckets has one that is not there", where,
         "expected none above " + std::to_string(range_ - 1), "use the file as it was written by training");
  count();
}

void BucketSet::count() {
  for (Block& block : blocks_) {
    block.before = static_cast<std::uint32_t>(size_);
    size_ += std::popcount(block.bits);
  }
}

std::int64_t BucketSet::place(std::uint32_t bucket) const {
  const Block& block = blocks_[bucket / block_size];
  const std::uint64_t bit = bit_of(bucket);
  if ((block.bits & bit) == 0) return -1;
  return std::int64_t{block.before} + std::popcount(block.bits & (bit - 1));
}

std::vector<std::uint32_t> BucketSet::buckets() const {
  std::vector<std::uint32_t> all;
  all.reserve(static_cast<std::size_t>(size_));
  for (std::size_t b = 0; b < blocks_.size(); ++b)
    for (std::uint64_t rest = blocks_[b].bits; rest != 0; rest &= rest - 1)
      all.push_back(static_cast<std::uint32_t>(b) * block_size + static_cast<std::uint32_t>(std::countr_zero(rest)));
  return all;
}

std::string BucketSet::bytes() const {
  std::string bytes(static_cast<std::size_t>((range_ + 7) / 8), '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(blocks_[i / 8].bits >> i % 8 * 8);
  return bytes;
}

}  // namespace seq
