// Products that threads share out are those of one thread, to the bit.

#include "nn/shared_products.h"

#include <catch2/catch.hpp>
#include <vector>

#include "core/profile.h"
#include "nn/quantized_matmul.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

constexpr int rows = 5, inner = 320;

struct Weights {
  std::vector<float> packed, scale;
  std::vector<std::int8_t> numbers;
  PackedMatrix matrix;

  Weights(int outer, bool int8, std::uint64_t seed) : scale(static_cast<std::size_t>(outer)) {
    const auto plain = random_numbers(inner * outer, seed);
    const ConstView view(plain.data(), inner, outer);
    if (int8) {
      numbers.resize(quantized_size(inner, outer));
      matrix = {nullptr, inner, outer, quantize(view, numbers.data(), scale.data())};
    } else {
      packed.resize(packed_size(inner, outer));
      matrix = pack(view, packed.data());
    }
  }
};

}  // namespace

TEST_CASE("threads that share products out give the bits of one", "[products][bits]") {
  const bool int8 = GENERATE(false, true);
  // Many columns, so that they are shared; the second has fewer panels than there are threads.
  const int wide = int8 ? 2003 : 701, narrow = 40;
  CAPTURE(int8);
  const Weights first(wide, int8, 1), second(narrow, int8, 2), third(wide, int8, 3);
  const auto a = random_numbers(rows * inner, 4), bias = random_numbers(wide, 5);
  const ConstView x(a.data(), rows, inner);
  std::vector<float> expected(rows * wide), expected_narrow(rows * narrow, 0.5f);
  multiply(x, first.matrix, View(expected.data(), rows, wide), Start::bias, bias.data());
  multiply(x, third.matrix, View(expected.data(), rows, wide), Start::keep);
  multiply(x, second.matrix, View(expected_narrow.data(), rows, narrow), Start::keep);
  for (int threads : {1, 2, 3, 7}) {
    CAPTURE(threads);
    Workers helpers(threads);
    std::vector<float> c(rows * wide, 9.0f), d(rows * narrow, 0.5f);
    const View into(c.data(), rows, wide);
    multiply("test",
             {{x, first.matrix, into, Start::bias, bias.data()},
              {x, second.matrix, View(d.data(), rows, narrow), Start::keep},
              {x, third.matrix, into, Start::keep}},
             &helpers);
    CHECK(c == expected);
    CHECK(d == expected_narrow);
  }
}

TEST_CASE("only products of many weights are shared out", "[products]") {
  const auto a = random_numbers(rows * inner, 4);
  const ConstView x(a.data(), rows, inner);
  Workers helpers(2);
  for (const auto& [outer, calls] : {std::pair{60, 1}, {1000, 2}}) {
    const Weights weights(outer, false, 1);
    std::vector<float> c(static_cast<std::size_t>(rows * outer));
    profile::start();
    multiply("shared or not", {{x, weights.matrix, View(c.data(), rows, outer)}}, &helpers);
    profile::on = false;
    std::int64_t counted = 0;
    for (const BlockCounts& block : profile::counts())
      if (std::string(block.name) == "shared or not") counted = block.calls;
    CHECK(counted == calls);
  }
}

}  // namespace seq
