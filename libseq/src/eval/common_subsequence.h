// The longest common subsequence of two sequences of words.
#pragma once

#include <cstdint>
#include <vector>

namespace seq::eval {

/// Its length; the work grows with the product of both lengths, the memory with the second.
std::uint32_t common_length(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace seq::eval
