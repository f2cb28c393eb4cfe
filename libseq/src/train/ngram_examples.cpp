#include "train/ngram_examples.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>

#include "core/random.h"
#include "text/folded_words.h"

namespace seq {
namespace {

constexpr std::size_t block_lines = 512, sampled_lines = 1000;
constexpr double document_words = 100;
constexpr double most_ngrams = 0x1p26;    // in all lines: 512 MiB
constexpr double most_answers = 0x1p26;   // lines times outputs: as much
constexpr double most_products = 0x1p29;  // n-grams times outputs: about a second to go over all lines
constexpr int counting_bits = 26, fewest_bits = 10, most_bits = 22, table_bits = 23;
constexpr int room = 3;  // 2^room buckets an n-gram

/// work(line) for all lines, in parallel.
template <typename Work>
void each_line(std::size_t lines, Workers& workers, const Work& work) {
  workers.each(static_cast<int>((lines + block_lines - 1) / block_lines), [&](int b) {
    const std::size_t first = static_cast<std::size_t>(b) * block_lines;
    for (std::size_t i = first; i < std::min(lines, first + block_lines); ++i) work(i);
  });
}

/// Lines spread evenly over the text.
std::vector<std::size_t> sample_of(std::size_t lines) {
  std::vector<std::size_t> sample;
  const std::size_t step = std::max<std::size_t>(1, lines / sampled_lines);
  for (std::size_t i = 0; i < lines; i += step) sample.push_back(i);
  return sample;
}

/// About how many n-grams all lines have.
double count_ngrams(const NgramShape& shape, const std::vector<std::string>& text) {
  const std::vector<std::size_t> sample = sample_of(text.size());
  double sum = 0;
  for (const std::size_t i : sample) sum += static_cast<double>(ngram_features(shape, text[i]).bucket.size());
  return sum / std::max<double>(1, static_cast<double>(sample.size())) * static_cast<double>(text.size());
}

/// Which share of these lines can be learnt from; more than 1 when there is room.
double affordable_share(const NgramShape& shape, const std::vector<std::string>& text, int outputs) {
  const double ngrams = std::max(1.0, count_ngrams(shape, text)), lines = std::max<double>(1, text.size());
  return std::min({most_ngrams / ngrams, most_products / ngrams / outputs, most_answers / lines / outputs});
}

/// How many n-grams at least two lines have; buckets that they share by accident count as one.
double count_shared_ngrams(NgramShape shape, const std::vector<std::string>& text, Workers& workers) {
  shape.bucket_bits = counting_bits;
  std::vector<std::atomic<std::uint64_t>> once(std::size_t{1} << (counting_bits - 6)), again(once.size());
  each_line(text.size(), workers, [&](std::size_t i) {
    for (const std::uint32_t bucket : ngram_features(shape, text[i]).bucket) {
      const std::uint64_t bit = std::uint64_t{1} << (bucket & 63);
      const bool before = once[bucket >> 6].fetch_or(bit, std::memory_order_relaxed) & bit;
      if (before) again[bucket >> 6].fetch_or(bit, std::memory_order_relaxed);
    }
  });
  double shared = 0;
  for (const auto& bits : again) shared += std::popcount(bits.load());
  return shared;
}

/// The lines that are learnt from, rising.
std::vector<std::size_t> choose_lines(const NgramTrainingData& data, const NgramShape& shape, int outputs,
                                      std::uint64_t seed) {
  const double share = affordable_share(shape, data.text, outputs);
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < data.text.size(); ++i)
    if (share >= 1 || RandomStream(random_key(seed, i, 2)).uniform() < share) chosen.push_back(i);
  return chosen;
}

bool is_known(const NgramLinear* prior, std::uint32_t bucket) {
  const float* row = prior ? prior->row(bucket) : nullptr;
  return row && std::any_of(row, row + prior->labels, [](float w) { return w != 0; });
}

/// The prior's means of the outputs' weights and biases.
void add_prior(const NgramLinear& prior, bool pair, NgramExamples& examples) {
  SparseExamples& x = examples.rows;
  const auto labels = static_cast<std::size_t>(prior.labels), outputs = static_cast<std::size_t>(x.outputs);
  // Of a pair of labels the one score is the difference; before there were two, nothing told them apart.
  if (pair && labels < 2) return;
  auto means = [&](const float* row, float* to) {
    if (pair)
      to[0] = row[1] - row[0];
    else
      std::copy_n(row, labels, to);
  };
  x.prior_bias.resize(pair ? 1 : labels);
  means(prior.bias.data(), x.prior_bias.data());
  x.prior_weights.assign(examples.bucket.size() * outputs, 0);
  for (std::size_t f = 0; f < examples.bucket.size(); ++f)
    if (const float* row = prior.row(examples.bucket[f])) means(row, &x.prior_weights[f * outputs]);
}

}  // namespace

