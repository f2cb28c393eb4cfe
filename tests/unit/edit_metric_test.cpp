// Word, character and phoneme error rates, exact match.
#include <catch2/catch.hpp>

#include "seq/error.h"
#include "seq/metrics.h"

using namespace seq;

TEST_CASE("the word error rate counts each kind of edit", "[metrics]") {
  const EditScore score = edit_score({"a x c", "a b c d", "b c"}, {{"a b c"}, {"a b c"}, {"a b c"}});
  CHECK(score.substitutions == 1);
  CHECK(score.insertions == 1);
  CHECK(score.deletions == 1);
  CHECK(score.reference_length == 9);
  CHECK(score.error_rate == Approx(100 * 3.0 / 9));
  CHECK(score.wrong == 3);
  CHECK(score.item_error_rate == 100);
}

TEST_CASE("a textbook Levenshtein distance, by character", "[metrics]") {
  const EditScore score = edit_score({"kitten"}, {{"sitting"}}, {.unit = "char"});
  CHECK(score.substitutions + score.insertions + score.deletions == 3);
  CHECK(score.reference_length == 7);
}

TEST_CASE("the character error rate counts code points and single spaces", "[metrics]") {
  const EditScore score = edit_score({" äö  ü "}, {{"äo ü"}}, {.unit = "char"});
  CHECK(score.substitutions == 1);
  CHECK(score.reference_length == 4);
  CHECK(edit_score({"ÄÖ"}, {{"äö"}}, {.unit = "char", .lowercase = true}).error_rate == 0);
}

TEST_CASE("a pronunciation is right when it equals any of its references, and else measured against the nearest",
          "[metrics]") {
  // tomato: the second reference; read: neither, 1 of 3 phonemes from the first; lead: neither, 2 edits from both, the
  // longer counts.
  const std::vector<std::string> said = {"T AH M EY T OW", "R EH T", "L D"};
  const References known = {{"T AH M AA T OW", "T AH M EY T OW"}, {"R EH D", "R IY D"}, {"L EH", "L EH D IY"}};
  const EditScore score = edit_score(said, known);
  CHECK(score.wrong == 2);
  CHECK(score.item_error_rate == Approx(200.0 / 3));
  CHECK(score.substitutions + score.insertions + score.deletions == 0 + 1 + 1);
  CHECK(score.reference_length == 6 + 3 + 2);
  CHECK(edit_score({"A B"}, {{"A", "A B C"}}).reference_length == 3);
}

TEST_CASE("the order of references changes nothing", "[metrics]") {
  const auto one = edit_statistics({"a b c"}, {{"a b", "a b c d", "x y z"}});
  const auto other = edit_statistics({"a b c"}, {{"x y z", "a b c d", "a b"}});
  CHECK(one[0][3] == other[0][3]);
  CHECK(one[0][0] + one[0][1] + one[0][2] == other[0][0] + other[0][1] + other[0][2]);
}

TEST_CASE("error rates of empty sides", "[metrics]") {
  CHECK(edit_score({""}, {{""}}).error_rate == 0);
  CHECK(edit_score({""}, {{""}}).item_error_rate == 0);
  CHECK(edit_score({"a"}, {{""}}).error_rate == 100);
  CHECK(edit_score({""}, {{"a b"}}).deletions == 2);
}

TEST_CASE("an exact match looks past the amount of whitespace only", "[metrics]") {
  CHECK(exact_match({"a  b", "A", "c", ""}, {{"a b"}, {"a"}, {"x", "c"}, {""}}) == 75);
  CHECK_THROWS_AS(exact_match({}, {}), Error);
}

TEST_CASE("an unknown unit is refused", "[metrics]") {
  CHECK_THROWS_AS(edit_score({"a"}, {{"a"}}, {.unit = "byte"}), Error);
}
