// Things and places: the determiner, number and adjectives that suit a noun.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

namespace {

bool IsColour(const Adjective& a) {
  static const std::set<std::string> kColours = {"red", "blue", "green", "black", "white", "yellow", "brown", "gray"};
  return kColours.count(a.en) != 0;
}

// Things one has several of at hand.
bool Countable(const Noun& noun) {
  for (const char* tag : {"small", "doc", "mail", "data", "food", "dish", "drink", "gift", "pluralok", "tool", "read",
                          "dish-ware", "carpart", "cloth", "animal", "carry", "write", "topic", "booking"}) {
    if (noun.Is(tag)) return true;
  }
  return noun.id == "chair" || noun.id == "lamp" || noun.id == "computer" || noun.id == "window" || noun.person;
}

}  // namespace

NounPhrase Grammar::ItFor(const NounPhrase& antecedent) {
  NounPhrase np = Self(antecedent);
  if (antecedent.kind == NounPhrase::Kind::kNoun && antecedent.noun->dePluralOnly) np.person.plural = true;
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
  if (IsColour(*first) || !rng_.Chance(22)) return;
  const Adjective* second = PickAdjective(*np.noun, false);
  if (second != nullptr && IsColour(*second)) np.adjectives.push_back(second);
}

NounPhrase Grammar::Definite(const Noun& noun) {
  NounPhrase np;
  np.noun = &noun;
  np.plural = noun.pluralOnly || noun.Is("plur");
  return np;
}

// A thing with a determiner that suits it; `subject` may own it. Keys are rather one's own, tomatoes are rather
// several, an address is the address of something.
NounPhrase Grammar::Thing(const Noun& noun, const NounPhrase* subject) {
  if (subject != nullptr && PersonOf(*subject).person == 3 && !PersonOf(*subject).plural) {
    Gender sex = PersonOf(*subject).sex;
    if (noun.Is("ladies") && sex == Gender::kMasculine) return Thing(lexicon_.NounById("shirt"), subject);
    if (noun.Is("gents") && sex == Gender::kFeminine) return Thing(lexicon_.NounById("scarf"), subject);
  }
  NounPhrase np = Definite(noun);
  std::size_t draw = rng_.Below(100);
  auto own = [&] {
    np.determiner = Determiner::kPossessive;
    np.owner.person = 1;
    if (subject != nullptr) np.owner = PersonOf(*subject);
    if (np.owner.person == 3 && !np.owner.plural && np.owner.sex == Gender::kNeuter) {
      np.determiner = Determiner::kDefinite;
    }
    // Several people wear several coats.
    if (np.owner.plural && Countable(noun) && !noun.enPluralOnly) np.plural = true;
  };
  if (noun.Is("solo") || noun.Is("abstract") || noun.Is("def")) return np;
  if (noun.id == "way") {
    NounPhrase goal = Definite(PickNoun({"station", "airport", "hospital", "city hall", "castle", "university"}));
    np.after = {"to " + english::Phrase(goal, true), german::PrepositionPhrase("zu", goal, Case::kDative)};
    return np;
  }
  if (noun.Is("info")) {
    if (draw < 45) {
      NounPhrase of = Definite(
          noun.id == "price" ? PickNoun({"#device", "#furn", "#vehicle", "trip", "#lodging"})
                             : PickNoun({"#lodging", "#eatery", "#medic", "#firm", "#service", "library", "school"}));
      np.after = {"of " + english::Phrase(of, true), german::Phrase(of, Case::kGenitive)};
    } else if (draw < 75 && noun.id != "price") {
      own();
      np.plural = false;
    }
    return np;
  }
  if (noun.id == "key" && draw < 30) {
    NounPhrase room = Definite(PickNoun({"basement", "office", "apartment", "house", "room", "car"}));
    np.after = {"to " + english::Phrase(room, true), german::PrepositionPhrase("zu", room, Case::kDative)};
    return np;
  }
  if (noun.mass) {
    bool partial = noun.Is("food") || noun.Is("grocery") || noun.Is("drink");
    if (partial && draw >= 55) np.determiner = Determiner::kSome;
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
  bool several =
      noun.Is("plur") || (noun.Is("many") && draw < 60) || (draw >= 92 && Countable(noun) && !noun.Is("nopl"));
  if (noun.Is("own") && draw < 50) {
    own();
  } else if (several) {
    np.plural = true;
    std::size_t how = rng_.Below(10);
    np.determiner = how < 5   ? Determiner::kDefinite
                    : how < 7 ? Determiner::kSome
                    : how < 8 ? Determiner::kThis
                              : Determiner::kNone;
    if (how == 9 && !noun.Is("plur")) np.count = Count(2, 12);
    if (how == 4 && rng_.Chance(30) && !noun.Is("plur")) np.count = Count(2, 5);
  } else if (draw < 50) {
    np.determiner = Determiner::kDefinite;
  } else if (draw < 84) {
    np.determiner = Determiner::kIndefinite;
  } else if (draw < 92) {
    np.determiner = Determiner::kThis;
  }
  AddAdjective(np, 34);
  if (noun.Is("gift") && np.determiner == Determiner::kIndefinite && rng_.Chance(12)) {
    NounPhrase who;
    who.noun = &PickNoun({"mother", "father", "sister", "brother", "daughter", "son", "grandmother"});
    who.determiner = Determiner::kPossessive;
    who.owner.person = 1;
    np.after = {"for " + english::Phrase(who, true), german::PrepositionPhrase("für", who, Case::kAccusative)};
  }
  return np;
}

NounPhrase Grammar::ThingFrom(const std::vector<std::string>& selectors, const NounPhrase* subject) {
  const std::string& selector = rng_.Pick(selectors);
  if (selector == "p") {
    return PersonObject(subject != nullptr ? *subject : PronounPhrase(1, false, Gender::kMasculine));
  }
  const Noun& noun = PickNoun({selector});
  if (!noun.person) return Thing(noun, subject);
  Person owner;
  if (subject != nullptr) owner = PersonOf(*subject);
  bool named = subject != nullptr && !(owner.person == 3 && !owner.plural && owner.sex == Gender::kNeuter);
  return Role(selector, named ? &owner : nullptr);
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