NgramShape choose_ngram_shape(const std::vector<std::string>& text, int labels, Workers& workers) {
  constexpr NgramShape words = {1, 0, 0, counting_bits};
  double tokens = 0;
  const std::vector<std::size_t> sample = sample_of(text.size());
  for (const std::size_t i : sample) tokens += static_cast<double>(folded_words(text[i]).count());
  std::vector<NgramShape> shapes = {{3, 3, 5, counting_bits}, {3, 0, 0, counting_bits}, {2, 0, 0, counting_bits}};
  if (tokens > document_words * static_cast<double>(sample.size())) shapes.erase(shapes.begin(), shapes.begin() + 2);
  NgramShape shape = words;
  for (std::size_t s = shapes.size(); s-- > 0;)
    if (affordable_share(shapes[s], text, labels) >= 1) shape = shapes[s];
  const double shared = count_shared_ngrams(shape, text, workers);
  const int most = std::clamp(static_cast<int>(std::floor(table_bits - std::log2(labels))), 1, most_bits);
  const int wanted = room + static_cast<int>(std::ceil(std::log2(1 + shared)));
  shape.bucket_bits = std::min(most, std::max(fewest_bits, wanted));
  return shape;
}

NgramExamples make_ngram_examples(const NgramTrainingData& data, const NgramShape& shape, int labels,
                                  std::uint64_t seed, Workers& workers) {
  NgramExamples examples;
  SparseExamples& x = examples.rows;
  const bool several = std::any_of(data.labels.begin(), data.labels.end(), [](const auto& l) { return l.size() > 1; });
  // Of two labels that exclude each other, one is enough.
  const bool pair = labels == 2 && !data.independent && !several;
  x.softmax = !data.independent && !pair;
  x.outputs = pair ? 1 : labels;

  const std::vector<std::size_t> chosen = choose_lines(data, shape, x.outputs, seed);
  std::vector<NgramFeatures> features(chosen.size());
  each_line(chosen.size(), workers, [&](std::size_t i) { features[i] = ngram_features(shape, data.text[chosen[i]]); });
  constexpr std::uint32_t unused = 0xFFFFFFFF;
  std::vector<std::uint32_t> number(std::size_t{1} << shape.bucket_bits, 0);  // of lines with it, then of the feature
  for (const NgramFeatures& line : features)
    for (const std::uint32_t bucket : line.bucket) ++number[bucket];
  std::size_t entries = 0;
  for (std::uint32_t bucket = 0; bucket < number.size(); ++bucket) {
    const bool used = number[bucket] > 1 || (number[bucket] == 1 && is_known(data.prior, bucket));
    if (used) entries += number[bucket];
    number[bucket] = used ? static_cast<std::uint32_t>(examples.bucket.size()) : unused;
    if (used) examples.bucket.push_back(bucket);
  }
  x.features = static_cast<int>(examples.bucket.size());
  if (data.prior) add_prior(*data.prior, pair, examples);
  x.feature.reserve(entries);
  x.value.reserve(entries);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (std::size_t j = 0; j < features[i].bucket.size(); ++j) {
      const std::uint32_t feature = number[features[i].bucket[j]];
      if (feature == unused) continue;
      x.feature.push_back(feature);
      x.value.push_back(features[i].value[j]);
    }
    features[i] = {};
    x.begin.push_back(static_cast<std::int64_t>(x.feature.size()));
    const std::vector<int>& own = data.labels[chosen[i]];
    const bool unlabelled = own.empty() && !data.independent;
    x.wanted.push_back(pair ? std::vector<int>(own == std::vector<int>{1}, 0) : own);
    x.weight.push_back(unlabelled ? 0 : data.weight.empty() ? 1 : static_cast<float>(data.weight[chosen[i]]));
  }
  return examples;
}

}  // namespace seq
