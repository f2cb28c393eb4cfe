// Clauses about events: verb, complements, tense, modality, voice, negation and adverbials that agree with one another.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

namespace {

Argument FromSlot(const Slot& slot, NounPhrase phrase) {
  Argument a;
  a.kind = static_cast<Argument::Kind>(slot.kind);
  a.enPreposition = slot.enPreposition;
  a.dePreposition = slot.dePreposition;
  a.deCase = slot.deCase;
  a.phrase = std::move(phrase);
  return a;
}

std::string TenseGroup(const Clause& c) {
  if (c.passive) return "passive";
  if (c.modal != Modal::kNone) return "modal";
  switch (c.tense) {
    case Tense::kPresent:
    case Tense::kProgressive:
      return "present";
    case Tense::kFuture:
    case Tense::kGoingTo:
      return "future";
    case Tense::kWould:
    case Tense::kIrreal:
      return "conditional";
    default:
      return "past";
  }
}

// A storm or a strike can be the cause.
bool HurtByWeather(const Verb& verb) {
  static const std::set<std::string> kIds = {"verpassen", "erreichen",   "warten",   "stornieren",
                                             "absagen",   "verschieben", "ankommen", "fahren",
                                             "verspäten", "umziehen",    "bleiben",  "reisen"};
  return kIds.count(verb.id) != 0;
}

bool OwnedByThird(const Argument& a) {
  return a.kind != Argument::Kind::kFixed && a.phrase.kind == NounPhrase::Kind::kNoun &&
         a.phrase.determiner == Determiner::kPossessive && a.phrase.owner.person == 3 && !a.phrase.owner.plural &&
         a.phrase.ownerName.en.empty();
}

}  // namespace

// Records the verb with each of its objects, for the split.
void Grammar::Note(const Clause& c, const Shape& shape) {
  std::string construction = std::to_string(static_cast<int>(shape.form)) + TenseGroup(c);
  for (const Argument& a : c.arguments) {
    if (a.kind == Argument::Kind::kFixed || a.phrase.kind != NounPhrase::Kind::kNoun) continue;
    current_.combinations.push_back(c.verb->id + "|" + a.phrase.noun->id + "|" + construction);
  }
  if (c.passive && c.subject.kind == NounPhrase::Kind::kNoun) {
    current_.combinations.push_back(c.verb->id + "|" + c.subject.noun->id + "|" + construction);
  }
}

Paired Grammar::Said(const Clause& clause, const Shape& shape) {
  Note(clause, shape);
  return {english::Say(clause, shape), german::Say(clause, shape)};
}

Paired Grammar::Said(const Clause& clause, Form form) {
  Shape shape;
  shape.form = form;
  return Said(clause, shape);
}

Paired Grammar::Complement(const Clause& clause, const std::string& en, const std::string& de) {
  Paired text = Said(clause, Form::kSubordinate);
  return {" " + Join({en, text.en}), ", " + Join({de, text.de})};
}

Paired Grammar::Finish(const Clause& clause, int embedPercent) {
  bool fronted = clause.front >= 0 || !clause.frontText.en.empty();
  if (fronted || !rng_.Chance(embedPercent)) return Said(clause, Form::kMain) + kStop;
  static const std::vector<Paired> kFrames = {
      {"I think", "ich glaube"},           {"we hope", "wir hoffen"},
      {"it is true", "es stimmt"},         {"I have heard", "ich habe gehört"},
      {"she is sure", "sie ist sicher"},   {"everybody knows", "jeder weiß"},
      {"he told me", "er hat mir gesagt"}, {"it turned out", "es hat sich herausgestellt"}};
  Paired frame = rng_.Pick(kFrames);
  if (rng_.Chance(35)) {
    NounPhrase who = rng_.Chance(50) ? MrOrMrs() : FirstName();
    frame = rng_.Chance(50) ? who.fixed + Paired{" thinks", " glaubt"} : who.fixed + Paired{" said", " hat gesagt"};
  }
  return frame + Complement(clause, "that", "dass") + kStop;
}

