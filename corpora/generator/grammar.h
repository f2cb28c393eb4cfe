#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "english.h"
#include "german.h"
#include "lexicon.h"
#include "names.h"
#include "rng.h"
#include "syntax.h"

namespace corpora {

/// A finished line of the corpus and what it is made of, which decides the part it may go to.
struct Sentence {
  Paired text;
  std::string kind;                       ///< the name of the construction that made it
  std::vector<std::string> combinations;  ///< verb|object|construction
  std::vector<std::string> names;         ///< first names, surnames, places and streets in it
  std::vector<std::string> numbers;       ///< prices, dates, counts and the like, as the English side writes them
};

/// Makes sentences: picks an abstract sentence and realises it in both languages. All choices come from the one
/// random generator given to the constructor.
class Grammar {
 public:
  Grammar(const Lexicon& lexicon, Rng& rng) : lexicon_(lexicon), rng_(rng) {}

  /// A sentence of a random construction with names and numbers of the given parts.
  Sentence Make(Part names, Part numbers);
  /// The same for one construction of KindNames().
  Sentence MakeKind(std::size_t kind, Part names, Part numbers);
  static std::vector<std::string> KindNames();

 private:
  struct Kind {
    const char* name;
    int weight;
    Paired (Grammar::*make)();
  };
  static const std::vector<Kind>& Kinds();
  bool GenderShows() const;
  /// Gives up what has been drawn and makes another sentence.
  Paired Instead(Paired (Grammar::*make)());

  enum class Time { kAny, kPast, kPresent, kFuture };
  /// What is asked of an event; the rest is drawn.
  struct EventOptions {
    Time time = Time::kAny;
    bool adverbials = true;
    bool modal = true;
    bool passive = true;
    bool negation = true;
    bool states = true;
    bool needObject = false;            ///< the only complement is a plain thing in the accusative
    bool personSubject = false;         ///< of no particular trade
    std::optional<NounPhrase> subject;  ///< otherwise chosen by the verb
    std::string domain;                 ///< only verbs of this domain
    std::string flag;                   ///< only verbs with this flag
  };

  // grammar_persons.cpp: who sentences speak of
  NounPhrase PronounPhrase(int person, bool plural, Gender sex);
  NounPhrase PoliteYou();
  NounPhrase FamiliarYou();
  NounPhrase Self(const NounPhrase& person);
  NounPhrase FirstName();
  NounPhrase MrOrMrs();
  NounPhrase CityName();
  NounPhrase FamilyMember(const Person* owner, const std::string& selector = "#family");
  NounPhrase Role(const std::string& selector, const Person* owner);
  NounPhrase PersonSubject();
  NounPhrase OtherPerson(const NounPhrase& than);
  NounPhrase PersonObject(const NounPhrase& subject);
  NounPhrase SubjectOf(const Verb& verb);
  Paired Named(const std::string& name);
  Paired FirstNameText(bool feminine);

  // grammar_things.cpp: what they speak of
  NounPhrase ItFor(const NounPhrase& antecedent);
  NounPhrase Thing(const Noun& noun, const NounPhrase* subject);
  NounPhrase ThingFrom(const std::vector<std::string>& selectors, const NounPhrase* subject);
  NounPhrase Definite(const Noun& noun);
  void AddAdjective(NounPhrase& phrase, int percent);
  const Noun& PickNoun(const std::vector<std::string>& selectors);
  const Adjective* PickAdjective(const Noun& noun, bool comparable);
  Paired AtPlace(const Noun& place);
  Paired ToPlace(const Noun& place);

  // grammar_times.cpp
  Paired PastTime();
  Paired FutureTime();
  Paired RecentTime();
  Paired NearTime();
  Paired Clock();
  Paired Date();
  Paired Weekday(bool partOfDay);
  Paired Price(int lowCents, int highCents);
  Paired Count(int low, int high);
  Paired Figures(const std::string& type, int low, int high);
  /// Draws again until the number belongs to the part asked for, and records it.
  Paired NumberOfPart(const std::string& type, const std::function<Paired()>& make);

  // grammar_clauses.cpp: events
  const Verb& PickVerb(const EventOptions& options);
  Clause Event(const EventOptions& options);
  Clause EventWith(const Verb& verb, const EventOptions& options);
  void AddComplements(Clause& clause);
  void LetHerShow(Clause& clause);
  void AddTime(Clause& clause, const EventOptions& options);
  bool MakePassive(Clause& clause);
  void MaybeNegate(Clause& clause, int percent);
  void AddAdverb(Clause& clause, Adverbial::Kind kind, const Paired& text);
  void MaybeFront(Clause& clause, int percent);
  Paired Said(const Clause& clause, const Shape& shape);
  Paired Said(const Clause& clause, Form form);
  void Note(const Clause& clause, const Shape& shape);
  /// " that …" / ", dass …" and the like.
  Paired Complement(const Clause& clause, const std::string& en, const std::string& de);
  /// The clause as a sentence; now and then inside "I think that …".
  Paired Finish(const Clause& clause, int embedPercent = 15);

  // grammar_circumstances.cpp: what helps or hinders
  Clause Is(const NounPhrase& subject, const Paired& predicate, Tense tense);
  Clause Has(const NounPhrase& subject, const Paired& object, Tense tense);
  Clause QualityOf(const NounPhrase& thing, Tense tense, bool good);
  Clause PersonState(const NounPhrase& person, Tense tense);
  Clause Circumstance(const NounPhrase& self, bool hinders, bool past, const std::string& domain);
  std::optional<Clause> DomainCircumstance(bool hinders, Tense tense, const std::string& domain);
  Clause Request(const NounPhrase& self, bool past);

  // grammar_main_clauses.cpp
  Paired Statement();
  Paired YesNoQuestion();
  Paired WhQuestion();
  Paired WhoQuestion();
  Paired WhichQuestion();
  Paired PoliteRequest();
  Paired PoliteImperative();
  Paired FamiliarImperative();
  Paired FamiliarQuestion();
  Paired Coordination();
  Paired Contrast();

  // grammar_subordinate.cpp
  Paired ThatClause();
  Paired IndirectQuestion();
  Paired Reason();
  Paired Condition();
  Paired FamiliarCondition();
  Paired Concession();
  Paired Before();
  Paired WhenPast();

  // grammar_infinitives.cpp
  Paired InfinitiveClause();
  Paired Purpose();
  Paired WithoutDoing();
  Paired ImpersonalInfinitive();
  Paired Wish();

  // grammar_relative.cpp
  Paired RelativeSubject();
  Paired RelativeObject();
  Paired RelativePerson();
  Paired Antecedent();
  Paired BecauseIt();

  // grammar_comparison.cpp
  Paired Comparison();
  Paired Superlative();
  Paired Liking();
  Paired Belonging();

  // grammar_numbers.cpp
  Paired PriceStatement();
  Paired BillDue();
  Paired Quantity();
  Paired CallAndRoom();
  Paired Shipment();
  Paired AgeAndDuration();
  Paired Introduction();

  // grammar_timetables.cpp
  Paired Departure();
  Paired Late();
  Paired Opening();
  Paired EventTime();
  Paired Reservation();
  Paired Weather();

  // grammar_places.cpp
  Paired Existential();
  Paired Location();
  Paired Placement();
  Paired Directions();

  // grammar_body.cpp
  Paired Pain();
  Paired Injury();
  Paired GiftGiving();

  const Lexicon& lexicon_;
  Rng& rng_;
  Part namePart_ = Part::kTrain;
  Part numberPart_ = Part::kTrain;
  Sentence current_;
};

}  // namespace corpora
