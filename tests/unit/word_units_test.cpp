// Lines as units that are kept or left out whole.
#include "text/word_units.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "train/kept_words.h"

using namespace seq;

namespace {

using Strings = std::vector<std::string>;

Strings texts(const std::string& line) {
  Strings all;
  for (const WordUnit& unit : word_units(line)) all.emplace_back(unit.of(line));
  return all;
}

/// The line without the units whose texts are listed.
std::string without(const std::string& line, const Strings& dropped) {
  const std::vector<WordUnit> units = word_units(line);
  std::vector<bool> kept;
  for (const WordUnit& unit : units)
    kept.push_back(std::find(dropped.begin(), dropped.end(), unit.of(line)) == dropped.end());
  return join_units(line, units, kept);
}

/// The units of the source that the compression keeps.
std::string kept_text(const std::string& source, const std::string& compression) {
  const std::vector<WordUnit> units = word_units(source);
  const KeptWords kept = kept_words(source, units, compression);
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) text += kept.kept[i] ? std::to_string(i) + " " : "";
  return text + (kept.whole ? "whole" : "partial");
}

}  // namespace

TEST_CASE("marks at the ends of words are units of their own, those inside are not", "[word_units]") {
  CHECK(texts("(Don't), US$2 mid-air…\" x.") ==
        Strings{"(", "Don't", ")", ",", "US$2", "mid-air", "…", "\"", "x", "."});
  CHECK(texts("  \t ") == Strings{});
  CHECK(texts("-- !") == Strings{"-", "-", "!"});
  CHECK(texts("東京で会う。 Tōkyō") == Strings{"東", "京", "で", "会", "う", "。", "Tōkyō"});
  const auto units = word_units("a, É");
  CHECK((units[0].after_blank && !units[1].after_blank && units[2].after_blank));
  CHECK((units[1].mark && !units[2].mark));
  CHECK(units[2].characters == 1);
}

TEST_CASE("all units together are the line with single blanks", "[word_units]") {
  for (const char* line : {"On Tuesday, \"all\" (or some) left - at 9 p.m.", "東京 2024年、行く。", "x"}) {
    const std::string text = line;
    const std::vector<WordUnit> units = word_units(text);
    CHECK(join_units(text, units, std::vector<bool>(units.size(), true)) == text);
    CHECK(join_units(text, units, std::vector<bool>(units.size(), false)).empty());
  }
}

TEST_CASE("marks cling to what stands before them when words between are left out", "[word_units]") {
  CHECK(without("The council, which met, left early.", {"which", "met", "early"}) == "The council,, left.");
  CHECK(without("He said \"we left\" then.", {"\""}) == "He said we left then.");
  CHECK(without("On Monday, the bridge closed.", {"On", "Monday", ","}) == "The bridge closed.");
  CHECK(without("on Monday, the bridge closed.", {"on", "Monday", ","}) == "the bridge closed.");
  CHECK(without("東京で会う", {"京"}) == "東で会う");
}

TEST_CASE("the words that a compression keeps are found, whatever the case of its first", "[word_units]") {
  CHECK(kept_text("On Monday, the old bridge closed.", "The bridge closed.") == "3 5 6 7 whole");
  CHECK(kept_text("a b c", "a c") == "0 2 whole");
  CHECK(kept_text("a b c", "a x c") == "0 2 partial");
  CHECK(kept_text("a b c", "c a") == "0 partial");
  CHECK(kept_text("a b c", "x") == "partial");
}

TEST_CASE("of equally long ways that with the fewest runs is taken, then the leftmost", "[word_units]") {
  // "the" before "council plans" belongs to it, not the first one of the line.
  CHECK(kept_text("the mayor said the council plans", "the council plans") == "3 4 5 whole");
  CHECK(kept_text("a b a b", "a b") == "0 1 whole");
}
