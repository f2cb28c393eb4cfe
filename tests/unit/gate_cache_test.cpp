// Gates' inputs that are kept are the numbers that were computed, whoever asks, however often, with any space.

#include "nn/gate_cache.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "core/parallel.h"
#include "core/random.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

constexpr int pieces = 37, embedding = 11, units = 13;

struct Embedded {
  ParameterSpace space;
  Tensor table;
  RecurrentLayer layer;
  std::vector<Real> weights;
  Parameters parameters;

  Embedded(Cell cell, bool layer_norm) {
    table = space.matrix("embedding", pieces, embedding);
    layer = RecurrentLayer::add(space, "layer", cell, embedding, units, layer_norm);
    weights = random_numbers(space.size(), 3, 0.7);
    parameters = Parameters(space, weights.data(), false);
  }

  /// What a piece gives, computed alone.
  std::vector<Real> computed(int piece) const {
    Arena arena;
    const View x = arena.matrix(1, embedding), gates = arena.matrix(1, layer.gate_width());
    parameters.copy_row(table, piece, x.row(0));
    recurrent_gate_inputs(layer, parameters, x, gates, arena);
    return {gates.data, gates.data + gates.cols};
  }
};

std::vector<int> random_pieces(int count, std::uint64_t key) {
  RandomStream random(key);
  std::vector<int> ids;
  for (int i = 0; i < count; ++i) ids.push_back(static_cast<int>(random.below(pieces)));
  return ids;
}

}  // namespace

TEST_CASE("gates' inputs from a cache are those of the products to the bit, the first time and later, in any company",
          "[gate-cache][bits]") {
  const Cell cell = GENERATE(Cell::rnn, Cell::gru, Cell::lstm);
  const bool layer_norm = GENERATE(false, true);
  // No piece, some pieces, or all of them have a place.
  const int places = GENERATE(0, 5, 100);
  CAPTURE(layer_norm, places);
  const Embedded e(cell, layer_norm);
  GateCache cache(e.table, e.layer, e.parameters, std::int64_t{places} * e.layer.gate_width());
  Arena arena;
  std::set<int> seen;
  for (std::uint64_t round = 0; round < 6; ++round) {
    const std::vector<int> wanted = random_pieces(1 + 7 * static_cast<int>(round), round);
    const View gates = arena.matrix(static_cast<std::ptrdiff_t>(wanted.size()), e.layer.gate_width());
    cache.fill(wanted, gates, arena);
    seen.insert(wanted.begin(), wanted.end());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const std::vector<Real> expected = e.computed(wanted[i]);
      CHECK(std::equal(expected.begin(), expected.end(), gates.row(static_cast<std::ptrdiff_t>(i))));
    }
  }
  CHECK(cache.kept() == std::min<std::int64_t>(places, std::ssize(seen)));
}

TEST_CASE("threads that ask a gate cache for the same pieces at once all get the same numbers", "[gate-cache][bits]") {
  const Embedded e(Cell::lstm, false);
  std::vector<std::vector<Real>> expected;
  for (int piece = 0; piece < pieces; ++piece) expected.push_back(e.computed(piece));
  for (int repeat = 0; repeat < 20; ++repeat) {
    GateCache cache(e.table, e.layer, e.parameters);
    Workers workers(4);
    std::vector<int> wrong(4, 0);
    workers.each(4, [&](int thread) {
      Arena arena;
      for (std::uint64_t round = 0; round < 8; ++round) {
        // Every thread begins with the same.
        const std::vector<int> wanted =
            random_pieces(9, round == 0 ? 0 : 8 * static_cast<std::uint64_t>(thread) + round);
        const View gates = arena.matrix(9, e.layer.gate_width());
        cache.fill(wanted, gates, arena);
        for (int i = 0; i < 9; ++i)
          wrong[thread] += !std::equal(expected[wanted[i]].begin(), expected[wanted[i]].end(), gates.row(i));
      }
    });
    CHECK(wrong == std::vector<int>(4, 0));
    CHECK(cache.kept() <= pieces);
  }
}

}  // namespace seq
