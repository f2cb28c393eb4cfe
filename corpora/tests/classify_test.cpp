// The corpora of classify: what their README promises of the committed files, and the parts of their generator.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <tuple>

#include "classify/naive_bayes.h"
#include "classify/review_lexicon.h"
#include "classify/review_writer.h"
#include "classify/reviews.h"
#include "classify/topics.h"
#include "phrases.h"
#include "support/places.h"

using namespace corpora;
using namespace corpora::classify;

namespace {

using Lines = std::vector<LabelledLine>;

Lines ReadPart(const std::string& corpus, const std::string& part) {
  std::ifstream in(seq::source_folder() + "/corpora/classify/" + corpus + "." + part + ".tsv", std::ios::binary);
  REQUIRE(in);
  Lines lines;
  for (std::string line; std::getline(in, line);) {
    std::size_t tab = line.find('\t');
    INFO(corpus << " " << part << ": " << line);
    REQUIRE(tab != std::string::npos);
    REQUIRE(line.find('\t', tab + 1) == std::string::npos);
    lines.push_back({line.substr(0, tab), line.substr(tab + 1), {}});
  }
  return lines;
}

struct Files {
  Lines train, dev, test;
};

const Files& Corpus(const std::string& name) {
  static std::map<std::string, Files> read;
  auto found = read.find(name);
  if (found != read.end()) return found->second;
  return read[name] = {ReadPart(name, "train"), ReadPart(name, "dev"), ReadPart(name, "test")};
}

double NaiveBayesAccuracy(const Files& files) {
  return static_cast<double>(NaiveBayes(files.train).CountRight(files.test)) / static_cast<double>(files.test.size());
}

std::map<std::string, std::size_t> LabelCounts(const Lines& lines) {
  std::map<std::string, std::size_t> counts;
  for (const LabelledLine& line : lines) ++counts[line.label];
  return counts;
}

bool WellFormed(const std::string& s) {
  if (s.size() < 8 || s.front() == ' ' || s.back() == ' ') return false;
  for (const char* wrong :
       {"  ", " ,", " .", " ?", " !", " ;", " :", ",,",   ",.",   ";.",   "?.",   "!.",       ".?",      "\r",     "[",
        "]",  "|",  "(",  ")",  "/",  "*",  "~",  " a a", " a e", " a i", " a o", "the the ", " I were", " we was"}) {
    if (s.find(wrong) != std::string::npos) return false;
  }
  bool capital = (s.front() >= 'A' && s.front() <= 'Z') || s.front() == '"' || (s.front() >= '0' && s.front() <= '9');
  return capital && (s.back() == '.' || s.back() == '?' || s.back() == '!');
}

}  // namespace

TEST_CASE("the corpora of classify have the promised sizes and as many lines of one label as of another", "[corpora]") {
  for (const auto& [name, size, labels] :
       {std::tuple{"reviews", kReviewsSize, std::size_t{2}}, {"topics", kTopicsSize, std::size_t{10}}}) {
    const Files& files = Corpus(name);
    CHECK(files.train.size() == size.train);
    CHECK(files.dev.size() == size.dev);
    CHECK(files.test.size() == size.test);
    for (const Lines* part : {&files.train, &files.dev, &files.test}) {
      std::map<std::string, std::size_t> counts = LabelCounts(*part);
      CHECK(counts.size() == labels);
      for (const auto& [label, count] : counts) {
        INFO(name << ": " << label);
        CHECK(count * labels == part->size());
      }
    }
  }
}

TEST_CASE("no text occurs twice in a corpus of classify, within a part or across parts", "[corpora]") {
  for (const char* name : {"reviews", "topics"}) {
    std::set<std::string> texts;
    const Files& files = Corpus(name);
    for (const Lines* part : {&files.train, &files.dev, &files.test}) {
      for (const LabelledLine& line : *part) {
        INFO(line.text);
        REQUIRE(texts.insert(line.text).second);
        REQUIRE(WellFormed(line.text));
      }
    }
  }
}

TEST_CASE("counting words fails on a good part of the reviews and does well on the topics", "[corpora]") {
  double reviews = NaiveBayesAccuracy(Corpus("reviews")), topics = NaiveBayesAccuracy(Corpus("topics"));
  INFO("reviews " << reviews << ", topics " << topics);
  CHECK(reviews > 0.55);  // words do mean something
  CHECK(reviews < 0.75);
  CHECK(topics > 0.80);
  CHECK(topics < 0.92);
}

TEST_CASE("no frequent word gives a review's label away", "[corpora]") {
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;  // in positive lines, in all
  for (const LabelledLine& line : Corpus("reviews").train) {
    const std::vector<std::string> words = CountedWords(line.text);
    for (const std::string& word : std::set<std::string>(words.begin(), words.end())) {
      counts[word].first += line.label == "positive";
      ++counts[word].second;
    }
  }
  for (const auto& [word, count] : counts) {
    if (count.second < 100) continue;
    INFO(word << ": " << count.first << " of " << count.second);
    CHECK(count.first * 100 >= count.second * 15);
    CHECK(count.first * 100 <= count.second * 85);
  }
}

TEST_CASE("the reviews of test hold aspects that train lacks", "[corpora]") {
  std::set<std::string> known;
  for (const LabelledLine& line : Corpus("reviews").train) {
    for (std::string& word : CountedWords(line.text)) known.insert(std::move(word));
  }
  std::size_t fresh = 0;
  for (const LabelledLine& line : Corpus("reviews").test) {
    const std::vector<std::string> words = CountedWords(line.text);
    fresh += std::any_of(words.begin(), words.end(), [&](const std::string& word) { return !known.count(word); });
  }
  CHECK(fresh >= 80);
  CHECK(fresh <= 300);
}

