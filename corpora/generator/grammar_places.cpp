// Where things are, where they are put, and how to get there.
#include "grammar.h"
#include "grammar_tools.h"
#include "numbers.h"
#include "text.h"

namespace corpora {

namespace {

struct Spot {
  const char *en, *de, *selector;
};

// German stands, lays or hangs things where English puts them.
enum Pose { kLying, kStanding, kHanging };
const std::vector<std::string> kPoseNouns = {"#lay", "#stand", "#hangs"};

}  // namespace

Paired Grammar::Existential() {
  static const std::vector<std::string> kThings = {"#eatery", "#foodshop", "pharmacy", "bank",     "gas station",
                                                   "#device", "#furn",     "elevator", "bus stop", "parking lot"};
  const Noun& noun = PickNoun({rng_.Pick(kThings)});
  NounPhrase thing = Definite(noun);
  thing.determiner = Determiner::kIndefinite;
  AddAdjective(thing, 40);
  Paired place;
  if (noun.Is("device") || noun.Is("furn")) {
    place = AtPlace(PickNoun({"#homeroom", "#lodging", "office", "waiting room", "classroom"}));
  } else if (noun.id == "elevator") {
    place = AtPlace(PickNoun({"#lodging", "hospital", "museum", "city hall"}));
  } else if (rng_.Chance(45)) {
    NounPhrase city = CityName();
    place = {"in " + city.fixed.en, "in " + city.fixed.de};
  } else {
    NounPhrase near =
        Definite(PickNoun({"station", "airport", "hotel", "hospital", "school", "museum", "park", "church"}));
    place = {"near " + english::Phrase(near, true), "in der Nähe " + german::Phrase(near, Case::kGenitive)};
  }
  std::size_t draw = rng_.Below(100);
  bool none = draw >= 30 && draw < 60, past = draw >= 30 && rng_.Chance(25);
  if (none) thing.determiner = Determiner::kNo;
  Paired what{english::Phrase(thing, true) + " " + place.en, german::Phrase(thing, Case::kAccusative)};
  std::string is = past ? "was" : "is", gibt = past ? "gab" : "gibt";
  if (draw < 30) return Paired{"is there " + what.en, "gibt es " + place.de + " " + what.de} + kAsk;
  if (none && rng_.Chance(50)) {
    return Paired{"unfortunately, there " + is + " " + what.en, "leider " + gibt + " es " + place.de + " " + what.de} +
           kStop;
  }
  if (draw >= 60 && draw < 80) {
    return Paired{"do you know whether there " + is + " " + what.en,
                  "wissen Sie, ob es " + place.de + " " + what.de + " " + gibt} +
           kAsk;
  }
  return Paired{"there " + is + " " + what.en, place.de + " " + gibt + " es " + what.de} + kStop;
}

// Where things are: liegen, stehen and hängen are said as be, stand and hang.
Paired Grammar::Location() {
  static const std::vector<std::vector<Spot>> kSpots = {
      {{"on", "auf", "#on"},
       {"under", "unter", "#on"},
       {"in", "in", "drawer"},
       {"in", "in", "#in"},
       {"next to", "neben", "#stand"},
       {"between", "", ""}},
      {{"on", "auf", "table"},
       {"next to", "neben", "#furn"},
       {"behind", "hinter", "door"},
       {"under", "unter", "window"},
       {"in front of", "vor", "mirror"}},
      {{"in", "in", "closet"}, {"on", "an", "door"}, {"behind", "hinter", "door"}, {"in", "in", "hallway"}}};
  static const std::vector<std::string> kVerbs = {"liegen", "stehen", "hängen"};
  std::size_t pose = rng_.Below(3);
  const Noun& noun = PickNoun({kPoseNouns[pose]});
  NounPhrase thing = Definite(noun);
  if (noun.Is("own") && rng_.Chance(60)) {
    thing.determiner = Determiner::kPossessive;
    thing.owner = PersonOf(PersonSubject());
    thing.plural = thing.plural || (thing.owner.plural && !noun.enPluralOnly);
  } else if (noun.Is("many")) {
    thing.plural = thing.plural || rng_.Chance(60);
  }
  AddAdjective(thing, 25);
  const Spot& spot = rng_.Pick(kSpots[pose]);
  Paired where;
  if (*spot.de == '\0') {
    NounPhrase a = Definite(PickNoun({"#stand", "#furn"})), b = Definite(PickNoun({"#lay", "#stand"}));
    where = {"between " + english::Phrase(a, true) + " and " + english::Phrase(b, true),
             "zwischen " + german::Phrase(a, Case::kDative) + " und " + german::Phrase(b, Case::kDative)};
    if (a.noun == b.noun || a.noun == &noun || b.noun == &noun) return Instead(&Grammar::Location);
  } else {
    NounPhrase at = Definite(PickNoun({spot.selector}));
    if (at.noun == &noun) return Instead(&Grammar::Location);
    AddAdjective(at, 25);
    where = {std::string(spot.en) + " " + english::Phrase(at, true),
             german::PrepositionPhrase(spot.de, at, Case::kDative)};
  }
  Clause c;
  c.verb = &lexicon_.LinkVerbById(kVerbs[pose]);
  c.subject = thing;
  c.arguments.push_back(FixedArgument(where));
  c.contracted = rng_.Chance(50);
  std::size_t draw = rng_.Below(100);
  if (draw < 20) return Said(c, Form::kQuestion) + kAsk;
  if (rng_.Chance(35)) c.tense = Tense::kPreterite;
  c.negated = rng_.Chance(25);
  return Finish(c, 35);
}

// Putting things somewhere: legen and stellen with the accusative, aufhängen with the dative.
Paired Grammar::Placement() {
  static const std::vector<std::vector<Spot>> kSpots = {
      {{"on", "auf", "#on"},
       {"under", "unter", "#on"},
       {"into", "in", "drawer"},
       {"into", "in", "#in"},
       {"next to", "neben", "#stand"}},
      {{"on", "auf", "table"},
       {"next to", "neben", "#furn"},
       {"behind", "hinter", "door"},
       {"under", "unter", "window"},
       {"in front of", "vor", "mirror"},
       {"into", "in", "#homeroom"}},
      {{"in", "in", "closet"}, {"behind", "hinter", "door"}, {"in", "in", "hallway"}}};
  static const std::vector<std::string> kVerbs = {"legen", "stellen", "aufhängen"};
  std::size_t pose = rng_.Below(3);
  const Noun& noun = PickNoun({kPoseNouns[pose]});
  bool polite = rng_.Chance(30);
  NounPhrase who = polite ? PoliteYou() : PersonSubject();
  const Spot& spot = rng_.Pick(kSpots[pose]);
  NounPhrase at = Definite(PickNoun({spot.selector}));
  if (at.noun == &noun) return Instead(&Grammar::Placement);
  AddAdjective(at, 25);
  bool balcony = at.noun->id == "balcony";
  Clause c;
  c.verb = &lexicon_.LinkVerbById(kVerbs[pose]);
  c.subject = who;
  c.arguments.push_back(AccusativeArgument(Thing(noun, &who)));
  c.arguments.push_back(
      FixedArgument({std::string(balcony ? "onto" : spot.en) + " " + english::Phrase(at, true),
                     german::PrepositionPhrase(balcony ? "auf" : spot.de, at,
                                               pose == kHanging ? Case::kDative : Case::kAccusative)}));
  if (polite) return Paired{"please ", "bitte "} + Said(c, Form::kImperative) + kStop;
  EventOptions o;
  o.negation = o.passive = false;
  AddTime(c, o);
  MaybeFront(c, 40);
  return Finish(c, 20);
}

Paired Grammar::Directions() {
  const Noun& noun = PickNoun({"station", "airport", "hotel", "bank", "pharmacy", "museum", "library", "hospital",
                               "city hall", "market", "church", "castle", "theater", "swimming pool", "post office"});
  NounPhrase goal = Definite(noun);
  AddAdjective(goal, 15);
  NounPhrase from = Definite(PickNoun({"#lodging", "station", "church", "park", "airport"}));
  if (from.noun == goal.noun) return Instead(&Grammar::Directions);
  Paired to{english::Phrase(goal, true), german::PrepositionPhrase("zu", goal, Case::kDative)};
  Paired start{"from " + english::Phrase(from, true), german::PrepositionPhrase("von", from, Case::kDative)};
  switch (rng_.Below(6)) {
    case 0:
      return Paired{"excuse me, how do I get " + start.en + " to " + to.en,
                    "Entschuldigung, wie komme ich " + start.de + " " + to.de} +
             kAsk;
    case 1: {
      Paired n = NumberOfPart("meters:", [&] { return Grouped(10 * rng_.Between(5, 190)); });
      return Paired{"it is only " + n.en + " meters " + start.en + " to " + to.en,
                    start.de + " sind es nur " + n.de + " Meter bis " + to.de} +
             kStop;
    }
    case 2: {
      Paired n = Figures("bus:", 2, 320);
      return Paired{"please take bus " + n.en + " and get off at " + to.en,
                    "bitte nehmen Sie den Bus " + n.de + " und steigen Sie " +
                        german::PrepositionPhrase("an", goal, Case::kDative) + " aus"} +
             kStop;
    }
    case 3: {
      Paired street = Named(rng_.Pick(NamesOf(namePart_).streets));
      NounPhrase next = Definite(PickNoun({"bakery", "pharmacy", "supermarket", "park", "bookstore"}));
      if (next.noun == &noun) return Instead(&Grammar::Directions);
      return Paired{to.en + " is on " + street.en + ", right next to " + english::Phrase(next, true),
                    german::Phrase(goal, Case::kNominative) + " ist in der Straße " + street.de + ", direkt neben " +
                        german::Phrase(next, Case::kDative)} +
             kStop;
    }
    case 4:
      return Paired{"how far is it " + start.en + " to " + to.en, "wie weit ist es " + start.de + " " + to.de} + kAsk;
    default: {
      Paired d = NumberOfPart("km:", [&] { return Decimal(rng_.Between(11, 99)); });
      return Finish(Is(goal, {d.en + " kilometers away " + start.en, d.de + " Kilometer " + start.de + " entfernt"},
                       Tense::kPresent),
                    40);
    }
  }
}

}  // namespace corpora
