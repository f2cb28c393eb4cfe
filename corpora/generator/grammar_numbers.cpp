// Sentences with prices, amounts, numbers and names.
#include "grammar.h"
#include "grammar_tools.h"
#include "numbers.h"
#include "text.h"

namespace corpora {

Paired Grammar::PriceStatement() {
  static const std::vector<std::string> kGoods = {"#device",  "#cloth",    "#furn", "#deco", "#vehicle",
                                                  "#luggage", "#toyprice", "watch", "ring"};
  const Noun& noun = PickNoun({rng_.Pick(kGoods)});
  NounPhrase thing = Definite(noun);
  if (rng_.Chance(35)) thing.determiner = Determiner::kThis;
  AddAdjective(thing, 50);
  Paired price = noun.id == "bicycle" || noun.id == "scooter" ? Price(15000, 250000)
                 : noun.Is("vehicle")                         ? Price(90000, 2500000)
                 : noun.Is("toyprice")                        ? Price(500, 9000)
                 : noun.Is("cloth") || noun.Is("gift")        ? Price(1500, 30000)
                                                              : Price(2000, 250000);
  Clause cost;
  cost.verb = &lexicon_.LinkVerbById("kosten");
  cost.subject = thing;
  std::size_t draw = rng_.Below(100);
  EventOptions o;
  o.personSubject = true;
  o.passive = o.negation = false;
  o.time = Time::kPast;
  if (draw < 30) {  // how much it costs, and something else about it
    static const std::vector<Paired> kDegrees = {{"", ""}, {"only ", "nur "}, {"at least ", "mindestens "}, {"", ""}};
    cost.arguments.push_back(FixedArgument(rng_.Pick(kDegrees) + price));
    Paired text = Said(cost, Form::kMain);
    if (noun.enPluralOnly || rng_.Chance(40)) return text + kStop;
    if (rng_.Chance(50))
      return text + Paired{", but ", ", aber "} +
             Said(QualityOf(thing, Tense::kPresent, rng_.Chance(50)), Form::kMain) + kStop;
    NounPhrase city = CityName();
    Clause from = Is(ItFor(thing), {"from " + city.fixed.en, "aus " + city.fixed.de}, Tense::kPresent);
    return text + Paired{", and ", ", und "} + Said(from, Form::kMain) + kStop;
  }
  if (draw < 58) {
    Clause buy = EventWith(lexicon_.VerbById(rng_.Chance(60) ? "kaufen" : "verkaufen"), o);
    DropAdverbials(buy, Adverbial::Kind::kCause);
    DropAdverbials(buy, Adverbial::Kind::kSentence);
    if (thing.determiner == Determiner::kThis || rng_.Chance(50)) {
      thing.determiner = thing.plural || noun.enPluralOnly ? Determiner::kDefinite : Determiner::kIndefinite;
    }
    buy.arguments[0].phrase = thing;
    AddAdverb(buy, Adverbial::Kind::kManner, {"for " + price.en, "für " + price.de});
    MaybeFront(buy, 40);
    return Finish(buy, 25);
  }
  if (draw < 80) {
    Clause pay;
    pay.verb = &lexicon_.VerbById("bezahlen");
    pay.subject = PersonSubject();
    pay.arguments.push_back(
        FixedArgument({price.en + " for " + english::Phrase(thing, true),
                       german::PrepositionPhrase("für", thing, Case::kAccusative) + " " + price.de}));
    pay.tense = Tense::kPast;
    if (rng_.Chance(50)) AddAdverb(pay, Adverbial::Kind::kTime, PastTime());
    MaybeFront(pay, 50);
    return Finish(pay, 25);
  }
  cost.arguments.push_back(FixedArgument(price));
  static const std::vector<Paired> kSay = {{"the salesclerk says that ", "der Verkäufer sagt, dass "},
                                           {"I did not know that ", "ich wusste nicht, dass "},
                                           {"the catalog says that ", "im Katalog steht, dass "}};
  return rng_.Pick(kSay) + Said(cost, Form::kSubordinate) + kStop;
}

Paired Grammar::BillDue() {
  NounPhrase bill = Definite(PickNoun({"invoice", "rent", "deposit", "fee", "fine"}));
  Paired price = Price(3000, 480000);
  bill.after = bill.noun->id == "invoice" ? Paired{"for " + price.en, "über " + price.de}
                                          : Paired{"of " + price.en, "von " + price.de};
  Clause c;
  c.verb = &lexicon_.VerbById(bill.noun->id == "rent" || bill.noun->id == "deposit" ? "überweisen" : "bezahlen");
  c.subject = bill;
  c.passive = true;
  std::size_t draw = rng_.Below(4);
  if (draw < 2) {
    Paired date = Date();
    c.modal = rng_.Chance(60) ? Modal::kMust : Modal::kHaveTo;
    AddAdverb(c, Adverbial::Kind::kTime, {"by " + date.en.substr(3), "bis zum " + date.de.substr(3)});
    if (rng_.Chance(30))
      c.tail = {" because otherwise an additional fee is charged", ", weil sonst eine zusätzliche Gebühr anfällt"};
  } else if (draw == 2) {
    c.tense = Tense::kPast;
    AddAdverb(c, Adverbial::Kind::kTime, PastTime());
  } else {
    c.tense = Tense::kPerfect;
    c.negated = rng_.Chance(50);
    if (!c.negated) AddAdverb(c, Adverbial::Kind::kSentence, {"already", "schon"});
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

// Three kilos of tomatoes, drei Kilo Tomaten.
Paired Grammar::Quantity() {
  struct Measure {
    const char *en, *enPlural, *de, *dePlural, *selector;
    bool served;
  };
  static const std::vector<Measure> kMeasures = {
      {"kilo", "kilos", "ein Kilo", "Kilo", "#veg", false},
      {"kilo", "kilos", "ein Kilo", "Kilo", "#fruit", false},
      {"bottle", "bottles", "eine Flasche", "Flaschen", "water", true},
      {"bottle", "bottles", "eine Flasche", "Flaschen", "wine", true},
      {"bottle", "bottles", "eine Flasche", "Flaschen", "orange juice", true},
      {"cup", "cups", "eine Tasse", "Tassen", "coffee", true},
      {"cup", "cups", "eine Tasse", "Tassen", "tea", true},
      {"glass", "glasses", "ein Glas", "Gläser", "milk", true},
      {"pound", "pounds", "ein Pfund", "Pfund", "butter", false},
      {"piece", "pieces", "ein Stück", "Stück", "cheese", false},
      {"slice", "slices", "eine Scheibe", "Scheiben", "bread", false},
      {"slice", "slices", "eine Scheibe", "Scheiben", "ham", false}};
  const Measure& m = rng_.Pick(kMeasures);
  const Noun& noun = PickNoun({m.selector});
  bool one = rng_.Chance(30), plural = noun.Is("many") || noun.id == "cucumber";
  Paired amount{english::Article(m.en) + " " + m.en, m.de};
  if (!one) {
    Paired n = Count(2, m.served ? 6 : 20);
    amount = {n.en + " " + m.enPlural, n.de + " " + m.dePlural};
  }
  Paired whole =
      amount + Paired{" of ", " "} + Paired{plural ? noun.enPlural : noun.en, plural ? noun.dePlural : noun.de};
  if (rng_.Chance(25)) {
    Paired price = Price(100, 6000);
    return whole + (one ? Paired{" costs ", " kostet "} : Paired{" cost ", " kosten "}) +
           (rng_.Chance(50) ? Paired{price.en + " at the market", "auf dem Markt " + price.de}
                            : Paired{price.en + " here", "hier " + price.de}) +
           kStop;
  }
  static const std::vector<std::string> kVerbs = {"kaufen", "bestellen", "brauchen"};
  std::string verb = m.served ? (rng_.Chance(50) ? "bestellen" : "trinken") : rng_.Pick(kVerbs);
  EventOptions o;
  o.passive = o.negation = false;
  o.personSubject = true;
  Clause c;
  c.verb = &lexicon_.VerbById(verb);
  c.subject = PersonSubject();
  c.arguments.push_back(FixedArgument(whole));
  AddTime(c, o);
  MaybeFront(c, 40);
  current_.combinations.push_back(verb + "|" + noun.id + "|quantity");
  return Finish(c, 20);
}

Paired Grammar::CallAndRoom() {
  NounPhrase person = rng_.Chance(60) ? MrOrMrs() : FirstName();
  Paired nominative{english::Phrase(person, false), german::Phrase(person, Case::kNominative)};
  Paired accusative{english::Phrase(person, true), german::Phrase(person, Case::kAccusative)};
  if (rng_.Chance(25)) {
    Paired room = Figures("room:", 101, 799);
    Clause stay = Is(person, {"in room " + room.en, "in Zimmer " + room.de}, Tense::kPresent);
    stay.verb = &lexicon_.LinkVerbById("wohnen");
    stay.tense = Tense::kProgressive;
    return Finish(stay, 40);
  }
  Paired number = NumberOfPart("phone:", [&] {
    int area = rng_.Between(200, 999), line = rng_.Between(1000, 9999);
    std::string digits = std::to_string(area) + " " + std::to_string(line);
    return Paired{digits, digits};
  });
  switch (rng_.Below(3)) {
    case 0:
      return Paired{"please call " + accusative.en + " at " + number.en,
                    "bitte rufen Sie " + accusative.de + " unter " + number.de + " an"} +
             kStop;
    case 1: {
      Paired clock = ClockTime(rng_.Between(2, 8), 0, true);
      return Paired{"you can reach " + accusative.en + " at " + number.en + " until " + clock.en,
                    "Sie können " + accusative.de + " bis " + clock.de + " unter " + number.de + " erreichen"} +
             kStop;
    }
    default: {
      Paired mine =
          nominative + Paired{" has a new phone number: " + number.en, " hat eine neue Telefonnummer: " + number.de};
      return mine + kStop;
    }
  }
}

// Orders with their numbers, and flights.
Paired Grammar::Shipment() {
  NounPhrase city = CityName();
  if (rng_.Chance(35)) {
    Paired flight = NumberOfPart("flight:", [&] {
      std::string digits = "KX " + std::to_string(rng_.Between(100, 999));
      return Paired{digits, digits};
    });
    Paired clock = Clock();
    Clause c;
    c.verb = &lexicon_.LinkVerbById("starten");
    c.subject =
        FixedPhrase({"flight " + flight.en + " to " + city.fixed.en, "Flug " + flight.de + " nach " + city.fixed.de});
    c.tense = rng_.Chance(60) ? Tense::kPresent : Tense::kFuture;
    AddAdverb(c, Adverbial::Kind::kTime, clock);
    return Finish(c, 35);
  }
  Clause c;
  Paired code = Figures("order:", 10000, 99999);
  c.subject = FixedPhrase(
      (rng_.Chance(50) ? Paired{"order number ", "Bestellung Nummer "} : Paired{"package number ", "Paket Nummer "}) +
      code);
  c.verb = &lexicon_.VerbById(rng_.Chance(50) ? "schicken" : "liefern");
  c.passive = true;
  c.tense = rng_.Chance(50) ? Tense::kPast : Tense::kFuture;
  AddAdverb(c, Adverbial::Kind::kTime, c.tense == Tense::kPast ? PastTime() : FutureTime());
  c.arguments.push_back(FixedArgument({"to " + city.fixed.en, "nach " + city.fixed.de}));
  MaybeFront(c, 40);
  return Finish(c, 25);
}

Paired Grammar::AgeAndDuration() {
  NounPhrase who = rng_.Chance(50) ? FamilyMember(nullptr) : FirstName();
  if (PersonOf(who).plural) return Instead(&Grammar::Introduction);
  Paired name{english::Phrase(who, false), german::Phrase(who, Case::kNominative)};
  switch (rng_.Below(4)) {
    case 0: {
      Paired age = Figures("age:", 13, 99), date = Date();
      return Paired{name.en + " will turn " + age.en + " " + date.en, name.de + " wird " + date.de + " " + age.de} +
             kStop;
    }
    case 1: {
      Paired age = NumberOfPart("age:", [&] { return Spelled(rng_.Between(13, 99)); });
      return Finish(
          Is(who, {age.en + " years old", age.de + " Jahre alt"}, rng_.Chance(50) ? Tense::kPresent : Tense::kPast),
          40);
    }
    case 2: {
      Paired weeks = Count(2, 14);
      NounPhrase city = CityName();
      return Paired{name.en + " wants to stay in " + city.fixed.en + " for " + weeks.en + " weeks",
                    name.de + " will " + weeks.de + " Wochen in " + city.fixed.de + " bleiben"} +
             kStop;
    }
    default: {
      Paired years = Count(2, 30);
      return Paired{name.en + " has been working here for " + years.en + " years",
                    name.de + " arbeitet seit " + years.de + " Jahren hier"} +
             kStop;
    }
  }
}

Paired Grammar::Introduction() {
  NounPhrase city = CityName();
  NounPhrase person = rng_.Chance(50) ? FirstName() : MrOrMrs();
  Person p = PersonOf(person);
  Paired in{"in " + city.fixed.en, "in " + city.fixed.de};
  switch (rng_.Below(6)) {
    case 0: {
      Paired street = Named(rng_.Pick(NamesOf(namePart_).streets)), n = Figures("house:", 1, 240);
      return person.fixed +
             Paired{" lives at " + n.en + " " + street.en + " " + in.en,
                    " wohnt " + in.de + ", " + street.de + " " + n.de} +
             kStop;
    }
    case 1: {
      current_.names.clear();
      Paired surname = Named(rng_.Pick(NamesOf(namePart_).surnames)), first = FirstNameText(rng_.Chance(50));
      NounPhrase from = CityName();
      return Paired{"my name is " + first.en + " " + surname.en + ", and I come from " + from.fixed.en,
                    "mein Name ist " + first.de + " " + surname.de + ", und ich komme aus " + from.fixed.de} +
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
      Paired year = Figures("year:", 1940, 2019);
      return person.fixed +
             Paired{" was born " + in.en + " in " + year.en, " wurde " + year.de + " " + in.de + " geboren"} + kStop;
    }
    case 4: {
      const Noun& role = PickNoun({"#medic", "#teacher", "#fixer", "lawyer", "gardener", "cook", "salesclerk"});
      std::string de = p.sex == Gender::kFeminine ? role.feminine->de : role.de;
      return person.fixed +
             Paired{" works as " + english::Article(role.en) + " " + role.en + " " + in.en,
                    " arbeitet " + in.de + " als " + de} +
             kStop;
    }
    default: {
      Paired n = Count(2, 40);
      return person.fixed +
             Paired{" has been living " + in.en + " for " + n.en + " years",
                    " wohnt seit " + n.de + " Jahren " + in.de} +
             kStop;
    }
  }
}

}  // namespace corpora
