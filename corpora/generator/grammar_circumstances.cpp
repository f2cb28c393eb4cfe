// What helps or hinders: the clauses after because, if and although that make sense beside any event.
#include <algorithm>

#include "grammar.h"
#include "grammar_tools.h"

namespace corpora {

Clause Grammar::Is(const NounPhrase& subject, const Paired& predicate, Tense tense) {
  Clause c;
  c.verb = &lexicon_.LinkVerbById("sein");
  c.subject = subject;
  c.arguments.push_back(FixedArgument(predicate));
  c.tense = tense;
  return c;
}

Clause Grammar::Has(const NounPhrase& subject, const Paired& object, Tense tense) {
  Clause c = Is(subject, object, tense);
  c.verb = &lexicon_.LinkVerbById("haben");
  return c;
}

// "it was too small" and the like: why something is given back or bought. The subject is the pronoun for it.
Clause Grammar::QualityOf(const NounPhrase& thing, Tense tense, bool good) {
  const Noun& noun = *thing.noun;
  std::vector<Paired> predicates;
  if (good) {
    predicates = {{"very cheap", "sehr billig"}, {"on sale", "im Angebot"}};
    if (noun.Is("device") || noun.Is("luggage") || noun.Is("tool")) {
      predicates.push_back({"very practical", "sehr praktisch"});
      predicates.push_back({"almost new", "fast neu"});
    }
    if (noun.Is("furn") || noun.Is("feet")) predicates.push_back({"very comfortable", "sehr bequem"});
    if (noun.id == "shelf" || noun.id == "closet" || noun.id == "table" || noun.id == "desk") predicates.pop_back();
    if (noun.Is("cloth")) predicates.push_back({"really elegant", "wirklich elegant"});
    if (noun.Is("thickcloth")) predicates.push_back({"nice and warm", "schön warm"});
  } else {
    predicates = {{"too expensive", "zu teuer"}, {"not good enough", "nicht gut genug"}};
    if (noun.Is("device") || noun.Is("vehicle")) {
      predicates = {{"broken", "kaputt"}, {"too loud", "zu laut"}, {"defective", "defekt"}, {"too old", "zu alt"}};
    }
    if (noun.Is("cloth")) {
      predicates = {
          {"too small", "zu klein"}, {"too tight", "zu eng"}, {"too large", "zu groß"}, {"torn", "zerrissen"}};
    }
    if (noun.Is("furn")) predicates = {{"too wide", "zu breit"}, {"too heavy", "zu schwer"}, {"damaged", "beschädigt"}};
  }
  return Is(ItFor(thing), rng_.Pick(predicates), tense);
}

Clause Grammar::PersonState(const NounPhrase& person, Tense tense) {
  static const std::vector<Paired> kStates = {
      {"tired", "müde"},          {"ill", "krank"},          {"very busy", "sehr beschäftigt"},
      {"nervous", "nervös"},      {"in a hurry", "in Eile"}, {"on vacation", "im Urlaub"},
      {"exhausted", "erschöpft"},
  };
  return Is(person, rng_.Pick(kStates), tense);
}

// Something that makes it easier or harder for `self` to do what it does. `domain` is that of the verb: a closed shop
// hinders shopping, a late train hinders travel; empty for what concerns persons alone.
Clause Grammar::Circumstance(const NounPhrase& self, bool hinders, bool past, const std::string& domain) {
  if (!domain.empty() && rng_.Chance(40)) {
    if (std::optional<Clause> c = DomainCircumstance(hinders, past ? Tense::kPast : Tense::kPresent, domain)) return *c;
  }
  Tense tense = past ? Tense::kPast : Tense::kPresent;
  NounPhrase who = rng_.Chance(55) ? self : OtherPerson(self);
  std::size_t draw = rng_.Below(100);
  if (hinders) {
    if (draw < 45) return PersonState(who, tense);
    if (draw < 80) {
      static const std::vector<Paired> kLacks = {{"no time", "keine Zeit"},
                                                 {"a fever", "Fieber"},
                                                 {"a headache", "Kopfschmerzen"},
                                                 {"too much work", "zu viel Arbeit"},
                                                 {"an important appointment", "einen wichtigen Termin"},
                                                 {"visitors", "Besuch"}};
      return Has(who, rng_.Pick(kLacks), tense);
    }
    // Something is missing that everybody waits for.
    EventOptions o;
    o.adverbials = o.modal = o.passive = o.negation = false;
    o.time = Time::kPast;
    o.subject = who;
    Clause c = EventWith(lexicon_.VerbById(rng_.Chance(50) ? "verlieren" : "vergessen"), o);
    c.tense = past ? Tense::kPluperfect : Tense::kPerfect;
    return c;
  }
  if (draw < 50) {
    static const std::vector<Paired> kAssets = {{"enough time", "genug Zeit"},
                                                {"the day off", "frei"},
                                                {"a lot of time", "viel Zeit"},
                                                {"a car", "ein Auto"},
                                                {"enough money", "genug Geld"}};
    // Money and a car help with shopping and travel.
    bool outside = domain == "shop" || domain == "travel" || domain == "bank";
    return Has(who, kAssets[rng_.Below(outside ? 5 : 3)], tense);
  }
  if (draw < 65)
    return Is(who, rng_.Chance(50) ? Paired{"at home", "zu Hause"} : Paired{"healthy again", "wieder gesund"}, tense);
  Clause c;
  c.verb = &lexicon_.VerbById("helfen");
  c.subject = OtherPerson(self);
  c.arguments.push_back(DativeArgument(self));
  c.tense = tense;
  return c;
}

std::optional<Clause> Grammar::DomainCircumstance(bool hinders, Tense tense, const std::string& domain) {
  auto in = [&](std::initializer_list<const char*> names) {
    return std::find(names.begin(), names.end(), domain) != names.end();
  };
  if (in({"shop", "bank", "health"})) {
    NounPhrase shop = Definite(domain == "bank"     ? lexicon_.NounById("bank")
                               : domain == "health" ? PickNoun({"pharmacy", "doctor's office"})
                                                    : PickNoun({"#goodsshop", "supermarket"}));
    if (!hinders) return Is(shop, {"still open", "noch geöffnet"}, tense);
    return Is(shop, rng_.Chance(50) ? Paired{"closed", "geschlossen"} : Paired{"already closed", "schon geschlossen"},
              tense);
  }
  if (in({"travel", "city", "delivery", "family"}) && rng_.Chance(60)) {
    NounPhrase transport = Definite(PickNoun({"train", "bus", "plane", "streetcar", "ferry"}));
    if (!hinders) return Is(transport, {"on time", "pünktlich"}, tense);
    Clause c;
    c.verb = &lexicon_.VerbById("verspäten");
    c.subject = transport;
    c.tense = tense;
    return c;
  }
  if (in({"travel", "city", "garden", "family"})) {
    NounPhrase weather = Definite(lexicon_.NounById("weather"));
    return Is(weather, hinders ? Paired{"bad", "schlecht"} : Paired{"nice", "schön"}, tense);
  }
  if (hinders && in({"kitchen", "clean", "office", "home", "house", "repair"})) {
    NounPhrase device = Definite(domain == "kitchen"  ? PickNoun({"oven", "refrigerator", "coffee machine"})
                                 : domain == "clean"  ? PickNoun({"washing machine", "vacuum cleaner", "shower"})
                                 : domain == "office" ? PickNoun({"computer", "printer", "laptop", "elevator"})
                                                      : PickNoun({"heater", "elevator", "lamp", "drill"}));
    if (rng_.Chance(50)) return Is(device, {"broken", "kaputt"}, tense);
    Clause c;
    c.verb = &lexicon_.LinkVerbById("funktionieren");
    c.subject = device;
    c.negated = true;
    c.contracted = rng_.Chance(50);
    c.tense = tense;
    return c;
  }
  return std::nullopt;
}

// "because his boss had asked him to", "because she promised Anna to": why somebody does something on purpose.
Clause Grammar::Request(const NounPhrase& self, bool past) {
  Clause c;
  c.tense = past ? Tense::kPluperfect : Tense::kPerfect;
  if (rng_.Chance(60)) {
    c.subject = OtherPerson(self);
    c.verb = &lexicon_.VerbById("bitten");
    c.arguments = {AccusativeArgument(self), FixedArgument({"to do so", "darum"})};
    return c;
  }
  c.subject = self;
  c.verb = &lexicon_.LinkVerbById("versprechen");
  NounPhrase to = OtherPerson(self);
  c.arguments = {DativeArgument(to), AccusativeArgument(FixedPhrase({"", "das"})), FixedArgument({"to do so", ""})};
  return c;
}

}  // namespace corpora
