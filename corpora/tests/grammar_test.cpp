// The generator's morphology and word order, and its numbers against ICU's.
#include <unicode/rbnf.h>

#include <catch2/catch.hpp>
#include <set>

#include "corpus.h"
#include "english.h"
#include "german.h"
#include "grammar_tools.h"
#include "numbers.h"
#include "text.h"

using namespace corpora;

namespace {

const Lexicon& Words() {
  static const Lexicon lexicon;
  return lexicon;
}

NounPhrase The(const std::string& noun, Determiner determiner = Determiner::kDefinite) {
  NounPhrase np;
  np.noun = &Words().NounById(noun);
  np.determiner = determiner;
  return np;
}

NounPhrase With(NounPhrase np, const std::string& adjective) {
  np.adjectives = {&Words().AdjectiveByName(adjective)};
  return np;
}

NounPhrase You(bool formal) {
  NounPhrase np;
  np.kind = NounPhrase::Kind::kPronoun;
  np.person.person = 2;
  np.person.formal = formal;
  return np;
}

Clause Make(const std::string& verb, NounPhrase subject, std::vector<Argument> arguments, Tense tense) {
  Clause c;
  c.verb = &Words().VerbById(verb);
  c.subject = std::move(subject);
  c.arguments = std::move(arguments);
  c.tense = tense;
  return c;
}

std::string De(const Clause& c, Form form) { return german::Say(c, Shape{form, kNoGap, {}}); }
std::string En(const Clause& c, Form form) { return english::Say(c, Shape{form, kNoGap, {}}); }

std::string Icu(int number, const char* language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(language), status);
  icu::UnicodeString text;
  format.format(number, text);
  text.findAndReplace(icu::UnicodeString(char16_t(0x00AD)), icu::UnicodeString());  // German soft hyphens
  std::string utf8;
  return text.toUTF8String(utf8);
}

}  // namespace

TEST_CASE("determiners, adjectives and nouns agree in gender, number and case", "[corpora]") {
  using german::Phrase;
  NounPhrase lamp = With(The("lamp"), "new"), table = With(The("table", Determiner::kIndefinite), "expensive");
  CHECK(Phrase(lamp, Case::kDative) == "der neuen Lampe");
  CHECK(Phrase(table, Case::kNominative) == "ein teurer Tisch");
  CHECK(Phrase(table, Case::kAccusative) == "einen teuren Tisch");
  CHECK(Phrase(With(The("dress", Determiner::kIndefinite), "red"), Case::kAccusative) == "ein rotes Kleid");
  CHECK(Phrase(With(The("water", Determiner::kNone), "cold"), Case::kDative) == "kaltem Wasser");
  CHECK(Phrase(With(The("invoice", Determiner::kNo), "high"), Case::kNominative) == "keine hohe Rechnung");
  NounPhrase children = The("children");
  children.plural = true;
  CHECK(Phrase(children, Case::kDative) == "den Kindern");
  CHECK(Phrase(The("customer"), Case::kDative) == "dem Kunden");
  CHECK(Phrase(The("hospital"), Case::kGenitive) == "des Krankenhauses");
  NounPhrase mine = With(The("neighbor", Determiner::kPossessive), "nice");
  mine.owner.person = 1;
  mine.owner.plural = true;
  CHECK(Phrase(mine, Case::kAccusative) == "unseren netten Nachbarn");
  CHECK(german::PrepositionPhrase("in", The("kitchen"), Case::kDative) == "in der Küche");
  CHECK(german::PrepositionPhrase("zu", The("bank"), Case::kDative) == "zur Bank");
  CHECK(german::PrepositionPhrase("in", The("hotel"), Case::kAccusative) == "ins Hotel");
}

TEST_CASE("separable verbs part, join and take zu where German wants it", "[corpora]") {
  NounPhrase anna = FixedPhrase({"Anna", "Anna"});
  anna.person.sex = anna.person.deGender = Gender::kFeminine;
  Clause c = Make("anrufen", anna, {AccusativeArgument(The("doctor"))}, Tense::kPresent);
  CHECK(De(c, Form::kMain) == "Anna ruft den Arzt an");
  CHECK(De(c, Form::kSubordinate) == "Anna den Arzt anruft");
  CHECK(De(c, Form::kInfinitive) == "den Arzt anzurufen");
  c.tense = Tense::kPast;
  CHECK(De(c, Form::kMain) == "Anna hat den Arzt angerufen");
  CHECK(En(c, Form::kMain) == "Anna called the doctor");
  c.adverbials = {{Adverbial::Kind::kTime, {"yesterday", "gestern"}}};
  c.front = 0;
  CHECK(De(c, Form::kMain) == "gestern hat Anna den Arzt angerufen");
  CHECK(En(c, Form::kMain) == "yesterday, Anna called the doctor");
  Clause order = Make("anrufen", You(true), {AccusativeArgument(The("doctor"))}, Tense::kPresent);
  CHECK(De(order, Form::kImperative) == "rufen Sie den Arzt an");
  order.subject = You(false);
  CHECK(De(order, Form::kImperative) == "ruf den Arzt an");
}

