#include "seq/summary_metrics.h"

#include <catch2/catch.hpp>

#include "seq/error.h"

using namespace seq;

namespace {

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("ROUGE of a worked example", "[metrics]") {
  // Tokens in common: the cat sat the, in order the cat sat the; pairs in common: the cat, cat sat.
  const RougeScores scores = corpus_rouge({"The cat sat, the end"}, {{"the cat sat on the mat"}});
  CHECK(scores.rouge1.precision == Approx(100 * 4 / 5.0));
  CHECK(scores.rouge1.recall == Approx(100 * 4 / 6.0));
  CHECK(scores.rouge1.f1 == Approx(100 * 8 / 11.0));
  CHECK(scores.rouge2.precision == Approx(100 * 2 / 4.0));
  CHECK(scores.rouge2.recall == Approx(100 * 2 / 5.0));
  CHECK(scores.rouge_l.f1 == Approx(100 * 8 / 11.0));
  CHECK(scores.rouge_lsum.f1 == scores.rouge_l.f1);  // one sentence
}

TEST_CASE("ROUGE-Lsum is the union over sentences of Lin's example", "[metrics]") {
  // Lin 2004, section 3.2: against w1..w5, "w1 w2 w6 w7 w8" has w1 w2 and "w1 w3 w8 w9 w5" has w1 w3 w5: four of five.
  const RougeScores scores = corpus_rouge({"w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5"}, {{"w1 w2 w3 w4 w5"}});
  CHECK(scores.rouge_lsum.recall == Approx(80));
  CHECK(scores.rouge_lsum.precision == Approx(40));
}

TEST_CASE("ROUGE is a mean over lines, and takes the better reference for each kind on its own", "[metrics]") {
  const auto rows = rouge_statistics({"a b c d", "x"}, {{"b a d c", "a b e f g"}, {"y"}});
  CHECK(rows[0][2] == 1);             // the same four tokens in the first
  CHECK(rows[0][4] == Approx(0.25));  // one pair of four in the second
  CHECK(rouge_from_statistics(sum_statistics(rows)).rouge1.f1 == 50);
  CHECK(bootstrap(rows, [](const Statistics& sum) { return rouge_from_statistics(sum).rouge1.f1; }).mean ==
        Approx(50).margin(5));
}

TEST_CASE("ROUGE's tokens are ASCII alone, or the words of any script", "[metrics]") {
  CHECK(rouge_tokens("Don't: É2 a_b 3.5%") == Strings{"don", "t", "2", "a", "b", "3", "5"});
  const RougeOptions unicode{.tokenizer = "unicode"};
  CHECK(rouge_tokens("Don't: É2 naïve — 3.5% ☺", unicode) == Strings{"don't", "é2", "naïve", "3.5"});
  CHECK(rouge_tokens("ВОДА и Ελλάς, हिन्दी", unicode) == Strings{"вода", "и", "ελλάς", "हिन्दी"});
  CHECK(rouge_tokens("running ran Übungen", {.tokenizer = "unicode", .stem = true}) ==
        Strings{"run", "ran", "übungen"});
  CHECK(rouge_tokens("", unicode).empty());
  CHECK_THROWS_AS(rouge_tokens("a", {.tokenizer = "13a"}), Error);
  CHECK(corpus_rouge({"собака"}, {{"Собака"}}, unicode).rouge1.f1 == 100);
  CHECK(corpus_rouge({"собака"}, {{"Собака"}}).rouge1.f1 == 0);
}

TEST_CASE("ROUGE's signature names what the number depends on", "[metrics]") {
  BootstrapOptions options;
  CHECK(rouge_signature({}, 1) == "nrefs:1|case:lc|tok:rouge|stem:no|best:f1|version:libseq-0.1.0");
  CHECK(rouge_signature({.tokenizer = "unicode", .stem = true}, -1, &options) ==
        "nrefs:var|bs:1000|seed:12345|case:lc|tok:unicode|stem:yes|best:f1|version:libseq-0.1.0");
}

TEST_CASE("compression scores of a worked example", "[metrics]") {
  // Kept: the dog barked; wanted: the old dog barked. The second line is right, of 2 characters of 4.
  const CompressionScores scores = compression_scores({"the very old dog barked", "a  bc"}, {"the dog barked", "bc"},
                                                      {{"the old dog barked"}, {"bc"}});
  CHECK(scores.precision == 100);
  CHECK(scores.recall == Approx((75 + 100) / 2.0));
  CHECK(scores.f1 == Approx((600 / 7.0 + 100) / 2));
  CHECK(scores.exact == 50);
  CHECK(scores.character_ratio == Approx((14 / 23.0 + 2 / 4.0) / 2));
  CHECK(scores.token_ratio == Approx((3 / 5.0 + 1 / 2.0) / 2));
  // Marks are tokens: of "b" "." and "c" "." the full stop agrees.
  CHECK(compression_scores({"a b c."}, {"a b."}, {{"a c."}}).f1 == Approx(200 / 3.0));
  CHECK_THROWS_AS(compression_scores({"a"}, {"a", "b"}, {{"a"}, {"b"}}), Error);
}

TEST_CASE("novelty counts n-grams of the output that its source lacks", "[metrics]") {
  const auto shares = novelty_from_statistics(novelty_statistics({"a b c d"}, {"b c a e"})[0]);
  CHECK(shares[0] == Approx(25));
  CHECK(shares[1] == Approx(200 / 3.0));
  CHECK(shares[2] == 100);
  CHECK(shares[3] == 100);
  CHECK(novelty_from_statistics(novelty_statistics({"a"}, {""})[0]) == std::array<double, 4>{});
}

TEST_CASE("copied names and numbers are counted where the source has them", "[metrics]") {
  const std::string source = "Yesterday Ann Lee's bus, line 42, left Bonn. Later it broke down near Trier.";
  // The reference: Lee, 42, Bonn of the source; Berlin is not in it, and Bus begins the line without being a name.
  const CopyScores scores =
      copy_scores({source}, {"Lee took 42 to Koblenz"}, {{"Bus 42 of Lee left Bonn, not Berlin"}});
  CHECK(scores.names == 50);
  CHECK(scores.numbers == 100);
  CHECK(scores.all == Approx(200 / 3.0));
  CHECK(scores.grounded == Approx(200 / 3.0));  // Lee, 42, but not Koblenz
  // A name that begins the line is known by the source; "Later" begins sentences in both.
  CHECK(copy_statistics({source}, {""}, {{"Bonn was left. Later Trier"}})[0] == Statistics{2, 0, 0, 0, 0, 0});
  CHECK(copy_scores({"nothing"}, {"here"}, {{"to copy"}}).all == 100);
}
