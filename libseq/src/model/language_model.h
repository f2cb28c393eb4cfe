// A language model in both directions over one recurrent layer: what a classifier's encoder can learn from unlabelled
// text. Going forward it predicts the next token, going backward the one before.
#pragma once

#include "core/arena.h"
#include "model/encoder.h"
#include "nn/linear.h"
#include "nn/output.h"
#include "seq/options.h"

namespace seq {

/// Embedding and first layer have the names and shapes that ClassifierNetwork gives them; the output layer multiplies
/// by the embeddings.
struct LanguageModel {
  ParameterSpace space;
  Encoder encoder;
  LinearLayer read_forward, read_backward;  ///< units → embedding width
  OutputLayer output;

  /// `options` with every size chosen.
  LanguageModel(const ClassifierOptions& options, int vocabulary);
  LanguageModel(const LanguageModel&) = delete;
  LanguageModel& operator=(const LanguageModel&) = delete;
};

/// Texts of at least two tokens, and what is to be predicted of them.
struct TextBatch {
  SequenceList sequences;
  PackedTokens text;
  std::vector<int> next;      ///< of the rows of every step but the first: their tokens, which the step before predicts
  std::vector<int> previous;  ///< of the same rows: the token before, which going backward they predict
};

/// Makes of batch.sequences all the rest.
void pack_texts(TextBatch& batch);

/// Loss summed over what both directions predict. With d_p: gradients times `scale` are added to it. `arena` holds
/// activations and is not reset here.
LossSums language_model_loss(const LanguageModel& model, const Parameters& p, const TextBatch& batch,
                             const DropoutPlan& dropout, double scale, Gradients* d_p, Arena& arena, Arena& scratch);

}  // namespace seq
