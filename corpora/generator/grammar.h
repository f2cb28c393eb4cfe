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
  std::vector<std::string> names;         ///< first names, surnames, places, streets, brands in it
  std::vector<std::string> numbers;       ///< prices, dates, counts and the like, as the English side writes them
};

/// Makes sentences: picks an abstract sentence and realises it in both languages. All choices come from the one
/// generator given to the constructor.
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

  enum class Time { kAny, kPast, kPresent, kFuture };
  struct EventOptions {
    Time time = Time::kAny;
    bool adverbials = true;
    bool modal = true;
    bool passive = true;
    bool negation = true;
    bool states = true;
    std::optional<NounPhrase> subject;  ///< a person; otherwise chosen by the verb
    std::string domain;                 ///< only verbs of this domain
    std::string flag;                   ///< only verbs with this flag
    bool needObject = false;            ///< the first complement is a plain thing in the accusative
    bool personSubject = false;
  };

  // grammar_phrases.cpp
  NounPhrase PronounPhrase(int person, bool plural, Gender sex);
  NounPhrase PoliteYou();
  NounPhrase FamiliarYou();
  NounPhrase ItFor(const NounPhrase& antecedent);
  NounPhrase FirstName();
  NounPhrase MrOrMrs();
  NounPhrase CityName();
  NounPhrase FamilyMember(const Person* owner);
  NounPhrase Role(const std::string& selector, const Person* owner);
  NounPhrase PersonSubject();
  NounPhrase PersonObject(const NounPhrase& subject);
  NounPhrase SubjectOf(const Verb& verb);
  NounPhrase Thing(const Noun& noun, const NounPhrase* subject, bool plainSingular = false);
  NounPhrase ThingFrom(const std::vector<std::string>& selectors, const NounPhrase* subject);
  NounPhrase Definite(const Noun& noun);
  void AddAdjective(NounPhrase& phrase, int percent);
  const Noun& PickNoun(const std::vector<std::string>& selectors);
  const Adjective* PickAdjective(const Noun& noun, bool comparable);
  Paired AtPlace(const Noun& place);
  Paired ToPlace(const Noun& place);
  Paired Named(const std::string& name);
  Paired FirstNameText(bool feminine);

  // grammar_times.cpp
  Paired TimeText(Time time);
  Paired PastTime();
  Paired FutureTime();
  Paired Clock();
  Paired Date();
  Paired Weekday();
  Paired Price(int lowCents, int highCents, bool dollars = true);
  Paired Count(int low, int high);
  /// Draws again until the number belongs to the part asked for, and records it.
  Paired NumberOfPart(const std::string& type, const std::function<Paired()>& make);

  // grammar_clauses.cpp
  const Verb& PickVerb(const EventOptions& options);
  Clause Event(const EventOptions& options);
  Clause EventWith(const Verb& verb, const EventOptions& options);
  void AddTime(Clause& clause, const EventOptions& options);
  void AddAdverb(Clause& clause, Adverbial::Kind kind, const Paired& text);
  void MaybeFront(Clause& clause, int percent);
  Clause Is(const NounPhrase& subject, const Paired& predicate, Tense tense);
  Clause StateOf(const NounPhrase& thing, Tense tense, bool good);
  Clause PersonState(const NounPhrase& person, Tense tense);
  Paired Said(const Clause& clause, const Shape& shape);
  Paired Said(const Clause& clause, Form form);
  /// " that …" / ", dass …" and the like.
  Paired Complement(const Clause& clause, const std::string& en, const std::string& de);

  // grammar_sentences.cpp
  Paired Statement();
  Paired YesNoQuestion();
  Paired WhQuestion();
  Paired PoliteRequest();
  Paired PoliteImperative();
  Paired FamiliarImperative();
  Paired FamiliarQuestion();
  Paired ThatClause();
  Paired IndirectQuestion();
  Paired Reason();
  Paired Condition();
  Paired Concession();
  Paired Before();
  Paired WhenPast();
  Paired InfinitiveClause();
  Paired Purpose();
  Paired WithoutDoing();
  Paired Coordination();
  Paired ImpersonalInfinitive();

  // grammar_relative.cpp
  Paired RelativeSubject();
  Paired RelativeObject();
  Paired RelativePerson();
  Paired Antecedent();
  Paired BecauseIt();
  Paired Comparison();
  Paired Superlative();
  Paired Contrast();

  // grammar_scenes.cpp
  Paired PriceStatement();
  Paired BillDue();
  Paired Departure();
  Paired Opening();
  Paired EventTime();
  Paired Reservation();
  Paired Existential();
  Paired Location();
  Paired Placement();
  Paired Liking();
  Paired Pain();
  Paired Injury();
  Paired GiftGiving();
  Paired Weather();
  Paired Introduction();
  Paired Directions();
  Paired Wish();
  Paired Quantity();
  Paired Belonging();
  Paired PhoneNumber();
  Paired AgeAndDuration();

  void Note(const Clause& clause, const Shape& shape);

  const Lexicon& lexicon_;
  Rng& rng_;
  Part namePart_ = Part::kTrain;
  Part numberPart_ = Part::kTrain;
  Sentence current_;
};

}  // namespace corpora
