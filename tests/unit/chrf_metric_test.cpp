#include <catch2/catch.hpp>

#include "seq/error.h"
#include "seq/metrics.h"

using namespace seq;

TEST_CASE("chrF of a sentence with itself is 100, with another alphabet 0", "[metrics]") {
  for (int word_order : {0, 2}) {
    ChrfOptions options;
    options.word_order = word_order;
    CHECK(sentence_chrf("a small dog", {"a small dog"}, options) == Approx(100.0).epsilon(1e-14));
    CHECK(sentence_chrf("собака", {"dog"}, options) == 0);
  }
}

TEST_CASE("the rows of chrF hold own, reference's and common n-grams of each order", "[metrics]") {
  const auto rows = chrf_statistics({"ab c"}, {{"abd"}}, {.char_order = 2, .word_order = 1});
  // Characters a b c against a b d; pairs ab bc against ab bd; words "ab" "c" against "abd".
  CHECK(rows == std::vector<Statistics>{{3, 3, 2, 2, 2, 1, 2, 1, 0}});
}

TEST_CASE("an order that the reference lacks counts nothing of the hypothesis", "[metrics]") {
  CHECK(chrf_statistics({"abc"}, {{"a"}}, {.char_order = 3}) == std::vector<Statistics>{{3, 1, 1, 0, 0, 0, 0, 0, 0}});
}

TEST_CASE("chrF is the F-score of mean precision and recall", "[metrics]") {
  // Order 1: 2 of 2 and 2 of 4; order 2: 1 of 1 and 1 of 3.
  const double precision = 1.0;
  const double recall = (2.0 / 4 + 1.0 / 3) / 2;
  CHECK(sentence_chrf("ab", {"abcd"}, {.char_order = 2, .beta = 2}) ==
        Approx(100 * 5 * precision * recall / (4 * precision + recall)));
  CHECK(sentence_chrf("ab", {"abcd"}, {.char_order = 2, .beta = 1}) ==
        Approx(100 * 2 * precision * recall / (precision + recall)));
}

TEST_CASE("chrF counts whitespace only when told to", "[metrics]") {
  CHECK(sentence_chrf("a b\tc", {"abc"}) == Approx(100.0).epsilon(1e-14));
  CHECK(sentence_chrf("a b c", {"abc"}, {.whitespace = true}) < 60);
}

TEST_CASE("chrF++ separates one mark from each word", "[metrics]") {
  const auto words = [](const std::string& line) {
    return chrf_statistics({line}, {{"x"}}, {.char_order = 1, .word_order = 1})[0];
  };
  CHECK(words("end.")[3] == 2);
  CHECK(words("(hi)")[3] == 2);
  CHECK(words("(hi")[3] == 2);
  CHECK(words(".")[3] == 1);
  CHECK(words("“hi”")[3] == 1);
}

TEST_CASE("of several references chrF takes the best", "[metrics]") {
  const double best = sentence_chrf("the red house", {"the red mouse"});
  CHECK(sentence_chrf("the red house", {"no", "the red mouse", ""}) == best);
}

TEST_CASE("chrF's name tells its orders", "[metrics]") {
  CHECK(chrf_name({}) == "chrF2");
  CHECK(chrf_name({.word_order = 2}) == "chrF2++");
  CHECK(chrf_name({.word_order = 1, .beta = 3}) == "chrF3+");
}

TEST_CASE("chrF refuses options outside their ranges and foreign statistics", "[metrics]") {
  CHECK_THROWS_AS(sentence_chrf("a", {"a"}, {.char_order = 0}), Error);
  CHECK_THROWS_AS(sentence_chrf("a", {"a"}, {.word_order = -1}), Error);
  CHECK_THROWS_AS(sentence_chrf("a", {"a"}, {.beta = -1}), Error);
  CHECK_THROWS_AS(chrf_from_statistics({1, 2, 3}), Error);
}
