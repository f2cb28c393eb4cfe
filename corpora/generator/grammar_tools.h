#pragma once
// Small helpers shared by the files of the grammar.
#include <string>
#include <vector>

#include "syntax.h"

namespace corpora {

inline Paired operator+(const Paired& a, const Paired& b) { return {a.en + b.en, a.de + b.de}; }

inline const Paired kStop = {".", "."};
inline const Paired kAsk = {"?", "?"};
inline const Paired kComma = {", ", ", "};

inline Argument FixedArgument(const Paired& text) {
  Argument a;
  a.kind = Argument::Kind::kFixed;
  a.fixed = text;
  return a;
}

inline Argument AccusativeArgument(const NounPhrase& phrase) {
  Argument a;
  a.phrase = phrase;
  return a;
}

inline Argument DativeArgument(const NounPhrase& phrase) {
  Argument a;
  a.kind = Argument::Kind::kDative;
  a.deCase = Case::kDative;
  a.phrase = phrase;
  return a;
}

inline NounPhrase FixedPhrase(const Paired& text) {
  NounPhrase np;
  np.kind = NounPhrase::Kind::kFixed;
  np.fixed = text;
  np.person.sex = np.person.deGender = Gender::kNeuter;
  return np;
}

/// What one would not want in a thing one sets out to get.
inline bool IsDefect(const Adjective* a) {
  return a->en == "broken" || a->en == "dirty" || a->en == "wet" || a->en == "loud" || a->en == "slow";
}

/// Only safe where no adverbial stands in front.
inline void DropAdverbials(Clause& c, Adverbial::Kind kind) {
  std::erase_if(c.adverbials, [kind](const Adverbial& a) { return a.kind == kind; });
}

inline bool HasAdverbial(const Clause& c, Adverbial::Kind kind) {
  for (const Adverbial& a : c.adverbials) {
    if (a.kind == kind) return true;
  }
  return false;
}

inline bool IsPast(const Clause& c) {
  return c.tense == Tense::kPast || c.tense == Tense::kPerfect || c.modal == Modal::kWasAbleTo ||
         c.modal == Modal::kHadTo || c.modal == Modal::kWantedTo;
}

/// Something said of a person, which may begin at some moment: "as soon as he has time".
inline bool OfPerson(const Clause& c) { return c.subject.kind != NounPhrase::Kind::kNoun || c.subject.noun->person; }

/// The first complement is a thing, not a person, in the accusative.
inline bool PlainObject(const Clause& c) {
  return !c.arguments.empty() && c.arguments[0].kind == Argument::Kind::kAccusative &&
         c.arguments[0].phrase.kind == NounPhrase::Kind::kNoun && c.arguments[0].phrase.noun != nullptr &&
         !c.arguments[0].phrase.noun->person;
}

}  // namespace corpora
