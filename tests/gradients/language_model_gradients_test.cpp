// The language model's gradients.

#include <catch2/catch.hpp>

#include "model/language_model.h"
#include "support/gradient_check.h"

namespace seq {

TEST_CASE("a language model's gradient agrees with finite differences, one-way and in both directions",
          "[language_model]") {
  ClassifierOptions o;
  o.cell = GENERATE("gru", "lstm");
  o.bidirectional = GENERATE(true, false);
  o.embedding = 5;
  o.hidden = 3;
  const LanguageModel model(o, 11);
  TextBatch batch;
  batch.sequences = std::vector<std::vector<int>>{{1, 4, 8, 5, 2}, {1, 2}, {1, 7, 7, 2}, {1, 3, 10, 6, 9, 2}};
  pack_texts(batch);
  DropoutPlan dropout;
  dropout.embedding = 0.2;
  dropout.layer = 0.3;
  dropout.source_word = 0.2;
  dropout.key = 77;
  Arena arena, scratch;
  check_network(model.space, 6, [&](const Parameters& p, Gradients* d) {
    arena.reset();
    return language_model_loss(model, p, batch, dropout, 0.5, d, arena, scratch).smoothed * 0.5;
  });
}

}  // namespace seq
