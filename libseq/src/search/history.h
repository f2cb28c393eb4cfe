// Where hypotheses came from: a tree of tokens whose branches share their beginnings.
#pragma once

#include <span>
#include <vector>

#include "search/hypothesis.h"

namespace seq {

/// The tokens of one sentence's living hypotheses. A node is one token after its parent's; `root` is the empty
/// hypothesis.
class History {
 public:
  static constexpr int root = -1;

  /// Keeps `attention_width` attention weights a node (0 = none).
  explicit History(std::size_t attention_width) : width_(attention_width) {}

  /// A new node; `attention` holds the weights of the step that chose the token (null counts as zeros), `copying` the
  /// step's share of copying. Returns its number.
  int add(int parent, int token, float log_probability, const float* attention, float copying = 0);
  /// The tokens from the first to `node` itself; replaces what `tokens` held.
  void tokens(int node, std::vector<int>& tokens) const;
  /// Adds to received[i] what the steps up to `node` attended to source token i.
  void add_attention(int node, std::vector<double>& received) const;
  /// Appends tokens, log-probabilities, shares of copying and, if wanted, attention rows up to `node` to a hypothesis.
  void unwind(int node, bool with_attention, FoundHypothesis& into) const;
  /// Call once a step with the nodes of all living hypotheses: forgets what none of them came through, whenever that
  /// may halve the memory, and renumbers them.
  void forget_all_but(std::span<int> nodes);
  std::size_t size() const { return nodes_.size(); }

 private:
  struct Node {
    int parent, token;
    float log_probability, copying;
  };

  std::size_t width_;
  std::vector<Node> nodes_;       ///< parents before children
  std::vector<float> attention_;  ///< width_ numbers a node
  std::size_t compact_at_ = 1024;
};

}  // namespace seq