const Verb& Grammar::PickVerb(const EventOptions& o) {
  std::vector<const Verb*> fitting;
  for (const Verb& verb : lexicon_.Verbs()) {
    if (!o.domain.empty() && verb.domain != o.domain) continue;
    if (!o.flag.empty() && !verb.Has(o.flag)) continue;
    if (!o.states && verb.Has("st")) continue;
    if (o.needObject &&
        (verb.slots.size() != 1 || verb.slots[0].kind != Slot::Kind::kAccusative || verb.slots[0].nouns[0] == "p")) {
      continue;
    }
    if ((o.subject || o.personSubject) && verb.subjects[0] != "p") continue;
    fitting.push_back(&verb);
  }
  if (fitting.empty()) {  // the domain has no such verb: any domain will do
    EventOptions wider = o;
    wider.domain.clear();
    return PickVerb(wider);
  }
  return *rng_.Pick(fitting);
}

void Grammar::AddAdverb(Clause& clause, Adverbial::Kind kind, const Paired& text) {
  clause.adverbials.push_back({kind, text});
}

Clause Grammar::Event(const EventOptions& options) { return EventWith(PickVerb(options), options); }

Clause Grammar::EventWith(const Verb& verb, const EventOptions& o) {
  Clause c;
  c.verb = &verb;
  c.subject = o.subject ? *o.subject : o.personSubject ? PersonSubject() : SubjectOf(verb);
  AddComplements(c);
  LetHerShow(c);
  AddTime(c, o);
  if (o.passive && !o.subject && verb.Has("pass") && rng_.Chance(26)) MakePassive(c);
  if (o.adverbials) {
    if (!verb.places.empty() && !verb.Has("needplace") && rng_.Chance(42)) {
      AddAdverb(c, Adverbial::Kind::kPlace, AtPlace(PickNoun(verb.places)));
    } else if (verb.Has("long") && c.tense == Tense::kPast && c.modal == Modal::kNone && !c.passive &&
               !HasAdverbial(c, Adverbial::Kind::kTime) && rng_.Chance(60)) {
      AddAdverb(c, Adverbial::Kind::kDuration, rng_.Pick(lexicon_.Adverbs("dur"))->text);
    } else if (c.tense == Tense::kPast && c.modal != Modal::kWantedTo && HurtByWeather(verb) && rng_.Chance(25)) {
      NounPhrase cause = Definite(PickNoun({"#cause"}));
      AddAdverb(c, Adverbial::Kind::kCause,
                {"because of " + english::Phrase(cause, true), "wegen " + german::Phrase(cause, Case::kGenitive)});
    }
  }
  if (verb.Has("needplace")) AddAdverb(c, Adverbial::Kind::kPlace, AtPlace(PickNoun(verb.places)));
  if (o.negation) MaybeNegate(c, 15);
  c.contracted = rng_.Chance(50);
  return c;
}

void Grammar::AddComplements(Clause& c) {
  for (const Slot& slot : c.verb->slots) {
    if (slot.kind == Slot::Kind::kDirection) {
      if (slot.nouns.size() == 1 && slot.nouns[0].empty()) {
        NounPhrase city = CityName();
        c.arguments.push_back(FixedArgument({"to " + city.fixed.en, "nach " + city.fixed.de}));
      } else {
        c.arguments.push_back(FixedArgument(ToPlace(PickNoun(slot.nouns))));
      }
      continue;
    }
    // No pronoun after a preposition: German would say darauf of things, and two pronouns are hard to follow.
    // Nor does a neighbor help a neighbor: one would ask which.
    NounPhrase np = ThingFrom(slot.nouns, &c.subject);
    auto unfit = [&] {
      return (slot.kind == Slot::Kind::kPrepositional && IsPronoun(np)) ||
             (np.noun != nullptr && np.noun == c.subject.noun);
    };
    for (int tries = 0; unfit() && tries < 20; ++tries) np = ThingFrom(slot.nouns, &c.subject);
    if (c.verb->Has("plural") && np.kind == NounPhrase::Kind::kNoun && !np.noun->mass) {
      np = Definite(*np.noun);
      np.plural = true;
      AddAdjective(np, 30);
    }
    // Nobody sets out to buy a broken oven.
    if (c.verb->Has("acq") || c.verb->Has("plural")) std::erase_if(np.adjectives, IsDefect);
    c.arguments.push_back(FromSlot(slot, std::move(np)));
  }
}

