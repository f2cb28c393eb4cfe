// The output layer: the same logits however the work is shared out.
#include "nn/output.h"

#include <catch2/catch.hpp>

#include "core/parallel.h"
#include "nn/quantized_matmul.h"
#include "nn/rows.h"
#include "support/gradient_check.h"

namespace seq {

TEST_CASE("logits are the same to the bit when idle threads share the columns", "[output][bits]") {
  const int vocabulary = GENERATE(5, 48, 203, 6000), rows = GENERATE(1, 5), threads = GENERATE(2, 3, 8);
  CAPTURE(vocabulary, rows, threads);
  constexpr int width = 37;
  ParameterSpace space;
  OutputLayer layer;
  TensorSpec spec;
  spec.name = "table";
  spec.product = spec.product_transposed = true;
  layer.table = space.add(spec, vocabulary, width);
  layer.b = space.vector("b", vocabulary);
  const std::vector<Real> weights = random_numbers(space.size(), 7, 0.5), readout = random_numbers(rows * width, 8, 1);
  const Parameters p(space, weights.data(), false);
  std::vector<Real> alone(rows * vocabulary), shared(rows * vocabulary, -1);
  output_logits(layer, p, {readout.data(), rows, width}, {alone.data(), rows, vocabulary});
  Workers(threads, threads).each_helped(1, [&](int) {
    output_logits(layer, p, {readout.data(), rows, width}, {shared.data(), rows, vocabulary});
  });
  CHECK(alone == shared);
}

TEST_CASE("loss and gradients in chunks have the bits of those of all logits at once", "[output][bits]") {
  const auto precision = GENERATE(Precision::full, Precision::bf16);
  const double smoothing = GENERATE(0.0, 0.1);
  CAPTURE(precision == Precision::bf16, smoothing);
  constexpr int vocabulary = 1103, width = 37, rows = 301;  // more than a chunk of rows, and than a block of columns
  constexpr double scale = 0.25;
  ParameterSpace space;
  OutputLayer layer;
  TensorSpec spec;
  spec.name = "table";
  spec.product_transposed = true;
  layer.table = space.add(spec, vocabulary, width);
  layer.b = space.vector("b", vocabulary);
  const std::vector<Real> weights = random_numbers(space.size(), 7, 0.5), numbers = random_numbers(rows * width, 8, 1);
  const Parameters p(space, weights.data(), true, precision);
  const ConstView readout(numbers.data(), rows, width);
  std::vector<int> targets;
  for (int i = 0; i < rows; ++i) targets.push_back(i * 97 % vocabulary);

  Arena scratch;
  std::vector<Real> gradient(space.size(), 0.5f), expected = gradient;
  std::vector<Real> d_readout(rows * width), d_expected(rows * width);
  Gradients d_p(gradient.data()), d_p_expected(expected.data());
  const LossSums loss = output_loss(layer, p, readout, targets, smoothing, scale, nullptr, &d_p,
                                    View(d_readout.data(), rows, width), scratch);

  std::vector<Real> all(rows * vocabulary);
  const View d(all.data(), rows, vocabulary);
  output_logits(layer, p, readout, d);
  LossSums sums;
  for (int i = 0; i < rows; ++i) {
    const RowLoss row = cross_entropy_row(d.row(i), vocabulary, targets[i], smoothing, scale);
    sums += {row.smoothed, row.plain, 1};
  }
  multiply(d, p.product(layer.table), View(d_expected.data(), rows, width));
  multiply_transposed(d, readout, d_p_expected.view(layer.table), scratch, precision);
  add_column_sums(d, d_p_expected.row(layer.b));
  CHECK(loss.plain == sums.plain);
  CHECK(loss.smoothed == sums.smoothed);
  CHECK(loss.tokens == rows);
  CHECK(d_readout == d_expected);
  CHECK(gradient == expected);

  CHECK(output_loss(layer, p, readout, targets, smoothing, scale, nullptr, nullptr, {}, scratch).smoothed ==
        sums.smoothed);
}

TEST_CASE("the logits of selected words are those of all words, to the bit", "[output][bits]") {
  constexpr int vocabulary = 203, width = 36, rows = 5;
  const bool int8 = GENERATE(false, true);
  CAPTURE(int8);
  ParameterSpace space;
  OutputLayer layer;
  TensorSpec spec;
  spec.name = "table";
  spec.product_transposed = true;
  layer.table = space.add(spec, vocabulary, width);
  layer.b = space.vector("b", vocabulary);
  const std::vector<Real> weights = random_numbers(space.size(), 7, 0.5), readout = random_numbers(rows * width, 8, 1);
  std::vector<std::int8_t> numbers(quantized_size(width, vocabulary));
  std::vector<float> scale(vocabulary);
  StoredTensor table{weights.data() + layer.table.offset, {}};
  if (int8) table = {nullptr, quantize_transposed(layer.table.in(weights.data()), numbers.data(), scale.data())};
  const Parameters p(space, {table, {weights.data() + layer.b.offset, {}}});
  std::vector<Real> all(rows * vocabulary);
  output_logits(layer, p, {readout.data(), rows, width}, {all.data(), rows, vocabulary});
  for (const std::vector<int>& words :
       {std::vector<int>{202}, {0, 1, 2, 47, 48, 49, 95, 96, 100, 201, 202}, {3, 5, 8, 13, 21, 34, 55, 89, 144}}) {
    Arena memory, scratch;
    const OutputSelection selection = select_words(layer, p, words, memory, scratch);
    const auto count = static_cast<int>(words.size());
    std::vector<Real> some(rows * count);
    output_logits(selection, {readout.data(), rows, width}, {some.data(), rows, count});
    for (int i = 0; i < rows; ++i)
      for (int k = 0; k < count; ++k) CHECK(some[i * count + k] == all[i * vocabulary + words[k]]);
  }
}

}  // namespace seq
