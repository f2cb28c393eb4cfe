#include "model/ngram_linear.h"

#include <cmath>
#include <cstddef>
#include <string_view>

#include "core/random.h"
#include "seq/error.h"
#include "text/folded_words.h"
#include "text/unicode.h"

namespace seq {
namespace {

constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15u;
// What stands for an end of the line, for a word left out, and for an end of the word: no character has these numbers.
constexpr std::uint64_t line_end = 0x110000, left_out = 0x110001, word_end = 0x110002;

std::uint64_t appended(std::uint64_t hash, std::uint64_t next) { return (hash + next + 1) * multiplier; }

/// Counts n-grams by bucket and appends them to the features.
class NgramCounter {
 public:
  /// Takes at most `most` n-grams into buckets `first` … first + 2^bits - 1.
  NgramCounter(std::size_t most, std::uint32_t first, int bits) : first_(first), shift_(64 - bits) {
    std::size_t slots = 16;
    while (slots < 2 * most) slots *= 2;
    slot_.assign(slots, 0);
    bucket_.reserve(most);
    count_.reserve(most);
  }

  void add(std::uint64_t hash) {
    // A single bucket would need a shift by 64.
    const std::uint32_t bucket = first_ + static_cast<std::uint32_t>(mix(hash) >> 1 >> (shift_ - 1));
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

  /// Appends what was counted, of Euclidean length `length`.
  void append_to(NgramFeatures& features, double length) const {
    double squares = 0;
    std::vector<double> values(count_.size(), 1);
    for (std::size_t i = 0; i < count_.size(); ++i) {
      if (count_[i] > 1) values[i] += std::log(static_cast<double>(count_[i]));
      squares += values[i] * values[i];
    }
    const double scale = length / std::sqrt(squares);
    features.bucket.insert(features.bucket.end(), bucket_.begin(), bucket_.end());
    for (const double value : values) features.value.push_back(static_cast<float>(value * scale));
  }

  bool empty() const { return bucket_.empty(); }

 private:
  std::uint32_t first_;
  int shift_;
  std::vector<std::uint32_t> slot_, bucket_, count_;  // a slot holds 1 + the place of its bucket, or 0
};

/// Code points of words, each between two ends: of word w from begin[w] to begin[w + 1].
struct Spelling {
  std::vector<std::uint32_t> letters;
  std::vector<std::size_t> begin = {0};
};

Spelling spelling_of(const FoldedWords& words) {
  Spelling s;
  s.letters.reserve(words.letters.size() + 2 * words.count());
  for (std::size_t w = 0; w < words.count(); ++w) {
    const std::string_view word = words.word(w);
    s.letters.push_back(word_end);
    for (std::size_t at = 0; at < word.size();) s.letters.push_back(unicode::next(word, at));
    s.letters.push_back(word_end);
    s.begin.push_back(s.letters.size());
  }
  return s;
}

void count_words(const Spelling& s, int longest, NgramCounter& counter) {
  std::vector<std::uint64_t> line = {mix(line_end)};
  for (std::size_t w = 0; w + 1 < s.begin.size(); ++w) {
    std::uint64_t hash = 0;
    for (std::size_t i = s.begin[w] + 1; i + 1 < s.begin[w + 1]; ++i) hash = appended(hash, s.letters[i]);
    line.push_back(mix(hash));
  }
  line.push_back(mix(line_end));
  const auto most = static_cast<std::size_t>(longest);
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t n = 0; n < most && i + n < line.size(); ++n) {
      hash = appended(hash, line[i + n]);
      const bool end_alone = n == 0 && (i == 0 || i + 1 == line.size());
      if (!end_alone) counter.add(hash);
    }
    if (most >= 3 && i + 2 < line.size())
      counter.add(appended(appended(appended(0, line[i]), mix(left_out)), line[i + 2]));
  }
}

void count_characters(const Spelling& s, const NgramShape& shape, NgramCounter& counter) {
  for (std::size_t w = 0; w + 1 < s.begin.size(); ++w) {
    const std::size_t last = s.begin[w + 1];
    if (last - s.begin[w] <= 3) continue;  // one character: the word says it all
    for (std::size_t i = s.begin[w]; i < last; ++i) {
      std::uint64_t hash = 0;
      for (int n = 1; n <= shape.char_max && i + n <= last; ++n) {
        hash = appended(hash, s.letters[i + n - 1]);
        if (n >= shape.char_min) counter.add(hash);
      }
    }
  }
}

void check(const NgramShape& shape) {
  const bool characters_fit = shape.char_max == 0 || (shape.char_min >= 1 && shape.char_min <= shape.char_max);
  if (shape.word_ngrams < 0 || !characters_fit || shape.bucket_bits < 1 || shape.bucket_bits > 30)
    fail(ErrorKind::internal, "impossible shape of n-grams", "linear model");
}

}  // namespace

NgramFeatures ngram_features(const NgramShape& shape, const std::string& text) {
  check(shape);
  NgramFeatures features;
  const Spelling spelling = spelling_of(folded_words(text));
  const std::size_t words = spelling.begin.size() - 1;
  if (words == 0) return features;
  const bool both = shape.word_ngrams > 0 && shape.char_max > 0;
  const int bits = both ? shape.bucket_bits - 1 : shape.bucket_bits;
  NgramCounter of_words((words + 2) * (shape.word_ngrams + 1), 0, bits);
  if (shape.word_ngrams > 0) count_words(spelling, shape.word_ngrams, of_words);
  const std::size_t lengths = shape.char_max == 0 ? 0 : shape.char_max - shape.char_min + 1;
  NgramCounter of_characters(spelling.letters.size() * lengths, both ? 1U << bits : 0, bits);
  if (shape.char_max > 0) count_characters(spelling, shape, of_characters);
  const double length = of_words.empty() || of_characters.empty() ? 1 : std::sqrt(0.5);
  for (const NgramCounter* counter : {&of_words, &of_characters}) counter->append_to(features, length);
  return features;
}

std::vector<float> NgramLinear::scores(const std::string& text) const {
  const std::size_t columns = bias.size();
  if (labels < 1 || columns != static_cast<std::size_t>(labels) ||
      weights.size() != columns * static_cast<std::size_t>(buckets.size()) ||
      buckets.range() != std::int64_t{1} << shape.bucket_bits)
    fail(ErrorKind::internal, "the linear model's sizes do not fit together", "linear model");
  const NgramFeatures features = ngram_features(shape, text);
  std::vector<float> sums = bias;
  for (std::size_t i = 0; i < features.bucket.size(); ++i) {
    const float* weight = row(features.bucket[i]);
    if (!weight) continue;
    for (std::size_t k = 0; k < columns; ++k) sums[k] += features.value[i] * weight[k];
  }
  return sums;
}

}  // namespace seq