// That a doctor is a woman shows in English only in "her"; where an object is hers, German says die Ärztin.
void Grammar::LetHerShow(Clause& c) {
  if (c.subject.kind != NounPhrase::Kind::kNoun || c.subject.noun->feminine == nullptr || c.subject.plural) return;
  bool owns = false;
  for (const Argument& a : c.arguments) owns = owns || OwnedByThird(a);
  if (!owns || !rng_.Chance(60)) return;
  c.subject.noun = c.subject.noun->feminine;
  for (Argument& a : c.arguments) {
    if (!OwnedByThird(a)) continue;
    a.phrase.owner.sex = a.phrase.owner.deGender = Gender::kFeminine;
    if (a.phrase.noun->Is("spouse")) a.phrase.noun = &lexicon_.NounById("husband");
  }
}

void Grammar::AddTime(Clause& c, const EventOptions& o) {
  const Verb& verb = *c.verb;
  using K = Adverbial::Kind;
  Time time = o.time;
  if (time == Time::kAny) {
    std::size_t draw = rng_.Below(100);
    time = draw < 44 ? Time::kPast : draw < 66 ? Time::kPresent : Time::kFuture;
  }
  if (verb.Has("st")) time = Time::kPresent;
  // What happens to one is told rather than foretold.
  if (verb.Has("noprog") && time == Time::kFuture && o.time == Time::kAny && rng_.Chance(70)) time = Time::kPast;
  bool modal = o.modal && !verb.Has("noprog");
  // Nobody remembers what was peeled last summer.
  bool small = verb.domain == "kitchen" || verb.domain == "clean" || verb.domain == "house" ||
               verb.domain == "garden" || verb.domain == "family";
  auto addTime = [&](const Paired& text) {
    if (o.adverbials && !verb.Has("notime")) AddAdverb(c, K::kTime, text);
  };
  if (time == Time::kPast) {
    c.tense = rng_.Chance(80) ? Tense::kPast : Tense::kPerfect;
    if (c.tense == Tense::kPast) {
      static const std::vector<Modal> kPastModals = {Modal::kWasAbleTo, Modal::kHadTo, Modal::kWantedTo};
      if (modal && rng_.Chance(16)) c.modal = rng_.Pick(kPastModals);
      if (rng_.Chance(62)) addTime(small ? RecentTime() : PastTime());
    } else if (rng_.Chance(45) && o.adverbials) {
      AddAdverb(c, K::kSentence, {"already", "schon"});
    }
  } else if (time == Time::kFuture) {
    if (modal && rng_.Chance(50)) {
      static const std::vector<Modal> kModals = {Modal::kCan,    Modal::kMust,   Modal::kHaveTo,    Modal::kShould,
                                                 Modal::kWantTo, Modal::kWantTo, Modal::kWouldLike, Modal::kCan};
      c.modal = rng_.Pick(kModals);
    } else {
      c.tense = rng_.Chance(70) || verb.Has("noprog") ? Tense::kFuture : Tense::kGoingTo;
    }
    if (rng_.Chance(58)) addTime(small ? NearTime() : FutureTime());
  } else if (verb.Has("st")) {
    c.tense = Tense::kPresent;
  } else if (!verb.Has("noprog") && (rng_.Chance(55) || !verb.Has("hab"))) {
    c.tense = Tense::kProgressive;
    // The progressive has no form in German; gerade says it.
    AddAdverb(c, K::kTime, rng_.Chance(30) ? Paired{"at the moment", "im Moment"} : Paired{"", "gerade"});
  } else if (!verb.Has("hab")) {
    c.tense = Tense::kPast;
    addTime(PastTime());
  } else {
    c.tense = Tense::kPresent;
    if (o.adverbials && rng_.Chance(55)) {
      AddAdverb(c, K::kFrequency, rng_.Pick(lexicon_.Adverbs("freq"))->text);
    } else {
      addTime(rng_.Pick(lexicon_.Adverbs("habit"))->text);
    }
  }
}

