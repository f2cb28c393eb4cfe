// Persons: pronouns, names, relatives and people at their work.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

NounPhrase Grammar::PronounPhrase(int person, bool plural, Gender sex) {
  NounPhrase np;
  np.kind = NounPhrase::Kind::kPronoun;
  np.person.person = person;
  np.person.plural = plural;
  np.person.sex = np.person.deGender = sex;
  return np;
}

NounPhrase Grammar::PoliteYou() {
  NounPhrase np = PronounPhrase(2, false, Gender::kMasculine);
  np.person.formal = true;
  return np;
}

NounPhrase Grammar::FamiliarYou() { return PronounPhrase(2, false, Gender::kMasculine); }

// The pronoun for somebody already named.
NounPhrase Grammar::Self(const NounPhrase& person) {
  NounPhrase np;
  np.kind = NounPhrase::Kind::kPronoun;
  np.person = PersonOf(person);
  return np;
}

Paired Grammar::Named(const std::string& name) {
  current_.names.push_back(name);
  return {name, name};
}

Paired Grammar::FirstNameText(bool feminine) {
  const Names& names = NamesOf(namePart_);
  return Named(rng_.Pick(feminine ? names.female : names.male));
}

NounPhrase Grammar::FirstName() {
  bool feminine = rng_.Chance(50);
  NounPhrase np = FixedPhrase(FirstNameText(feminine));
  np.person.sex = np.person.deGender = feminine ? Gender::kFeminine : Gender::kMasculine;
  return np;
}

NounPhrase Grammar::MrOrMrs() {
  bool feminine = rng_.Chance(50);
  Paired surname = Named(rng_.Pick(NamesOf(namePart_).surnames));
  NounPhrase np = FixedPhrase((feminine ? Paired{"Ms. ", "Frau "} : Paired{"Mr. ", "Herr "}) + surname);
  np.person.sex = np.person.deGender = feminine ? Gender::kFeminine : Gender::kMasculine;
  return np;
}

NounPhrase Grammar::CityName() { return FixedPhrase(Named(rng_.Pick(NamesOf(namePart_).places))); }

// A relative, of `owner` where one is given, otherwise of the speaker or of somebody named.
NounPhrase Grammar::FamilyMember(const Person* owner, const std::string& selector) {
  NounPhrase np;
  np.noun = &PickNoun({selector});
  np.plural = np.noun->pluralOnly;
  np.determiner = Determiner::kPossessive;
  np.owner.person = 1;
  if (owner != nullptr && rng_.Chance(70)) {
    np.owner = *owner;
    if (np.noun->Is("spouse") && owner->person == 3) {  // the wife of a man, the husband of a woman
      np.noun = &lexicon_.NounById(owner->sex == Gender::kFeminine ? "husband" : "wife");
    }
    if (np.noun->Is("spouse") && owner->plural) np.noun = &lexicon_.NounById("daughter");
  } else if (rng_.Chance(20) && !np.noun->Is("spouse")) {
    Paired name = FirstNameText(rng_.Chance(50));
    char last = name.de.back();
    if (last != 's' && last != 'x' && last != 'z') {
      np.ownerName = {name.en + "'s", name.de + "s"};
    } else {
      current_.names.pop_back();  // the German genitive would be a bare apostrophe
    }
  } else if (rng_.Chance(25)) {
    np.owner.plural = !np.noun->Is("spouse");
  }
  return np;
}

NounPhrase Grammar::Role(const std::string& selector, const Person* owner) {
  NounPhrase np;
  np.noun = &PickNoun({selector});
  if (np.noun->Is("family")) return FamilyMember(owner, selector);
  if (!np.noun->person) return Thing(*np.noun, nullptr);
  if (np.noun->Is("owned")) {
    np.determiner = Determiner::kPossessive;
    np.owner.person = 1;
    if (owner != nullptr && rng_.Chance(60)) {
      np.owner = *owner;
    } else if (rng_.Chance(50)) {
      np.owner.plural = true;
    }
  } else if (rng_.Chance(8)) {
    np.determiner = Determiner::kIndefinite;
  }
  if (!np.noun->Is("single") && np.determiner != Determiner::kIndefinite && rng_.Chance(14)) np.plural = true;
  AddAdjective(np, 20);
  return np;
}

NounPhrase Grammar::PersonSubject() {
  std::size_t draw = rng_.Below(100);
  if (draw < 38) {
    switch (rng_.Below(6)) {
      case 0:
      case 1:
        return PronounPhrase(1, false, Gender::kMasculine);
      case 2:
        return PronounPhrase(1, true, Gender::kMasculine);
      case 3:
        return PronounPhrase(3, false, Gender::kMasculine);
      case 4:
        return PronounPhrase(3, false, Gender::kFeminine);
      default:
        return PronounPhrase(3, true, Gender::kMasculine);
    }
  }
  if (draw < 58) return FirstName();
  if (draw < 70) return MrOrMrs();
  if (draw < 86) return FamilyMember(nullptr);
  return Role(rng_.Chance(50) ? "#colleague" : rng_.Chance(50) ? "#neighbor" : "#friend", nullptr);
}

// Somebody who cannot be taken for `than`: no third-person pronoun, and not the same first or second person.
NounPhrase Grammar::OtherPerson(const NounPhrase& than) {
  Person p = PersonOf(than);
  for (;;) {
    NounPhrase other = PersonSubject();
    Person q = PersonOf(other);
    if (IsPronoun(other) && (q.person == 3 || q.person == p.person)) continue;
    if (other.noun != nullptr && other.noun == than.noun) continue;
    return other;
  }
}

NounPhrase Grammar::PersonObject(const NounPhrase& subject) {
  Person s = PersonOf(subject);
  const Person* owner = s.person == 3 && !s.plural && s.sex == Gender::kNeuter ? nullptr : &s;
  std::size_t draw = rng_.Below(100);
  if (draw < 32) {
    for (;;) {
      std::size_t which = rng_.Below(6);
      NounPhrase np = which == 0   ? PronounPhrase(1, false, Gender::kMasculine)
                      : which == 1 ? PronounPhrase(1, true, Gender::kMasculine)
                      : which == 2 ? PronounPhrase(3, false, Gender::kMasculine)
                      : which == 3 ? PronounPhrase(3, false, Gender::kFeminine)
                      : which == 4 ? PronounPhrase(3, true, Gender::kMasculine)
                                   : PoliteYou();
      if (np.person.person == 2 && s.person == 2) continue;
      if (np.person.person == s.person && s.person != 3) continue;
      return np;
    }
  }
  if (draw < 56) return FirstName();
  if (draw < 66) return MrOrMrs();
  if (draw < 86) return FamilyMember(owner);
  return Role(rng_.Chance(50) ? "#colleague" : rng_.Chance(50) ? "#neighbor" : "#friend", owner);
}

NounPhrase Grammar::SubjectOf(const Verb& verb) {
  const std::string& selector = rng_.Pick(verb.subjects);
  if (selector == "p" || (verb.subjects[0] == "p" && rng_.Chance(25))) return PersonSubject();
  const Noun& noun = PickNoun({selector});
  if (noun.person) return Role(selector, nullptr);
  NounPhrase np = Definite(noun);
  if (rng_.Chance(20)) {
    np.determiner = Determiner::kPossessive;
    np.owner.person = 1;
    np.owner.plural = true;
  }
  return np;
}

}  // namespace corpora
