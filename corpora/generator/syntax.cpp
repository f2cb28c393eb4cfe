#include "syntax.h"

namespace corpora {

Person PersonOf(const NounPhrase& phrase) {
  if (phrase.kind != NounPhrase::Kind::kNoun) return phrase.person;
  Person p;
  p.plural = phrase.plural;
  p.sex = phrase.noun->person ? phrase.noun->sex : Gender::kNeuter;
  p.deGender = phrase.noun->gender;
  return p;
}

bool IsPronoun(const NounPhrase& phrase) { return phrase.kind == NounPhrase::Kind::kPronoun; }

bool IsIndefinite(const NounPhrase& phrase) {
  if (phrase.kind != NounPhrase::Kind::kNoun || !phrase.ownerName.en.empty()) return false;
  switch (phrase.determiner) {
    case Determiner::kDefinite:
    case Determiner::kPossessive:
    case Determiner::kThis:
    case Determiner::kEvery:
    case Determiner::kWhich:
      return false;
    default:
      return true;
  }
}

}  // namespace corpora
