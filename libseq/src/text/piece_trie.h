// A trie of byte strings, grown by insertion: all pieces that a text begins with are found in one walk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace seq {

/// Nodes are numbered from 0, the root. An edge is found by hashing (node, byte); there is no recursion, so the length
/// of a key is no danger.
class PieceTrie {
 public:
  PieceTrie() : nodes_(1), slots_(64, 0) {}

  /// Stores value (0 or more) for key, which must not be empty.
  void insert(std::string_view key, int value) {
    std::uint32_t node = 0;
    for (const char byte : key) node = child_or_new(node, static_cast<unsigned char>(byte));
    nodes_[node].value = value;
  }

  /// The node behind `node` along `byte`, or -1.
  int step(int node, unsigned char byte) const {
    const auto parent = static_cast<std::uint32_t>(node);
    for (std::size_t slot = first_slot(parent, byte);; slot = (slot + 1) & (slots_.size() - 1)) {
      const std::uint32_t child = slots_[slot];
      if (child == 0) return -1;
      if (nodes_[child].parent == parent && nodes_[child].byte == byte) return static_cast<int>(child);
    }
  }

  /// The value stored at a node, or -1.
  int value(int node) const { return nodes_[static_cast<std::size_t>(node)].value; }

  bool empty() const { return nodes_.size() == 1; }

 private:
  struct Node {
    std::uint32_t parent = 0;
    int value = -1;
    unsigned char byte = 0;
  };

  std::size_t first_slot(std::uint32_t parent, unsigned char byte) const {
    const std::uint64_t key = std::uint64_t{parent} << 8 | byte;
    return static_cast<std::size_t>((key + 1) * 0x9E3779B97F4A7C15ULL >> 20) & (slots_.size() - 1);
  }

  void place(std::uint32_t child) {
    std::size_t slot = first_slot(nodes_[child].parent, nodes_[child].byte);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = child;
  }

  std::uint32_t child_or_new(std::uint32_t parent, unsigned char byte) {
    const int found = step(static_cast<int>(parent), byte);
    if (found > 0) return static_cast<std::uint32_t>(found);
    if (nodes_.size() * 2 >= slots_.size()) {
      slots_.assign(slots_.size() * 2, 0);
      for (std::uint32_t child = 1; child < nodes_.size(); ++child) place(child);
    }
    nodes_.push_back({parent, -1, byte});
    const auto child = static_cast<std::uint32_t>(nodes_.size() - 1);
    place(child);
    return child;
  }

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> slots_;  // open addressing, a power of two; 0 = free, as the root is nobody's child
};

}  // namespace seq
