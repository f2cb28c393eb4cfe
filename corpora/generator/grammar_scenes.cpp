// Everyday scenes with a shape of their own: prices, departures, opening hours, aches, gifts, the weather.
#include "grammar.h"
#include "numbers.h"
#include "text.h"

namespace corpora {

namespace {

Paired operator+(const Paired& a, const Paired& b) { return {a.en + b.en, a.de + b.de}; }

const Paired kStop = {".", "."};
const Paired kAsk = {"?", "?"};

Argument Fixed(const Paired& text) {
  Argument a;
  a.kind = Argument::Kind::kFixed;
  a.fixed = text;
  return a;
}

}  // namespace

Paired Grammar::PriceStatement() {
  static const std::vector<std::string> kGoods = {"#device", "#cloth", "#furn", "#vehicle", "#luggage", "#gift"};
  const Noun& noun = PickNoun({rng_.Pick(kGoods)});
  NounPhrase thing = Definite(noun);
  if (rng_.Chance(35)) thing.determiner = Determiner::kThis;
  if (noun.Is("many")) thing.plural = true;
  AddAdjective(thing, 50);
  Paired price = noun.Is("vehicle") ? Price(90000, 2500000)
                 : noun.Is("cloth") ? Price(1500, 30000)
                                    : Price(2000, 250000);
  Clause c;
  c.verb = &lexicon_.LinkVerbById("kosten");
  c.subject = thing;
  std::size_t draw = rng_.Below(100);
  if (draw < 30) {
    if (rng_.Chance(40)) {
      AddAdverb(c, Adverbial::Kind::kTime, rng_.Chance(50) ? Paired{"only", "nur"} : Paired{"at least", "mindestens"});
      Paired degree = c.adverbials[0].text;
      c.adverbials.clear();
      price = {degree.en + " " + price.en, degree.de + " " + price.de};
    }
    c.arguments.push_back(Fixed(price));
    Paired text = Said(c, Form::kMain);
    if (rng_.Chance(60)) {
      NounPhrase it = ItFor(thing);
      if (!noun.enPluralOnly) {
        Clause b;
        if (rng_.Chance(50)) {
          b = StateOf(thing, Tense::kPresent, true);
          text = text + Paired{", but ", ", aber "} + Said(b, Form::kMain);
        } else {
          NounPhrase city = CityName();
          text = text + Paired{", and " + english::Phrase(it, false) + (thing.plural ? " come" : " comes") + " from " +
                                   city.fixed.en,
                               ", und " + german::Phrase(it, Case::kNominative) +
                                   (thing.plural ? " kommen" : " kommt") + " aus " + city.fixed.de};
        }
      }
    }
    return text + kStop;
  }
  EventOptions o;
  o.personSubject = true;
  o.passive = o.negation = false;
  o.time = Time::kPast;
  if (draw < 60) {
    Clause buy = EventWith(lexicon_.VerbById(rng_.Chance(60) ? "kaufen" : "verkaufen"), o);
    std::erase_if(buy.adverbials, [](const Adverbial& a) { return a.kind == Adverbial::Kind::kCause; });
    if (thing.determiner == Determiner::kThis || rng_.Chance(50)) {
      thing.determiner = thing.plural || noun.enPluralOnly ? Determiner::kDefinite : Determiner::kIndefinite;
    }
    buy.arguments[0].phrase = thing;
    AddAdverb(buy, Adverbial::Kind::kManner, {"for " + price.en, "für " + price.de});
    MaybeFront(buy, 40);
    return Said(buy, Form::kMain) + kStop;
  }
  if (draw < 80) {
    Clause c2;
    c2.subject = PersonSubject();
    Paired pay{"paid " + price.en + " for " + english::Phrase(thing, true), ""};
    c2.verb = &lexicon_.VerbById("bezahlen");
    Argument amount = Fixed({price.en + " for " + english::Phrase(thing, true),
                             german::PrepositionPhrase("für", thing, Case::kAccusative) + " " + price.de});
    c2.arguments.push_back(amount);
    c2.tense = Tense::kPast;
    if (rng_.Chance(50)) AddAdverb(c2, Adverbial::Kind::kTime, PastTime());
    MaybeFront(c2, 50);
    return Said(c2, Form::kMain) + kStop;
  }
  c.arguments.push_back(Fixed(price));
  static const std::vector<Paired> kSay = {{"the salesclerk says that ", "der Verkäufer sagt, dass "},
                                           {"I did not know that ", "ich wusste nicht, dass "},
                                           {"the catalog says that ", "im Katalog steht, dass "}};
  return rng_.Pick(kSay) + Said(c, Form::kSubordinate) + kStop;
}

Paired Grammar::BillDue() {
  NounPhrase bill = Definite(PickNoun({"invoice", "rent", "deposit", "fee", "fine"}));
  Paired price = Price(3000, 480000);
  bill.after =
      rng_.Chance(50) ? Paired{"for " + price.en, "über " + price.de} : Paired{"of " + price.en, "von " + price.de};
  if (bill.noun->id != "invoice")
    bill.after = {"of " + price.en, "von " + price.de};
  else
    bill.after = {"for " + price.en, "über " + price.de};
  Clause c;
  c.verb = &lexicon_.VerbById("bezahlen");
  c.subject = bill;
  c.passive = true;
  std::size_t draw = rng_.Below(4);
  if (draw < 2) {
    Paired date = Date();
    c.modal = rng_.Chance(60) ? Modal::kMust : Modal::kHaveTo;
    AddAdverb(c, Adverbial::Kind::kTime, {"by " + date.en.substr(3), "bis zum " + date.de.substr(3)});
  } else {
    c.tense = draw == 2 ? Tense::kPast : Tense::kPerfect;
    if (draw == 2) AddAdverb(c, Adverbial::Kind::kTime, PastTime());
    c.negated = draw == 3 && rng_.Chance(50);
    if (draw == 3 && !c.negated) AddAdverb(c, Adverbial::Kind::kSentence, {"already", "schon"});
  }
  if (rng_.Chance(30)) {
    static const std::vector<Paired> kSay = {{"please remember that ", "bitte denken Sie daran, dass "},
                                             {"the bank informed us that ", "die Bank hat uns mitgeteilt, dass "},
                                             {"I am afraid that ", "ich fürchte, dass "}};
    return rng_.Pick(kSay) + Said(c, Form::kSubordinate) + kStop;
  }
  MaybeFront(c, 25);
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Departure() {
  NounPhrase vehicle = Definite(PickNoun({"train", "train", "bus", "ferry", "plane"}));
  NounPhrase city = CityName();
  bool plane = vehicle.noun->Is("air");
  bool past = rng_.Chance(20);
  Paired clock = Clock();
  if (rng_.Chance(35)) vehicle.adjectives.push_back(&lexicon_.AdjectiveByName(rng_.Chance(50) ? "last" : "next"));
  vehicle.after = {"to " + city.fixed.en, "nach " + city.fixed.de};
  Clause c;
  c.verb = &lexicon_.LinkVerbById(plane ? "starten" : "abfahren");
  c.subject = vehicle;
  c.tense = past ? Tense::kPast : Tense::kPresent;
  Paired place;
  if (vehicle.noun->id == "train" && rng_.Chance(70)) {
    Paired n = NumberOfPart("platform:", [&] {
      std::string digits = std::to_string(rng_.Between(1, 38));
      return Paired{digits, digits};
    });
    place = {"from platform " + n.en, "von Gleis " + n.de};
  }
  bool asks = rng_.Chance(30);
  if (asks) {
    Shape shape{rng_.Chance(50) ? Form::kWhQuestion : Form::kIndirectWh, kNoGap,
                !place.en.empty() && rng_.Chance(50) ? Paired{"from which platform", "von welchem Gleis"}
                                                     : Paired{"when", "wann"}};
    c.tense = Tense::kPresent;
    Paired text = Said(c, shape);
    if (shape.form == Form::kWhQuestion) return text + kAsk;
    static const std::vector<Paired> kOpen = {{"can you tell me ", "können Sie mir sagen, "},
                                              {"excuse me, do you know ", "Entschuldigung, wissen Sie, "},
                                              {"could you please find out ", "könnten Sie bitte herausfinden, "}};
    return rng_.Pick(kOpen) + text + kAsk;
  }
  AddAdverb(c, Adverbial::Kind::kTime, clock);
  if (!place.en.empty()) AddAdverb(c, Adverbial::Kind::kPlace, place);
  std::size_t draw = rng_.Below(100);
  if (draw < 25) {
    static const std::vector<Paired> kSay = {{"please note that ", "bitte beachten Sie, dass "},
                                             {"the tour guide told us that ", "der Reiseleiter hat uns gesagt, dass "},
                                             {"I read that ", "ich habe gelesen, dass "}};
    return rng_.Pick(kSay) + Said(c, Form::kSubordinate) + kStop;
  }
  if (draw < 50) {
    Paired n = NumberOfPart("minutes:", [&] {
      int minutes = rng_.Between(3, 90);
      return rng_.Chance(50) ? Paired{std::to_string(minutes), std::to_string(minutes)} : Spelled(minutes);
    });
    Clause late;
    late.subject = vehicle;
    late.verb = &lexicon_.LinkVerbById("haben");
    late = Is(vehicle, {n.en + " minutes late", n.de + " Minuten verspätet"}, past ? Tense::kPast : Tense::kPresent);
    Paired text = Said(late, Form::kMain);
    if (rng_.Chance(50)) {
      static const std::vector<Paired> kWhy = {{" because of an accident", " wegen eines Unfalls"},
                                               {" because of the storm", " wegen des Sturms"},
                                               {" because of the snow", " wegen des Schnees"}};
      Paired why = rng_.Pick(kWhy);
      late.arguments[0].fixed.en += why.en;
      late.arguments[0].fixed.de = why.de.substr(1) + " " + late.arguments[0].fixed.de;
      text = Said(late, Form::kMain);
    }
    return text + kStop;
  }
  MaybeFront(c, 35);
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Opening() {
  NounPhrase shop = Definite(PickNoun({"#opens"}));
  AddAdjective(shop, 15);
  bool opens = rng_.Chance(50);
  Clause c;
  c.verb = &lexicon_.LinkVerbById(opens ? "öffnen" : "schließen");
  c.subject = shop;
  std::size_t draw = rng_.Below(100);
  if (draw < 40) {
    Paired day = WeekdayName(rng_.Between(0, 6));
    Paired clock = Clock();
    if (rng_.Chance(50)) {
      AddAdverb(c, Adverbial::Kind::kTime,
                {"on " + day.en + "s " + clock.en, EndsWith(day.de, "s") ? day.de : "am " + day.de + " " + clock.de});
    } else {
      AddAdverb(c, Adverbial::Kind::kTime, clock);
    }
    c.adverbials[0].text.en =
        StartsWith(c.adverbials[0].text.en, "on ") ? clock.en + " on " + day.en + "s" : c.adverbials[0].text.en;
    if (c.adverbials[0].text.en.find(" on ") != std::string::npos) {
      std::string lower = "am " + day.de;
      c.adverbials[0].text.de = lower + " " + clock.de;
      c.adverbials[0].text.en = clock.en + " on " + day.en + "s";
    }
    MaybeFront(c, 0);
    return Said(c, Form::kMain) + kStop;
  }
  if (draw < 65) {
    Shape shape{Form::kIndirectWh, kNoGap, {"when", "wann"}};
    static const std::vector<Paired> kOpen = {{"can you tell me ", "können Sie mir sagen, "},
                                              {"do you know ", "wissen Sie, "}};
    return rng_.Pick(kOpen) + Said(c, shape) + kAsk;
  }
  Paired from = Clock(), to = Clock();
  while (from.en == to.en || (from.de.find("Uhr") == std::string::npos) != (to.de.find("Uhr") == std::string::npos)) {
    from = Clock();
    to = Clock();
  }
  Paired day = WeekdayName(rng_.Between(0, 3)), last = WeekdayName(rng_.Between(4, 6));
  Clause open =
      Is(shop,
         {"open from " + day.en + " to " + last.en + " from " + from.en.substr(3) + " to " + to.en.substr(3),
          "von " + day.de + " bis " + last.de + " von " + from.de.substr(3) + " bis " + to.de.substr(3) + " geöffnet"},
         Tense::kPresent);
  return Said(open, Form::kMain) + kStop;
}

Paired Grammar::EventTime() {
  NounPhrase event = Definite(PickNoun({"#event"}));
  AddAdjective(event, 30);
  Clause c;
  static const std::vector<std::string> kVerbs = {"beginnen", "enden", "stattfinden", "beginnen"};
  std::string id = rng_.Pick(kVerbs);
  c.verb = &lexicon_.LinkVerbById(id);
  c.subject = event;
  bool past = rng_.Chance(35);
  c.tense = past ? Tense::kPast : rng_.Chance(50) ? Tense::kFuture : Tense::kPresent;
  Paired when = rng_.Chance(50) ? Date() : Weekday();
  if (rng_.Chance(50)) {
    Paired clock = Clock();
    when = {when.en + " " + clock.en, when.de + " " + clock.de};
  }
  AddAdverb(c, Adverbial::Kind::kTime, when);
  if (id == "stattfinden" && rng_.Chance(70)) {
    AddAdverb(c, Adverbial::Kind::kPlace,
              AtPlace(PickNoun({"#officeplace", "#sight", "#lodging", "#eatery", "#schoolplace"})));
    if (past) c.negated = rng_.Chance(20);
  }
  if (rng_.Chance(30)) {
    static const std::vector<Paired> kSay = {{"we were told that ", "man hat uns gesagt, dass "},
                                             {"do not forget that ", "vergessen Sie nicht, dass "},
                                             {"I hope that ", "ich hoffe, dass "},
                                             {"she thinks that ", "sie glaubt, dass "}};
    return rng_.Pick(kSay) + Said(c, Form::kSubordinate) + kStop;
  }
  MaybeFront(c, 40);
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Reservation() {
  NounPhrase who = rng_.Chance(60) ? PronounPhrase(1, rng_.Chance(50), Gender::kMasculine) : MrOrMrs();
  Clause c;
  c.verb = &lexicon_.VerbById("reservieren");
  c.subject = who;
  bool room = rng_.Chance(50);
  NounPhrase thing = Definite(lexicon_.NounById(room ? "room" : "table"));
  thing.determiner = Determiner::kIndefinite;
  if (room && rng_.Chance(50)) {
    thing.adjectives.push_back(&lexicon_.AdjectiveByName(rng_.Chance(50) ? "quiet" : "sunny"));
  } else if (!room && rng_.Chance(30)) {
    thing.adjectives.push_back(&lexicon_.AdjectiveByName(rng_.Chance(50) ? "large" : "round"));
  }
  Paired n = Count(2, 12);
  thing.after = room ? Paired{"for " + n.en + " nights", "für " + n.de + " Nächte"}
                     : Paired{"for " + n.en + " people", "für " + n.de + " Personen"};
  Argument object;
  object.phrase = thing;
  c.arguments.push_back(object);
  Paired when = rng_.Chance(50) ? Date() : Weekday();
  if (!room) {
    Paired clock = Clock();
    when = {when.en + " " + clock.en, when.de + " " + clock.de};
  }
  AddAdverb(c, Adverbial::Kind::kTime, when);
  c.modal = Modal::kWouldLike;
  if (rng_.Chance(30)) {
    c.modal = Modal::kNone;
    c.tense = Tense::kPast;
    c.adverbials.clear();
    AddAdverb(c, Adverbial::Kind::kTime, PastTime());
  }
  if (rng_.Chance(25)) {
    Paired name = Named(rng_.Pick(NamesOf(namePart_).surnames));
    AddAdverb(c, Adverbial::Kind::kManner, {"under the name " + name.en, "auf den Namen " + name.de});
  }
  MaybeFront(c, 25);
  Paired text = Said(c, Form::kMain) + kStop;
  if (who.kind == NounPhrase::Kind::kPronoun && rng_.Chance(25)) {
    text = rng_.Chance(50) ? Paired{"good evening, ", "guten Abend, "} + text : Paired{"hello, ", "hallo, "} + text;
  }
  return text;
}

Paired Grammar::Existential() {
  static const std::vector<std::string> kThings = {"#eatery",     "#foodshop", "pharmacy", "bank",     "gas station",
                                                   "parking lot", "#device",   "#furn",    "elevator", "bus stop"};
  const Noun& noun = PickNoun({rng_.Pick(kThings)});
  NounPhrase thing = Definite(noun);
  thing.determiner = Determiner::kIndefinite;
  AddAdjective(thing, 40);
  Paired place;
  if (noun.Is("device") || noun.Is("furn")) {
    place = AtPlace(PickNoun({"#homeroom", "#lodging", "office", "waiting room", "classroom"}));
  } else if (noun.id == "elevator") {
    place = AtPlace(PickNoun({"#lodging", "hospital", "museum", "city hall"}));
  } else if (rng_.Chance(40)) {
    NounPhrase city = CityName();
    place = {"in " + city.fixed.en, "in " + city.fixed.de};
  } else {
    NounPhrase near =
        Definite(PickNoun({"station", "airport", "hotel", "hospital", "school", "museum", "park", "church"}));
    place = {"near " + english::Phrase(near, true), "in der Nähe " + german::Phrase(near, Case::kGenitive)};
  }
  std::size_t draw = rng_.Below(100);
  if (draw < 30) {
    return Paired{"is there " + english::Phrase(thing, true) + " " + place.en,
                  "gibt es " + place.de + " " + german::Phrase(thing, Case::kAccusative)} +
           kAsk;
  }
  if (draw < 60) {
    thing.determiner = Determiner::kNo;
    bool past = rng_.Chance(30);
    if (rng_.Chance(50)) {
      return Paired{std::string(past ? "unfortunately, there was " : "unfortunately, there is ") +
                        english::Phrase(thing, true) + " " + place.en,
                    std::string(past ? "leider gab es " : "leider gibt es ") + place.de + " " +
                        german::Phrase(thing, Case::kAccusative)} +
             kStop;
    }
    return Paired{(past ? "there was " : "there is ") + english::Phrase(thing, true) + " " + place.en,
                  place.de + (past ? " gab es " : " gibt es ") + german::Phrase(thing, Case::kAccusative)} +
           kStop;
  }
  thing.determiner = Determiner::kIndefinite;
  if (draw < 80) {
    return Paired{"do you know whether there is " + english::Phrase(thing, true) + " " + place.en,
                  "wissen Sie, ob es " + place.de + " " + german::Phrase(thing, Case::kAccusative) + " gibt"} +
           kAsk;
  }
  return Paired{"there is " + english::Phrase(thing, true) + " " + place.en,
                place.de + " gibt es " + german::Phrase(thing, Case::kAccusative)} +
         kStop;
}

// Where things are: liegen, stehen and hängen are all "be".
Paired Grammar::Location() {
  static const std::vector<std::string> kPoses = {"#lay", "#stand", "#hangs"};
  std::size_t pose = rng_.Below(3);
  const Noun& noun = PickNoun({kPoses[pose]});
  NounPhrase thing = Definite(noun);
  if (noun.Is("own") && rng_.Chance(60)) {
    thing.determiner = Determiner::kPossessive;
    thing.owner = PersonOf(PersonSubject());
  }
  if (noun.Is("many")) thing.plural = rng_.Chance(60);
  AddAdjective(thing, 25);
  struct Spot {
    const char *en, *de, *selector;
  };
  static const std::vector<std::vector<Spot>> kSpots = {
      {{"on", "auf", "#on"},
       {"under", "unter", "#on"},
       {"in", "in", "drawer"},
       {"in", "in", "#in"},
       {"next to", "neben", "#stand"}},
      {{"on", "auf", "table"},
       {"next to", "neben", "#furn"},
       {"behind", "hinter", "door"},
       {"under", "unter", "window"},
       {"in front of", "vor", "mirror"}},
      {{"in", "in", "closet"}, {"on", "an", "door"}, {"behind", "hinter", "door"}, {"in", "in", "hallway"}}};
  const Spot& spot = rng_.Pick(kSpots[pose]);
  const Noun& where = PickNoun({spot.selector});
  if (&where == &noun) return Location();
  NounPhrase at = Definite(where);
  AddAdjective(at, 25);
  Clause c;
  static const std::vector<std::string> kVerbs = {"liegen", "stehen", "hängen"};
  Verb const* verb = &lexicon_.LinkVerbById(kVerbs[pose]);
  c.verb = verb;
  c.subject = thing;
  c.arguments.push_back(Fixed(
      {std::string(spot.en) + " " + english::Phrase(at, true), german::PrepositionPhrase(spot.de, at, Case::kDative)}));
  std::size_t draw = rng_.Below(100);
  c.contracted = rng_.Chance(50);
  if (verb->en != "be" && draw >= 20 && draw < 55) c.tense = Tense::kPast;
  if (draw < 20) return Said(c, Form::kQuestion) + kAsk;
  if (draw < 40) {
    static const std::vector<Paired> kSay = {{"I think that ", "ich glaube, dass "},
                                             {"he told me that ", "er hat mir gesagt, dass "},
                                             {"are you sure that ", ""}};
    c.tense = Tense::kPresent;
    return kSay[rng_.Below(2)] + Said(c, Form::kSubordinate) + kStop;
  }
  c.negated = rng_.Chance(25);
  if (c.tense == Tense::kPast) c.tense = Tense::kPreterite;
  return Said(c, Form::kMain) + kStop;
}

// Putting things somewhere: legen, stellen, hängen with the accusative.
Paired Grammar::Placement() {
  std::size_t pose = rng_.Below(3);
  static const std::vector<std::string> kPoses = {"#lay", "#stand", "#hangs"};
  static const std::vector<std::string> kVerbs = {"legen", "stellen", "aufhängen"};
  const Noun& noun = PickNoun({kPoses[pose]});
  bool polite = rng_.Chance(30);
  NounPhrase who = polite ? PoliteYou() : PersonSubject();
  Clause c;
  c.verb = &lexicon_.LinkVerbById(kVerbs[pose]);
  c.subject = who;
  Argument object;
  object.phrase = Thing(noun, &who);
  c.arguments.push_back(object);
  struct Spot {
    const char *en, *de, *selector;
  };
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
       {"into", "in", "#homeroom"}},
      {{"in", "in", "closet"}, {"behind", "hinter", "door"}, {"in", "in", "hallway"}}};
  const Spot& spot = rng_.Pick(kSpots[pose]);
  const Noun& where = PickNoun({spot.selector});
  if (&where == &noun) return Placement();
  NounPhrase at = Definite(where);
  AddAdjective(at, 25);
  c.arguments.push_back(Fixed({std::string(where.id == "balcony" ? "onto" : spot.en) + " " + english::Phrase(at, true),
                               german::PrepositionPhrase(where.id == "balcony" ? "auf" : spot.de, at,
                                                         pose == 2 ? Case::kDative : Case::kAccusative)}));
  EventOptions o;
  o.negation = o.passive = false;
  if (polite) {
    Paired text = Paired{"please ", "bitte "} + Said(c, Form::kImperative);
    return text + kStop;
  }
  AddTime(c, o);
  MaybeFront(c, 40);
  return Said(c, Form::kMain) + kStop;
}

// "I like the new lamp": the liked thing is the subject of gefallen.
Paired Grammar::Liking() {
  const Noun& noun =
      PickNoun({"#cloth", "#furn", "#show", "#sight", "#lodging", "#vehicle", "#rentable", "#gift", "#idea"});
  NounPhrase thing = Definite(noun);
  if (rng_.Chance(35)) thing.determiner = Determiner::kThis;
  if (noun.Is("many")) thing.plural = true;
  AddAdjective(thing, 60);
  NounPhrase who = PersonObject(PronounPhrase(3, false, Gender::kNeuter));
  bool past = rng_.Chance(35), question = rng_.Chance(25), negated = !question && rng_.Chance(30);
  if (question) who = PoliteYou();
  NounPhrase enSubject = who;
  Clause en;
  static const Verb kLike = [] {
    Verb v;
    v.id = v.en = "like";
    v.enThird = "likes";
    v.enPast = v.enParticiple = "liked";
    v.enIng = "liking";
    return v;
  }();
  en.verb = &kLike;
  en.subject = who;
  Argument object;
  object.phrase = thing;
  en.arguments = {object};
  en.tense = past ? Tense::kPast : Tense::kPresent;
  en.negated = negated;
  en.contracted = rng_.Chance(50);
  Clause de;
  de.verb = &lexicon_.LinkVerbById("gefallen");
  de.subject = thing;
  Argument dative;
  dative.kind = Argument::Kind::kDative;
  dative.deCase = Case::kDative;
  dative.phrase = who;
  de.arguments = {dative};
  de.tense = past ? Tense::kPast : Tense::kPresent;
  de.negated = negated;
  const bool embed = !question && rng_.Chance(30);
  Shape shape;
  shape.form = question ? Form::kQuestion : embed ? Form::kSubordinate : Form::kMain;
  if (!question && !negated) {
    static const std::vector<Paired> kHow = {{"very much", "sehr"}, {"a lot", "gut"}, {"", ""}};
    Paired how = rng_.Pick(kHow);
    if (!how.en.empty()) {
      AddAdverb(en, Adverbial::Kind::kManner, how);
      AddAdverb(de, Adverbial::Kind::kManner, how);
    }
  }
  current_.combinations.push_back("gefallen|" + noun.id + "|" + std::to_string(static_cast<int>(shape.form)));
  Paired text{english::Say(en, shape), german::Say(de, shape)};
  if (embed) {
    static const std::vector<Paired> kSay = {{"I am glad that ", "ich freue mich, dass "},
                                             {"I am surprised that ", "es überrascht mich, dass "},
                                             {"it is nice that ", "es ist schön, dass "}};
    text = rng_.Pick(kSay) + text;
  }
  return text + (question ? kAsk : kStop);
}

Paired Grammar::Pain() {
  const Noun& part = PickNoun({"#body"});
  NounPhrase who = rng_.Chance(50) ? PersonSubject() : FamilyMember(nullptr);
  NounPhrase enPart = Definite(part);
  bool many = part.id == "tooth" || (part.id == "foot" && rng_.Chance(50)) || (part.id == "leg" && rng_.Chance(50));
  enPart.plural = many;
  bool past = rng_.Chance(30);
  Clause en;
  en.verb = &lexicon_.LinkVerbById("wehtun");
  Paired adverb;
  std::size_t draw = rng_.Below(3);
  if (past) {
    adverb = PastTime();
  } else if (draw == 0) {
    Paired n = Count(2, 9);
    adverb = {"for " + n.en + " days", "seit " + n.de + " Tagen"};
  }
  std::string be = past ? "hurt" : many ? "hurt" : "hurts";
  Person p = PersonOf(who);
  std::string dative = german::Phrase(who, Case::kDative);
  std::string owner;
  if (IsPronoun(who)) {
    owner = english::Possessive(p);
  } else {
    std::string name = english::Phrase(who, false);
    owner = EndsWith(name, "s") ? name + "'" : name + "'s";
  }
  std::string enText = owner + " " + (many ? part.enPlural : part.en) + " ";
  std::string dePart = german::Phrase(enPart, Case::kNominative);
  if (!past && draw == 0) {
    std::string since = many ? "have been hurting " : "has been hurting ";
    return Paired{enText + since + adverb.en,
                  Capitalised(dative) + (many ? " tun " : " tut ") + adverb.de + " " + dePart + " weh"} +
           kStop;
  }
  if (past) {
    return Paired{enText + be + " " + adverb.en,
                  Capitalised(dative) + (many ? " haben " : " hat ") + adverb.de + " " + dePart + " wehgetan"} +
           kStop;
  }
  static const std::vector<Paired> kWhy = {{" when it rains", ", wenn es regnet"},
                                           {" because I have worked too much", ", weil ich zu viel gearbeitet habe"},
                                           {" again", ""},
                                           {"", ""}};
  Paired why = kWhy[draw == 1 ? 0 : 3];
  return Paired{enText + be + why.en, Capitalised(dative) + (many ? " tun " : " tut ") + dePart + " weh" + why.de} +
         kStop;
}

Paired Grammar::Injury() {
  NounPhrase who = PersonSubject();
  Person p = PersonOf(who);
  bool wash = rng_.Chance(35);
  Clause c;
  c.subject = who;
  EventOptions o;
  o.passive = o.negation = false;
  if (wash) {
    const Noun& part = lexicon_.NounById(rng_.Chance(70) ? "hand" : "foot");
    c.verb = &lexicon_.LinkVerbById("waschen");
    std::string de = std::string("die ") + part.dePlural;
    c.arguments.push_back(Fixed({english::Possessive(p) + " " + part.enPlural, de}));
    o.time = Time::kAny;
    AddTime(c, o);
    MaybeFront(c, 40);
    return Said(c, Form::kMain) + kStop;
  }
  const Noun& part = PickNoun({"#limb"});
  c.verb = &lexicon_.LinkVerbById("brechen");
  NounPhrase limb = Definite(part);
  c.arguments.push_back(Fixed({english::Possessive(p) + " " + part.en, german::Phrase(limb, Case::kAccusative)}));
  c.tense = Tense::kPast;
  AddAdverb(c, Adverbial::Kind::kTime, PastTime());
  if (rng_.Chance(40))
    AddAdverb(c, Adverbial::Kind::kPlace, AtPlace(PickNoun({"#outdoor", "#homeroom", "station", "#schoolplace"})));
  MaybeFront(c, 45);
  if (rng_.Chance(30)) {
    c.front = -1;
    return FirstNameText(rng_.Chance(50)) + Paired{" told us that ", " hat uns erzählt, dass "} +
           Said(c, Form::kSubordinate) + kStop;
  }
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::GiftGiving() {
  NounPhrase who = PersonSubject();
  Person p = PersonOf(who);
  Clause c;
  c.verb = &lexicon_.LinkVerbById("schenken");
  c.subject = who;
  Argument to;
  to.kind = Argument::Kind::kDative;
  to.deCase = Case::kDative;
  to.phrase = rng_.Chance(70) ? FamilyMember(&p) : FirstName();
  Argument gift;
  const Noun& noun = PickNoun({"#gift", "#gift", "#cloth"});
  gift.phrase = Definite(noun);
  gift.phrase.determiner = Determiner::kIndefinite;
  if (noun.Is("many")) {
    gift.phrase.plural = true;
    gift.phrase.determiner = Determiner::kSome;
  }
  if (noun.enPluralOnly) gift.phrase.determiner = Determiner::kThis;
  AddAdjective(gift.phrase, 55);
  c.arguments = {to, gift};
  std::size_t draw = rng_.Below(3);
  Paired occasion = draw == 0   ? Paired{"for Christmas", "zu Weihnachten"}
                    : draw == 1 ? Paired{"for the wedding", "zur Hochzeit"}
                                : Paired{"as a birthday present", "zum Geburtstag"};
  bool past = rng_.Chance(60);
  c.tense = past ? Tense::kPast : Tense::kFuture;
  if (!past && rng_.Chance(50)) c.modal = rng_.Chance(50) ? Modal::kWantTo : Modal::kWouldLike;
  AddAdverb(c, Adverbial::Kind::kTime, occasion);
  MaybeFront(c, 30);
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Weather() {
  struct Front {
    Paired text;
    Paired sub;
  };
  static const std::vector<Paired> kNow = {{"it is raining", "es regnet"},
                                           {"it is snowing", "es schneit"},
                                           {"the sun is shining", "die Sonne scheint"},
                                           {"it is very windy", "es ist sehr windig"},
                                           {"it is getting dark", "es wird dunkel"}};
  std::size_t draw = rng_.Below(100);
  if (draw < 25) {
    Paired t = NumberOfPart("degrees:", [&] {
      int n = rng_.Between(2, 38);
      return rng_.Chance(50) ? Paired{std::to_string(n), std::to_string(n)} : Spelled(n);
    });
    NounPhrase city = CityName();
    bool past = rng_.Chance(40);
    return past ? Paired{"yesterday, it was " + t.en + " degrees in " + city.fixed.en,
                         "gestern waren es in " + city.fixed.de + " " + t.de + " Grad"} +
                      kStop
                : Paired{"tomorrow, it will be " + t.en + " degrees in " + city.fixed.en,
                         "morgen werden es in " + city.fixed.de + " " + t.de + " Grad"} +
                      kStop;
  }
  EventOptions o;
  o.personSubject = true;
  o.states = false;
  o.passive = false;
  o.negation = true;
  o.adverbials = false;
  o.domain = rng_.Chance(60) ? "family" : "travel";
  Clause c = Event(o);
  c.adverbials.clear();
  if (draw < 60) {
    c.tense = Tense::kFuture;
    c.modal = Modal::kNone;
    static const std::vector<Paired> kIf = {{"if it rains tomorrow", "wenn es morgen regnet"},
                                            {"if it does not rain", "wenn es nicht regnet"},
                                            {"as soon as the sun shines again", "sobald die Sonne wieder scheint"},
                                            {"if the storm gets worse", "wenn der Sturm stärker wird"},
                                            {"when it gets warmer", "wenn es wärmer wird"}};
    c.frontText = rng_.Pick(kIf);
    return Said(c, Form::kMain) + kStop;
  }
  static const std::vector<Paired> kBecause = {{"because it was raining hard", "weil es stark regnete"},
                                               {"because it was snowing", "weil es schneite"},
                                               {"although it was bitterly cold", "obwohl es bitterkalt war"},
                                               {"although the sun was not shining", "obwohl die Sonne nicht schien"},
                                               {"while it was thundering outside", "während es draußen donnerte"}};
  c.tense = Tense::kPast;
  c.modal = rng_.Chance(30) ? Modal::kHadTo : Modal::kNone;
  Paired why = rng_.Pick(kBecause);
  if (rng_.Chance(50)) {
    c.frontText = why;
  } else {
    c.tail = Paired{" ", ", "} + why;
  }
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Introduction() {
  NounPhrase city = CityName();
  NounPhrase person = rng_.Chance(50) ? FirstName() : MrOrMrs();
  std::size_t draw = rng_.Below(6);
  Person p = PersonOf(person);
  std::string he = english::Pronoun(p, false), er = german::Pronoun(p, Case::kNominative);
  switch (draw) {
    case 0: {
      Paired street = Named(rng_.Pick(NamesOf(namePart_).streets));
      Paired n = NumberOfPart("house:", [&] {
        std::string digits = std::to_string(rng_.Between(1, 240));
        return Paired{digits, digits};
      });
      return person.fixed +
             Paired{" lives at " + n.en + " " + street.en + " in " + city.fixed.en,
                    " wohnt in " + city.fixed.de + ", " + street.de + " " + n.de} +
             kStop;
    }
    case 1: {
      Paired surname = Named(rng_.Pick(NamesOf(namePart_).surnames));
      NounPhrase first = FirstName();
      return Paired{"my name is " + first.fixed.en + " " + surname.en + ", and I come from " + city.fixed.en,
                    "mein Name ist " + first.fixed.de + " " + surname.de + ", und ich komme aus " + city.fixed.de} +
             kStop;
    }
    case 2:
      return Paired{
                 "this is " + person.fixed.en + " from " + city.fixed.en + ", who will be working with us from now on",
                 "das ist " + person.fixed.de + " aus " + city.fixed.de + ", " +
                     german::RelativePronoun(p.deGender, false, Case::kNominative) +
                     " ab jetzt bei uns arbeiten wird"} +
             kStop;
    case 3: {
      Paired year = NumberOfPart("year:", [&] {
        std::string digits = std::to_string(rng_.Between(1940, 2019));
        return Paired{digits, digits};
      });
      return person.fixed +
             Paired{" was born in " + city.fixed.en + " in " + year.en,
                    " wurde " + year.de + " in " + city.fixed.de + " geboren"} +
             kStop;
    }
    case 4: {
      NounPhrase role = Definite(PickNoun({"#role"}));
      if (role.noun->Is("owned") || role.noun->Is("single") || !role.noun->feminine) {
        role = Definite(PickNoun({"#medic", "#teacher", "#fixer", "lawyer", "gardener"}));
      }
      std::string de = role.noun->de;
      std::string en = role.noun->en;
      if (p.sex == Gender::kFeminine) de = role.noun->feminine->de;
      return person.fixed +
             Paired{" works as " + english::Article(en) + " " + en + " in " + city.fixed.en,
                    " arbeitet in " + city.fixed.de + " als " + de} +
             kStop;
    }
    default: {
      Paired n = Count(2, 40);
      return person.fixed +
             Paired{" has been living in " + city.fixed.en + " for " + n.en + " years",
                    " wohnt seit " + n.de + " Jahren in " + city.fixed.de} +
             kStop;
    }
  }
}

Paired Grammar::Directions() {
  const Noun& noun = PickNoun({"station", "airport", "hotel", "bank", "pharmacy", "museum", "library", "hospital",
                               "city hall", "market", "church", "castle", "theater", "swimming pool", "post office"});
  NounPhrase goal = Definite(noun);
  AddAdjective(goal, 15);
  std::size_t draw = rng_.Below(6);
  if (draw == 0) {
    return Paired{"excuse me, how do I get to " + english::Phrase(goal, true),
                  "Entschuldigung, wie komme ich " + german::PrepositionPhrase("zu", goal, Case::kDative)} +
           kAsk;
  }
  if (draw == 1) {
    Paired n = NumberOfPart("meters:", [&] { return Grouped(10 * rng_.Between(5, 190)); });
    return Paired{
               "it is only " + n.en + " meters from here to " + english::Phrase(goal, true),
               "von hier sind es nur " + n.de + " Meter bis " + german::PrepositionPhrase("zu", goal, Case::kDative)} +
           kStop;
  }
  if (draw == 2) {
    Paired n = NumberOfPart("bus:", [&] {
      std::string digits = std::to_string(rng_.Between(2, 320));
      return Paired{digits, digits};
    });
    return Paired{"please take bus " + n.en + " and get off at " + english::Phrase(goal, true),
                  "bitte nehmen Sie den Bus " + n.de + " und steigen Sie " +
                      german::PrepositionPhrase(noun.id == "market" || noun.id == "post office" ? "an" : "an", goal,
                                                Case::kDative) +
                      " aus"} +
           kStop;
  }
  if (draw == 3) {
    Paired street = Named(rng_.Pick(NamesOf(namePart_).streets));
    return Paired{english::Phrase(goal, false) + " is in " + street.en + ", right next to the bakery",
                  german::Phrase(goal, Case::kNominative) + " befindet sich in der Straße " + street.de +
                      ", direkt neben der Bäckerei"} +
           kStop;
  }
  NounPhrase from = Definite(PickNoun({"#lodging", "station", "church", "park"}));
  if (from.noun == goal.noun) return Directions();
  Paired d = NumberOfPart("km:", [&] { return Decimal(rng_.Between(11, 99)); });
  if (draw == 4) {
    return Paired{"how far is it from " + english::Phrase(from, true) + " to " + english::Phrase(goal, true),
                  "wie weit ist es " + german::PrepositionPhrase("von", from, Case::kDative) + " " +
                      german::PrepositionPhrase("zu", goal, Case::kDative)} +
           kAsk;
  }
  return Paired{english::Phrase(goal, false) + " is " + d.en + " kilometers away from " + english::Phrase(from, true),
                german::Phrase(goal, Case::kNominative) + " ist " + d.de + " Kilometer " +
                    german::PrepositionPhrase("von", from, Case::kDative) + " entfernt"} +
         kStop;
}

// "If I had more time, I would …"
Paired Grammar::Wish() {
  NounPhrase who = PersonSubject();
  Clause wish;
  NounPhrase self;
  self.kind = NounPhrase::Kind::kPronoun;
  self.person = PersonOf(who);
  EventOptions o;
  o.passive = o.modal = o.negation = o.states = false;
  o.time = Time::kFuture;
  bool nameFirst = rng_.Chance(60);
  o.subject = nameFirst ? self : who;
  Clause c = Event(o);
  c.tense = Tense::kWould;
  c.subject = nameFirst ? self : who;
  wish.subject = nameFirst ? who : self;
  wish.tense = Tense::kIrreal;
  if (rng_.Chance(60)) {
    wish.verb = &lexicon_.LinkVerbById("haben");
    static const std::vector<Paired> kWhat = {{"more time", "mehr Zeit"},
                                              {"enough money", "genug Geld"},
                                              {"a car", "ein Auto"},
                                              {"a larger apartment", "eine größere Wohnung"},
                                              {"more patience", "mehr Geduld"},
                                              {"less work", "weniger Arbeit"},
                                              {"a garden", "einen Garten"},
                                              {"a better idea", "eine bessere Idee"}};
    wish.arguments.push_back(Fixed(rng_.Pick(kWhat)));
  } else {
    static const std::vector<Paired> kHow = {
        {"less tired", "weniger müde"},          {"healthy", "gesund"}, {"on vacation", "im Urlaub"},
        {"not so busy", "nicht so beschäftigt"}, {"rich", "reich"},     {"younger", "jünger"}};
    wish = Is(wish.subject, rng_.Pick(kHow), Tense::kIrreal);
  }
  Paired condition = Paired{"if ", "wenn "} + Said(wish, Form::kSubordinate);
  if (nameFirst) {
    c.front = -1;
    c.frontText = condition;
    return Said(c, Form::kMain) + kStop;
  }
  c.tail = Paired{" ", ", "} + condition;
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Quantity() {
  struct Measure {
    const char *en, *enPlural, *de, *dePlural, *selector;
  };
  static const std::vector<Measure> kMeasures = {{"kilo", "kilos", "ein Kilo", "Kilo", "#veg"},
                                                 {"kilo", "kilos", "ein Kilo", "Kilo", "#fruit"},
                                                 {"bottle", "bottles", "eine Flasche", "Flaschen", "water"},
                                                 {"bottle", "bottles", "eine Flasche", "Flaschen", "wine"},
                                                 {"bottle", "bottles", "eine Flasche", "Flaschen", "orange juice"},
                                                 {"cup", "cups", "eine Tasse", "Tassen", "coffee"},
                                                 {"cup", "cups", "eine Tasse", "Tassen", "tea"},
                                                 {"glass", "glasses", "ein Glas", "Gläser", "milk"},
                                                 {"pound", "pounds", "ein Pfund", "Pfund", "butter"},
                                                 {"piece", "pieces", "ein Stück", "Stück", "cheese"},
                                                 {"slice", "slices", "eine Scheibe", "Scheiben", "bread"},
                                                 {"slice", "slices", "eine Scheibe", "Scheiben", "ham"}};
  const Measure& m = rng_.Pick(kMeasures);
  const Noun& noun = PickNoun({m.selector});
  bool one = rng_.Chance(30);
  bool plural = noun.Is("many") || noun.id == "cucumber";
  Paired stuff{plural ? noun.enPlural : noun.en, plural ? noun.dePlural : noun.de};
  Paired amount;
  if (one) {
    amount = {english::Article(m.en) + " " + m.en, m.de};
    if (StartsWith(amount.de, "eine ")) amount.de = m.de;
  } else {
    Paired n = Count(2, 20);
    amount = {n.en + " " + m.enPlural, n.de + " " + m.dePlural};
  }
  Paired whole{amount.en + " of " + stuff.en, amount.de + " " + stuff.de};
  Clause c;
  static const std::vector<std::string> kVerbs = {"kaufen", "bestellen", "brauchen", "mitbringen"};
  std::string verb = rng_.Pick(kVerbs);
  if (m.en == std::string("cup") || m.en == std::string("glass")) verb = rng_.Chance(50) ? "bestellen" : "trinken";
  c.verb = &lexicon_.VerbById(verb);
  c.subject = PersonSubject();
  NounPhrase fixed;
  fixed.kind = NounPhrase::Kind::kFixed;
  fixed.fixed = whole;
  Argument object;
  object.kind = Argument::Kind::kFixed;
  object.fixed = whole;
  c.arguments.push_back(object);
  EventOptions o;
  o.passive = o.negation = false;
  AddTime(c, o);
  if (c.verb->enParticle == "along") c.arguments[0].fixed.en += "";
  MaybeFront(c, 40);
  current_.combinations.push_back(verb + "|" + noun.id + "|quantity");
  if (rng_.Chance(25)) {
    Paired price = Price(100, 6000);
    NounPhrase it;
    Paired verbText = one ? Paired{" costs ", " kostet "} : Paired{" cost ", " kosten "};
    return Paired{whole.en + verbText.en + price.en, whole.de + verbText.de + price.de} + kStop;
  }
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Belonging() {
  const Noun& noun = PickNoun({"#own", "#vehicle", "#tool", "#pet"});
  NounPhrase thing = Definite(noun);
  if (rng_.Chance(60)) thing.determiner = Determiner::kThis;
  if (noun.Is("many")) thing.plural = true;
  AddAdjective(thing, 50);
  Clause c;
  bool fit = noun.Is("cloth") && rng_.Chance(50);
  c.verb = &lexicon_.LinkVerbById(fit ? "passen" : "gehören");
  c.subject = thing;
  Argument who;
  who.kind = Argument::Kind::kDative;
  who.deCase = Case::kDative;
  if (!fit) {
    who.enPreposition = "to";
  }
  who.phrase = PersonObject(PronounPhrase(3, false, Gender::kNeuter));
  c.arguments.push_back(who);
  c.contracted = rng_.Chance(50);
  std::size_t draw = rng_.Below(100);
  if (draw < 25) return Said(c, Form::kQuestion) + kAsk;
  if (draw < 45) {
    static const std::vector<Paired> kSay = {{"I thought that ", "ich dachte, dass "},
                                             {"nobody knew that ", "niemand wusste, dass "},
                                             {"are you sure that ", "sind Sie sicher, dass "}};
    std::size_t which = rng_.Below(3);
    if (which < 2) c.tense = Tense::kPreterite;
    return kSay[which] + Said(c, Form::kSubordinate) + (which == 2 ? kAsk : kStop);
  }
  c.negated = rng_.Chance(30);
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::PhoneNumber() {
  Paired number = NumberOfPart("phone:", [&] {
    std::string digits = std::to_string(rng_.Between(200, 999)) + " " + std::to_string(rng_.Between(1000, 9999));
    return Paired{digits, digits};
  });
  NounPhrase person = rng_.Chance(60) ? MrOrMrs() : FirstName();
  switch (rng_.Below(5)) {
    case 0:
      return Paired{"please call " + english::Phrase(person, true) + " at " + number.en,
                    "bitte rufen Sie " + german::Phrase(person, Case::kAccusative) + " unter " + number.de + " an"} +
             kStop;
    case 1:
      return Paired{"you can reach " + english::Phrase(person, true) + " at " + number.en + " until " + "five o'clock",
                    "Sie können " + german::Phrase(person, Case::kAccusative) + " bis fünf Uhr unter " + number.de +
                        " erreichen"} +
             kStop;
    case 2: {
      Paired room = NumberOfPart("room:", [&] {
        std::string digits = std::to_string(rng_.Between(101, 799));
        return Paired{digits, digits};
      });
      return Paired{english::Phrase(person, false) + " is staying in room " + room.en,
                    german::Phrase(person, Case::kNominative) + " wohnt in Zimmer " + room.de} +
             kStop;
    }
    case 3: {
      Paired code = NumberOfPart("order:", [&] {
        std::string digits = std::to_string(rng_.Between(10000, 99999));
        return Paired{digits, digits};
      });
      Clause c;
      c.subject = Definite(lexicon_.NounById(rng_.Chance(50) ? "order" : "package"));
      c.subject.after = code;
      c.verb = &lexicon_.VerbById(rng_.Chance(50) ? "schicken" : "liefern");
      c.passive = true;
      c.tense = rng_.Chance(50) ? Tense::kPast : Tense::kFuture;
      AddAdverb(c, Adverbial::Kind::kTime, c.tense == Tense::kPast ? PastTime() : FutureTime());
      NounPhrase city = CityName();
      c.arguments.push_back(Fixed({"to " + city.fixed.en, "nach " + city.fixed.de}));
      MaybeFront(c, 40);
      return Said(c, Form::kMain) + kStop;
    }
    default: {
      Paired flight = NumberOfPart("flight:", [&] {
        std::string digits = "KX " + std::to_string(rng_.Between(100, 999));
        return Paired{digits, digits};
      });
      NounPhrase city = CityName();
      Paired clock = Clock();
      return Paired{"flight " + flight.en + " to " + city.fixed.en + " leaves " + clock.en,
                    "Flug " + flight.de + " nach " + city.fixed.de + " startet " + clock.de} +
             kStop;
    }
  }
}

Paired Grammar::AgeAndDuration() {
  NounPhrase who = rng_.Chance(50) ? FamilyMember(nullptr) : FirstName();
  if (PersonOf(who).plural) return Introduction();
  Paired n = NumberOfPart("age:", [&] {
    int years = rng_.Between(13, 99);
    return rng_.Chance(50) ? Spelled(years) : Paired{std::to_string(years), std::to_string(years)};
  });
  switch (rng_.Below(4)) {
    case 0: {
      Paired date = Date();
      return Paired{english::Phrase(who, false) + " will turn " + n.en + " " + date.en,
                    german::Phrase(who, Case::kNominative) + " wird " + date.de + " " + n.de} +
             kStop;
    }
    case 1:
      return Paired{english::Phrase(who, false) + " is " + n.en + " years old",
                    german::Phrase(who, Case::kNominative) + " ist " + n.de + " Jahre alt"} +
             kStop;
    case 2: {
      Paired d = Count(2, 14);
      NounPhrase city = CityName();
      return Paired{english::Phrase(who, false) + " wants to stay in " + city.fixed.en + " for " + d.en + " weeks",
                    german::Phrase(who, Case::kNominative) + " will " + d.de + " Wochen in " + city.fixed.de +
                        " bleiben"} +
             kStop;
    }
    default: {
      Paired d = Count(2, 30);
      return Paired{english::Phrase(who, false) + " has been working here for " + d.en + " years",
                    german::Phrase(who, Case::kNominative) + " arbeitet seit " + d.de + " Jahren hier"} +
             kStop;
    }
  }
}

}  // namespace corpora
