#include "train/ngram_linear_trainer.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/random.h"
#include "seq/error.h"
#include "train/ngram_examples.h"

namespace seq {
namespace {

constexpr double costs[] = {1, 3, 10, 30, 100, 300, 1000};
constexpr double usual_cost = 30;
constexpr double rough = 0.05, fine = 0.005;  // precisions of a fit: for its loss, and for every line's answer
constexpr std::int64_t tenths = 10, rows_for_folds = 50000, answers_for_folds = 1 << 25, products_for_folds = 1 << 27,
                       most_folds = 5, fewest_held_out = 10;
constexpr std::int64_t blocks = 1000, largest_block = 32;

void check(const NgramTrainingData& data, int labels) {
  const bool sizes_fit = labels >= 1 && data.labels.size() == data.text.size() &&
                         (data.weight.empty() || data.weight.size() == data.text.size());
  const bool weights_fit =
      std::all_of(data.weight.begin(), data.weight.end(), [](double w) { return w >= 0 && w <= 1e9; });
  const bool labels_fit = std::all_of(data.labels.begin(), data.labels.end(), [&](const std::vector<int>& own) {
    return std::all_of(own.begin(), own.end(), [&](int label) { return label >= 0 && label < labels; });
  });
  const bool prior_fits = !data.prior || data.prior->labels <= labels;
  if (!sizes_fit || !weights_fit || !labels_fit || !prior_fits)
    fail(ErrorKind::internal, "lines, labels and weights do not fit together", "linear model");
}

/// A part of the rows to learn from, and the rest to be judged by.
struct Fold {
  std::vector<std::int64_t> held_out;
  std::unique_ptr<DualAscent> learner;
};

std::vector<Fold> make_folds(const SparseExamples& x, std::uint64_t seed, Workers& workers) {
  // Neighbours may be of one text, or phrases of one sentence: they stay together.
  const std::int64_t block = std::clamp<std::int64_t>(x.rows() / blocks, 1, largest_block);
  const std::int64_t rows = std::max<std::int64_t>(1, x.rows());
  const std::int64_t products = std::max<std::int64_t>(1, x.begin.back() * x.outputs);
  const std::int64_t affordable =
      std::min({rows_for_folds / rows, answers_for_folds / (rows * x.outputs), products_for_folds / products});
  std::vector<Fold> folds(std::clamp<std::int64_t>(affordable, 1, most_folds));
  workers.each(static_cast<int>(folds.size()), [&](int f) {
    std::vector<std::int64_t> kept;
    for (std::int64_t row = 0; row < x.rows(); ++row) {
      const std::uint64_t tenth = random_key(seed, static_cast<std::uint64_t>(row / block), 1) % tenths;
      (tenth == static_cast<std::uint64_t>(f) ? folds[f].held_out : kept).push_back(row);
    }
    folds[f].learner = std::make_unique<DualAscent>(x, std::move(kept));
  });
  return folds;
}

/// The cost with the smallest loss on what is held out. Costs rise until the loss does.
double choose_cost(const SparseExamples& x, std::uint64_t seed, Workers& workers) {
  std::vector<Fold> folds = make_folds(x, seed, workers);
  std::int64_t held_out = 0;
  for (const Fold& fold : folds) held_out += static_cast<std::int64_t>(fold.held_out.size());
  if (held_out < fewest_held_out) return usual_cost;
  double best = usual_cost, least = INFINITY;
  for (const double cost : costs) {
    std::vector<double> losses(folds.size(), 0);
    workers.each(static_cast<int>(folds.size()), [&](int f) {
      folds[f].learner->fit(cost, rough, seed);
      losses[f] = folds[f].learner->loss(folds[f].held_out);
    });
    double loss = 0;
    for (const double one : losses) loss += one;
    if (loss >= least) break;
    least = loss;
    best = cost;
  }
  return best;
}

}  // namespace

NgramLinear train_ngram_linear(const NgramTrainingData& data, int labels, std::uint64_t seed, Workers& workers) {
  check(data, labels);
  NgramLinear model;
  model.shape = data.prior ? data.prior->shape : choose_ngram_shape(data.text, labels, workers);
  model.labels = labels;
  const NgramExamples examples = make_ngram_examples(data, model.shape, labels, seed, workers);
  const SparseExamples& x = examples.rows;
  const double cost = choose_cost(x, seed, workers);
  std::vector<std::int64_t> all;
  for (std::int64_t row = 0; row < x.rows(); ++row) all.push_back(row);
  DualAscent learner(x, std::move(all));
  // By the way that the folds took: from nothing, a large cost converges slowly.
  for (const double step : costs)
    if (step < cost) learner.fit(step, rough, seed);
  learner.fit(cost, fine, seed);

  // One score that decides between two labels is the difference of theirs.
  const bool pair = x.outputs < labels;
  const auto columns = static_cast<std::size_t>(labels);
  auto spread = [&](const float* from, float* to) {
    for (std::size_t k = 0; k < columns; ++k) to[k] = pair ? from[0] * (k == 0 ? -0.5F : 0.5F) : from[k];
  };
  std::vector<std::uint32_t> used = examples.bucket;
  std::vector<std::uint32_t> known;
  if (data.prior) known = data.prior->buckets.buckets();
  used.insert(used.end(), known.begin(), known.end());
  model.buckets = BucketSet(model.shape.bucket_bits, used);
  model.weights.assign(columns * static_cast<std::size_t>(model.buckets.size()), 0);
  model.bias.assign(columns, 0);
  auto row = [&](std::uint32_t bucket) { return &model.weights[columns * model.buckets.place(bucket)]; };
  for (const std::uint32_t bucket : known) std::copy_n(data.prior->row(bucket), data.prior->labels, row(bucket));
  spread(learner.bias().data(), model.bias.data());
  for (std::uint32_t f = 0; f < examples.bucket.size(); ++f) spread(learner.weights(f), row(examples.bucket[f]));
  return model;
}

}  // namespace seq
