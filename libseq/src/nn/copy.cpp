#include "nn/copy.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

/// Calls f(row, sentence, step, position) wherever a position of the source holds the row's target.
template <typename F>
void each_match(const AttentionMemory& memory, const Packing& packing, const std::vector<int>& words,
                const std::vector<int>& targets, const F& f) {
  for (int t = 0; t < packing.steps(); ++t)
    for (int j = 0; j < packing.alive(t); ++j) {
      const int row = packing.row(t, j), begin = memory.begin[j], length = memory.length(j);
      for (int i = 0; i < length; ++i)
        if (words[begin + i] == targets[row]) f(row, j, t, i);
    }
}

}  // namespace

CopyGate CopyGate::add(ParameterSpace& space, const std::string& name, int state_width, int context_width,
                       int embedding_width) {
  CopyGate gate;
  gate.state = LinearLayer::add(space, name + ".state", state_width, 1);
  gate.context = LinearLayer::add(space, name + ".context", context_width, 1, false);
  gate.embedding = LinearLayer::add(space, name + ".embedding", embedding_width, 1, false);
  return gate;
}

void copy_gate_forward(const CopyGate& gate, const Parameters& p, ConstView states, ConstView contexts,
                       ConstView embedded, View z) {
  linear_forward(gate.state, p, states, z);
  linear_forward(gate.context, p, contexts, z, true);
  linear_forward(gate.embedding, p, embedded, z, true);
}

std::span<Real> copy_masses(const AttentionMemory& memory, const Packing& packing, const AttentionSaved& attention,
                            const std::vector<int>& words, const std::vector<int>& targets, Arena& arena) {
  const std::span<Real> mass = arena.list<Real>(targets.size());
  each_match(memory, packing, words, targets,
             [&](int row, int j, int t, int i) { mass[row] += attention.weights[j](t, i); });
  return mass;
}

void copy_masses_backward(const AttentionMemory& memory, const Packing& packing, std::span<const Real> d_mass,
                          const std::vector<int>& words, const std::vector<int>& targets, AttentionSaved& d_attention) {
  each_match(memory, packing, words, targets,
             [&](int row, int j, int t, int i) { d_attention.weights[j](t, i) += d_mass[row]; });
}

float copy_scores(Real z, const std::vector<int>& words, const Real* attention, Real* scores, Real& log_norm) {
  // log σ(z) without overflow; log(1 - σ(z)) is the same of -z.
  const auto log_sigmoid = [](double x) { return x > 0 ? -std::log1p(std::exp(-x)) : x - std::log1p(std::exp(x)); };
  const double log_generate = log_sigmoid(static_cast<double>(z)), log_copy = log_sigmoid(-static_cast<double>(z));
  log_norm = static_cast<Real>(static_cast<double>(log_norm) - log_generate);
  // A position at a time: log(e^a + e^b), so that a word that stands several times gathers the mass of all its places.
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!(attention[i] > 0)) continue;
    Real& score = scores[words[i]];
    const double before = static_cast<double>(score);
    const double copied = static_cast<double>(log_norm) + log_copy + std::log(static_cast<double>(attention[i]));
    const double high = std::max(before, copied), low = std::min(before, copied);
    score = static_cast<Real>(high + std::log1p(std::exp(low - high)));
  }
  return static_cast<float>(std::exp(log_copy));
}

}  // namespace seq
