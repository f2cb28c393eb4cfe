// Which words of an output were copied, and from where.
#include "search/copied.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace seq {

TEST_CASE("a token was copied where copying has more than half of its probability, from where attention is",
          "[copied]") {
  const std::vector<int> source = {7, 9, 7, 8};
  FoundHypothesis found;
  found.tokens = {7, 8, 9, 5};
  found.attention = {{0.1f, 0.1f, 0.6f, 0.2f}, {0, 0.5f, 0, 0.5f}, {0.2f, 0.2f, 0.3f, 0.3f}, {1, 0, 0, 0}};
  found.copying = {0.9f, 0.9f, 0.4f, 0.9f};
  found.token_log_probabilities = {std::log(0.65f), std::log(0.5f), std::log(0.5f), std::log(0.05f)};
  CHECK(copied_tokens(found, source) == std::vector<int>{2, 3, -1, -1});
}

TEST_CASE("a word was copied when half of its tokens were, from the word of the first of them", "[copied]") {
  CHECK(copied_words({5, -1, -1, -1, 2, 3}, {0, 0, 1, 1, 2, 2}, {0, 0, 1, 1, 2, 2}) == WordAlignment{{2, 0}, {1, 2}});
  CHECK(copied_words({}, {0}, {}).empty());
}

}  // namespace seq
