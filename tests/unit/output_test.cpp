// The output layer: the same logits however the work is shared out.
#include "nn/output.h"

#include <catch2/catch.hpp>

#include "nn/quantized_matmul.h"
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
  Workers helpers(threads);
  output_logits(layer, p, {readout.data(), rows, width}, {shared.data(), rows, vocabulary}, &helpers);
  CHECK(alone == shared);
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
