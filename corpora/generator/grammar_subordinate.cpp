// Sentences with a subordinate clause: that, whether, because, if, although, before, when.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

Paired Grammar::ThatClause() {
  Clause inner = Event({});
  std::size_t draw = rng_.Below(100);
  if (draw < 65) {
    static const std::vector<std::string> kVerbs = {"glauben", "sagen", "hoffen", "wissen", "hören", "erwähnen"};
    bool tells = draw >= 45;
    Clause outer;
    outer.verb = &lexicon_.LinkVerbById(tells ? "erzählen" : rng_.Pick(kVerbs));
    outer.subject = PersonSubject();
    if (tells) outer.arguments.push_back(DativeArgument(PersonObject(outer.subject)));
    if (outer.verb->Has("st")) {
      outer.tense = Tense::kPresent;
    } else {
      outer.tense = Tense::kPast;
      // In front, where it cannot be taken for the time of the inner clause.
      if (rng_.Chance(40)) {
        AddAdverb(outer, Adverbial::Kind::kTime, PastTime());
        outer.front = 0;
      }
    }
    outer.contracted = rng_.Chance(50);
    outer.negated = outer.verb->deInfinitive == "glauben" && rng_.Chance(30);
    if (outer.negated) inner.negated = false;
    outer.tail = Complement(inner, "that", "dass");
    if (outer.front < 0 && !outer.verb->Has("st")) MaybeFront(outer, 25);
    return Said(outer, Form::kMain) + kStop;
  }
  static const std::vector<Paired> kFrames = {{"it is possible", "es ist möglich"},
                                              {"it is a pity", "es ist schade"},
                                              {"I am sure", "ich bin sicher"},
                                              {"we are glad", "wir sind froh"},
                                              {"I am surprised", "es überrascht mich"},
                                              {"I did not know", "ich wusste nicht"},
                                              {"nobody noticed", "niemand hat bemerkt"},
                                              {"it seems to me", "mir scheint"},
                                              {"it is clear", "es ist klar"},
                                              {"please do not forget", "bitte vergessen Sie nicht"},
                                              {"I am afraid", "ich fürchte"},
                                              {"the letter says", "in dem Brief steht"},
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
  if (rng_.Chance(30)) {
    asking = false;
    NounPhrase who = OtherPerson(PoliteYou());
    Clause ask;
    ask.verb = &lexicon_.LinkVerbById(rng_.Chance(50) ? "wissen" : "fragen");
    ask.subject = who;
    if (ask.verb->deInfinitive == "wissen") {
      ask.negated = true;
      ask.contracted = rng_.Chance(50);
    } else {
      ask.tense = Tense::kPast;
    }
    outer = Said(ask, Form::kMain);
  }
  Paired end = asking ? kAsk : kStop;
  EventOptions o;
  o.negation = false;
  if (rng_.Chance(50)) {
    Clause inner = Event(o);
    return outer + Complement(inner, rng_.Chance(70) ? "whether" : "if", "ob") + end;
  }
  o.adverbials = o.states = false;
  o.time = rng_.Chance(50) ? Time::kPast : Time::kFuture;
  Clause inner = Event(o);
  Shape shape{Form::kIndirectWh, kNoGap, rng_.Chance(70) ? Paired{"when", "wann"} : Paired{"why", "warum"}};
  if (!inner.verb->places.empty() && rng_.Chance(50)) shape.wh = {"where", "wo"};
  return outer + Paired{" ", ", "} + Said(inner, shape) + end;
}

Paired Grammar::Reason() {
  EventOptions o;
  o.personSubject = true;
  o.states = o.passive = o.negation = false;
  if (rng_.Chance(85)) o.flag = "inf";
  Clause c = Event(o);
  while (!c.verb->Has("inf") && c.verb->id != "verlieren" && c.verb->id != "vergessen" && c.verb->id != "verpassen") {
    c = Event(o);
  }
  DropAdverbials(c, Adverbial::Kind::kCause);
  bool past = IsPast(c);
  NounPhrase self = Self(c.subject);
  // A failure has a hindrance for its reason, a deed a help or somebody who asked for it.
  if (c.verb->Has("inf") && c.tense != Tense::kProgressive && !HasAdverbial(c, Adverbial::Kind::kSentence) &&
      !HasAdverbial(c, Adverbial::Kind::kFrequency) && rng_.Chance(45)) {
    c.negated = true;
    c.modal = rng_.Chance(55) ? (past ? Modal::kWasAbleTo : Modal::kCan) : Modal::kNone;
    if (c.modal != Modal::kNone) c.tense = past ? Tense::kPast : Tense::kPresent;
    if (c.modal == Modal::kNone && c.tense == Tense::kPresent) c.tense = Tense::kFuture;
    c.contracted = rng_.Chance(50);
    DropAdverbials(c, Adverbial::Kind::kDuration);
    for (Argument& a : c.arguments) a.phrase.count = {};
  }
  Clause why;
  if (c.negated || !c.verb->Has("inf")) {
    why = c.negated ? Circumstance(self, true, past, c.verb->domain)
                    : PersonState(self, past ? Tense::kPast : Tense::kPresent);
  } else if (rng_.Chance(45)) {
    why = Request(self, past);
  } else if (rng_.Chance(25)) {
    EventOptions p;
    p.subject = self;
    p.flag = "inf";
    p.domain = c.verb->domain;
    p.time = Time::kFuture;
    p.adverbials = p.passive = p.negation = p.modal = false;
    why = Event(p);
    why.tense = Tense::kPresent;
    why.modal = past ? (rng_.Chance(50) ? Modal::kHadTo : Modal::kWantedTo)
                     : (rng_.Chance(50) ? Modal::kHaveTo : Modal::kWantTo);
    if (why.verb == c.verb) why = Request(self, past);
  } else {
    why = Circumstance(self, false, past, c.verb->domain);
  }
  if (rng_.Chance(35)) {
    // The clause that comes first speaks of the person by name.
    if (IsPronoun(why.subject) && !IsPronoun(c.subject) && PersonOf(why.subject).person == 3) {
      why.subject = c.subject;
      c.subject = self;
    } else if (!IsPronoun(c.subject)) {
      for (Argument& a : why.arguments) {
        if (a.kind != Argument::Kind::kFixed && IsPronoun(a.phrase) && a.phrase.person.person == 3) {
          a.phrase = c.subject;
          c.subject = self;
          break;
        }
      }
    }
    c.frontText = Paired{"because ", "weil "} + Said(why, Form::kSubordinate);
    return Finish(c);
  }
  MaybeFront(c, 25);
  c.tail = Complement(why, "because", "weil");
  return Finish(c, 20);
}

Paired Grammar::Condition() {
  if (rng_.Chance(22)) return FamiliarCondition();
  EventOptions o;
  o.time = Time::kFuture;
  o.states = o.passive = false;
  o.flag = "inf";
  o.personSubject = true;
  if (rng_.Chance(22)) o.subject = PoliteYou();
  Clause c = Event(o);
  if (o.subject) {  // what others want is not for us to say
    static const std::vector<Modal> kModals = {Modal::kCan, Modal::kShould, Modal::kMust, Modal::kHaveTo};
    c.modal = rng_.Pick(kModals);
    c.tense = Tense::kPresent;
  }
  bool hinders = rng_.Chance(50);
  Clause condition = Circumstance(Self(c.subject), hinders, false, c.verb->domain);
  static const std::vector<Paired> kHelp = {
      {"if", "wenn"}, {"if", "wenn"}, {"as soon as", "sobald"}, {"as long as", "solange"}, {"in case", "falls"}};
  static const std::vector<Paired> kHinder = {{"if", "wenn"}, {"in case", "falls"}, {"even if", "auch wenn"}};
  Paired word = rng_.Pick(hinders ? kHinder : kHelp);
  if (word.de == "sobald" && !OfPerson(condition)) word = kHelp[0];
  if (rng_.Chance(65)) {
    if (IsPronoun(condition.subject) && !IsPronoun(c.subject)) std::swap(condition.subject, c.subject);
    c.front = -1;
    c.frontText = word + Paired{" ", " "} + Said(condition, Form::kSubordinate);
    return Finish(c);
  }
  c.tail = Complement(condition, word.en, word.de);
  return Finish(c, 25);
}

// "Anna, if you have time, you can …": the name decides that you is du.
Paired Grammar::FamiliarCondition() {
  EventOptions o;
  o.time = Time::kFuture;
  o.states = o.passive = o.negation = false;
  o.flag = "inf";
  o.subject = FamiliarYou();
  Clause c = Event(o);
  c.tense = Tense::kPresent;
  static const std::vector<Modal> kModals = {Modal::kCan, Modal::kMust, Modal::kShould, Modal::kHaveTo, Modal::kMay};
  c.modal = rng_.Pick(kModals);
  bool hinders = rng_.Chance(40);
  Clause condition = Circumstance(FamiliarYou(), hinders, false, c.verb->domain);
  Paired word =
      hinders || !OfPerson(condition) || rng_.Chance(60) ? Paired{"if", "wenn"} : Paired{"as soon as", "sobald"};
  Paired name = FirstNameText(rng_.Chance(50)) + kComma;
  if (rng_.Chance(60)) {
    c.frontText = word + Paired{" ", " "} + Said(condition, Form::kSubordinate);
  } else {
    c.tail = Complement(condition, word.en, word.de);
  }
  return name + Said(c, Form::kMain) + kStop;
}

Paired Grammar::Concession() {
  EventOptions o;
  o.personSubject = true;
  o.flag = "inf";
  o.states = o.passive = o.negation = false;
  Clause c = Event(o);
  DropAdverbials(c, Adverbial::Kind::kCause);
  bool past = IsPast(c);
  NounPhrase self = Self(c.subject);
  if (rng_.Chance(30)) MaybeNegate(c, 100);
  Clause although = Circumstance(self, !c.negated, past, "");
  if (rng_.Chance(22) && past) {
    although = Request(self, true);
    although.negated = !c.negated;
    if (IsPronoun(although.subject)) although.negated = false;
  }
  if (rng_.Chance(40)) {
    if (IsPronoun(although.subject) && !IsPronoun(c.subject) && PersonOf(although.subject).person == 3) {
      std::swap(although.subject, c.subject);
    } else if (!IsPronoun(c.subject)) {
      for (Argument& a : although.arguments) {
        if (a.kind != Argument::Kind::kFixed && IsPronoun(a.phrase) && a.phrase.person.person == 3) {
          std::swap(a.phrase, c.subject);
          break;
        }
      }
    }
    c.frontText = Paired{"although ", "obwohl "} + Said(although, Form::kSubordinate);
    return Finish(c);
  }
  MaybeFront(c, 20);
  c.tail = Complement(although, "although", "obwohl");
  return Finish(c, 20);
}

// Two events of one person in order.
Paired Grammar::Before() {
  EventOptions o;
  o.personSubject = true;
  o.flag = "inf";
  o.states = o.passive = o.modal = o.negation = false;
  bool past = rng_.Chance(55);
  o.time = past ? Time::kPast : Time::kFuture;
  Clause second = Event(o);
  second.tense = past ? Tense::kPast : Tense::kFuture;
  DropAdverbials(second, Adverbial::Kind::kSentence);
  DropAdverbials(second, Adverbial::Kind::kCause);
  EventOptions p = o;
  p.personSubject = p.adverbials = false;
  p.subject = Self(second.subject);
  p.domain = second.verb->domain;
  Clause first = Event(p);
  if (first.verb == second.verb) return Instead(&Grammar::Statement);
  bool after = rng_.Chance(50);
  Paired word = after ? Paired{"after", "nachdem"} : Paired{"before", "bevor"};
  first.tense = past ? (after ? Tense::kPluperfect : Tense::kPast) : (after ? Tense::kPerfect : Tense::kPresent);
  if (!past && rng_.Chance(40)) second.modal = rng_.Chance(50) ? Modal::kWantTo : Modal::kMust;
  if (rng_.Chance(55)) {
    std::swap(first.subject, second.subject);
    second.frontText = word + Paired{" ", " "} + Said(first, Form::kSubordinate);
    return Said(second, Form::kMain) + kStop;
  }
  MaybeFront(second, 25);
  second.tail = Complement(first, word.en, word.de);
  return Finish(second, 25);
}

// "When we arrived at the station, the train had already left."
Paired Grammar::WhenPast() {
  EventOptions o;
  o.personSubject = true;
  o.states = o.passive = o.modal = o.negation = o.adverbials = false;
  o.time = Time::kPast;
  static const std::vector<std::string> kMoments = {"ankommen",   "ankommen",   "aufwachen", "aufstehen",
                                                    "einsteigen", "aussteigen", "öffnen",    "einschalten",
                                                    "treffen",    "sehen",      "anrufen",   "einziehen"};
  Clause when = EventWith(lexicon_.VerbById(rng_.Pick(kMoments)), o);
  when.tense = Tense::kPreterite;
  if (!when.verb->places.empty() && rng_.Chance(65)) {
    AddAdverb(when, Adverbial::Kind::kPlace, AtPlace(PickNoun(when.verb->places)));
  }
  Clause main;
  std::size_t draw = rng_.Below(100);
  if (draw < 25) {
    main.verb = &lexicon_.LinkVerbById("abfahren");
    main.subject = Definite(PickNoun({"train", "bus", "ferry", "streetcar"}));
    if (rng_.Chance(60)) {
      NounPhrase city = CityName();
      main.subject.after = {"to " + city.fixed.en, "nach " + city.fixed.de};
    }
    main.tense = Tense::kPluperfect;
    AddAdverb(main, Adverbial::Kind::kSentence, {"already", "schon"});
  } else if (draw < 55) {
    EventOptions p = o;
    p.flag = "inf";
    static const std::vector<std::string> kHome = {"kitchen", "clean", "house", "home", "office", "garden"};
    p.domain = rng_.Pick(kHome);
    p.personSubject = false;
    p.subject = OtherPerson(when.subject);
    main = Event(p);
    main.tense = Tense::kPluperfect;
    AddAdverb(main, Adverbial::Kind::kSentence, {"already", "schon"});
  } else if (draw < 75) {
    main = Circumstance(Self(when.subject), true, true, "");
    if (main.tense == Tense::kPluperfect) AddAdverb(main, Adverbial::Kind::kSentence, {"already", "schon"});
  } else {
    EventOptions p = o;
    p.flag = "imp";
    p.domain = rng_.Chance(50) ? "family" : "travel";
    p.personSubject = false;
    p.subject = Self(when.subject);
    main = Event(p);
    if (main.verb == when.verb) return Instead(&Grammar::Statement);
    main.tense = Tense::kPast;
    AddAdverb(main, Adverbial::Kind::kTime, {"immediately", "sofort"});
    if (main.verb->Has("notime")) main.adverbials.clear();
  }
  if (rng_.Chance(75)) {
    main.frontText = Paired{"when ", "als "} + Said(when, Form::kSubordinate);
    return Said(main, Form::kMain) + kStop;
  }
  if (IsPronoun(main.subject) && !IsPronoun(when.subject)) std::swap(main.subject, when.subject);
  main.tail = Complement(when, "when", "als");
  return Finish(main);
}

}  // namespace corpora
