#include "data/pair_records.h"

#include <algorithm>
#include <cmath>

#include "core/random.h"
#include "text/unicode.h"

namespace seq {

namespace {

std::uint64_t hash_of(std::string_view text, std::uint64_t start) {
  std::uint64_t hash = start;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) word = word << 8 | static_cast<unsigned char>(text[at + i]);
    hash = mix(hash ^ word);
  }
  std::uint64_t rest = text.size();
  for (; at < text.size(); ++at) rest = rest << 8 | static_cast<unsigned char>(text[at]);
  return mix(hash ^ rest);
}

bool is_outlier(double source, double target, double usual) {
  const double expected = source * usual;
  const double deviation = (target - expected) / std::sqrt(6.8 * std::max(1.0, (expected + target) / 2));
  return std::abs(deviation) > 3 && (target > 2 * expected || expected > 2 * target);
}

}  // namespace

std::uint64_t pair_hash(std::string_view source, std::string_view target) {
  return hash_of(target, hash_of(source, 1));
}

void PairRecords::add(std::string_view source, std::string_view target) {
  Record record;
  record.hash = pair_hash(source, target);
  record.length = {static_cast<std::uint32_t>(unicode::count_code_points(source)),
                   static_cast<std::uint32_t>(unicode::count_code_points(target))};
  records_.push_back(record);
}

PairRecords::Found<PairRecords::Outlier> PairRecords::outliers(std::size_t max_examples) const {
  Found<Outlier> found;
  const double usual = usual_ratio();
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const auto [source, target] = records_[i].length;
    if (source == 0 || target == 0 || !is_outlier(source, target, usual)) continue;
    ++found.count;
    if (found.examples.size() < max_examples) found.examples.push_back({i, source, target});
  }
  return found;
}

/// Usual target characters for a source character: the median pair's, from a histogram of logarithms.
double PairRecords::usual_ratio() const {
  constexpr int kBins = 4000, kPerUnit = 200;
  std::vector<std::int64_t> histogram(kBins, 0);
  std::int64_t total = 0;
  for (const Record& record : records_) {
    if (record.length.source == 0 || record.length.target == 0) continue;
    const double ratio = std::log(static_cast<double>(record.length.target) / record.length.source);
    const int bin = static_cast<int>(std::lround(ratio * kPerUnit)) + kBins / 2;
    ++histogram[static_cast<std::size_t>(std::clamp(bin, 0, kBins - 1))];
    ++total;
  }
  std::int64_t seen = 0;
  for (int bin = 0; bin < kBins; ++bin) {
    seen += histogram[static_cast<std::size_t>(bin)];
    if (2 * seen >= total) return std::exp(static_cast<double>(bin - kBins / 2) / kPerUnit);
  }
  return 1;
}

PairRecords::Found<PairRecords::Repeat> PairRecords::take_repeats(std::size_t max_examples) {
  std::vector<Record> records = std::move(records_);
  records_.clear();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].length.source == 0 && records[i].length.target == 0) continue;
    records[kept].hash = records[i].hash;
    records[kept++].index = i;
  }
  records.resize(kept);
  std::sort(records.begin(), records.end(),
            [](const Record& a, const Record& b) { return a.hash != b.hash ? a.hash < b.hash : a.index < b.index; });
  RepeatCollector found(max_examples);
  for (std::size_t i = 1, first = 0; i < records.size(); ++i) {
    if (records[i].hash != records[first].hash) {
      first = i;
    } else {
      found.add(records[i].index, records[first].index);
    }
  }
  return found.take();
}

void RepeatCollector::add(std::uint64_t index, std::uint64_t original) {
  ++found_.count;
  found_.examples.push_back({index, original});
  if (found_.examples.size() > max_examples_ + 4096) keep_first();
}

PairRecords::Found<PairRecords::Repeat> RepeatCollector::take() {
  keep_first();
  return std::move(found_);
}

void RepeatCollector::keep_first() {
  std::sort(found_.examples.begin(), found_.examples.end(),
            [](const auto& a, const auto& b) { return a.index < b.index; });
  found_.examples.resize(std::min(found_.examples.size(), max_examples_));
}

}  // namespace seq
