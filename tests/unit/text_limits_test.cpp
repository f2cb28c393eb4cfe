// Lengths of a text in words and characters, and how a search keeps to them; repeats that the source has itself.
#include "search/text_limits.h"

#include <catch2/catch.hpp>

#include "seq/error.h"
#include "support/toy_step_model.h"

namespace seq {
namespace {

const SearchVocabulary marks{1, 2, {}, {}, false};

TextLimits limits_of(const SearchOptions& o, PieceLength source) {
  bool lowered = false;
  return text_limits(o, source, lowered);
}

/// Ids 3 and 4 begin words of 1 and 4 letters, 5 goes on with a word by 2 letters, 6 is a full stop.
SearchVocabulary pieces() {
  SearchVocabulary v = marks;
  v.forbidden = {0};
  v.lengths.resize(7);
  v.lengths[3] = {1, 2, false};
  v.lengths[4] = {1, 5, false};
  v.lengths[5] = {0, 2, true};
  v.lengths[6] = {0, 1, false};
  return v;
}

PieceLength measure(const std::vector<int>& tokens, const SearchVocabulary& v) {
  PieceLength text;
  for (int id : tokens) text = joined(text, v.lengths[static_cast<std::size_t>(id)]);
  return text;
}

/// A model that says one token after another, each with most of the probability, and begins again.
toy::RowFunction insisting(std::vector<int> wanted) {
  return [wanted](const std::vector<int>&, const std::vector<int>& prefix) {
    std::vector<float> scores(7, -4.0f);
    scores[0] = scores[1] = -20;
    scores[2] = -6;
    scores[static_cast<std::size_t>(wanted[prefix.size() % wanted.size()])] = 0;
    return toy::normalised(scores);
  };
}

}  // namespace

TEST_CASE("a length that is asked for is nine tenths of it to all of it, in words or characters", "[length]") {
  SearchOptions o;
  CHECK_FALSE(limits_text(o));
  CHECK_FALSE(limits_of(o, {100, 500}).any());
  o.length = "30w";
  CHECK(limits_text(o));
  CHECK(limits_of(o, {100, 500}).shortest.words == 27);
  CHECK(limits_of(o, {100, 500}).longest.words == 30);
  CHECK(limits_of(o, {100, 500}).longest.characters == TextLimits::unlimited);
  o.longest = "28w";
  CHECK(limits_of(o, {100, 500}).longest.words == 28);
  o.longest = "20w";
  CHECK(limits_of(o, {100, 500}).shortest.words == 20);
  o = {};
  o.ratio = 0.4;
  CHECK(limits_of(o, {100, 500}).longest.words == 40);
  CHECK(limits_of(o, {1, 5}).longest.words == 1);
  o.shortest = "120c";
  CHECK(limits_of(o, {100, 500}).shortest.characters == 120);
}

TEST_CASE("no more is demanded than the source has, and that is said", "[length]") {
  SearchOptions o;
  o.length = "30w";
  bool lowered = false;
  CHECK(text_limits(o, {12, 60}, lowered).shortest.words == 12);
  CHECK(lowered);
  text_limits(o, {40, 200}, lowered);
  CHECK_FALSE(lowered);
}

TEST_CASE("what is no length of a text is refused with the form", "[length]") {
  for (const char* text : {"30", "w", "0w", "-3w", "3.5w", "30x", "30 w", "1000001c", "30ww"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH(parse_text_length(text, "length"), Catch::Contains("--length") && Catch::Contains("120c"));
  }
  SearchOptions o;
  o.length = "30w";
  o.ratio = 0.5;
  CHECK_THROWS_WITH(validate(o), Catch::Contains("--ratio"));
  o = {};
  o.shortest = "9w";
  o.longest = "8w";
  CHECK_THROWS_WITH(validate(o), Catch::Contains("--longest"));
  o.longest = "8c";
  CHECK_NOTHROW(validate(o));
}

TEST_CASE("every search keeps the text within its limits", "[length][search]") {
  const SearchVocabulary v = pieces();
  SearchOptions o;
  o.beam = GENERATE(1, 4);
  o.sample = GENERATE(false, true);
  o.n_best = o.beam;
  const int seed = GENERATE(range(0, 12));
  toy::ToyStepModel model(7, toy::random_rows(7, static_cast<std::uint64_t>(seed), 2));
  SearchRequest request{{3, 4, 3, 5}, {}, 1};
  request.text.shortest = {3, 8};
  request.text.longest = {6, 20};
  for (const FoundHypothesis& f : toy::search_one(model, request, o, v, {})) {
    const PieceLength text = measure(f.tokens, v);
    CAPTURE(text.words, text.characters, f.complete);
    CHECK(text.words <= 6);
    CHECK(text.characters <= 20);
    if (f.complete) {
      CHECK(text.words >= 3);
      CHECK(text.characters >= 8);
    }
  }
}

TEST_CASE("where the next word has no room the text ends before it", "[length][search]") {
  const SearchVocabulary v = pieces();
  toy::ToyStepModel model(7, insisting({3, 4}));
  SearchOptions o;
  o.beam = GENERATE(1, 3);
  SearchRequest request{{3, 4, 3}, {}, 1};
  request.text.longest.characters = 8;
  const FoundHypothesis found = toy::search_one(model, request, o, v, {})[0];
  CHECK(found.tokens == std::vector<int>{3, 4, 3});  // "a bbbb a"; four letters more have no room
  CHECK(found.complete);
}

TEST_CASE("a word is never cut: what would cut it dies, and a shorter text is found", "[length][search]") {
  const SearchVocabulary v = pieces();
  toy::ToyStepModel model(7, insisting({3, 5}));  // "abb abb abb …"
  SearchRequest request{{3, 5, 3}, {}, 1};
  request.text.longest.characters = 6;
  SearchOptions o;
  o.beam = 1;
  const FoundHypothesis stuck = toy::search_one(model, request, o, v, {})[0];
  CHECK(stuck.in_word);
  CHECK_FALSE(stuck.complete);
  o.beam = 4;
  const FoundHypothesis found = toy::search_one(model, request, o, v, {})[0];
  CHECK(found.complete);
  CHECK_FALSE(found.in_word);
}

TEST_CASE("an n-gram may come as often as the source has it where words are copied", "[length][search]") {
  SearchVocabulary v = marks;
  v.same_words = true;
  SearchOptions o;
  o.beam = 1;
  o.no_repeat_ngram = 2;
  o.max_length = 12;
  const auto pairs_in = [&](const std::vector<int>& source) {
    toy::ToyStepModel model(7, insisting({3, 4}));
    const std::vector<int> tokens = toy::search_one(model, {source, {}, 1}, o, v, {})[0].tokens;
    int count = 0;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) count += tokens[i] == 3 && tokens[i + 1] == 4;
    return count;
  };
  CHECK(pairs_in({5, 6}) == 1);
  CHECK(pairs_in({3, 4, 5}) == 1);
  CHECK(pairs_in({3, 4, 3, 4, 3, 4, 5}) == 3);
  v.same_words = false;
  CHECK(pairs_in({3, 4, 3, 4, 3, 4, 5}) == 1);
}

}  // namespace seq
