// The committed corpus files: what their README promises of them, checked without the generator.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "support/places.h"

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Set = std::unordered_set<std::string>;

Pairs ReadPairs(const std::string& part) {
  std::ifstream in(seq::source_folder() + "/corpora/translate/everyday." + part + ".tsv", std::ios::binary);
  REQUIRE(in);
  Pairs pairs;
  for (std::string line; std::getline(in, line);) {
    std::size_t tab = line.find('\t');
    INFO(part << ": " << line);
    REQUIRE(tab != std::string::npos);
    REQUIRE(line.find('\t', tab + 1) == std::string::npos);
    pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return pairs;
}

const Pairs& Part(const std::string& part) {
  static const Pairs train = ReadPairs("train"), dev = ReadPairs("dev"), test = ReadPairs("test");
  return part == "train" ? train : part == "dev" ? dev : test;
}

std::vector<std::string> Words(const std::string& text) {
  std::vector<std::string> words(1);
  for (char c : text) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

bool WellFormed(const std::string& s) {
  if (s.empty() || s.front() == ' ' || s.back() == ' ') return false;
  for (const char* wrong : {"  ", " ,", " .", " ?", ",,", "..", ",.", "\r", "|", "#"}) {
    if (s.find(wrong) != std::string::npos) return false;
  }
  unsigned char first = static_cast<unsigned char>(s.front());
  bool capital = (first >= 'A' && first <= 'Z') || first >= 0x80 || (first >= '0' && first <= '9') || first == '$';
  return capital && (s.back() == '.' || s.back() == '?');
}

}  // namespace

TEST_CASE("the bundled corpus has the promised number of pairs", "[corpora]") {
  CHECK(Part("train").size() == 24000);
  CHECK(Part("dev").size() == 1000);
  CHECK(Part("test").size() == 1000);
}

TEST_CASE("both sides of the bundled corpus are whole sentences of one kind", "[corpora]") {
  for (const char* part : {"train", "dev", "test"}) {
    for (const auto& [en, de] : Part(part)) {
      INFO(en << " = " << de);
      REQUIRE(WellFormed(en));
      REQUIRE(WellFormed(de));
      REQUIRE((en.back() == '?') == (de.back() == '?'));
      std::size_t words = Words(en).size();
      REQUIRE(words >= 4);
      REQUIRE(words <= 30);
    }
  }
}

TEST_CASE("no side of a line occurs twice in the bundled corpus, within a part or across parts", "[corpora]") {
  Set english, german;
  for (const char* part : {"train", "dev", "test"}) {
    for (const auto& [en, de] : Part(part)) {
      INFO(en << " = " << de);
      REQUIRE(english.insert(en).second);
      REQUIRE(german.insert(de).second);
    }
  }
}

TEST_CASE("the test part holds words that train lacks, and they are names and numbers to be copied", "[corpora]") {
  Set train;
  for (const auto& [en, de] : Part("train")) {
    for (const std::string& w : Words(en)) train.insert(w);
  }
  std::size_t lines = 0, capital = 0, unseen = 0;
  for (const auto& [en, de] : Part("test")) {
    bool any = false;
    std::vector<std::string> words = Words(en);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string plain = words[i];
      while (!plain.empty() && std::string(".,?").find(plain.back()) != std::string::npos) plain.pop_back();
      if (train.count(words[i]) || train.count(plain) || train.count(plain + ".") || train.count(plain + ",") ||
          train.count(plain + "?")) {
        continue;
      }
      any = true;
      ++unseen;
      char c = plain.front();
      // A German name may begin with an umlaut, a spelled number holds a hyphen.
      capital += (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
                 c == '$' || plain.find('-') != std::string::npos;
    }
    lines += any;
  }
  CHECK(lines >= 350);
  CHECK(lines <= 650);
  CHECK(capital == unseen);
}

TEST_CASE("figures are carried over to the German side", "[corpora]") {
  for (const char* part : {"train", "dev", "test"}) {
    for (const auto& [en, de] : Part(part)) {
      // Times change by twelve hours; everything else keeps its digits in order.
      if (en.find(".m.") != std::string::npos) continue;
      std::string a, b;
      for (char c : en) {
        if (c >= '0' && c <= '9') a += c;
      }
      for (char c : de) {
        if (c >= '0' && c <= '9') b += c;
      }
      INFO(en << " = " << de);
      REQUIRE(std::multiset<char>(a.begin(), a.end()) == std::multiset<char>(b.begin(), b.end()));
    }
  }
}
