// Statements, questions, requests and coordinated clauses.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

namespace {

// Questions go with few adverbs of frequency.
void TameFrequency(Clause& c) {
  for (Adverbial& a : c.adverbials) {
    if (a.kind == Adverbial::Kind::kFrequency && a.text.en != "always" && a.text.en != "usually") {
      a.text = {"often", "oft"};
    }
  }
}

}  // namespace

Paired Grammar::Statement() {
  Clause c = Event({});
  MaybeFront(c, 45);
  return Finish(c, 12);
}

Paired Grammar::YesNoQuestion() {
  EventOptions o;
  if (rng_.Chance(40)) o.subject = PoliteYou();
  o.negation = false;
  Clause c = Event(o);
  if (c.tense == Tense::kGoingTo) c.tense = Tense::kFuture;
  TameFrequency(c);
  return Said(c, Form::kQuestion) + kAsk;
}

Paired Grammar::WhQuestion() {
  std::size_t draw = rng_.Below(100);
  if (draw < 22) return WhoQuestion();
  if (draw < 50) return WhichQuestion();
  EventOptions o;
  o.negation = o.states = o.adverbials = false;
  if (rng_.Chance(40)) o.subject = PoliteYou();
  o.time = rng_.Chance(50) ? Time::kPast : Time::kFuture;
  Clause c = Event(o);
  if (c.tense == Tense::kGoingTo) c.tense = Tense::kFuture;
  Shape shape{Form::kWhQuestion, kNoGap, rng_.Chance(70) ? Paired{"when", "wann"} : Paired{"why", "warum"}};
  if (!c.verb->places.empty() && rng_.Chance(50)) shape.wh = {"where", "wo"};
  if (c.verb->Has("hab") && rng_.Chance(18) && !c.passive) {
    shape.wh = {"how often", "wie oft"};
    c.tense = Tense::kPresent;
    c.modal = rng_.Chance(50) ? Modal::kNone : Modal::kHaveTo;
    if (c.verb->Has("noprog")) c.modal = Modal::kNone;
  }
  if (shape.wh.en != "how often" && rng_.Chance(30) && !c.arguments.empty()) {
    AddAdverb(c, Adverbial::Kind::kTime, IsPast(c) ? PastTime() : FutureTime());
    if (shape.wh.en == "when") shape.wh = {"why", "warum"};
  }
  return Said(c, shape) + kAsk;
}

Paired Grammar::WhoQuestion() {
  EventOptions o;
  o.negation = o.states = o.passive = false;
  o.personSubject = true;
  Clause c = Event(o);
  c.subject = {};
  c.subject.kind = NounPhrase::Kind::kWho;
  for (Argument& a : c.arguments) {
    if (a.phrase.kind == NounPhrase::Kind::kNoun && a.phrase.determiner == Determiner::kPossessive) {
      a.phrase.owner = {};
      a.phrase.owner.person = 1;
      if (a.phrase.noun->Is("own")) a.phrase.plural = a.phrase.noun->Is("plur");
      if (a.phrase.noun->Is("spouse")) a.phrase.noun = &lexicon_.NounById("wife");
    }
  }
  TameFrequency(c);
  return Said(c, Shape{Form::kWhQuestion, kSubject, {}}) + kAsk;
}

Paired Grammar::WhichQuestion() {
  EventOptions o;
  o.negation = o.states = o.passive = false;
  o.needObject = true;
  if (rng_.Chance(50)) o.subject = PoliteYou();
  Clause c = Event(o);
  Argument& object = c.arguments[0];
  const bool plain = object.phrase.kind == NounPhrase::Kind::kNoun;
  if (!plain || object.phrase.noun->mass || object.phrase.noun->person || object.phrase.noun->Is("solo")) {
    bool person = !plain || object.phrase.noun->person;
    object.phrase = {};
    object.phrase.kind = person ? NounPhrase::Kind::kWho : NounPhrase::Kind::kWhat;
  } else {
    object.phrase.determiner = Determiner::kWhich;
    object.phrase.ownerName = object.phrase.count = object.phrase.after = {};
  }
  if (c.tense == Tense::kGoingTo) c.tense = Tense::kFuture;
  TameFrequency(c);
  Shape shape{Form::kWhQuestion, 0, {}};
  if (rng_.Chance(25)) {
    shape.form = Form::kIndirectWh;
    static const std::vector<Paired> kOpen = {{"do you know ", "wissen Sie, "},
                                              {"have you decided ", "haben Sie entschieden, "},
                                              {"can you remember ", "können Sie sich erinnern, "}};
    return rng_.Pick(kOpen) + Said(c, shape) + kAsk;
  }
  return Said(c, shape) + kAsk;
}

