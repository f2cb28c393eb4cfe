// The output layer: the same logits however the work is shared out.
#include "nn/output.h"

#include <catch2/catch.hpp>

#include "support/gradient_check.h"

namespace seq {

TEST_CASE("logits are the same to the bit when idle threads share the columns", "[output][bits]") {
  const int vocabulary = GENERATE(5, 48, 203, 1000), rows = GENERATE(1, 5), threads = GENERATE(2, 3, 8);
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
  output_logits(layer, p, {readout.data(), rows, width}, {shared.data(), rows, vocabulary}, helpers);
  CHECK(alone == shared);
}

}  // namespace seq
