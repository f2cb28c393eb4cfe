#include <string_view>
#include <unordered_map>
#include <utility>

#include "data/check_parts.h"
#include "data/pair_reader.h"
#include "data/pair_records.h"
#include "seq/corpus.h"
#include "text/unicode.h"

namespace seq {

namespace {

/// The test set, to be met in the training text: by source, as a line learnt by heart is no test.
class Overlap {
 public:
  explicit Overlap(const std::vector<std::string>& paths) {
    if (paths.empty()) return;
    PairReader reader(paths);
    Side source, target;
    for (bool has_tab; reader.next(source, target, has_tab);) {
      unicode::repair(source.text);
      unicode::repair(target.text);
      if (trimmed(source.text).empty()) continue;
      places_[source_hash(source)].push_back({hash_of(source, target), source.place(), false});
    }
  }

  void meet(const Side& source, const Side& target, Collector& overlap) {
    if (places_.empty()) return;
    const auto found = places_.find(source_hash(source));
    if (found == places_.end()) return;
    for (TestPair& test : found->second) {
      if (test.met) continue;
      test.met = true;
      overlap.add([&] {
        return test.place + ": the same " + (test.hash == hash_of(source, target) ? "pair" : "source") + " as " +
               source.place();
      });
    }
  }

 private:
  struct TestPair {
    std::uint64_t hash = 0;
    std::string place;
    bool met = false;  // counted already
  };

  static std::uint64_t source_hash(const Side& source) { return pair_hash(trimmed(source.text), ""); }
  static std::uint64_t hash_of(const Side& source, const Side& target) {
    return pair_hash(trimmed(source.text), trimmed(target.text));
  }

  std::unordered_map<std::uint64_t, std::vector<TestPair>> places_;
};

/// Everything that one pass over the training text collects.
class Checker {
 public:
  Checker(const std::vector<std::string>& train, const std::vector<std::string>& test, int max_words)
      : reader_(train), odd_(max_words), overlap_pairs_(test) {}

  CheckReport run() {
    Side source, target;
    for (bool has_tab; reader_.next(source, target, has_tab);) {
      ++report_.pairs;
      source_file_ = source.file;
      if (!has_tab && !source.text.empty()) columns_.add([&] { return source.place() + ": a line without a tab"; });
      const std::size_t source_words = look_at(source), target_words = look_at(target);
      report_.source_words += static_cast<std::int64_t>(source_words);
      report_.target_words += static_cast<std::int64_t>(target_words);
      if (source_words == 0 || target_words == 0) add_empty(source, target, source_words, target_words);
      records_.add(trimmed(source.text), trimmed(target.text));
      overlap_pairs_.meet(source, target, overlap_);
    }
    const std::string difference = reader_.difference();
    if (!difference.empty()) count_.add([&] { return difference; });
    if (report_.pairs == 0 && difference.empty()) count_.add([&] { return std::string("there are no lines"); });
    add_statistics();
    for (Collector* finding :
         {&count_, &columns_, &empty_, &odd_.too_long, &odd_.invalid, &odd_.control, &duplicate_, &ratio_, &overlap_}) {
      finding->move_to(report_.findings);
    }
    return std::move(report_);
  }

 private:
  /// Notes what is odd about one side, makes it valid, and counts its words.
  std::size_t look_at(Side& side) {
    odd_.repair(side);
    odd_.look_for_control(side);
    return odd_.measure(side);
  }

  void add_empty(const Side& source, const Side& target, std::size_t source_words, std::size_t target_words) {
    empty_.add([&] {
      if (source_words == 0 && target_words == 0) return source.place() + ": no text on either side";
      return source_words == 0 ? source.place() + ": no source text" : target.place() + ": no target text";
    });
  }

  void add_statistics() {
    const auto place = [&](std::uint64_t index) { return source_file_ + ":" + std::to_string(index + 1); };
    const auto outliers = records_.outliers(kMaxExamples);
    for (const auto& example : outliers.examples) {
      ratio_.add([&] {
        return place(example.index) + ": " + std::to_string(example.source) + " characters against " +
               std::to_string(example.target);
      });
    }
    ratio_.count(outliers.count);
    const auto repeats = records_.take_repeats(kMaxExamples);
    for (const auto& example : repeats.examples) {
      duplicate_.add(
          [&] { return place(example.index) + ": the same pair as line " + std::to_string(example.original + 1); });
    }
    duplicate_.count(repeats.count);
  }

  PairReader reader_;
  OddText odd_;
  Overlap overlap_pairs_;
  CheckReport report_;
  PairRecords records_;
  std::string source_file_;
  Collector count_{"count"}, columns_{"columns"}, empty_{"empty"}, duplicate_{"duplicate"}, ratio_{"length-ratio"},
      overlap_{"overlap"};
};

}  // namespace

CheckReport check_parallel(const std::vector<std::string>& train, const std::vector<std::string>& test, int max_words) {
  return Checker(train, test, max_words).run();
}

}  // namespace seq
