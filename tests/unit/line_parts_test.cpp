// Long lines in parts: where they are cut, which parts speak for the line, and what is put together again.
#include "search/line_parts.h"

#include <catch2/catch.hpp>

namespace seq {
namespace {

const std::string text = "a bird sings . we all heard the bird today . nobody else did , as far as we know or care";

const Tokenizer& tokenizer() {
  static const Tokenizer made = [] {
    TextOptions options;
    options.subword = "word";
    options.byte_fallback = false;
    return Tokenizer(options, Tokenizer::train({text, text}, options, 100, 1, nullptr));
  }();
  return made;
}

std::vector<std::string> texts_of(const std::vector<LinePart>& parts) {
  std::vector<std::string> texts;
  for (const LinePart& part : parts) texts.push_back(tokenizer().decode(part.request.source.ids, part.extra));
  return texts;
}

FoundLists found_with(const std::vector<double>& scores) {
  FoundLists found;
  for (double score : scores) {
    found.emplace_back(1);
    found.back()[0].score = score;
  }
  return found;
}

}  // namespace

TEST_CASE("a long line is cut where sentences end, and else between words; nothing of it is lost", "[parts]") {
  CHECK(texts_of(parts_of(tokenizer(), text, false, 100)) == std::vector<std::string>{text});
  const std::vector<LinePart> parts = parts_of(tokenizer(), text, false, 7);
  CHECK(texts_of(parts) == std::vector<std::string>{"a bird sings .", "we all heard the bird today .",
                                                    "nobody else did , as far as", "we know or care"});
  std::vector<int> before;
  for (const LinePart& part : parts) before.push_back(part.words_before);
  CHECK(before == std::vector<int>{0, 4, 11, 18});
  CHECK(parts_of(tokenizer(), "", false, 7).size() == 1);
}

TEST_CASE("each part of a line knows the words without an id that it has itself", "[parts][copy]") {
  const std::vector<LinePart> parts = parts_of(tokenizer(), "a bird Nim . we heard Zog and Nim .", true, 5);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].extra.size() == 1);
  CHECK(texts_of(parts) == std::vector<std::string>{"a bird Nim .", "we heard Zog and Nim", "."});
  CHECK(parts[1].request.extra == 3);  // "and" is none of the vocabulary's either
}

TEST_CASE("the likeliest part speaks for a line, or as many as make the length that is asked for", "[parts][length]") {
  const std::vector<PieceLength> lengths = {{5, 25}, {4, 20}, {6, 30}, {5, 25}};
  const FoundLists found = found_with({-0.9, -0.2, -0.5, -0.2});
  TextLimits limits;
  const auto chosen = [&] { return likeliest_parts(found, lengths, limits); };
  CHECK(chosen() == std::vector<std::size_t>{1});
  limits.shortest.words = 9;
  CHECK(chosen() == std::vector<std::size_t>{1, 3});
  limits.shortest = {0, 46};
  CHECK(chosen() == std::vector<std::size_t>{1, 2, 3});
  limits.shortest = {1000, 0};
  CHECK(chosen() == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("parts share a length evenly, and none has to be longer than its source", "[parts][length]") {
  TextLimits limits;
  limits.shortest.words = 27;
  limits.longest.words = 30;
  const TextLimits share = share_of(limits, 3, {100, 500}), poor = share_of(limits, 3, {4, 20});
  CHECK(share.shortest.words == 9);
  CHECK(share.longest.words == 10);
  CHECK(share.longest.characters == TextLimits::unlimited);
  CHECK(poor.shortest.words == 4);
}

TEST_CASE("outputs of parts are joined with their words counted on", "[parts]") {
  Hypothesis line, part;
  line.text = "one two";
  line.word_scores = {-1, -2};
  line.token_scores = {-1, -2, -0.5};
  line.copied = {{7, 1}};
  part.text = "three";
  part.word_scores = {-3};
  part.token_scores = {-3, -0.25};
  part.copied = part.alignment = {{20, 0}};
  join(line, std::move(part));
  CHECK(line.text == "one two three");
  CHECK(line.token_scores == std::vector<double>{-1, -2, -3, -0.25});
  CHECK(line.copied == std::vector<std::pair<int, int>>{{7, 1}, {20, 2}});
  CHECK(line.alignment == std::vector<std::pair<int, int>>{{20, 2}});
}

}  // namespace seq
