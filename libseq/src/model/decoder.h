// The attentional decoder.
//
//   e = embedding of the previous word             q = query projection of s_1
//   s_1 = layer_1(e [, feed])                      c = attention(q)
//   s_2 = layer_2([s_1; c]),  s_l = layer_l(s_l-1) readout = tanh(W_s·s_top + W_c·c [+ W_e·e] + b)
//
// Nothing in it depends on the readout of the step before, so that in training every product runs once over all steps
// of the batch and only the recurrences loop. With input feeding (Luong et al. 2015) the first layer does read the last
// readout (`feed`): then the same functions run step by step.
#pragma once

#include <span>
#include <vector>

#include "core/arena.h"
#include "data/batch.h"
#include "model/encoder.h"
#include "nn/attention.h"
#include "nn/copy.h"
#include "nn/embedding.h"
#include "nn/gate_cache.h"
#include "nn/linear.h"
#include "nn/recurrent.h"

namespace seq {

struct Decoder {
  Tensor embedding;                    ///< V × E
  std::vector<RecurrentLayer> layers;  ///< H units each
  std::vector<bool>
      residual;  ///< per layer: its input is added to its output (from the third on, and the second without attention)
  AttentionLayer attention;
  LinearLayer feed;                                      ///< E → G·H, no bias; absent without input feeding
  LinearLayer read_state, read_context, read_embedding;  ///< the readout's parts, E wide; the first has the bias
  CopyGate copy;                                         ///< absent without copying; needs attention

  bool attends() const { return attention.score != Score::none; }
  bool feeds() const { return static_cast<bool>(feed.w); }
  int readout_width() const { return static_cast<int>(read_state.w.cols); }
};

/// What forward keeps; `readout` (rows × E, before dropout) is the result.
struct DecoderSaved {
  struct Layer {
    View input;  ///< layers from the second on: [s below; context] or s below, after dropout
    RecurrentSaved recurrent;
    View states;
    View output;    ///< states, or with a residual the sum
    View d_output;  ///< backward: gradient of output
  };
  View embedded, queries, contexts, readout;
  View d_readout, d_contexts, d_queries;  ///< backward
  View d_memory, d_keys;                  ///< backward: rows of the memory
  AttentionMemory memory;
  AttentionSaved attention;
  AttentionSaved d_weights;  ///< backward, set by the caller: gradients of the weights themselves; empty = none
  CopyTerms copy;            ///< its gate is a result; d_gate is set by the caller before backward
  std::span<Layer> layers;
  std::span<RecurrentState> first_states;  ///< per layer, from the bridge; after forward the last states
};

/// The whole target in one go. memory.memory and memory.begin (sentences in the order of the target's packing) and
/// saved.first_states (B × H per layer) are set by the caller.
void decoder_forward(const Decoder& decoder, const Parameters& p, const PackedTokens& target,
                     const DropoutPlan& dropout, DecoderSaved& saved, Arena& arena, Arena& scratch);

/// From saved.d_readout (rows × E, overwritten) to saved.d_memory, d_keys, and d_states (per layer, gradient of the
/// first states; set to the gradient of the last states, usually zero, by the caller).
void decoder_backward(const Decoder& decoder, const Parameters& p, const PackedTokens& target,
                      const DropoutPlan& dropout, DecoderSaved& saved, std::span<RecurrentState> d_states,
                      Gradients& d_p, Arena& arena, Arena& scratch);

/// One step at inference for n rows.
struct DecoderStep {
  const AttentionMemory* memory = nullptr;
  const std::vector<int>* sentence_of =
      nullptr;                              ///< per row its sentence in the memory; rows of one sentence stand together
  ConstView feed;                           ///< n × E: the last readouts (input feeding)
  GateCache* known = nullptr;               ///< what words give the first layer's gates; null = computed anew
  std::span<RecurrentState> before, after;  ///< per layer n × H
  View readout;                             ///< out: n × E
  View weights;                             ///< out: n × longest source; unset without attention
  View copy_gate;                           ///< out: n × 1; unset without copying
};
void decoder_step(const Decoder& decoder, const Parameters& p, std::span<const int> words, DecoderStep& step,
                  Arena& scratch);

}  // namespace seq