TEST_CASE("negation is kein with an indefinite object and nicht elsewhere", "[corpora]") {
  NounPhrase he;
  he.kind = NounPhrase::Kind::kPronoun;
  Clause c = Make("kaufen", he, {AccusativeArgument(The("lamp", Determiner::kIndefinite))}, Tense::kPast);
  c.negated = true;
  CHECK(De(c, Form::kMain) == "er hat keine Lampe gekauft");
  CHECK(En(c, Form::kMain) == "he did not buy a lamp");
  c.arguments[0].phrase.determiner = Determiner::kDefinite;
  CHECK(De(c, Form::kMain) == "er hat die Lampe nicht gekauft");
  c.modal = Modal::kMust;
  CHECK(De(c, Form::kMain) == "er darf die Lampe nicht kaufen");
  c.modal = Modal::kHaveTo;
  CHECK(De(c, Form::kMain) == "er muss die Lampe nicht kaufen");
  CHECK(En(c, Form::kMain) == "he does not have to buy the lamp");
}

TEST_CASE("relative pronouns agree with the head and take the case of the gap", "[corpora]") {
  NounPhrase we;
  we.kind = NounPhrase::Kind::kPronoun;
  we.person = {1, true, Gender::kMasculine, Gender::kMasculine, false};
  Clause c = Make("helfen", we, {DativeArgument(The("customer"))}, Tense::kPast);
  Shape shape{Form::kRelative, 0, {}};
  shape.headPerson = true;
  CHECK(german::Say(c, shape) == "dem wir geholfen haben");
  shape.headPlural = true;
  CHECK(german::Say(c, shape) == "denen wir geholfen haben");
  CHECK(english::Say(c, shape) == "whom we helped");
}

TEST_CASE("the passive has werden in its tenses", "[corpora]") {
  Clause c = Make("reparieren", The("lamp"), {}, Tense::kPast);
  c.passive = true;
  CHECK(De(c, Form::kMain) == "die Lampe wurde repariert");
  c.tense = Tense::kPerfect;
  CHECK(De(c, Form::kSubordinate) == "die Lampe repariert worden ist");
  c.modal = Modal::kMust;
  CHECK(De(c, Form::kMain) == "die Lampe muss repariert werden");
  CHECK(En(c, Form::kMain) == "the lamp must be repaired");
}

TEST_CASE("du-forms and imperatives follow the stem change", "[corpora]") {
  CHECK(Words().VerbById("lesen").deSecond == "liest");
  CHECK(Words().VerbById("warten").deSecond == "wartest");
  CHECK(Words().VerbById("schließen").deSecond == "schließt");
  CHECK(german::InformalImperative(Words().VerbById("vergessen")) == "vergiss");
  CHECK(german::InformalImperative(Words().VerbById("fahren")) == "fahr");
  CHECK(german::InformalImperative(Words().VerbById("füttern")) == "füttere");
  CHECK(german::InformalImperative(Words().VerbById("bügeln")) == "bügle");
}

TEST_CASE("numbers, prices, dates and times are written as each language writes them", "[corpora]") {
  CHECK(Money(123450, false).en == "$1,234.50");
  CHECK(Money(123450, true).de == "1.234,50 €");
  CHECK(DayOfYear(3, 3).en == "March 3rd");
  CHECK(DayOfYear(3, 3).de == "3. März");
  CHECK(DayOfYear(5, 11).en == "May 11th");
  CHECK(ClockTime(3, 30, true).de == "halb vier");
  CHECK(ClockTime(12, 45, true).de == "Viertel vor eins");
  CHECK(ClockTime(15, 45, false).en == "3:45 p.m.");
  CHECK(ClockTime(15, 45, false).de == "15.45 Uhr");
}

TEST_CASE("spelled numbers are those of ICU", "[corpora]") {
  for (int n = 0; n < 10000; n = n < 1200 ? n + 1 : n + 37) {
    INFO(n);
    REQUIRE(Spelled(n).en == Icu(n, "en"));
    REQUIRE(Spelled(n).de == Icu(n, "de"));
  }
}

TEST_CASE("every construction can be made for every part, with that part's names alone", "[corpora]") {
  Rng rng(1);
  Grammar grammar(Words(), rng);
  std::set<std::string> train;
  for (const Names* n : {&NamesOf(Part::kTrain)}) {
    for (const auto* list : {&n->male, &n->female, &n->surnames, &n->places, &n->streets}) {
      train.insert(list->begin(), list->end());
    }
  }
  for (std::size_t kind = 0; kind < Grammar::KindNames().size(); ++kind) {
    for (int i = 0; i < 20; ++i) {
      Sentence s = grammar.MakeKind(kind, Part::kTest, Part::kTest);
      INFO(s.text.en);
      REQUIRE(s.text.en.find("  ") == std::string::npos);
      for (const std::string& name : s.names) {
        REQUIRE(train.count(name) == 0);
        REQUIRE(s.text.en.find(name) != std::string::npos);
        REQUIRE(s.text.de.find(name) != std::string::npos);
      }
    }
  }
}

TEST_CASE("another seed gives another corpus and the same seed the same", "[corpora]") {
  CorpusSize small{300, 20, 20};
  std::string first = ToTsv(MakeCorpus(small, 7).test);
  CHECK(first == ToTsv(MakeCorpus(small, 7).test));
  CHECK(first != ToTsv(MakeCorpus(small, 8).test));
}
