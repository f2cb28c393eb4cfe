#include <catch2/catch.hpp>

#include "seq/error.h"
#include "seq/metrics.h"

using namespace seq;

namespace {

double edits(const std::string& hypothesis, const std::string& reference) {
  return sentence_ter(hypothesis, {reference}).edits;
}

}  // namespace

TEST_CASE("TER counts insertions, deletions and substitutions once each", "[metrics]") {
  CHECK(edits("a b c", "a b c") == 0);
  CHECK(edits("a b c", "a x c") == 1);
  CHECK(edits("a b c", "a b c d e") == 2);
  CHECK(edits("a b c d", "b c") == 2);
}

TEST_CASE("moving words as a block is one edit of TER", "[metrics]") {
  CHECK(edits("d e a b c", "a b c d e") == 1);
  CHECK(edits("a d e f b c", "a b c d e f") == 1);
  CHECK(edits("c b a", "a b c") == 2);
}

TEST_CASE("TER divides by the mean reference length", "[metrics]") {
  const TerScore score = sentence_ter("a b c", {"a b c d", "a b x y z w"});
  CHECK(score.edits == 1);
  CHECK(score.reference_length == 5);
  CHECK(score.score == 20);
}

TEST_CASE("TER of empty sides", "[metrics]") {
  CHECK(sentence_ter("", {""}).score == 0);
  CHECK(sentence_ter("a b", {""}).score == 100);
  CHECK(sentence_ter("", {"a b"}).score == 100);
  CHECK(corpus_ter({"a b", "c"}, {{""}, {"c"}}).score == 200);
}

TEST_CASE("TER ignores case unless told not to", "[metrics]") {
  CHECK(sentence_ter("The Dog", {"the dog"}).edits == 0);
  CHECK(sentence_ter("The Dog", {"the dog"}, {.case_sensitive = true}).edits == 2);
}

TEST_CASE("TER's options tokenise and drop punctuation", "[metrics]") {
  const std::string spaced = "it 's mia 's bag , isn't it ?";
  CHECK(sentence_ter("It's Mia's bag, isn't it?", {spaced}).edits == 8);
  CHECK(sentence_ter("It's Mia's bag, isn't it?", {spaced}, {.normalized = true}).edits == 0);
  CHECK(sentence_ter("Yes, sir!", {"yes sir"}).edits == 2);
  CHECK(sentence_ter("Yes, sir!", {"yes sir"}, {.no_punct = true}).edits == 0);
  CHECK(sentence_ter("天気。", {"天 気 。"}, {.normalized = true}).edits == 3);
  CHECK(sentence_ter("天気。", {"天 気 。"}, {.normalized = true, .asian_support = true}).edits == 0);
  CHECK(sentence_ter("天気。", {"天気"}, {.no_punct = true, .asian_support = true}).edits == 0);
}

TEST_CASE("TER refuses foreign statistics", "[metrics]") { CHECK_THROWS_AS(ter_from_statistics({1, 2, 3}), Error); }