Paired Grammar::PoliteRequest() {
  EventOptions o;
  o.subject = PoliteYou();
  o.flag = "polite";
  o.negation = o.modal = false;
  o.time = Time::kFuture;
  Clause c = Event(o);
  c.tense = Tense::kPresent;
  c.modal = rng_.Chance(50) ? Modal::kCould : Modal::kCan;
  if (rng_.Chance(25)) AddAdverb(c, Adverbial::Kind::kSentence, {"please", "bitte"});
  Paired question = Said(c, Form::kQuestion) + kAsk;
  std::size_t draw = rng_.Below(100);
  if (draw < 30) {
    static const std::vector<Paired> kOpen = {
        {"excuse me, ", "Entschuldigung, "}, {"good morning, ", "guten Morgen, "}, {"hello, ", "hallo, "}};
    return rng_.Pick(kOpen) + question;
  }
  return draw < 60 ? MrOrMrs().fixed + kComma + question : question;
}

Paired Grammar::PoliteImperative() {
  EventOptions o;
  o.subject = PoliteYou();
  o.flag = "imp";
  o.time = Time::kFuture;
  o.modal = o.negation = false;
  Clause c = Event(o);
  if (rng_.Chance(25) && !c.verb->Has("notime")) {
    c.adverbials.clear();
    AddAdverb(c, Adverbial::Kind::kTime, rng_.Pick(lexicon_.Adverbs("order"))->text);
  }
  std::size_t draw = rng_.Below(100);
  Paired please{"please ", "bitte "};
  if (draw < 14) return MrOrMrs().fixed + kComma + please + Said(c, Form::kImperative) + kStop;
  if (draw < 50) {
    DropAdverbials(c, Adverbial::Kind::kCause);
    bool hinders = rng_.Chance(50);
    Clause when = Circumstance(hinders ? OtherPerson(PoliteYou()) : PoliteYou(), hinders, false, c.verb->domain);
    if (!c.adverbials.empty() && c.adverbials[0].text.en == "as soon as possible") c.adverbials.clear();
    static const std::vector<Paired> kIf = {{"if", "wenn"}, {"if", "falls"}, {"as soon as", "sobald"}};
    Paired word = hinders || !OfPerson(when) ? kIf[rng_.Below(2)] : rng_.Pick(kIf);
    if (word.de == "falls") word.en = "in case";
    c.tail = Complement(when, word.en, word.de);
  } else if (draw < 66) {
    EventOptions p;
    p.subject = PoliteYou();
    p.domain = c.verb->domain;
    p.flag = "inf";
    p.time = Time::kFuture;
    p.adverbials = p.modal = p.negation = false;
    Clause before = Event(p);
    before.tense = Tense::kPresent;
    if (before.verb != c.verb) c.tail = Complement(before, "before", "bevor");
  } else if (draw < 74) {
    c.tail = {"; it is very important", "; es ist sehr wichtig"};
  }
  return please + Said(c, Form::kImperative) + kStop;
}

Paired Grammar::FamiliarImperative() {
  EventOptions o;
  o.subject = FamiliarYou();
  o.flag = "imp";
  o.time = Time::kFuture;
  o.modal = o.negation = false;
  Clause c = Event(o);
  if (rng_.Chance(60)) {
    c.adverbials.insert(c.adverbials.begin(), {Adverbial::Kind::kSentence, {"please", "bitte"}});
  }
  if (rng_.Chance(35)) c.tail = Complement(Circumstance(FamiliarYou(), false, false, c.verb->domain), "if", "wenn");
  return FirstNameText(rng_.Chance(50)) + kComma + Said(c, Form::kImperative) + kStop;
}

Paired Grammar::FamiliarQuestion() {
  EventOptions o;
  o.subject = FamiliarYou();
  o.negation = false;
  bool wh = rng_.Chance(30);
  o.states = !wh;
  Clause c = Event(o);
  Paired name = FirstNameText(rng_.Chance(50));
  if (c.tense == Tense::kGoingTo) c.tense = Tense::kFuture;
  TameFrequency(c);
  if (!wh) return name + kComma + Said(c, Form::kQuestion) + kAsk;
  c.adverbials.clear();
  if (c.tense == Tense::kProgressive || (c.tense == Tense::kPresent && c.modal == Modal::kNone)) c.tense = Tense::kPast;
  Shape shape{Form::kWhQuestion, kNoGap, rng_.Chance(50) ? Paired{"when", "wann"} : Paired{"why", "warum"}};
  return name + kComma + Said(c, shape) + kAsk;
}

