// The classifier's network: an encoder, its states pooled into one vector, and a linear layer of labels.
#pragma once

#include <vector>

#include "core/arena.h"
#include "model/encoder_inference.h"
#include "nn/linear.h"
#include "nn/output.h"
#include "nn/pooling.h"
#include "seq/options.h"

namespace seq {

/// A network's layout for given options. Immutable; weights are elsewhere.
struct ClassifierNetwork {
  ParameterSpace space;
  Encoder encoder;
  PoolingLayer pooling;
  LinearLayer output;
  int labels = 0;
  bool independent = false;  ///< one sigmoid a label instead of one softmax

  /// `options` with every size chosen; with frames, `vocabulary` is not looked at. Throws Error(usage) for names it
  /// does not know.
  ClassifierNetwork(const ClassifierOptions& options, int vocabulary, int labels);
  ClassifierNetwork(const ClassifierNetwork&) = delete;
  ClassifierNetwork& operator=(const ClassifierNetwork&) = delete;
};

/// Copies the weights of a network into those of one that differs in nothing but further labels, whose own stay as they
/// are.
void take_over_labels(const ClassifierNetwork& from, const Real* from_weights, const ClassifierNetwork& to,
                      Real* weights);

/// Lines with what is to be learnt of them; entry j belongs to sequence j of the packing.
struct LabelledBatch {
  PackedTokens source;
  SequenceList labels;       ///< one or more a line; with one softmax the first one counts
  std::vector<Real> weight;  ///< of each line in the loss
};

/// Loss of a batch, summed over its lines (`tokens` counts lines). With d_p: gradients times `scale` are added to it.
/// `arena` holds activations and is not reset here.
LossSums classifier_loss(const ClassifierNetwork& network, const Parameters& p, const LabelledBatch& batch,
                         const DropoutPlan& dropout, double label_smoothing, double scale, Gradients* d_p, Arena& arena,
                         Arena& scratch);

/// Logits of lines: row i (of `logits`, lines × labels) belongs to line i as it was given to pack_sequences. `pieces`
/// holds those of the source; of frames, nothing.
void classifier_logits(const ClassifierNetwork& network, const Parameters& p, const PackedTokens& source,
                       const PieceGates& pieces, View logits, Arena& arena, Arena& scratch);

}  // namespace seq
