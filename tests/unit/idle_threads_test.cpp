// A lane that threads help computes the same bits as alone.

#include "nn/idle_threads.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <set>
#include <vector>

#include "core/parallel.h"
#include "model/seq2seq.h"
#include "nn/bf16_matmul.h"
#include "nn/matmul.h"
#include "nn/quantized_matmul.h"
#include "support/batches.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

/// Everything that `work` (with memory of its own) writes into `size` numbers, alone and with so many threads.
template <class Work>
void check_same_bits(std::int64_t size, const Work& work) {
  std::vector<Real> alone = random_numbers(size, 9), first = alone;
  Arena scratch;
  work(alone.data(), scratch);
  for (int threads : {2, 3, 8}) {
    CAPTURE(threads);
    Workers workers(threads, threads);
    std::vector<Real> helped = first;
    workers.each_helped(1, [&](int) {
      CHECK(threads_at_hand() == threads);
      work(helped.data(), scratch);
    });
    CHECK(helped == alone);
  }
  CHECK(threads_at_hand() == 1);
}

}  // namespace

TEST_CASE("every product has the same bits when threads help", "[idle][bits]") {
  // Divided by columns and by rows; sizes that fill no panel and no tile.
  const auto [m, k, n] = GENERATE(std::tuple{33, 130, 1003}, std::tuple{203, 301, 70}, std::tuple{9, 600, 2001});
  CAPTURE(m, k, n);
  const auto a = random_numbers(m * k, 1), b = random_numbers(k * n, 2), bias = random_numbers(n, 3),
             d = random_numbers(m * n, 4);
  const ConstView left(a.data(), m, k), right(b.data(), k, n), gradient(d.data(), m, n);
  for (Precision precision : {Precision::full, Precision::bf16}) {
    Arena memory;
    const PackedMatrix packed = pack(right, precision, memory), packed_gradient = pack(gradient, precision, memory);
    check_same_bits(m * n, [&](Real* c, Arena&) { multiply(left, packed, View(c, m, n), Start::bias, bias.data()); });
    check_same_bits(m * n, [&](Real* c, Arena&) { multiply(left, packed, View(c, m, n), Start::keep); });
    check_same_bits(m * n, [&](Real* c, Arena&) {
      multiply_inner_range(left.col_range(32, k - 32), packed, 32, View(c, m, n), Start::zero);
    });
    check_same_bits(k * n, [&](Real* c, Arena& scratch) {
      multiply_transposed(left, gradient, View(c, k, n), scratch, precision);
    });
    check_same_bits(
        k * n, [&](Real* c, Arena& scratch) { multiply_transposed(left, packed_gradient, View(c, k, n), scratch); });
  }
}

TEST_CASE("products that go together have the same bits when threads help", "[idle][bits]") {
  constexpr int m = 5, k = 320;
  const bool int8 = GENERATE(false, true);
  // The second has fewer panels than there are threads.
  const int wide = 2003, narrow = 40;
  CAPTURE(int8);
  std::vector<std::vector<Real>> packed;
  std::vector<std::vector<std::int8_t>> numbers;
  std::vector<std::vector<float>> scales;
  const auto weights = [&](int n, std::uint64_t seed) -> PackedMatrix {
    const auto plain = random_numbers(k * n, seed);
    const ConstView view(plain.data(), k, n);
    if (!int8) return pack(view, packed.emplace_back(packed_size(k, n)).data());
    std::int8_t* into = numbers.emplace_back(quantized_size(k, n)).data();
    return {nullptr, k, n, quantize(view, into, scales.emplace_back(n).data())};
  };
  const PackedMatrix first = weights(wide, 1), second = weights(narrow, 2), third = weights(wide, 3);
  const auto a = random_numbers(m * k, 4), bias = random_numbers(wide, 5);
  const ConstView x(a.data(), m, k);
  check_same_bits(m * (wide + narrow), [&](Real* c, Arena&) {
    const View into(c, m, wide), apart(c + m * wide, m, narrow);
    multiply(
        {{x, first, into, Start::bias, bias.data()}, {x, second, apart, Start::keep}, {x, third, into, Start::keep}});
  });
  // And those of each alone, one after the other.
  std::vector<Real> together(m * wide), apart(m * wide);
  multiply({{x, first, View(together.data(), m, wide), Start::bias, bias.data()},
            {x, third, View(together.data(), m, wide), Start::keep}});
  multiply(x, first, View(apart.data(), m, wide), Start::bias, bias.data());
  multiply(x, third, View(apart.data(), m, wide), Start::keep);
  CHECK(together == apart);
}

TEST_CASE("a network's loss and gradients have the same bits when threads help", "[idle][bits]") {
  ModelOptions o;
  o.cell = GENERATE("gru", "lstm");
  o.copy = GENERATE(false, true);
  o.embedding = 40;
  o.hidden = 96;
  o.enc_hidden = 50;
  CAPTURE(o.cell, o.copy);
  constexpr int words = 2500, marks = 2;
  const Seq2Seq network(o, words, words);
  const auto weights = random_numbers(network.space.size(), 3, 0.2);
  const Parameters parameters(network.space, weights.data(), true);
  RandomStream random(5);
  std::vector<std::vector<int>> sources(30), targets(30);
  for (int i = 0; i < 30; ++i)
    for (std::vector<int>* side : {&sources[i], &targets[i]})
      for (int t = 0; t < 3 + i % 11; ++t) side->push_back(3 + static_cast<int>(random.below(words - 3)));
  const PairBatch batch = make_pair_batch({sources.begin(), sources.end()}, targets, 1, marks, {words, 0});
  double loss = 0;
  check_same_bits(network.space.size(), [&](Real* gradient, Arena& scratch) {
    Arena arena;
    Gradients d_p(gradient);
    const double smoothed =
        seq2seq_loss(network, parameters, batch, DropoutPlan(), {}, 1, &d_p, arena, scratch).smoothed;
    if (loss == 0) loss = smoothed;
    CHECK(smoothed == loss);
  });
}

TEST_CASE("little work is not shared out", "[idle]") {
  Workers workers(3, 3);
  Arena own;
  workers.each_helped(1, [&](int) {
    int parts = 0;
    share_out(100, 10, own, [&](std::ptrdiff_t first, std::ptrdiff_t count, Arena& scratch) {
      ++parts;
      CHECK(first == 0);
      CHECK(count == 100);
      CHECK(&scratch == &own);
    });
    CHECK(parts == 1);
  });
}

TEST_CASE("work that is shared out is done once, each part with memory of its own and without help", "[idle]") {
  Workers workers(3, 3);
  Arena own;
  std::vector<int> done(100);
  std::vector<Arena*> memory(100);
  std::atomic<bool> helped = false;
  workers.each_helped(1, [&](int) {
    share_out(100, 1e9, own, [&](std::ptrdiff_t first, std::ptrdiff_t count, Arena& scratch) {
      if (threads_at_hand() != 1) helped = true;
      for (std::ptrdiff_t i = first; i < first + count; ++i) {
        ++done[i];
        memory[i] = &scratch;
      }
    });
  });
  CHECK(done == std::vector<int>(100, 1));
  CHECK_FALSE(helped);
  CHECK(std::set<Arena*>(memory.begin(), memory.end()).size() == 3);
  CHECK(std::find(memory.begin(), memory.end(), &own) == memory.end());
}

}  // namespace seq
