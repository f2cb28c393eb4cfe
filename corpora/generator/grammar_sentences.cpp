// Sentences built around one or two events: statements, questions, requests and subordinate clauses.
#include <algorithm>

#include "grammar.h"
#include "text.h"

namespace corpora {

namespace {

Paired operator+(const Paired& a, const Paired& b) { return {a.en + b.en, a.de + b.de}; }

const Paired kStop = {".", "."};
const Paired kAsk = {"?", "?"};

}  // namespace

Paired Grammar::Statement() {
  Clause c = Event({});
  MaybeFront(c, 45);
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::YesNoQuestion() {
  EventOptions o;
  if (rng_.Chance(35)) o.subject = PoliteYou();
  o.negation = false;
  Clause c = Event(o);
  if (c.tense == Tense::kGoingTo) c.tense = Tense::kFuture;
  return Said(c, Form::kQuestion) + kAsk;
}

Paired Grammar::WhQuestion() {
  EventOptions o;
  o.negation = false;
  o.states = false;
  std::size_t draw = rng_.Below(100);
  if (rng_.Chance(40)) o.subject = PoliteYou();
  if (draw < 45) {  // when, where, why, with whom
    o.adverbials = false;
    Clause c = Event(o);
    static const std::vector<Paired> kWords = {
        {"when", "wann"}, {"why", "warum"}, {"when", "wann"}, {"how often", "wie oft"}};
    Shape shape{Form::kWhQuestion, kNoGap, rng_.Pick(kWords)};
    if (c.tense == Tense::kProgressive && shape.wh.en != "why") c.tense = Tense::kFuture;
    if (shape.wh.en == "how often" || !c.verb->places.empty()) {
      if (!c.verb->places.empty() && rng_.Chance(60)) shape.wh = {"where", "wo"};
    }
    if (shape.wh.en == "how often" && c.tense == Tense::kProgressive) c.tense = Tense::kPresent;
    return Said(c, shape) + kAsk;
  }
  if (draw < 65) {  // who
    o.subject = {};
    o.personSubject = true;
    o.passive = false;
    Clause c = Event(o);
    c.subject.kind = NounPhrase::Kind::kWho;
    c.subject.person = {};
    for (Argument& a : c.arguments) {
      if (a.phrase.kind == NounPhrase::Kind::kNoun && a.phrase.determiner == Determiner::kPossessive) {
        a.phrase.owner = {};
        a.phrase.owner.person = 1;
        if (a.phrase.noun->Is("spouse")) a.phrase.noun = &lexicon_.NounById("wife");
      }
    }
    return Said(c, Shape{Form::kWhQuestion, kSubject, {}}) + kAsk;
  }
  // which one
  o.needObject = true;
  o.passive = false;
  Clause c = Event(o);
  Argument& object = c.arguments[0];
  if (object.phrase.kind != NounPhrase::Kind::kNoun || object.phrase.noun->mass || object.phrase.noun->Is("family") ||
      object.phrase.noun->Is("solo")) {
    object.phrase = {};
    object.phrase.kind = NounPhrase::Kind::kWhat;
    if (c.verb->slots[0].nouns[0] == "p") object.phrase.kind = NounPhrase::Kind::kWho;
  } else {
    object.phrase.determiner = Determiner::kWhich;
    object.phrase.ownerName = {};
    object.phrase.count = {};
    object.phrase.after = {};
  }
  return Said(c, Shape{Form::kWhQuestion, 0, {}}) + kAsk;
}

Paired Grammar::PoliteRequest() {
  EventOptions o;
  o.subject = PoliteYou();
  o.flag = "polite";
  o.negation = false;
  o.time = Time::kFuture;
  o.modal = false;
  Clause c = Event(o);
  c.tense = Tense::kPresent;
  c.modal = rng_.Chance(50) ? Modal::kCould : Modal::kCan;
  Paired q = Said(c, Form::kQuestion) + kAsk;
  if (rng_.Chance(30)) {
    static const std::vector<Paired> kOpen = {
        {"excuse me, ", "Entschuldigung, "}, {"good morning, ", "guten Morgen, "}, {"hello, ", "hallo, "}};
    q = rng_.Pick(kOpen) + q;
  } else if (rng_.Chance(35)) {
    q = MrOrMrs().fixed + Paired{", ", ", "} + q;
  }
  return q;
}

Paired Grammar::PoliteImperative() {
  EventOptions o;
  o.subject = PoliteYou();
  o.flag = "imp";
  o.time = Time::kFuture;
  o.modal = false;
  o.negation = false;
  Clause c = Event(o);
  c.negated = false;
  if (rng_.Chance(25)) {
    c.adverbials.clear();
    AddAdverb(c, Adverbial::Kind::kTime, rng_.Pick(lexicon_.Adverbs("order"))->text);
  }
  Paired text = Said(c, Form::kImperative);
  if (rng_.Chance(24)) {
    NounPhrase mr = MrOrMrs();
    text = rng_.Chance(50) ? text + Paired{", ", ", "} + mr.fixed : mr.fixed + Paired{", please ", ", bitte "} + text;
    if (!StartsWith(text.en, "M")) text = Paired{"please ", "bitte "} + text;
    return text + kStop;
  }
  text = Paired{"please ", "bitte "} + text;
  if (rng_.Chance(30)) {
    Clause when = Event({.time = Time::kFuture,
                         .adverbials = false,
                         .modal = false,
                         .negation = false,
                         .subject = PoliteYou(),
                         .domain = c.verb->domain,
                         .flag = "inf"});
    when.tense = Tense::kPresent;
    when.passive = false;
    if (rng_.Chance(50)) return text + Complement(when, "before you" == std::string() ? "" : "before", "bevor") + kStop;
  }
  return text + kStop;
}

Paired Grammar::FamiliarImperative() {
  EventOptions o;
  o.subject = FamiliarYou();
  o.flag = "imp";
  o.time = Time::kFuture;
  o.modal = false;
  o.negation = false;
  Clause c = Event(o);
  c.passive = false;
  Clause order = c;
  if (rng_.Chance(60))
    order.adverbials.insert(order.adverbials.begin(), {Adverbial::Kind::kSentence, {"please", "bitte"}});
  return FirstNameText(rng_.Chance(50)) + Paired{", ", ", "} + Said(order, Form::kImperative) + kStop;
}

Paired Grammar::FamiliarQuestion() {
  EventOptions o;
  o.subject = FamiliarYou();
  o.negation = false;
  Clause c = Event(o);
  Paired name = FirstNameText(rng_.Chance(50));
  if (c.tense == Tense::kGoingTo) c.tense = Tense::kFuture;
  if (rng_.Chance(30)) {
    c.adverbials.clear();
    static const std::vector<Paired> kWords = {{"when", "wann"}, {"why", "warum"}};
    Shape shape{Form::kWhQuestion, kNoGap, rng_.Pick(kWords)};
    if (c.tense == Tense::kProgressive) c.tense = Tense::kFuture;
    return name + Paired{", ", ", "} + Said(c, shape) + kAsk;
  }
  return name + Paired{", ", ", "} + Said(c, Form::kQuestion) + kAsk;
}

Paired Grammar::ThatClause() {
  Clause inner = Event({});
  struct Matrix {
    const char *en, *de, *verb;
  };
  std::size_t draw = rng_.Below(100);
  if (draw < 45) {
    static const std::vector<std::string> kVerbs = {"glauben", "sagen", "hoffen", "wissen", "hören", "erwähnen"};
    Clause outer;
    outer.verb = &lexicon_.LinkVerbById(rng_.Pick(kVerbs));
    outer.subject = PersonSubject();
    if (outer.verb->Has("st")) {
      outer.tense = Tense::kPresent;
    } else {
      outer.tense = Tense::kPast;
      if (rng_.Chance(40)) AddAdverb(outer, Adverbial::Kind::kTime, PastTime());
    }
    outer.contracted = rng_.Chance(50);
    outer.negated = outer.verb->deInfinitive == "glauben" && rng_.Chance(30);
    outer.tail = Complement(inner, "that", "dass");
    MaybeFront(outer, 35);
    return Said(outer, Form::kMain) + kStop;
  }
  if (draw < 62) {
    Clause outer;
    outer.verb = &lexicon_.LinkVerbById("erzählen");
    outer.subject = PersonSubject();
    Argument to;
    to.kind = Argument::Kind::kDative;
    to.deCase = Case::kDative;
    to.phrase = PersonObject(outer.subject);
    outer.arguments.push_back(to);
    outer.tense = Tense::kPast;
    if (rng_.Chance(40)) AddAdverb(outer, Adverbial::Kind::kTime, PastTime());
    outer.tail = Complement(inner, "that", "dass");
    MaybeFront(outer, 30);
    return Said(outer, Form::kMain) + kStop;
  }
  static const std::vector<Paired> kFrames = {{"it is possible", "es ist möglich"},
                                              {"it is a pity", "es ist schade"},
                                              {"I am sure", "ich bin sicher"},
                                              {"we are glad", "wir sind froh"},
                                              {"it is important", "es ist wichtig"},
                                              {"I did not know", "ich wusste nicht"},
                                              {"nobody noticed", "niemand hat bemerkt"},
                                              {"it seems to me", "mir scheint"},
                                              {"it is clear", "es ist klar"},
                                              {"please do not forget", "bitte vergessen Sie nicht"},
                                              {"I am afraid", "ich fürchte"},
                                              {"the newspaper says", "in der Zeitung steht"},
                                              {"we have to assume", "wir müssen annehmen"},
                                              {"it is not true", "es stimmt nicht"}};
  return rng_.Pick(kFrames) + Complement(inner, "that", "dass") + kStop;
}

Paired Grammar::IndirectQuestion() {
  static const std::vector<Paired> kAsking = {{"can you tell me", "können Sie mir sagen"},
                                              {"could you tell us", "könnten Sie uns sagen"},
                                              {"do you know", "wissen Sie"},
                                              {"may I ask", "darf ich fragen"}};
  static const std::vector<Paired> kTelling = {
      {"I do not know", "ich weiß nicht"},
      {"we would like to know", "wir möchten wissen"},
      {"nobody could tell us", "niemand konnte uns sagen"},
      {"I wonder", "ich frage mich"},
      {"it is not clear yet", "es ist noch nicht klar"},
      {"please ask at the information desk", "bitte fragen Sie an der Auskunft"},
      {"he has not told us", "er hat uns nicht gesagt"},
      {"I have forgotten", "ich habe vergessen"}};
  bool asking = rng_.Chance(45);
  Paired outer = rng_.Pick(asking ? kAsking : kTelling);
  Paired end = asking ? kAsk : kStop;
  if (rng_.Chance(50)) {
    EventOptions o;
    o.negation = false;
    Clause inner = Event(o);
    return outer + Complement(inner, rng_.Chance(70) ? "whether" : "if", "ob") + end;
  }
  EventOptions o;
  o.negation = false;
  o.adverbials = false;
  o.states = false;
  Clause inner = Event(o);
  static const std::vector<Paired> kWords = {{"when", "wann"}, {"why", "warum"}, {"when", "wann"}};
  Shape shape{Form::kIndirectWh, kNoGap, rng_.Pick(kWords)};
  if (!inner.verb->places.empty() && rng_.Chance(50)) shape.wh = {"where", "wo"};
  if (inner.tense == Tense::kProgressive && shape.wh.en != "why") inner.tense = Tense::kFuture;
  Paired text = Said(inner, shape);
  return outer + Paired{" ", ", "} + text + end;
}

Paired Grammar::Reason() {
  EventOptions o;
  o.personSubject = true;
  o.states = false;
  o.passive = false;
  Clause c = Event(o);
  bool past = c.tense == Tense::kPast || c.tense == Tense::kPerfect;
  Person p = PersonOf(c.subject);
  NounPhrase self;
  self.kind = NounPhrase::Kind::kPronoun;
  self.person = p;
  Clause why;
  std::size_t draw = rng_.Below(100);
  if (draw < 30) {
    why = PersonState(self, past ? Tense::kPast : Tense::kPresent);
  } else if (draw < 45) {
    why.verb = &lexicon_.LinkVerbById("haben");
    why.subject = self;
    why.tense = past ? Tense::kPast : Tense::kPresent;
    Argument time;
    time.phrase = Definite(lexicon_.NounById(rng_.Chance(50) ? "time" : "money"));
    time.phrase.determiner = Determiner::kNone;
    static const std::vector<Paired> kWhat = {{"no time", "keine Zeit"},
                                              {"a lot of time", "viel Zeit"},
                                              {"an important appointment", "einen wichtigen Termin"},
                                              {"a fever", "Fieber"},
                                              {"an idea", "eine Idee"},
                                              {"visitors", "Besuch"},
                                              {"a question", "eine Frage"},
                                              {"the day off", "frei"}};
    Argument fixed;
    fixed.kind = Argument::Kind::kFixed;
    fixed.fixed = rng_.Pick(kWhat);
    why.arguments.push_back(fixed);
  } else if (draw < 62) {
    const Noun& device = PickNoun({"#device", "#vehicle", "elevator"});
    NounPhrase thing = Definite(device);
    static const std::vector<Paired> kBroken = {{"broken", "kaputt"}, {"being repaired", ""}};
    why = Is(thing, kBroken[0], past ? Tense::kPast : Tense::kPresent);
  } else {
    EventOptions inner;
    inner.time = past ? Time::kPast : rng_.Chance(50) ? Time::kPast : Time::kFuture;
    inner.adverbials = false;
    inner.domain = c.verb->domain;
    inner.states = true;
    inner.subject = rng_.Chance(60) ? self : PersonSubject();
    why = Event(inner);
    if (inner.time == Time::kPast && why.tense == Tense::kPerfect && past) why.tense = Tense::kPluperfect;
    if (past && why.verb->Has("st")) why.tense = Tense::kPast;
  }
  if (rng_.Chance(30)) {
    Paired sub = Said(why, Form::kSubordinate);
    c.frontText = Paired{"because ", "weil "} + sub;
    // The name comes first in the English order as well, so the clause that is fronted speaks of it by name.
    if (c.subject.kind != NounPhrase::Kind::kPronoun) {
      Clause named = why;
      if (IsPronoun(why.subject) && PersonOf(why.subject).person == 3 && why.subject.person.sex == p.sex &&
          why.subject.person.plural == p.plural && why.subject.person.person == p.person) {
        named.subject = c.subject;
        c.subject = self;
        sub = Said(named, Form::kSubordinate);
        c.frontText = Paired{"because ", "weil "} + sub;
      }
    }
    c.front = -1;
    return Said(c, Form::kMain) + kStop;
  }
  MaybeFront(c, 20);
  c.tail = Complement(why, "because", "weil");
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Condition() {
  EventOptions o;
  o.time = Time::kFuture;
  o.states = false;
  o.passive = rng_.Chance(30);
  o.personSubject = true;
  Clause main = Event(o);
  static const std::vector<Paired> kConditions = {{"if it rains tomorrow", "wenn es morgen regnet"},
                                                  {"if the weather stays nice", "wenn das Wetter schön bleibt"},
                                                  {"if the train is late", "wenn der Zug sich verspätet"},
                                                  {"if nothing goes wrong", "wenn nichts schiefgeht"},
                                                  {"if there is enough time", "wenn genug Zeit bleibt"},
                                                  {"as soon as the rain stops", "sobald der Regen aufhört"},
                                                  {"if it snows tonight", "wenn es heute Nacht schneit"},
                                                  {"if the store is still open", "wenn der Laden noch geöffnet ist"},
                                                  {"if the prices do not rise", "wenn die Preise nicht steigen"}};
  Paired condition;
  if (rng_.Chance(22)) {
    condition = rng_.Pick(kConditions);
  } else {
    EventOptions inner;
    inner.time = Time::kFuture;
    inner.adverbials = false;
    inner.modal = false;
    inner.domain = main.verb->domain;
    inner.passive = rng_.Chance(40);
    Clause c = Event(inner);
    c.tense = Tense::kPresent;
    static const std::vector<Paired> kWords = {
        {"if", "wenn"},  {"as soon as", "sobald"},  {"if", "wenn"},          {"before", "bevor"},
        {"if", "falls"}, {"as long as", "solange"}, {"even if", "auch wenn"}};
    Paired word = rng_.Pick(kWords);
    if (word.de == "falls") word.en = "in case";
    if (word.en == "before" || word.en == "as soon as") c.negated = false;
    Paired text = Said(c, Form::kSubordinate);
    condition = word + Paired{" ", " "} + text;
  }
  if (rng_.Chance(65)) {
    main.front = -1;
    main.frontText = condition;
    return Said(main, Form::kMain) + kStop;
  }
  main.tail = Paired{" ", ", "} + condition;
  return Said(main, Form::kMain) + kStop;
}

Paired Grammar::Concession() {
  EventOptions o;
  o.personSubject = true;
  o.states = false;
  o.passive = false;
  Clause c = Event(o);
  bool past = c.tense == Tense::kPast || c.tense == Tense::kPerfect;
  NounPhrase self;
  self.kind = NounPhrase::Kind::kPronoun;
  self.person = PersonOf(c.subject);
  Paired although;
  if (rng_.Chance(45)) {
    Clause state = PersonState(self, past ? Tense::kPast : Tense::kPresent);
    although = Said(state, Form::kSubordinate);
  } else if (rng_.Chance(50)) {
    static const std::vector<Paired> kPast = {{"it was raining hard", "es stark regnete"},
                                              {"it was already late", "es schon spät war"},
                                              {"nobody had time", "niemand Zeit hatte"},
                                              {"it was very cold", "es sehr kalt war"},
                                              {"the others were against it", "die anderen dagegen waren"},
                                              {"it was forbidden", "es verboten war"}};
    static const std::vector<Paired> kPresent = {{"it is raining hard", "es stark regnet"},
                                                 {"it is already late", "es schon spät ist"},
                                                 {"nobody has time", "niemand Zeit hat"},
                                                 {"it is very cold", "es sehr kalt ist"},
                                                 {"the others are against it", "die anderen dagegen sind"}};
    although = rng_.Pick(past ? kPast : kPresent);
  } else {
    EventOptions inner;
    inner.time = past ? Time::kPast : Time::kPresent;
    inner.domain = c.verb->domain;
    inner.subject = PersonSubject();
    inner.adverbials = false;
    inner.passive = false;
    Clause e = Event(inner);
    if (past && e.verb->Has("st")) e.tense = Tense::kPast;
    although = Said(e, Form::kSubordinate);
    although = Paired{" ", " "} + although;
    although = {although.en.substr(1), although.de.substr(1)};
  }
  if (rng_.Chance(40) && IsPronoun(c.subject)) {
    c.front = -1;
    c.frontText = Paired{"although ", "obwohl "} + although;
    return Said(c, Form::kMain) + kStop;
  }
  MaybeFront(c, 15);
  c.tail = Paired{" although ", ", obwohl "} + although;
  return Said(c, Form::kMain) + kStop;
}

// Two events of one person in order: before, after, while.
Paired Grammar::Before() {
  EventOptions o;
  o.personSubject = true;
  o.states = false;
  o.passive = false;
  o.modal = false;
  o.negation = false;
  bool past = rng_.Chance(55);
  o.time = past ? Time::kPast : Time::kFuture;
  Clause second = Event(o);
  second.tense = past ? Tense::kPast : Tense::kFuture;
  NounPhrase self;
  self.kind = NounPhrase::Kind::kPronoun;
  self.person = PersonOf(second.subject);
  EventOptions p = o;
  p.personSubject = false;
  p.subject = self;
  p.adverbials = false;
  p.domain = second.verb->domain;
  Clause first = Event(p);
  std::erase_if(second.adverbials, [](const Adverbial& a) { return a.text.en == "already"; });
  bool after = rng_.Chance(50);
  Paired word = after ? Paired{"after", "nachdem"} : Paired{"before", "bevor"};
  if (past) {
    first.tense = after ? Tense::kPluperfect : Tense::kPast;
  } else {
    first.tense = after ? Tense::kPerfect : Tense::kPresent;
  }
  if (rng_.Chance(55)) {
    std::swap(first.subject, second.subject);
    Paired sub = Said(first, Form::kSubordinate);
    second.front = -1;
    second.frontText = word + Paired{" ", " "} + sub;
    return Said(second, Form::kMain) + kStop;
  }
  MaybeFront(second, 20);
  second.tail = Complement(first, word.en, word.de);
  return Said(second, Form::kMain) + kStop;
}

Paired Grammar::WhenPast() {
  EventOptions o;
  o.personSubject = true;
  o.states = false;
  o.passive = false;
  o.modal = false;
  o.negation = false;
  o.adverbials = false;
  o.time = Time::kPast;
  static const std::vector<std::string> kArrivals = {
      "ankommen", "aufwachen", "aufstehen",   "zurückbringen", "einsteigen", "aussteigen", "gehen",   "bekommen",
      "öffnen",   "bezahlen",  "einschalten", "verlieren",     "treffen",    "sehen",      "umziehen"};
  Clause when = EventWith(lexicon_.VerbById(rng_.Pick(kArrivals)), o);
  when.tense = Tense::kPreterite;
  if (!when.verb->places.empty() && rng_.Chance(50)) {
    AddAdverb(when, Adverbial::Kind::kPlace, AtPlace(PickNoun(when.verb->places)));
  }
  NounPhrase self;
  self.kind = NounPhrase::Kind::kPronoun;
  self.person = PersonOf(when.subject);
  EventOptions p = o;
  if (rng_.Chance(60)) {
    p.subject = self;
    p.personSubject = false;
  }
  Clause main = Event(p);
  main.tense = rng_.Chance(60) ? Tense::kPluperfect : Tense::kPast;
  if (main.tense == Tense::kPluperfect && rng_.Chance(60)) {
    AddAdverb(main, Adverbial::Kind::kSentence, {"already", "schon"});
  }
  if (rng_.Chance(70)) {
    main.frontText = Paired{"when ", "als "} + Said(when, Form::kSubordinate);
    return Said(main, Form::kMain) + kStop;
  }
  if (p.subject) std::swap(main.subject, when.subject);
  main.tail = Complement(when, "when", "als");
  return Said(main, Form::kMain) + kStop;
}

Paired Grammar::InfinitiveClause() {
  static const std::vector<std::string> kVerbs = {"versuchen", "vergessen", "beschließen", "versprechen",
                                                  "vorhaben",  "anfangen",  "hoffen"};
  std::string which = rng_.Pick(kVerbs);
  Clause outer;
  outer.verb = &lexicon_.LinkVerbById(which);
  outer.subject = PersonSubject();
  if (outer.verb->Has("st")) {
    outer.tense = Tense::kPresent;
  } else {
    outer.tense = rng_.Chance(65) ? Tense::kPast : Tense::kPerfect;
    if (outer.tense == Tense::kPast && rng_.Chance(35)) AddAdverb(outer, Adverbial::Kind::kTime, PastTime());
  }
  EventOptions o;
  o.subject = outer.subject;
  o.flag = "inf";
  o.time = Time::kFuture;
  o.modal = false;
  o.passive = false;
  o.adverbials = which != "vergessen" && outer.adverbials.empty();
  o.negation = false;
  Clause inner = Event(o);
  Paired text = Said(inner, Form::kInfinitive);
  outer.tail = {" " + text.en, ", " + text.de};
  MaybeFront(outer, 30);
  return Said(outer, Form::kMain) + kStop;
}

// Going somewhere in order to do something; the places know what is done there.
Paired Grammar::Purpose() {
  struct Errand {
    const char* place;
    std::vector<const char*> verbs;
  };
  static const std::vector<Errand> kErrands = {
      {"bank", {"eröffnen", "abheben", "überweisen", "unterschreiben"}},
      {"post office", {"abholen", "schicken"}},
      {"pharmacy", {"abholen", "fragen"}},
      {"department store", {"kaufen", "umtauschen", "aussuchen", "anprobieren"}},
      {"store", {"kaufen", "umtauschen", "zurückbringen"}},
      {"market", {"probieren", "kaufen"}},
      {"travel agency", {"buchen", "stornieren"}},
      {"station", {"abholen", "treffen"}},
      {"airport", {"abholen", "treffen"}},
      {"office", {"ausdrucken", "kopieren", "besprechen", "unterschreiben", "prüfen", "korrigieren", "vorbereiten"}},
      {"kitchen", {"backen", "kochen", "zubereiten", "schälen"}},
      {"library", {"ausleihen", "lesen"}},
      {"basement", {"suchen", "reparieren"}},
      {"garden", {"gießen", "pflanzen", "mähen", "füttern"}},
      {"hospital", {"besuchen"}},
      {"café", {"treffen"}},
      {"restaurant", {"treffen", "feiern"}},
      {"museum", {"ansehen"}},
      {"city hall", {"abgeben", "unterschreiben", "ausfüllen"}}};
  const Errand& errand = rng_.Pick(kErrands);
  EventOptions o;
  o.modal = rng_.Chance(50);
  o.negation = false;
  o.passive = false;
  Clause go;
  go.verb = &lexicon_.VerbById(rng_.Chance(70) ? "gehen" : "fahren");
  if (go.verb->deInfinitive == "fahren" &&
      std::string_view("kitchen basement garden").find(errand.place) != std::string_view::npos) {
    go.verb = &lexicon_.VerbById("gehen");
  }
  go.subject = PersonSubject();
  Argument to;
  to.kind = Argument::Kind::kFixed;
  to.fixed = ToPlace(lexicon_.NounById(errand.place));
  go.arguments.push_back(to);
  AddTime(go, o);
  EventOptions p;
  p.subject = go.subject;
  p.adverbials = false;
  p.modal = p.passive = p.negation = false;
  Clause inner = EventWith(lexicon_.VerbById(rng_.Pick(errand.verbs)), p);
  Paired text = Said(inner, Form::kInfinitive);
  go.adverbials.erase(std::remove_if(go.adverbials.begin(), go.adverbials.end(),
                                     [](const Adverbial& a) { return a.kind == Adverbial::Kind::kCause; }),
                      go.adverbials.end());
  go.tail =
      rng_.Chance(40) ? Paired{" in order " + text.en, ", um " + text.de} : Paired{" " + text.en, ", um " + text.de};
  MaybeFront(go, 40);
  return Said(go, Form::kMain) + kStop;
}

Paired Grammar::WithoutDoing() {
  EventOptions o;
  o.personSubject = true;
  o.states = false;
  o.passive = false;
  o.negation = false;
  o.modal = rng_.Chance(40);
  Clause c = Event(o);
  EventOptions p;
  p.subject = c.subject;
  p.adverbials = p.modal = p.passive = p.negation = false;
  p.domain = c.verb->domain;
  p.flag = "inf";
  Clause inner = Event(p);
  if (inner.verb == c.verb) return Statement();
  Paired text = Said(inner, Form::kGerund);
  bool instead = rng_.Chance(40);
  Paired tail = instead ? Paired{" instead of " + text.en, ", statt " + text.de}
                        : Paired{" without " + text.en, ", ohne " + text.de};
  if (instead && rng_.Chance(50)) {
    c.frontText = {tail.en.substr(1), tail.de.substr(2)};
    c.front = -1;
  } else {
    c.tail = tail;
  }
  return Said(c, Form::kMain) + kStop;
}

Paired Grammar::Coordination() {
  EventOptions o;
  o.personSubject = true;
  o.passive = false;
  o.states = false;
  o.negation = false;
  o.modal = false;
  Clause a = Event(o);
  EventOptions p = o;
  p.domain = a.verb->domain;
  p.time = a.tense == Tense::kPast || a.tense == Tense::kPerfect          ? Time::kPast
           : a.tense == Tense::kPresent || a.tense == Tense::kProgressive ? Time::kPresent
                                                                          : Time::kFuture;
  p.adverbials = rng_.Chance(40);
  NounPhrase self;
  self.kind = NounPhrase::Kind::kPronoun;
  self.person = PersonOf(a.subject);
  static const std::vector<Paired> kWords = {{", and ", " und "}, {", but ", ", aber "}, {", and then ", " und dann "}};
  Paired word = rng_.Pick(kWords);
  if (rng_.Chance(50)) {
    p.personSubject = false;
    p.subject = self;
  } else if (word.en != ", and then ") {
    word = rng_.Chance(50) ? Paired{", while ", ", während "} : word;
  }
  Clause b = Event(p);
  b.tense = a.tense;
  if (a.tense == Tense::kProgressive) std::erase_if(b.adverbials, [](const Adverbial& x) { return x.text.en.empty(); });
  MaybeFront(a, 30);
  Paired left = Said(a, Form::kMain);
  if (word.de == ", während ") return left + word + Said(b, Form::kSubordinate) + kStop;
  if (word.de == " und dann ") {
    // "dann" stands first, so the subject follows the verb.
    b.adverbials.insert(b.adverbials.begin(), {Adverbial::Kind::kSentence, {"", "dann"}});
    std::erase_if(b.adverbials, [](const Adverbial& x) { return x.text.en == "already"; });
    b.front = 0;
    Paired right = Said(b, Form::kMain);
    if (StartsWith(right.en, ", ")) right.en = right.en.substr(2);
    if (StartsWith(right.en, ",")) right.en = right.en.substr(2);
    return left + Paired{", and then ", ", und "} + right + kStop;
  }
  if (word.de == " und ") word.de = ", und ";
  return left + word + Said(b, Form::kMain) + kStop;
}

Paired Grammar::ImpersonalInfinitive() {
  static const std::vector<Paired> kFrames = {
      {"it is important", "es ist wichtig"},          {"it is not easy", "es ist nicht leicht"},
      {"it would be better", "es wäre besser"},       {"it is too late", "es ist zu spät"},
      {"it is forbidden", "es ist verboten"},         {"I have no time", "ich habe keine Zeit"},
      {"I would be glad", "ich würde mich freuen"},   {"we do not feel like it", ""},
      {"it is a good idea", "es ist eine gute Idee"}, {"we are ready", "wir sind bereit"},
      {"there is no reason", "es gibt keinen Grund"}};
  Paired frame = rng_.Pick(kFrames);
  while (frame.de.empty()) frame = rng_.Pick(kFrames);
  EventOptions o;
  o.subject = PronounPhrase(1, StartsWith(frame.en, "I") ? false : true, Gender::kMasculine);
  o.flag = "inf";
  o.time = Time::kFuture;
  o.modal = o.passive = o.negation = false;
  Clause inner = Event(o);
  Paired text = Said(inner, Form::kInfinitive);
  return frame + Paired{" " + text.en, ", " + text.de} + kStop;
}

}  // namespace corpora