// Two clauses of one kind of life: and, but, and then, while.
Paired Grammar::Coordination() {
  EventOptions o;
  o.personSubject = true;
  o.passive = o.states = o.negation = o.modal = false;
  o.flag = "inf";
  o.time = rng_.Chance(55) ? Time::kPast : Time::kFuture;
  Clause a = Event(o);
  a.tense = o.time == Time::kPast ? Tense::kPast : Tense::kFuture;
  DropAdverbials(a, Adverbial::Kind::kSentence);
  DropAdverbials(a, Adverbial::Kind::kCause);
  EventOptions p = o;
  p.domain = a.verb->domain;
  p.adverbials = false;
  std::size_t draw = rng_.Below(100);
  p.personSubject = false;
  p.subject = draw < 70 ? Self(a.subject) : OtherPerson(a.subject);
  Clause b = Event(p);
  if (b.verb == a.verb) return Instead(&Grammar::Statement);
  b.tense = a.tense;
  MaybeFront(a, 35);
  Paired left = Said(a, Form::kMain);
  if (draw < 25) {
    b.negated = true;
    b.contracted = rng_.Chance(50);
    for (Argument& x : b.arguments) x.phrase.count = {};
    return left + Paired{", but ", ", aber "} + Said(b, Form::kMain) + kStop;
  }
  if (draw < 50) {  // dann stands first, so the subject follows the verb
    b.adverbials = {{Adverbial::Kind::kSentence, {"then", "dann"}}};
    b.front = 0;
    Paired right = Said(b, Form::kMain);
    right.en = right.en.substr(right.en.find(',') + 2);
    return left + Paired{", and then ", ", und dann "} + Paired{right.en, right.de.substr(5)} + kStop;
  }
  if (draw < 70) {
    AddAdverb(b, Adverbial::Kind::kTime, o.time == Time::kPast ? RecentTime() : NearTime());
    for (const Adverbial& x : a.adverbials) {
      if (x.text.en == b.adverbials.back().text.en) return Instead(&Grammar::Statement);
    }
    Paired link = rng_.Chance(50) ? Paired{", and ", ", und "} : Paired{", but ", ", aber "};
    if (link.en == ", but ") b.negated = true;
    for (Argument& x : b.arguments) x.phrase.count = {};
    return left + link + Said(b, Form::kMain) + kStop;
  }
  return left + Paired{", while ", ", während "} + Said(b, Form::kSubordinate) + kStop;
}

// "We need not the red chair but the blue one": the adjective stands alone in German.
Paired Grammar::Contrast() {
  static const std::vector<std::pair<const char*, const char*>> kOpposites = {
      {"new", "old"},    {"large", "small"}, {"red", "blue"},    {"black", "white"}, {"expensive", "cheap"},
      {"long", "short"}, {"green", "gray"},  {"brown", "black"}, {"new", "used"},    {"yellow", "red"}};
  EventOptions o;
  o.needObject = o.personSubject = true;
  o.passive = o.negation = false;
  for (int i = 0; i < 200; ++i) {
    Clause c = Event(o);
    if (!PlainObject(c) || !c.arguments[0].enPreposition.empty() || !c.verb->enParticle.empty()) continue;
    NounPhrase one = Definite(*c.arguments[0].phrase.noun);
    if (one.noun->mass || one.noun->enPluralOnly || one.noun->dePluralOnly || one.plural) continue;
    auto [first, second] = rng_.Pick(kOpposites);
    if (rng_.Chance(50)) std::swap(first, second);
    const Adjective& a = lexicon_.AdjectiveByName(first);
    const Adjective& b = lexicon_.AdjectiveByName(second);
    if (!a.Fits(*one.noun) || !b.Fits(*one.noun)) continue;
    NounPhrase other = one;
    one.adjectives = {&a};
    other.adjectives = {&b};
    std::string otherDe = german::Phrase(other, Case::kAccusative);
    otherDe = otherDe.substr(0, otherDe.rfind(' '));
    Paired left{english::Phrase(one, true), german::Phrase(one, Case::kAccusative)};
    Paired right{"the " + b.en + " one", otherDe};
    Paired both = rng_.Chance(60)
                      ? Paired{"not " + left.en + " but " + right.en, "nicht " + left.de + ", sondern " + right.de}
                      : Paired{"either " + left.en + " or " + right.en, "entweder " + left.de + " oder " + right.de};
    current_.combinations.push_back(c.verb->id + "|" + one.noun->id + "|contrast");
    c.arguments = {FixedArgument(both)};
    DropAdverbials(c, Adverbial::Kind::kDuration);
    MaybeFront(c, 40);
    return Finish(c);
  }
  return Instead(&Grammar::Statement);
}

}  // namespace corpora
