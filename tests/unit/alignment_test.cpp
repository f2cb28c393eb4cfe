// Word alignments from token attention, against ones worked out by hand.
#include "search/alignment.h"

#include <catch2/catch.hpp>

using namespace seq;

namespace {

// Source "ein schwarzer Hund": words of 1, 3 and 1 pieces. Target "a black dog": 1, 2 and 1 pieces, then the end mark.
const std::vector<int> source_words = {0, 1, 1, 1, 2};
const std::vector<int> target_words = {0, 1, 1, 2};
const std::vector<std::vector<float>> attention = {
    {0.6f, 0.1f, 0.1f, 0.1f, 0.1f}, {0.4f, 0.2f, 0.2f, 0.1f, 0.1f}, {0.1f, 0.3f, 0.3f, 0.2f, 0.1f},
    {0.0f, 0.1f, 0.1f, 0.0f, 0.8f}, {0.9f, 0.0f, 0.0f, 0.0f, 0.1f},
};

}  // namespace

TEST_CASE("attention between words is the mean over target pieces of sums over source pieces", "[alignment]") {
  const auto words = word_attention(attention, source_words, target_words);
  REQUIRE(words.size() == 3);
  CHECK(words[0][0] == Approx(0.6));
  CHECK(words[0][1] == Approx(0.3));
  CHECK(words[0][2] == Approx(0.1));
  CHECK(words[1][0] == Approx(0.25));
  CHECK(words[1][1] == Approx(0.65));
  CHECK(words[1][2] == Approx(0.1));
  CHECK(words[2][2] == Approx(0.8));
}

TEST_CASE("a target word aligns with the source word that its pieces attend to most together", "[alignment]") {
  // "black" begins with a piece that attends most to piece 0, yet as a word it belongs to word 1.
  const auto words = word_attention(attention, source_words, target_words);
  CHECK(hard_alignment(words) == WordAlignment{{0, 0}, {1, 1}, {2, 2}});
  CHECK(hard_alignment({{0.4f, 0.4f, 0.2f}}) == WordAlignment{{0, 0}});
  CHECK(hard_alignment({{0, 0}, {0.1f, 0.9f}}) == WordAlignment{{1, 1}});
  CHECK(hard_alignment({}).empty());
  CHECK(hard_alignment({{}, {}}).empty());
}

TEST_CASE("a threshold gives all pairs that reach it", "[alignment]") {
  const std::vector<std::vector<float>> words = {{0.5f, 0.5f, 0}, {0.25f, 0.125f, 0.625f}};
  CHECK(threshold_alignment(words, 0.25) == WordAlignment{{0, 0}, {1, 0}, {0, 1}, {2, 1}});
  CHECK(threshold_alignment(words, 0.6) == WordAlignment{{2, 1}});
  CHECK(threshold_alignment(words, 0).size() == 5);
  CHECK(threshold_alignment(words, 1).empty());
}

TEST_CASE("tokens outside any word are left out", "[alignment]") {
  const auto words = word_attention({{0.7f, 0.2f, 0.1f}, {0.1f, 0.2f, 0.7f}}, {-1, 0, 1}, {-1, 0});
  REQUIRE(words.size() == 1);
  CHECK(words[0] == std::vector<float>{0.2f, 0.7f});
  CHECK(word_attention({}, {}, {}).empty());
  CHECK(word_attention({}, {0, 1}, {0}) == std::vector<std::vector<float>>{{0, 0}});  // a model without attention
}

TEST_CASE("Pharaoh's form is ordered by source, then target", "[alignment]") {
  CHECK(to_pharaoh({{0, 0}, {2, 1}, {1, 2}, {1, 0}}) == "0-0 1-0 1-2 2-1");
  CHECK(to_pharaoh({{10, 3}, {9, 4}}) == "9-4 10-3");
  CHECK(to_pharaoh({}).empty());
}

TEST_CASE("soft alignments print short numbers", "[alignment]") {
  CHECK(to_soft_text({{0.5f, 0.25f}, {1, 0}}) == "0.5,0.25 1,0");
  CHECK(to_soft_text({{1.0f / 3}}) == "0.333333");
  CHECK(to_soft_text({{1e-9f}}) == "1e-09");
  CHECK(to_soft_text({}).empty());
}