// Turns the object into the subject; the doer is kept now and then with by / von.
bool Grammar::MakePassive(Clause& c) {
  bool wish = c.modal == Modal::kWantTo || c.modal == Modal::kWouldLike || c.modal == Modal::kWantedTo ||
              c.modal == Modal::kWasAbleTo;
  if (wish || c.tense == Tense::kProgressive || !PlainObject(c) || !c.arguments[0].enPreposition.empty()) return false;
  NounPhrase agent = c.subject;
  c.subject = c.arguments[0].phrase;
  c.arguments.erase(c.arguments.begin());
  c.passive = true;
  // An owner of the third person is gone from the sentence, and an indefinite thing would rather come later.
  if ((c.subject.determiner == Determiner::kPossessive && c.subject.owner.person == 3) || IsIndefinite(c.subject)) {
    c.subject.determiner = Determiner::kDefinite;
    if (c.subject.noun->Is("own") && !c.subject.noun->Is("plur") && c.subject.count.en.empty())
      c.subject.plural = false;
  }
  if (agent.kind == NounPhrase::Kind::kNoun && agent.noun->person && rng_.Chance(40)) {
    Argument by;
    by.kind = Argument::Kind::kPrepositional;
    by.enPreposition = "by";
    by.dePreposition = "von";
    by.deCase = Case::kDative;
    by.phrase = agent;
    c.arguments.push_back(by);
  }
  return true;
}

// Not where the scope of the negation would be unclear: beside often and already, with numbers, with the progressive.
void Grammar::MaybeNegate(Clause& c, int percent) {
  if (!rng_.Chance(percent) || c.tense == Tense::kProgressive) return;
  for (const Adverbial& a : c.adverbials) {
    if (a.kind == Adverbial::Kind::kFrequency || a.kind == Adverbial::Kind::kSentence ||
        a.kind == Adverbial::Kind::kDuration || a.kind == Adverbial::Kind::kCause) {
      return;
    }
    if (c.tense == Tense::kPresent && c.modal == Modal::kNone && a.kind == Adverbial::Kind::kTime) return;
  }
  for (const Argument& a : c.arguments) {
    if (!a.phrase.count.en.empty() || a.phrase.determiner == Determiner::kSome) return;
  }
  if (!c.subject.count.en.empty() || IsIndefinite(c.subject)) return;
  c.negated = true;
}

void Grammar::MaybeFront(Clause& c, int percent) {
  if (!rng_.Chance(percent)) return;
  for (std::size_t i = 0; i < c.adverbials.size(); ++i) {
    if (c.adverbials[i].kind == Adverbial::Kind::kTime && !c.adverbials[i].text.en.empty() &&
        c.adverbials[i].text.en != "at the moment") {
      c.front = static_cast<int>(i);
      return;
    }
  }
  if (rng_.Chance(50) && !HasAdverbial(c, Adverbial::Kind::kFrequency)) {
    std::string tag = IsPast(c) && rng_.Chance(15) ? "front-past" : "front";
    AddAdverb(c, Adverbial::Kind::kSentence, rng_.Pick(lexicon_.Adverbs(tag))->text);
    c.front = static_cast<int>(c.adverbials.size()) - 1;
  }
}

}  // namespace corpora
