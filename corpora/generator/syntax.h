#pragma once
#include <string>
#include <vector>

#include "lexicon.h"

namespace corpora {

/// Who is spoken of: what pronouns, possessives and verb endings need. `sex` is what English shows (neuter = it),
/// `deGender` what German shows; they part ways for things: the lamp, it, sie.
struct Person {
  int person = 3;
  bool plural = false;
  Gender sex = Gender::kMasculine;
  Gender deGender = Gender::kMasculine;
  bool formal = false;  ///< "you" said as Sie
};

enum class Determiner { kNone, kDefinite, kIndefinite, kPossessive, kThis, kEvery, kWhich, kNo, kAny, kSome, kMany };

/// A noun phrase, the same for both languages until it is put into words.
struct NounPhrase {
  enum class Kind { kNoun, kFixed, kPronoun, kWho, kWhat } kind = Kind::kNoun;
  const Noun* noun = nullptr;
  bool plural = false;
  Determiner determiner = Determiner::kDefinite;
  Person owner;                              ///< of kPossessive
  Paired ownerName;                          ///< "Anna's" / "Annas", instead of a determiner
  Paired count;                              ///< "three" / "drei", after the determiner
  std::vector<const Adjective*> adjectives;  ///< in the positive
  std::string enSuperlative, deSuperlativeStem;
  Paired fixed;     ///< names: the whole phrase
  Paired after;     ///< a prepositional phrase that belongs to the noun
  Paired relative;  ///< a relative clause, without its commas
  Person person;    ///< pronouns and names; computed for nouns
};

enum class Tense {
  kPresent,
  kProgressive,
  kPast,       ///< English past, German perfect (preterite of sein, haben and wissen)
  kPreterite,  ///< English past, German preterite: after als
  kPerfect,
  kPluperfect,
  kFuture,
  kGoingTo,  ///< German future as well
  kWould,
  kIrreal,  ///< had / hätte, were / wäre
};

enum class Modal {
  kNone,
  kCan,
  kMust,
  kHaveTo,
  kShould,
  kWantTo,
  kWouldLike,
  kMay,
  kWasAbleTo,
  kHadTo,
  kWantedTo,
  kCould,  ///< polite: könnte
};

/// One complement of a clause's verb. Kinds as in Slot; fixed ones (directions, predicates) carry their words.
struct Argument {
  enum class Kind { kAccusative, kDative, kDativeTo, kPrepositional, kFixed } kind = Kind::kAccusative;
  std::string enPreposition, dePreposition;
  Case deCase = Case::kAccusative;
  NounPhrase phrase;
  Paired fixed;
};

struct Adverbial {
  enum class Kind { kSentence, kFrequency, kTime, kCause, kManner, kPlace, kDuration } kind = Kind::kTime;
  Paired text;
};

/// An abstract clause: what is said, not in which order.
struct Clause {
  NounPhrase subject;
  const Verb* verb = nullptr;
  std::vector<Argument> arguments;
  std::vector<Adverbial> adverbials;
  Tense tense = Tense::kPresent;
  Modal modal = Modal::kNone;
  bool passive = false;
  bool negated = false;
  bool contracted = false;  ///< English n't
  int front = -1;           ///< index of the adverbial before the verb, or -1
  Paired frontText;         ///< a subordinate clause before the verb, without comma
  Paired tail;              ///< what follows the clause: " that …" / ", dass …"
};

/// The shape a clause takes. Relative clauses and wh-questions have a gap: an argument's index or kSubject.
enum class Form {
  kMain,
  kQuestion,
  kSubordinate,
  kInfinitive,
  kGerund,
  kImperative,
  kRelative,
  kWhQuestion,
  kIndirectWh
};
constexpr int kNoGap = -2;
constexpr int kSubject = -1;

struct Shape {
  Form form = Form::kMain;
  int gap = kNoGap;
  Paired wh;                               ///< when / wann: a question word that is no complement
  bool headPerson = false;                 ///< relative: who or that
  Gender headGender = Gender::kMasculine;  ///< relative: of the German antecedent
  bool headPlural = false;
};

/// Agreement of a whole phrase.
Person PersonOf(const NounPhrase& phrase);
bool IsPronoun(const NounPhrase& phrase);
bool IsIndefinite(const NounPhrase& phrase);

}  // namespace corpora
