// The tagger's network: an encoder over pieces, a vector a word, and a conditional random field over the words' labels.
#pragma once

#include <vector>

#include "core/arena.h"
#include "model/encoder.h"
#include "nn/crf.h"
#include "nn/linear.h"
#include "nn/output.h"
#include "seq/options.h"

namespace seq {

/// A network's layout for given options. Immutable; weights are elsewhere.
struct TaggerNetwork {
  ParameterSpace space;
  Encoder encoder;  ///< in both directions; tensors are named as those of ClassifierNetwork
  LinearLayer output;
  CrfLayer crf;

  /// `options` with every size chosen. Throws Error(usage) for names it does not know.
  TaggerNetwork(const TaggerOptions& options, int vocabulary, int labels);
  TaggerNetwork(const TaggerNetwork&) = delete;
  TaggerNetwork& operator=(const TaggerNetwork&) = delete;

  int labels() const { return crf.labels; }
};

/// A line of at least one word: its pieces, and where each word's first and last piece stand among them.
struct TaggedLine {
  std::vector<int> ids;
  std::vector<int> first, last;  ///< one a word
  std::vector<int> labels;       ///< one a word; unused where none are to be learnt
};

/// Lines packed twice: by their pieces, as the encoder reads them, and by their words, which have the labels.
struct TaggedBatch {
  PackedTokens source;
  PackedOrder words;
  std::vector<int> first, last;  ///< one a row of `words`: the rows of `source` with the word's first and last piece
  std::vector<int> labels;       ///< one a row of `words`
};

/// Makes the batch anew of these lines.
void pack_lines(const std::vector<const TaggedLine*>& lines, TaggedBatch& batch);

/// Loss of a batch, -log p(labels) summed over its lines (`tokens` counts words). With d_p: gradients times `scale` are
/// added to it. `arena` holds activations and is not reset here.
LossSums tagger_loss(const TaggerNetwork& network, const Parameters& p, const TaggedBatch& batch,
                     const DropoutPlan& dropout, double scale, Gradients* d_p, Arena& arena, Arena& scratch);

/// What the network says of each word for itself: rows of `words` × labels.
View tagger_emissions(const TaggerNetwork& network, const Parameters& p, const TaggedBatch& batch, Arena& arena,
                      Arena& scratch);

}  // namespace seq
