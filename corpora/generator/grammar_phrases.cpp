// Noun phrases: who and what sentences speak of.
#include "grammar.h"
#include "numbers.h"
#include "text.h"

namespace corpora {

namespace {

const std::set<std::string> kColours = {"red", "blue", "green", "black", "white", "yellow", "brown", "gray"};

bool SamePerson(const Person& a, const Person& b) { return a.person == b.person && a.person != 3; }

}  // namespace

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

NounPhrase Grammar::ItFor(const NounPhrase& antecedent) {
  NounPhrase np;
  np.kind = NounPhrase::Kind::kPronoun;
  np.person = PersonOf(antecedent);
  if (antecedent.kind == NounPhrase::Kind::kNoun && antecedent.noun->dePluralOnly) np.person.plural = true;
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
  NounPhrase np;
  np.kind = NounPhrase::Kind::kFixed;
  bool feminine = rng_.Chance(50);
  np.fixed = FirstNameText(feminine);
  np.person.sex = np.person.deGender = feminine ? Gender::kFeminine : Gender::kMasculine;
  return np;
}

NounPhrase Grammar::MrOrMrs() {
  NounPhrase np;
  np.kind = NounPhrase::Kind::kFixed;
  bool feminine = rng_.Chance(50);
  Paired surname = Named(rng_.Pick(NamesOf(namePart_).surnames));
  np.fixed =
      feminine ? Paired{"Ms. " + surname.en, "Frau " + surname.de} : Paired{"Mr. " + surname.en, "Herr " + surname.de};
  np.person.sex = np.person.deGender = feminine ? Gender::kFeminine : Gender::kMasculine;
  return np;
}

NounPhrase Grammar::CityName() {
  NounPhrase np;
  np.kind = NounPhrase::Kind::kFixed;
  np.fixed = Named(rng_.Pick(NamesOf(namePart_).places));
  np.person.sex = np.person.deGender = Gender::kNeuter;
  return np;
}

// A relative, of `owner` where one is given, otherwise of the speaker or of somebody named.
NounPhrase Grammar::FamilyMember(const Person* owner) {
  NounPhrase np;
  np.noun = &PickNoun({"#family"});
  np.plural = np.noun->pluralOnly;
  np.determiner = Determiner::kPossessive;
  np.owner.person = 1;
  if (owner != nullptr && rng_.Chance(70)) {
    np.owner = *owner;
    if (np.noun->Is("spouse") && owner->person == 3) {  // the wife of a man, the husband of a woman
      np.noun = &lexicon_.NounById(owner->sex == Gender::kFeminine ? "husband" : "wife");
    }
  } else if (rng_.Chance(20) && !np.noun->Is("spouse")) {
    Paired name = FirstNameText(rng_.Chance(50));
    char last = name.de.back();
    if (last != 's' && last != 'x' && last != 'z')
      np.ownerName = {name.en + "'s", name.de + "s"};
    else
      current_.names.pop_back();
  } else if (rng_.Chance(25)) {
    np.owner.plural = true;
    if (np.noun->Is("spouse")) np.owner.plural = false;
  }
  return np;
}

NounPhrase Grammar::Role(const std::string& selector, const Person* owner) {
  NounPhrase np;
  np.noun = &PickNoun({selector});
  if (np.noun->Is("family")) return FamilyMember(owner);
  if (!np.noun->person) return Thing(*np.noun, nullptr);
  if (np.noun->Is("owned") && rng_.Chance(65)) {
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
  if (np.noun->Is("owned") && np.determiner == Determiner::kDefinite && !np.plural) {
    np.determiner = Determiner::kPossessive;
    np.owner = {};
    np.owner.person = 1;
    np.owner.plural = rng_.Chance(50);
  }
  AddAdjective(np, 22);
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

NounPhrase Grammar::PersonObject(const NounPhrase& subject) {
  Person s = PersonOf(subject);
  std::size_t draw = rng_.Below(100);
  if (draw < 34) {
    for (;;) {
      std::size_t which = rng_.Below(6);
      NounPhrase np = which == 0   ? PronounPhrase(1, false, Gender::kMasculine)
                      : which == 1 ? PronounPhrase(1, true, Gender::kMasculine)
                      : which == 2 ? PronounPhrase(3, false, Gender::kMasculine)
                      : which == 3 ? PronounPhrase(3, false, Gender::kFeminine)
                      : which == 4 ? PronounPhrase(3, true, Gender::kMasculine)
                                   : PoliteYou();
      if (SamePerson(s, np.person)) continue;
      return np;
    }
  }
  if (draw < 56) return FirstName();
  if (draw < 66) return MrOrMrs();
  if (draw < 86) return FamilyMember(&s);
  return Role(rng_.Chance(50) ? "#colleague" : rng_.Chance(50) ? "#neighbor" : "#friend", &s);
}

NounPhrase Grammar::SubjectOf(const Verb& verb) {
  const std::string& selector = rng_.Pick(verb.subjects);
  if (selector == "p" || (verb.subjects[0] == "p" && rng_.Chance(25))) return PersonSubject();
  if (selector == "it") return PronounPhrase(3, false, Gender::kNeuter);
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

const Noun& Grammar::PickNoun(const std::vector<std::string>& selectors) {
  return *rng_.Pick(lexicon_.Nouns(rng_.Pick(selectors)));
}

const Adjective* Grammar::PickAdjective(const Noun& noun, bool comparable) {
  std::vector<const Adjective*> fitting;
  for (const Adjective& a : lexicon_.Adjectives()) {
    if (a.Fits(noun) && (!comparable || !a.enComparative.empty())) fitting.push_back(&a);
  }
  return fitting.empty() ? nullptr : rng_.Pick(fitting);
}

void Grammar::AddAdjective(NounPhrase& np, int percent) {
  if (!rng_.Chance(percent)) return;
  const Adjective* first = PickAdjective(*np.noun, false);
  if (first == nullptr) return;
  np.adjectives.push_back(first);
  if (kColours.count(first->en) || !rng_.Chance(18)) return;
  const Adjective* second = PickAdjective(*np.noun, false);
  if (second != nullptr && kColours.count(second->en)) np.adjectives.push_back(second);
}

NounPhrase Grammar::Definite(const Noun& noun) {
  NounPhrase np;
  np.noun = &noun;
  np.plural = noun.pluralOnly;
  return np;
}

// A thing with a determiner that suits it; `subject` may own it. Books and keys are rather one's own, tomatoes are
// rather several, information is information about something.
NounPhrase Grammar::Thing(const Noun& noun, const NounPhrase* subject, bool plainSingular) {
  NounPhrase np = Definite(noun);
  std::size_t draw = rng_.Below(100);
  auto own = [&] {
    np.determiner = Determiner::kPossessive;
    np.owner.person = 1;
    if (subject != nullptr) np.owner = PersonOf(*subject);
    if (np.owner.person == 3 && !np.owner.plural && np.owner.sex == Gender::kNeuter)
      np.determiner = Determiner::kDefinite;
  };
  if (noun.Is("solo") || noun.Is("abstract")) return np;
  if (noun.Is("info") || (noun.Is("data") && draw < 30)) {
    if (draw < 45) {
      NounPhrase of = Definite(PickNoun({"#lodging", "#eatery", "#medic", "#firm", "#service", "#sight"}));
      np.after = {"of " + english::Phrase(of, true), german::Phrase(of, Case::kGenitive)};
    } else if (draw < 75) {
      own();
    }
    return np;
  }
  if (noun.id == "key" && draw < 30) {
    NounPhrase room = Definite(PickNoun({"basement", "office", "apartment", "house", "room", "#vehicle"}));
    np.after = {(room.noun->Is("vehicle") ? "to " : "to ") + english::Phrase(room, true),
                german::PrepositionPhrase("zu", room, Case::kDative)};
    return np;
  }
  if (noun.mass) {
    if (draw < 55) {
      np.determiner = Determiner::kDefinite;
    } else {
      np.determiner =
          noun.Is("food") || noun.Is("grocery") || noun.Is("drink") ? Determiner::kSome : Determiner::kDefinite;
    }
    AddAdjective(np, 25);
    return np;
  }
  if (noun.enPluralOnly || noun.dePluralOnly) {
    if (draw < 35 && noun.Is("own")) {
      own();
    } else if (draw < 55) {
      np.determiner = Determiner::kThis;
    }
    AddAdjective(np, 30);
    return np;
  }
  if (noun.Is("many") && draw < 60 && !plainSingular) {
    np.plural = true;
    std::size_t how = rng_.Below(10);
    np.determiner = how < 5   ? Determiner::kDefinite
                    : how < 7 ? Determiner::kSome
                    : how < 8 ? Determiner::kThis
                              : Determiner::kNone;
    if (how == 9) np.count = Count(2, 12);
  } else if (noun.Is("own") && draw < 50) {
    own();
  } else if (draw < 45) {
    np.determiner = Determiner::kDefinite;
  } else if (draw < 80) {
    np.determiner = Determiner::kIndefinite;
  } else if (draw < 90) {
    np.determiner = Determiner::kThis;
  } else if (!plainSingular && !noun.Is("event") && !noun.Is("solo")) {
    np.plural = true;
    np.determiner = rng_.Chance(60) ? Determiner::kDefinite : Determiner::kSome;
    if (rng_.Chance(35)) {
      np.determiner = rng_.Chance(50) ? Determiner::kDefinite : Determiner::kNone;
      np.count = Count(2, 9);
    }
  }
  AddAdjective(np, 36);
  if (rng_.Chance(5) && noun.Is("gift") && np.determiner == Determiner::kIndefinite) {
    NounPhrase who = FamilyMember(subject != nullptr ? &np.owner : nullptr);
    who.ownerName = {};
    who.owner = {};
    who.owner.person = 1;
    np.after = {"for " + english::Phrase(who, true), german::PrepositionPhrase("für", who, Case::kAccusative)};
  }
  return np;
}

NounPhrase Grammar::ThingFrom(const std::vector<std::string>& selectors, const NounPhrase* subject) {
  const std::string& selector = rng_.Pick(selectors);
  if (selector == "p") return PersonObject(subject != nullptr ? *subject : PronounPhrase(1, false, Gender::kMasculine));
  const Noun& noun = PickNoun({selector});
  if (noun.person) {
    Person owner;
    if (subject != nullptr) owner = PersonOf(*subject);
    return Role(selector, subject != nullptr ? &owner : nullptr);
  }
  return Thing(noun, subject);
}

Paired Grammar::AtPlace(const Noun& noun) {
  const Place& place = lexicon_.PlaceOf(noun);
  NounPhrase np = Definite(noun);
  AddAdjective(np, 12);
  return {place.enAt + " " + english::Phrase(np, true), german::PrepositionPhrase(place.deAt, np, Case::kDative)};
}

Paired Grammar::ToPlace(const Noun& noun) {
  const Place& place = lexicon_.PlaceOf(noun);
  NounPhrase np = Definite(noun);
  AddAdjective(np, 12);
  return {place.enTo + " " + english::Phrase(np, true), german::PrepositionPhrase(place.deTo, np, place.deToCase)};
}

}  // namespace corpora
