#include "search/history.h"

#include <algorithm>

namespace seq {

int History::add(int parent, int token, float log_probability, const float* attention, float copying) {
  nodes_.push_back({parent, token, log_probability, copying});
  if (width_ > 0) {
    if (attention != nullptr)
      attention_.insert(attention_.end(), attention, attention + width_);
    else
      attention_.resize(attention_.size() + width_, 0.0f);
  }
  return static_cast<int>(nodes_.size()) - 1;
}

void History::tokens(int node, std::vector<int>& tokens) const {
  tokens.clear();
  for (int n = node; n != root; n = nodes_[static_cast<std::size_t>(n)].parent)
    tokens.push_back(nodes_[static_cast<std::size_t>(n)].token);
  std::reverse(tokens.begin(), tokens.end());
}

void History::add_attention(int node, std::vector<double>& received) const {
  for (int n = node; n != root; n = nodes_[static_cast<std::size_t>(n)].parent) {
    const float* row = attention_.data() + static_cast<std::size_t>(n) * width_;
    for (std::size_t i = 0; i < width_; ++i) received[i] += row[i];
  }
}

void History::unwind(int node, bool with_attention, FoundHypothesis& into) const {
  const auto tokens_before = static_cast<std::ptrdiff_t>(into.tokens.size());
  const auto rows_before = static_cast<std::ptrdiff_t>(into.attention.size());
  for (int n = node; n != root; n = nodes_[static_cast<std::size_t>(n)].parent) {
    const Node& at = nodes_[static_cast<std::size_t>(n)];
    into.tokens.push_back(at.token);
    into.token_log_probabilities.push_back(at.log_probability);
    into.copying.push_back(at.copying);
    if (with_attention && width_ > 0) {
      const float* row = attention_.data() + static_cast<std::size_t>(n) * width_;
      into.attention.emplace_back(row, row + width_);
    }
  }
  std::reverse(into.tokens.begin() + tokens_before, into.tokens.end());
  std::reverse(into.token_log_probabilities.begin() + tokens_before, into.token_log_probabilities.end());
  std::reverse(into.copying.begin() + tokens_before, into.copying.end());
  std::reverse(into.attention.begin() + rows_before, into.attention.end());
}

void History::forget_all_but(std::span<int> nodes) {
  if (nodes_.size() < compact_at_) return;
  // Children stand after their parents: one pass backwards marks, one forwards moves and renumbers.
  std::vector<int> number(nodes_.size(), root);
  constexpr int needed = 0;
  for (int n : nodes)
    if (n != root) number[static_cast<std::size_t>(n)] = needed;
  for (std::size_t i = nodes_.size(); i-- > 0;)
    if (number[i] == needed && nodes_[i].parent != root) number[static_cast<std::size_t>(nodes_[i].parent)] = needed;
  std::size_t next = 0;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (number[i] != needed) continue;
    Node moved = nodes_[i];
    if (moved.parent != root) moved.parent = number[static_cast<std::size_t>(moved.parent)];
    nodes_[next] = moved;
    std::copy_n(attention_.begin() + static_cast<std::ptrdiff_t>(i * width_), width_,
                attention_.begin() + static_cast<std::ptrdiff_t>(next * width_));
    number[i] = static_cast<int>(next++);
  }
  nodes_.resize(next);
  attention_.resize(next * width_);
  for (int& n : nodes)
    if (n != root) n = number[static_cast<std::size_t>(n)];
  compact_at_ = std::max<std::size_t>(1024, 2 * next);
}

}  // namespace seq
