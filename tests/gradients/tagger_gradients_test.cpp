// The tagger's gradients.
#include <catch2/catch.hpp>

#include "model/tagger.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

/// Lines whose order by pieces differs from that by words.
std::vector<TaggedLine> small_lines() {
  return {{{1, 4, 8, 5, 2}, {1, 3}, {2, 3}, {0, 1}},
          {{1, 7, 2}, {1}, {1}, {1}},
          {{1, 3, 10, 6, 9, 4, 2}, {1, 4}, {3, 5}, {1, 1}},
          {{1, 6, 5, 8, 2}, {1, 2, 3}, {1, 2, 3}, {0, 1, 2}}};
}

std::vector<const TaggedLine*> pointers(const std::vector<TaggedLine>& lines) {
  std::vector<const TaggedLine*> all;
  for (const TaggedLine& line : lines) all.push_back(&line);
  return all;
}

TaggerOptions small_options() {
  TaggerOptions o;
  o.embedding = 5;
  o.hidden = 3;
  o.layers = 1;
  return o;
}

TaggedBatch batch_of(const std::vector<const TaggedLine*>& lines) {
  TaggedBatch batch;
  pack_lines(lines, batch);
  return batch;
}

}  // namespace

TEST_CASE("taggers of every cell, stacked and residual, with dropout, have the right gradient", "[tagger]") {
  TaggerOptions o = small_options();
  o.cell = GENERATE("rnn", "gru", "lstm");
  o.layers = GENERATE(1, 2);
  o.embedding = 6;
  o.residual = o.layer_norm = o.layers == 2;
  const TaggerNetwork network(o, 11, 3);
  const std::vector<TaggedLine> lines = small_lines();
  const TaggedBatch batch = batch_of(pointers(lines));
  DropoutPlan dropout;
  if (GENERATE(false, true)) {
    dropout.embedding = 0.2;
    dropout.layer = 0.3;
    dropout.recurrent = 0.25;
    dropout.source_word = 0.2;
    dropout.key = 99;
  }
  Arena arena, scratch;
  check_network(network.space, 6, [&](const Parameters& p, Gradients* d) {
    arena.reset();
    return tagger_loss(network, p, batch, dropout, 0.5, d, arena, scratch).smoothed * 0.5;
  });
}

TEST_CASE("what a tagger says of a line does not depend on the other lines", "[tagger]") {
  const TaggerNetwork network(small_options(), 11, 3);
  const std::vector<Real> weights = random_numbers(network.space.size(), 6, 0.6);
  const Parameters p(network.space, weights.data(), false);
  const std::vector<TaggedLine> lines = small_lines();
  Arena arena, scratch;
  const TaggedBatch together = batch_of(pointers(lines));
  const View all = tagger_emissions(network, p, together, arena, scratch);
  const Packing words = together.words.packing();
  for (int j = 0; j < words.batch(); ++j) {
    const TaggedLine& line = lines[together.words.order[j]];
    const TaggedBatch alone = batch_of({&line});
    const View own = tagger_emissions(network, p, alone, arena, scratch);
    for (std::size_t t = 0; t < line.first.size(); ++t)
      for (int k = 0; k < 3; ++k) CHECK(own(static_cast<int>(t), k) == all(words.row(static_cast<int>(t), j), k));
  }
}

}  // namespace seq