TEST_CASE("much of the reviews of test joins an aspect and an opinion that stand in no line of train", "[corpora]") {
  const Files& files = Corpus("reviews");
  std::map<std::string, std::set<std::size_t>> linesOfWord;
  for (std::size_t i = 0; i < files.train.size(); ++i) {
    for (const std::string& word : CountedWords(files.train[i].text)) linesOfWord[word].insert(i);
  }
  std::set<std::string> nouns, opinions;
  for (const Domain& domain : Domains()) {
    for (const Aspect& aspect : domain.Aspects()) {
      if (aspect.noun.find(' ') == std::string::npos) nouns.insert(aspect.noun);
      for (const Opinion& opinion : domain.Opinions(aspect.kind)) opinions.insert(opinion.word);
    }
  }
  auto meet = [&](const std::string& noun, const std::string& opinion) {
    const std::set<std::size_t>& lines = linesOfWord[opinion];
    return std::any_of(lines.begin(), lines.end(), [&](std::size_t i) { return linesOfWord[noun].count(i) != 0; });
  };
  std::size_t fresh = 0;
  for (const LabelledLine& line : files.test) {
    const std::vector<std::string> words = CountedWords(line.text);
    fresh += std::any_of(words.begin(), words.end(), [&](const std::string& noun) {
      return nouns.count(noun) && std::any_of(words.begin(), words.end(), [&](const std::string& opinion) {
               return opinions.count(opinion) && !meet(noun, opinion);
             });
    });
  }
  INFO(fresh);
  CHECK(fresh >= 400);
}

TEST_CASE("reviews turn on their polarity: the same words of opinion stand in praise and in blame", "[corpora]") {
  Rng rng(3);
  ReviewWriter writer(rng);
  std::size_t against = 0, with = 0;
  for (int i = 0; i < 2000; ++i) {
    Review review = writer.Write(i % 2 == 0 ? 1 : -1, Part::kTrain);
    against += review.surface < 0;
    with += review.surface > 0;
    for (const std::string& noun : review.nouns) REQUIRE(PartOfNoun(noun) == Part::kTrain);
  }
  CHECK(against > 400);
  CHECK(with > against);
}

TEST_CASE("every domain has words for every class of its aspects", "[corpora]") {
  for (const Domain& domain : Domains()) {
    for (const Aspect& aspect : domain.Aspects()) {
      for (int polarity : {1, -1}) {
        std::size_t mild = 0;
        for (const Opinion& opinion : domain.Opinions(aspect.kind)) {
          mild += opinion.polarity == polarity && !opinion.strong;
        }
        INFO(domain.Name() << ": " << aspect.noun);
        CHECK(mild >= 4);
      }
    }
    for (const std::string& kind : domain.ActingKinds()) {
      CHECK(domain.Deeds(kind, 1).size() >= 4);
      CHECK(domain.Deeds(kind, -1).size() >= 4);
    }
  }
}

TEST_CASE("patterns choose, nest, remember and do not repeat themselves", "[corpora]") {
  PhraseBook book("drink = tea | milk\nask: (no|no) [1:drink], [1:drink]\nboth: [drink] and [drink]\nrare*3: x | x\n");
  PhraseBook none("");
  CHECK(book.Find("rare")->alternatives.size() == 6);
  Rng rng(1);
  Expander expander(none, rng);
  for (int i = 0; i < 20; ++i) {
    expander.Begin(Part::kTrain);
    std::string ask = expander.Draw("ask", book);
    CHECK((ask == "no tea, tea" || ask == "no milk, milk"));
    expander.Begin(Part::kTrain);
    std::string both = expander.Draw("both", book);
    CHECK((both == "tea and milk" || both == "milk and tea"));
  }
  CHECK_THROWS_AS(expander.Draw("absent", book), std::logic_error);
  CHECK_THROWS_AS(expander.Expand("(open", book), std::logic_error);
  CHECK_THROWS_AS(PhraseBook("no mark here"), std::logic_error);
}

TEST_CASE("items of a list that are kept for one part stay out of the others", "[corpora]") {
  std::string text = "word = w0";
  for (int i = 1; i < 200; ++i) text += " | w" + std::to_string(i);
  PhraseBook book(text), none("");
  Rng rng(5);
  Expander expander(none, rng);
  std::set<Part> met;
  for (int i = 0; i < 3000; ++i) {
    Part part = static_cast<Part>(i % 3);
    expander.Begin(part);
    Part kept = PartOfItem("word", expander.Draw("word", book));
    met.insert(kept);
    REQUIRE((kept == Part::kTrain || kept == part));
  }
  CHECK(met.size() == 3);
}

TEST_CASE("prose has its articles, capitals and marks", "[corpora]") {
  CHECK(Prose(" a  honest man .  a hour , a SSD !") == "An honest man. An hour, an SSD!");
  CHECK(Prose("a useful tool? \"a old one\", she said") == "A useful tool? \"An old one\", she said");
  CHECK(Prose("a uninspired one; a unique one") == "An uninspired one; a unique one");
}

TEST_CASE("the same seed makes the same labelled lines and another seed others", "[corpora]") {
  const LabelledSize small{40, 10, 10};
  CHECK(ToTsv(MakeReviews(small, 7).test) == ToTsv(MakeReviews(small, 7).test));
  CHECK(ToTsv(MakeReviews(small, 7).test) != ToTsv(MakeReviews(small, 8).test));
  CHECK(ToTsv(MakeTopics(small, 7).train) == ToTsv(MakeTopics(small, 7).train));
  CHECK(ToTsv(MakeTopics(small, 7).train) != ToTsv(MakeTopics(small, 8).train));
}
