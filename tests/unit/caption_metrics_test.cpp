#include "seq/caption_metrics.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "seq/error.h"

using namespace seq;

namespace {

using Strings = std::vector<std::string>;

double cider(const Strings& hypotheses, const References& references, bool d = true) {
  return cider_from_statistics(sum_statistics(cider_statistics(hypotheses, references, {d})));
}

double meteor(const std::string& hypothesis, const Strings& references) {
  return meteor_from_statistics(meteor_statistics({hypothesis}, {references})[0]).score;
}

double nist(const Strings& hypotheses, const References& references) {
  return nist_from_statistics(sum_statistics(nist_statistics(hypotheses, references)));
}

}  // namespace

TEST_CASE("caption words keep hyphens, numbers and acronyms whole and drop marks", "[metrics]") {
  CHECK(caption_tokens("Kid-friendly, 10:30 - U.S. food (\"best\")…") ==
        Strings{"kid-friendly", "10:30", "u.s.", "food", "-lrb-", "best", "-rrb-"});
  CHECK(caption_tokens("the dogs' toys; ‘tis a R&B 90's and/or '80s thing.It ends") ==
        Strings{"the", "dogs", "toys", "'tis", "a", "r&b", "90", "'s", "and/or", "'80s", "thing", "it", "ends"});
  CHECK(caption_tokens("£20 or €20 or $20, e.g. at 5%") ==
        Strings{"#", "20", "or", "$", "20", "or", "$", "20", "e.g.", "at", "5", "%"});
  CHECK(caption_tokens(" \t...--!?").empty());
}

TEST_CASE("BLEU of captions is held against the nearest length of several references", "[metrics]") {
  // Three words of four are in a reference; the nearest length is 4 (of 3 and 5 and 4).
  const auto scores =
      coco_bleu_from_statistics(sum_statistics(coco_bleu_statistics({"a b c x"}, {{"a b c", "d e f g h", "a y c d"}})));
  CHECK(scores[0] == Approx(75));
  CHECK(scores[1] == Approx(100 * std::sqrt(0.75 * 2 / 3)));
  CHECK(scores[3] < 0.1);  // no four words in common, and nothing smoothed
}

TEST_CASE("NIST weighs rare words more than frequent ones, and short texts less", "[metrics]") {
  const References references = {{"the the the owl"}, {"the the the the"}};
  const double frequent = nist({"the", "the"}, references), rare = nist({"owl", "the"}, references);
  CHECK(rare > frequent);
  // One of 8 words is owl: 3 bits; the other hypothesis' word has log2(8 / 7). Both texts have a quarter of the length.
  const double ratio = std::log(0.25) / std::log(1.5);
  CHECK(rare == Approx((3 + std::log2(8.0 / 7)) / 2 * std::exp(-std::log(2.0) * ratio * ratio)));
  CHECK(nist({"", ""}, references) == 0);
}

TEST_CASE("CIDEr counts what tells a line from the others", "[metrics]") {
  const References references = {{"a red ball"}, {"a blue box"}, {"a blue ball"}};
  CHECK(cider({"a red ball", "a blue box", "a blue ball"}, references) > 500);
  CHECK(cider({"a", "a", "a"}, references) == 0);  // stands in every line
  CHECK(cider({"red red red red", "", ""}, references) < cider({"red red red red", "", ""}, references, false));
  CHECK(cider({"a red ball"}, {{"a red ball"}}) == 0);
}

TEST_CASE("METEOR is whole for equal texts, prefers order, and takes stems for less", "[metrics]") {
  CHECK(meteor("the red ball", {"another text", "The red ball."}) == Approx(100));
  CHECK(meteor("ball red the", {"the red ball"}) < meteor("red ball the", {"the red ball"}));
  CHECK(meteor("dogs run", {"dog runs"}) == Approx(60));
  CHECK(meteor("nothing", {"else"}) == 0);
  CHECK(meteor("", {""}) == 0);
}

TEST_CASE("METEOR follows alignments of long texts of few words", "[metrics]") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 3 == 0 ? "a " : "b ";
  CHECK(meteor(text, {text}) == Approx(100));
}

TEST_CASE("distinct n-grams are a share of all", "[metrics]") {
  CHECK(distinct_ngrams({"a b a", "a b"}, 1) == Approx(40));
  CHECK(distinct_ngrams({"a b a", "a b"}, 2) == Approx(100 * 2 / 3.0));
  CHECK(distinct_ngrams({""}, 1) == 0);
  CHECK_THROWS_AS(distinct_ngrams({"a"}, 0), Error);
}

TEST_CASE("scores of captions refuse lines without references and unequal counts", "[metrics]") {
  CHECK_THROWS_AS(nist_statistics({"a"}, {{}}), Error);
  CHECK_THROWS_AS(cider_statistics({"a", "b"}, {{"a"}}), Error);
  CHECK_THROWS_AS(meteor_statistics({}, {}), Error);
  CHECK_THROWS_AS(coco_rouge_statistics({"a"}, {}), Error);
  CHECK_THROWS_AS(mteval_bleu_statistics({"a"}, {}), Error);
}
