// The corpora of summarize: what their README promises of the committed files, and the parts of their generator.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>

#include "summarize/invented.h"
#include "summarize/reports.h"
#include "support/places.h"
#include "text.h"

using namespace corpora;
using namespace corpora::summarize;

namespace {

struct Line {
  std::string article, target;
};

const std::vector<Line>& File(const std::string& name) {
  static std::map<std::string, std::vector<Line>> read;
  auto [found, fresh] = read.try_emplace(name);
  if (!fresh) return found->second;
  std::ifstream in(seq::source_folder() + "/corpora/summarize/" + name + ".tsv", std::ios::binary);
  REQUIRE(in);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    INFO(name << ": " << line);
    REQUIRE(tab != std::string::npos);
    REQUIRE(line.find('\t', tab + 1) == std::string::npos);
    found->second.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return found->second;
}

std::string Plain(std::string word) {
  const auto mark = [](char c) { return std::string_view(".,;:!?\"").find(c) != std::string_view::npos; };
  while (!word.empty() && mark(word.back())) word.pop_back();
  while (!word.empty() && mark(word.front())) word.erase(0, 1);
  return word;
}

bool HasDigit(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::set<std::string> WordsOf(const std::string& file) {
  std::set<std::string> words;
  for (const Line& line : File(file))
    for (const std::string& word : Words(line.article + " " + line.target)) words.insert(Plain(word));
  return words;
}

bool WellFormed(const std::string& text) {
  for (const char* wrong : {"  ", " ,", " .", "..", ",,", "[", "]", "(", ")", "|", "\r"})
    if (text.find(wrong) != std::string::npos) return false;
  return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' && text.back() != ' ';
}

}  // namespace

TEST_CASE("headlines and summaries are of the same reports, as many as promised and none twice", "[corpora]") {
  std::set<std::string> articles;
  for (const auto& [part, count] : std::map<std::string, std::size_t>{{"train", 10000}, {"dev", 500}, {"test", 1000}}) {
    const auto& headlines = File("headlines." + part);
    const auto& summaries = File("summaries." + part);
    REQUIRE(headlines.size() == count);
    REQUIRE(summaries.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
      INFO(headlines[i].article);
      REQUIRE(headlines[i].article == summaries[i].article);
      REQUIRE(articles.insert(headlines[i].article).second);
    }
  }
}

TEST_CASE("reports are three to twelve sentences of prose, their summaries one", "[corpora]") {
  for (const char* part : {"train", "dev", "test"}) {
    for (const Line& line : File(std::string("summaries.") + part)) {
      INFO(line.article << "\n" << line.target);
      const std::vector<std::string> sentences = Sentences(line.article);
      REQUIRE(sentences.size() >= 3);
      REQUIRE(sentences.size() <= 12);
      for (const std::string& sentence : sentences) {
        const std::string plain = Plain(sentence);
        REQUIRE((plain.front() >= 'A' && plain.front() <= 'Z'));
      }
      REQUIRE(WellFormed(line.target));
      REQUIRE(Sentences(line.target).size() == 1);
    }
    for (const Line& line : File(std::string("headlines.") + part)) {
      INFO(line.target);
      REQUIRE(WellFormed(line.target));
      REQUIRE(line.target.back() != '.');
    }
  }
}

TEST_CASE("no figure of dev or test occurs in train, and what train lacks are names and figures", "[corpora]") {
  const std::set<std::string> known = WordsOf("summaries.train");
  for (const char* part : {"dev", "test"}) {
    std::size_t fresh = 0;
    for (const std::string& word : WordsOf(std::string("summaries.") + part)) {
      INFO(part << ": " << word);
      if (HasDigit(word)) REQUIRE(!known.count(word));
      if (known.count(word)) continue;
      ++fresh;
      REQUIRE((HasDigit(word) || (word.front() >= 'A' && word.front() <= 'Z')));
    }
    CHECK(fresh > 1000);
  }
}

TEST_CASE("a report says every name and figure of its headline and its summary", "[corpora]") {
  for (const char* file : {"headlines.train", "headlines.test", "summaries.train", "summaries.test"}) {
    for (const Line& line : File(file)) {
      std::set<std::string> said;
      for (const std::string& word : Words(line.article)) said.insert(Plain(word));
      const std::vector<std::string> words = Words(line.target);
      for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = Plain(words[i]);
        const bool name = i > 0 && word.front() >= 'A' && word.front() <= 'Z';
        INFO(line.article << "\n" << line.target << "\n" << word);
        if (name || HasDigit(word)) REQUIRE(said.count(word));
      }
    }
  }
}

TEST_CASE("names and figures are dealt to one part each", "[corpora]") {
  Rng rng(11);
  Invented invented(rng);
  std::map<std::string, Part> owner;
  for (int i = 0; i < 3000; ++i) {
    const Part part = static_cast<Part>(i % 3);
    invented.Begin(part);
    const Person person = invented.NewPerson();
    for (const std::string& drawn :
         {invented.Place(), invented.Company(), person.last, person.full.substr(0, person.full.find(' ')),
          Printed(invented.Number(100, 20000)), PrintedTenths(invented.Tenths(10, 900)), invented.Clock(8, 20),
          invented.Highway()}) {
      INFO(drawn);
      REQUIRE(owner.try_emplace(drawn, part).first->second == part);
    }
  }
  CHECK(Printed(12480) == "12,480");
  CHECK(PrintedTenths(842) == "84.2");
  CHECK_THROWS_AS(invented.Number(5, 4), NoFigureLeft);
}

TEST_CASE("the same seed makes the same reports and another seed others", "[corpora]") {
  const ReportSize small{40, 10, 10};
  CHECK(HeadlinesTsv(MakeReports(small, 7).test) == HeadlinesTsv(MakeReports(small, 7).test));
  CHECK(HeadlinesTsv(MakeReports(small, 7).test) != HeadlinesTsv(MakeReports(small, 8).test));
}
