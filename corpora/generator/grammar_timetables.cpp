// Departures, opening hours, events, reservations and the weather.
#include "grammar.h"
#include "grammar_tools.h"
#include "numbers.h"
#include "text.h"

namespace corpora {

Paired Grammar::Departure() {
  if (rng_.Chance(25)) return Late();
  NounPhrase vehicle = Definite(PickNoun({"train", "train", "bus", "ferry", "plane"}));
  NounPhrase city = CityName();
  vehicle.after = {"to " + city.fixed.en, "nach " + city.fixed.de};
  if (rng_.Chance(35)) vehicle.adjectives.push_back(&lexicon_.AdjectiveByName(rng_.Chance(50) ? "last" : "next"));
  Clause c;
  c.verb = &lexicon_.LinkVerbById(vehicle.noun->Is("air") ? "starten" : "abfahren");
  c.subject = vehicle;
  bool platform = vehicle.noun->id == "train" && rng_.Chance(70);
  if (rng_.Chance(32)) {
    Paired word =
        platform && rng_.Chance(50) ? Paired{"from which platform", "von welchem Gleis"} : Paired{"when", "wann"};
    Shape shape{rng_.Chance(40) ? Form::kWhQuestion : Form::kIndirectWh, kNoGap, word};
    Paired text = Said(c, shape);
    if (shape.form == Form::kWhQuestion) return text + kAsk;
    static const std::vector<Paired> kOpen = {{"can you tell me ", "können Sie mir sagen, "},
                                              {"excuse me, do you know ", "Entschuldigung, wissen Sie, "},
                                              {"could you please find out ", "könnten Sie bitte herausfinden, "}};
    return rng_.Pick(kOpen) + text + kAsk;
  }
  bool past = rng_.Chance(25) && vehicle.adjectives.empty();
  c.tense = past ? Tense::kPast : Tense::kPresent;
  AddAdverb(c, Adverbial::Kind::kTime, Clock());
  if (platform) {
    Paired n = Figures("platform:", 1, 38);
    AddAdverb(c, Adverbial::Kind::kPlace, {"from platform " + n.en, "von Gleis " + n.de});
  }
  if (rng_.Chance(30)) {
    static const std::vector<Paired> kSay = {{"please note that ", "bitte beachten Sie, dass "},
                                             {"the tour guide told us that ", "der Reiseleiter hat uns gesagt, dass "},
                                             {"I read that ", "ich habe gelesen, dass "}};
    return rng_.Pick(kSay) + Said(c, Form::kSubordinate) + kStop;
  }
  MaybeFront(c, 35);
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Late() {
  NounPhrase vehicle = Definite(PickNoun({"train", "bus", "ferry", "plane"}));
  NounPhrase city = CityName();
  vehicle.after = {"to " + city.fixed.en, "nach " + city.fixed.de};
  Paired n = NumberOfPart("minutes:", [&] {
    int minutes = rng_.Between(3, 90);
    return rng_.Chance(50) ? Paired{std::to_string(minutes), std::to_string(minutes)} : Spelled(minutes);
  });
  Clause c = Has(vehicle, {n.en + " minutes late", n.de + " Minuten Verspätung"},
                 rng_.Chance(30) ? Tense::kPast : Tense::kPresent);
  static const Verb kIsHas = [this] {  // is late, hat Verspätung
    Verb v = lexicon_.LinkVerbById("haben");
    v.en = "be";
    v.enThird = "is";
    v.enPast = "was";
    v.enParticiple = "been";
    return v;
  }();
  c.verb = &kIsHas;
  if (rng_.Chance(55)) {
    NounPhrase cause = Definite(PickNoun({"#cause"}));
    AddAdverb(c, Adverbial::Kind::kCause,
              {"because of " + english::Phrase(cause, true), "wegen " + german::Phrase(cause, Case::kGenitive)});
  }
  return Finish(c, 35);
}

Paired Grammar::Opening() {
  NounPhrase shop = Definite(PickNoun({"#opens"}));
  AddAdjective(shop, 15);
  Clause c;
  c.verb = &lexicon_.LinkVerbById(rng_.Chance(50) ? "öffnen" : "schließen");
  c.subject = shop;
  std::size_t draw = rng_.Below(100);
  if (draw < 45) {
    Paired clock = Clock();
    if (rng_.Chance(60)) {
      Paired day = WeekdayName(rng_.Between(0, 6));
      std::string weekly = day.de + "s";  // montags, an adverb in lower case
      weekly[0] = static_cast<char>(weekly[0] - 'A' + 'a');
      clock = {clock.en + " on " + day.en + "s", weekly + " " + clock.de};
    }
    AddAdverb(c, Adverbial::Kind::kTime, clock);
    return Finish(c, 30);
  }
  if (draw < 65) {
    static const std::vector<Paired> kOpen = {{"can you tell me ", "können Sie mir sagen, "},
                                              {"do you know ", "wissen Sie, "}};
    return rng_.Pick(kOpen) + Said(c, Shape{Form::kIndirectWh, kNoGap, {"when", "wann"}}) + kAsk;
  }
  bool words = rng_.Chance(50);
  int opens = rng_.Between(7, 10), closes = rng_.Between(words ? 2 : 15, words ? 6 : 20);
  Paired from = ClockTime(opens, rng_.Chance(50) ? 0 : 30, words),
         to = ClockTime(closes, rng_.Chance(50) ? 0 : 30, words);
  Paired first = WeekdayName(rng_.Between(0, 3)), last = WeekdayName(rng_.Between(4, 6));
  Clause open = Is(shop,
                   {"open from " + first.en + " to " + last.en + " from " + from.en + " to " + to.en,
                    "von " + first.de + " bis " + last.de + " von " + from.de + " bis " + to.de + " geöffnet"},
                   Tense::kPresent);
  return Finish(open, 20);
}

Paired Grammar::EventTime() {
  NounPhrase event = Definite(PickNoun({"#event"}));
  AddAdjective(event, 30);
  static const std::vector<std::string> kVerbs = {"beginnen", "enden", "stattfinden", "beginnen"};
  std::string id = rng_.Pick(kVerbs);
  Clause c;
  c.verb = &lexicon_.LinkVerbById(id);
  c.subject = event;
  bool past = rng_.Chance(35);
  c.tense = past ? Tense::kPast : rng_.Chance(50) ? Tense::kFuture : Tense::kPresent;
  bool clock = rng_.Chance(50);
  Paired when = rng_.Chance(50) ? Date() : Weekday(!clock);
  if (clock) when = when + Paired{" ", " "} + Clock();
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
  bool speaker = rng_.Chance(60), room = rng_.Chance(50);
  Clause c;
  c.verb = &lexicon_.VerbById("reservieren");
  c.subject = speaker ? PronounPhrase(1, rng_.Chance(50), Gender::kMasculine) : MrOrMrs();
  NounPhrase thing = Definite(lexicon_.NounById(room ? "room" : "table"));
  thing.determiner = Determiner::kIndefinite;
  if (rng_.Chance(40)) {
    static const std::vector<std::string> kRooms = {"quiet", "sunny", "large", "inexpensive"},
                                          kTables = {"large", "round", "small"};
    thing.adjectives.push_back(&lexicon_.AdjectiveByName(rng_.Pick(room ? kRooms : kTables)));
  }
  Paired n = Count(2, 12);
  thing.after = room ? Paired{"for " + n.en + " nights", "für " + n.de + " Nächte"}
                     : Paired{"for " + n.en + " people", "für " + n.de + " Personen"};
  c.arguments.push_back(AccusativeArgument(thing));
  if (rng_.Chance(30)) {
    c.tense = Tense::kPast;
    AddAdverb(c, Adverbial::Kind::kTime, PastTime());
  } else {
    c.modal = Modal::kWouldLike;
    Paired when;
    if (rng_.Chance(50)) {
      Paired date = Date();
      when = {"for " + date.en.substr(3), "für den " + date.de.substr(3)};
    } else {
      Paired day = WeekdayName(rng_.Between(0, 6));
      when = {"for " + day.en, "für " + day.de};
    }
    if (!room) {
      Paired clock = NumberOfPart("time:", [&] {
        int hour = rng_.Between(18, 21), minute = 15 * rng_.Between(0, 3);
        return ClockTime(hour, minute, false);
      });
      when = when + Paired{" at ", " um "} + clock;
    }
    AddAdverb(c, Adverbial::Kind::kTime, when);
  }
  if (rng_.Chance(25)) {
    Paired name = Named(rng_.Pick(NamesOf(namePart_).surnames));
    AddAdverb(c, Adverbial::Kind::kManner, {"under the name " + name.en, "auf den Namen " + name.de});
  }
  if (c.modal == Modal::kNone) MaybeFront(c, 40);
  Paired text = Said(c, Form::kMain) + kStop;
  if (speaker && rng_.Chance(25)) {
    text = (rng_.Chance(50) ? Paired{"good evening, ", "guten Abend, "} : Paired{"hello, ", "hallo, "}) + text;
  }
  return text;
}

Paired Grammar::Weather() {
  std::size_t draw = rng_.Below(100);
  if (draw < 25) {
    Paired t = NumberOfPart("degrees:", [&] {
      int n = rng_.Between(2, 38);
      return rng_.Chance(50) ? Paired{std::to_string(n), std::to_string(n)} : Spelled(n);
    });
    NounPhrase city = CityName();
    return rng_.Chance(40) ? Paired{"yesterday, it was " + t.en + " degrees in " + city.fixed.en,
                                    "gestern waren es in " + city.fixed.de + " " + t.de + " Grad"} +
                                 kStop
                           : Paired{"tomorrow, it will be " + t.en + " degrees in " + city.fixed.en,
                                    "morgen werden es in " + city.fixed.de + " " + t.de + " Grad sein"} +
                                 kStop;
  }
  EventOptions o;
  o.personSubject = true;
  o.flag = "inf";
  o.states = o.passive = o.adverbials = false;
  static const std::vector<std::string> kOutside = {"travel", "city", "garden", "family", "clean"};
  o.domain = rng_.Pick(kOutside);
  if (draw < 60) {
    o.time = Time::kFuture;
    Clause c = Event(o);
    c.tense = Tense::kFuture;
    static const std::vector<Paired> kIf = {{"if it rains tomorrow", "wenn es morgen regnet"},
                                            {"if it does not rain", "wenn es nicht regnet"},
                                            {"as soon as the sun shines again", "sobald die Sonne wieder scheint"},
                                            {"if the storm gets worse", "wenn der Sturm stärker wird"},
                                            {"when it gets warmer", "wenn es wärmer wird"},
                                            {"if the weather stays nice", "wenn das Wetter schön bleibt"},
                                            {"as soon as the rain stops", "sobald der Regen aufhört"},
                                            {"if it snows tonight", "wenn es heute Nacht schneit"}};
    c.frontText = rng_.Pick(kIf);
    return Said(c, Form::kMain) + kStop;
  }
  o.time = Time::kPast;
  o.modal = o.negation = false;
  Clause c = Event(o);
  c.tense = Tense::kPast;
  static const std::vector<Paired> kBecause = {{"because it was raining hard", "weil es stark regnete"},
                                               {"because it was snowing", "weil es schneite"},
                                               {"because it was much too cold", "weil es viel zu kalt war"}};
  static const std::vector<Paired> kAlthough = {{"although it was bitterly cold", "obwohl es bitterkalt war"},
                                                {"although the sun was not shining", "obwohl die Sonne nicht schien"},
                                                {"although it was raining hard", "obwohl es stark regnete"},
                                                {"while it was thundering outside", "während es draußen donnerte"}};
  bool because = rng_.Chance(50);
  if (because) {
    c.negated = true;
    c.modal = rng_.Chance(60) ? Modal::kWasAbleTo : Modal::kWantedTo;
    c.contracted = rng_.Chance(50);
    for (Argument& a : c.arguments) a.phrase.count = {};
  }
  Paired why = rng_.Pick(because ? kBecause : kAlthough);
  if (rng_.Chance(50)) {
    c.frontText = why;
  } else {
    c.tail = Paired{" ", ", "} + why;
  }
  return Finish(c, 20);
}

}  // namespace corpora
