// Learning byte pair encoding.
#include "text/bpe_trainer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "text/unicode.h"

using namespace seq;

TEST_CASE("byte pair encoding learns the example of its paper", "[subword]") {
  const CountedWords words = {{"▁low", 5}, {"▁lower", 2}, {"▁newest", 6}, {"▁widest", 3}};
  CHECK(learn_bpe(words, 6) == std::vector<std::string>{"es", "est", "lo", "low", "▁low", "ew"});
}

TEST_CASE("merges stop at pairs seen once, at scripts, at digits and at sixteen characters", "[subword]") {
  CHECK(learn_bpe({{"▁abc", 1}}, 10).empty());
  CHECK(learn_bpe({{"▁ab1я", 9}}, 10) == std::vector<std::string>{"ab", "▁ab"});
  CHECK(learn_bpe({{"パンを食", 9}}, 10).back() == "パンを食");
  for (const std::string& piece : learn_bpe({{"▁" + std::string(50, 'a') + std::string(50, 'b'), 100}}, 1000)) {
    CHECK(unicode::count_code_points(piece) <= 16);
  }
  CHECK(learn_bpe({{"x\ty", 9}}, 10).empty());
  CHECK(learn_bpe({{"aaaa", 3}}, 2) == std::vector<std::string>{"aa", "aaaa"});
}

TEST_CASE("every merge that was learnt can be made again", "[subword]") {
  // Two ways may lead to one text; both must end in one piece.
  std::mt19937 random(6);
  for (int round = 0; round < 30; ++round) {
    CountedWords words;
    for (int i = 0; i < 20; ++i) {
      std::string word;
      for (std::size_t length = 1 + random() % 9; length > 0; --length) word += "abc"[random() % 3];
      words.emplace_back(word, 1 + random() % 20);
    }
    const std::vector<std::string> pieces = learn_bpe(words, 200);
    std::vector<std::string> sorted = pieces;
    std::sort(sorted.begin(), sorted.end());
    CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    CHECK(learn_bpe(words, pieces.size() / 2) ==
          std::vector<std::string>(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(pieces.size() / 2)));
  }
}
