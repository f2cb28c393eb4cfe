// The encoder–decoder as a whole: its tensors, and its loss with gradients on a batch of pairs.
#pragma once

#include "core/arena.h"
#include "data/batch.h"
#include "model/decoder.h"
#include "model/encoder.h"
#include "nn/output.h"
#include "seq/options.h"

namespace seq {

/// Whether sources are words, not frames: text, and rows whose words are copied.
bool reads_text(const ModelOptions& options);

/// Units of one encoder direction, or of a set's layers, where the options leave them open.
int encoder_units(const ModelOptions& options);

/// A network's layout for given options and vocabularies. Immutable; weights are elsewhere.
struct Seq2Seq {
  enum class Bridge { dense, mean, sum, zero };

  ParameterSpace space;
  Encoder encoder;
  Decoder decoder;
  OutputLayer output;
  Bridge bridge = Bridge::dense;
  struct LayerBridge {
    LinearLayer h, c;  ///< encoder width → H; c for an LSTM
  };
  std::vector<LayerBridge> bridges;  ///< per decoder layer; empty with Bridge::zero
  LinearLayer ctc;                   ///< encoder width → target vocabulary and a blank behind it; absent without
  double ctc_share = 0;              ///< of loss and score

  int ctc_blank() const { return static_cast<int>(ctc.w.cols) - 1; }

  /// `options` with every size chosen (no zeros). `source_size` is that of the source's vocabulary or, where frames are
  /// read, the numbers of a frame. Throws Error(usage) for names it does not know, for tied = all with two
  /// vocabularies, for copying without attention, and for frames with what only text has (tied = all, copying).
  Seq2Seq(const ModelOptions& options, int source_size, int target_vocabulary);
  Seq2Seq(const Seq2Seq&) = delete;
  Seq2Seq& operator=(const Seq2Seq&) = delete;
};

/// Gathers encoder rows sentence by sentence, in the order of the target's sequences: what attention reads.
void gather_memory(ConstView packed_rows, const Packing& source, const std::vector<int>& source_of,
                   AttentionMemory& memory, Arena& arena);

/// First decoder states (B × H per layer) from the encoder's last states (row i of `summary` belongs to sequence i).
std::span<RecurrentState> bridge_forward(const Seq2Seq& network, const Parameters& p, ConstView summary, Arena& arena);

/// What the bridge reads: the encoder's last states, or the mean of the memory, or its sum over the square root of its
/// rows, from which they can be counted; rows in the order of `source_of`.
View bridge_summary(const Seq2Seq& network, ConstView final, const AttentionMemory& memory,
                    const std::vector<int>& source_of, Arena& arena);

/// What the loss is made of beside the cross-entropy.
struct LossTerms {
  double label_smoothing = 0;
  double coverage = 0;   ///< weight of the coverage loss (see nn/coverage.h), which counts into LossSums::smoothed
  double monotonic = 0;  ///< the same for attention that goes back (see nn/monotonic.h)
};

/// The loss of a batch. With a CTC layer its share of the smoothed loss is that of CTC, and the rest is the decoder's;
/// a target that has too few frames for CTC has no such loss. With d_p: gradients times `scale` are added to it.
/// `arena` holds activations and is not reset here.
LossSums seq2seq_loss(const Seq2Seq& network, const Parameters& p, const PairBatch& batch, const DropoutPlan& dropout,
                      const LossTerms& terms, double scale, Gradients* d_p, Arena& arena, Arena& scratch);

}  // namespace seq
