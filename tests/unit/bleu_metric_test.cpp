// BLEU by hand: counts small enough to check with a pencil, and the refusal of bad input.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "seq/error.h"
#include "seq/metrics.h"

using namespace seq;

TEST_CASE("BLEU of a sentence with itself is 100", "[metrics]") {
  CHECK(corpus_bleu({"a b c d e"}, {{"a b c d e"}}).score == Approx(100.0).epsilon(1e-14));
}

TEST_CASE("BLEU is the geometric mean of clipped precisions times the brevity penalty", "[metrics]") {
  const BleuScore score = corpus_bleu({"a b c d"}, {{"a b c d e"}});
  CHECK(score.matches == std::vector<double>{4, 3, 2, 1});
  CHECK(score.totals == std::vector<double>{4, 3, 2, 1});
  CHECK(score.brevity_penalty == std::exp(1 - 5.0 / 4.0));
  CHECK(score.score == Approx(100 * std::exp(-0.25)));

  const BleuScore clipped = corpus_bleu({"the the the the"}, {{"the cat the dog"}});
  CHECK(clipped.matches == std::vector<double>{2, 0, 0, 0});
}

TEST_CASE("the rows of BLEU hold lengths, matches and totals", "[metrics]") {
  const auto rows = bleu_statistics({"a b c", ""}, {{"a b d e"}, {"x"}});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == Statistics{3, 4, 2, 1, 0, 0, 3, 2, 1, 0});
  CHECK(rows[1] == Statistics{0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
  CHECK(sum_statistics(rows) == Statistics{3, 5, 2, 1, 0, 0, 3, 2, 1, 0});
}

TEST_CASE("with several references the nearest length counts, and of two as near the shorter", "[metrics]") {
  CHECK(corpus_bleu({"a b c d"}, {{"a b c d e f", "a b c", "a b c d e"}}).reference_length == 3);
  CHECK(corpus_bleu({"a b c d"}, {{"a b c d e f", "a b c d e"}}).reference_length == 5);
}

TEST_CASE("with several references an n-gram may match as often as in the one that has most of it", "[metrics]") {
  CHECK(corpus_bleu({"a a a b b"}, {{"a a x", "b b a", "a b"}}).matches[0] == 4);
}

TEST_CASE("each smoothing does its own thing to orders without a match", "[metrics]") {
  BleuOptions options;
  const auto precisions = [&] { return corpus_bleu({"a x b y c"}, {{"a b c d e"}}, options).precisions; };
  CHECK(precisions() == std::vector<double>{60, 100. / (2 * 4), 100. / (4 * 3), 100. / (8 * 2)});
  options.smoothing = "floor";
  CHECK(precisions() == std::vector<double>{60, 100 * 0.1 / 4, 100 * 0.1 / 3, 100 * 0.1 / 2});
  options.smoothing_value = 0.5;
  CHECK(precisions()[1] == 12.5);
  options.smoothing = "add-k";
  options.smoothing_value = -1;
  CHECK(precisions() == std::vector<double>{60, 100. / 5, 100. / 4, 100. / 3});
  options.smoothing = "none";
  CHECK(precisions() == std::vector<double>{60, 0, 0, 0});
  CHECK(corpus_bleu({"a x b y c"}, {{"a b c d e"}}, options).score == 0);
}

TEST_CASE("sentence BLEU leaves out orders longer than the sentence", "[metrics]") {
  CHECK(sentence_bleu("a b", {"a b"}).score == Approx(100.0).epsilon(1e-14));
  CHECK(corpus_bleu({"a b"}, {{"a b"}}).score == 0);
}

TEST_CASE("without any match BLEU is 0 whatever the smoothing", "[metrics]") {
  for (const char* smoothing : {"exp", "floor", "add-k", "none"}) {
    BleuOptions options;
    options.smoothing = smoothing;
    CHECK(corpus_bleu({"a b c d"}, {{"e f g h"}}, options).score == 0);
    CHECK(sentence_bleu("", {""}, options).score == 0);
  }
}

TEST_CASE("a very long line is counted to the last n-gram", "[metrics]") {
  std::string line;
  for (int i = 0; i < 5000; ++i) line += "w" + std::to_string(i) + " ";
  CHECK(sentence_bleu(line, {line + "end"}).matches == std::vector<double>{5000, 4999, 4998, 4997});
  // What one long line leaves in the tables must not reach the next one.
  CHECK(corpus_bleu({line, "w1 w2 x"}, {{"w1"}, {"w1 w2"}}).matches == std::vector<double>{3, 1, 0, 0});
}

TEST_CASE("zh sets ideographs apart and tokenises the rest as 13a", "[metrics]") {
  BleuOptions options;
  options.tokenizer = "zh";
  CHECK(bleu_tokenize("\u3000 共3,5元(税)。 \t", options) == "共 3,5 元 ( 税 ) 。");
}

TEST_CASE("13a keeps numbers whole and separates other marks", "[metrics]") {
  CHECK(bleu_tokenize("\"3.14,\" he said: 1,000-2 (a-b).") == "\" 3.14 , \" he said : 1,000 - 2 ( a-b ) .");
  CHECK(bleu_tokenize("fish &amp; chips &lt;3 &apos;") == "fish & chips < 3 & apos ;");
}

TEST_CASE("intl splits Unicode punctuation and symbols, and not inside numbers of any script", "[metrics]") {
  BleuOptions options;
  options.tokenizer = "intl";
  CHECK(bleu_tokenize("«Hé», 5€ ٣٫٥ 1.5 end 7.", options) == "« Hé » , 5 € ٣٫٥ 1.5 end 7.");
}

TEST_CASE("lower-casing is Unicode's, with the final sigma", "[metrics]") {
  BleuOptions options;
  options.lowercase = true;
  CHECK(bleu_tokenize("ÄÖ ΟΔΟΣ Σ", options) == "äö οδος σ");
}

TEST_CASE("bytes that are not UTF-8 are scored, not refused", "[metrics]") {
  for (const char* tokenizer : {"13a", "intl", "char", "zh", "none"}) {
    BleuOptions options;
    options.tokenizer = tokenizer;
    options.lowercase = true;
    CHECK(sentence_bleu("a \xff\xc3 b \xe4\xbd", {"a \xe4\xbd b c"}, options).score > 0);
  }
}

TEST_CASE("BLEU refuses input it cannot score", "[metrics]") {
  const auto kind_of = [](auto call) {
    try {
      call();
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::internal;
  };
  CHECK(kind_of([] { corpus_bleu({}, {}); }) == ErrorKind::data);
  CHECK(kind_of([] { corpus_bleu({"a", "b"}, {{"a"}}); }) == ErrorKind::data);
  CHECK(kind_of([] { corpus_bleu({"a", "b"}, {{"a"}, {}}); }) == ErrorKind::data);
  CHECK(kind_of([] { bleu_from_statistics({1, 2, 3}); }) == ErrorKind::data);
  CHECK(kind_of([] { corpus_bleu({"a"}, {{"a"}}, {.tokenizer = "14b"}); }) == ErrorKind::usage);
  CHECK(kind_of([] { corpus_bleu({"a"}, {{"a"}}, {.smoothing = "laplace"}); }) == ErrorKind::usage);
  CHECK(kind_of([] { corpus_bleu({"a"}, {{"a"}}, {.smoothing = "floor", .smoothing_value = -2}); }) ==
        ErrorKind::usage);
  CHECK(kind_of([] { corpus_bleu({"a"}, {{"a"}}, {.max_order = 0}); }) == ErrorKind::usage);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(kind_of([&] { corpus_bleu({"a"}, {{"a"}}, {.smoothing = "add-k", .smoothing_value = nan}); }) ==
        ErrorKind::usage);
}

TEST_CASE("references come as lists a sentence or as files", "[metrics]") {
  CHECK(single_references({"a", "b"}) == References{{"a"}, {"b"}});
  CHECK(transpose_references({{"a", "b"}, {"c", "d"}}) == References{{"a", "c"}, {"b", "d"}});
  CHECK_THROWS_AS(transpose_references({{"a", "b"}, {"c"}}), Error);
  CHECK_THROWS_AS(transpose_references({}), Error);
  CHECK(reference_count({{"a", "b"}, {"c", "d"}}) == 2);
  CHECK(reference_count({{"a", "b"}, {"c"}}) == -1);
}

TEST_CASE("signatures say how a score was made", "[metrics]") {
  CHECK(bleu_signature({}, 1) == "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:libseq-0.1.0");
  CHECK(bleu_signature({.tokenizer = "intl", .lowercase = true, .smoothing = "floor", .effective_order = true}, -1) ==
        "nrefs:var|case:lc|eff:yes|tok:intl|smooth:floor[0.10]|version:libseq-0.1.0");
  const BootstrapOptions bootstrap;
  CHECK(chrf_signature({.word_order = 2}, 2, &bootstrap) ==
        "nrefs:2|bs:1000|seed:12345|case:mixed|eff:yes|nc:6|nw:2|space:no|version:libseq-0.1.0");
  CHECK(ter_signature({.no_punct = true}, 1) ==
        "nrefs:1|case:lc|tok:tercom|norm:no|punct:no|asian:no|version:libseq-0.1.0");
}

TEST_CASE("a printed score rounds exactly", "[metrics]") {
  CHECK(format_score("BLEU", 12.25) == "BLEU = 12.2");
  CHECK(format_score("BLEU", 12.35) == "BLEU = 12.3");  // the double is below 12.35
  CHECK(format_score("TER", 100.0, 0) == "TER = 100");
  const Interval interval{30.125, 1.5};
  CHECK(format_score("BLEU", 30.0, 2, "sig", "more", &interval) == "BLEU|sig = 30.00 (μ = 30.12 ± 1.50) more");
  CHECK_THROWS_AS(format_score("BLEU", 1.0, 18), Error);
}
