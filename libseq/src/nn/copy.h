// Copying from the source: the pointer-generator of See, Liu and Manning 2017 ("Get To The Point: Summarization with
// Pointer-Generator Networks", arXiv 1704.04368, equations 8 and 9).
//
//   p(y) = g·P(y) + (1 - g)·C(y),   C(y) = Σ a_i over the source positions i that hold y,   g = σ(z),
//   z = w_s·state + w_c·context + w_e·embedding + b
//
// with P the output layer's softmax and a the decoder's own attention. Nothing here recurs, so in training all steps
// are one pass after the recurrences; and since the loss asks for p(target) alone, no distribution over vocabulary and
// source together is ever made.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/arena.h"
#include "core/packing.h"
#include "nn/attention.h"
#include "nn/linear.h"

namespace seq {

/// The gate. All parts are one unit wide.
struct CopyGate {
  LinearLayer state, context, embedding;  ///< the first has the bias

  static CopyGate add(ParameterSpace& space, const std::string& name, int state_width, int context_width,
                      int embedding_width);
  explicit operator bool() const { return static_cast<bool>(state.w); }
};

/// z of every row (rows × 1).
void copy_gate_forward(const CopyGate& gate, const Parameters& p, ConstView states, ConstView contexts,
                       ConstView embedded, View z);

/// What copying adds to the loss of rows; see output_loss.
struct CopyTerms {
  std::span<Real> mass;    ///< C(target) of each row
  View gate;               ///< rows × 1: z
  View d_gate;             ///< backward, out: gradient of gate
  std::span<Real> d_mass;  ///< backward, out: gradient of mass
};

/// C(target) of every row: row r of sentence j at step t has the target targets[r], and position i of its source holds
/// the word words[memory.begin[j] + i].
std::span<Real> copy_masses(const AttentionMemory& memory, const Packing& packing, const AttentionSaved& attention,
                            const std::vector<int>& words, const std::vector<int>& targets, Arena& arena);

/// Its gradient: d_attention += d_mass wherever a position holds the row's target.
void copy_masses_backward(const AttentionMemory& memory, const Packing& packing, std::span<const Real> d_mass,
                          const std::vector<int>& words, const std::vector<int>& targets, AttentionSaved& d_attention);

/// Adds copying to a row of unnormalised log-probabilities over the vocabulary and the sentence's extra words, at
/// inference. On entry scores[v] - log_norm = log P(v) for the vocabulary and -∞ for extra words; afterwards
/// scores[v] - log_norm = log p(v) for all. Only the words of the source are touched: log_norm grows by -log g instead
/// of all scores falling by it. words[i] is what position i of the source holds, attention[i] its weight. Returns 1 -
/// g.
float copy_scores(Real z, const std::vector<int>& words, const Real* attention, Real* scores, Real& log_norm);

}  // namespace seq
