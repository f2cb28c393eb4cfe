// Clauses about events and states: verb, complements, tense, modality, voice, negation and adverbials that agree with
// one another.
#include "grammar.h"
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

Argument Fixed(const Paired& text) {
  Argument a;
  a.kind = Argument::Kind::kFixed;
  a.fixed = text;
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

}  // namespace

void Grammar::Note(const Clause& c, const Shape& shape) {
  for (const Argument& a : c.arguments) {
    if (a.kind == Argument::Kind::kFixed || a.phrase.kind != NounPhrase::Kind::kNoun) continue;
    current_.combinations.push_back(c.verb->id + "|" + a.phrase.noun->id + "|" +
                                    std::to_string(static_cast<int>(shape.form)) + TenseGroup(c));
  }
  if (c.passive && c.subject.kind == NounPhrase::Kind::kNoun) {
    current_.combinations.push_back(c.verb->id + "|" + c.subject.noun->id + "|" +
                                    std::to_string(static_cast<int>(shape.form)) + "passive");
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
  // The subordinate clause has no fronting in German, and its English twin must have none either.
  return {" " + Join({en, text.en}), ", " + de + " " + text.de};
}

const Verb& Grammar::PickVerb(const EventOptions& o) {
  std::vector<const Verb*> fitting;
  for (const Verb& verb : lexicon_.Verbs()) {
    if (!o.domain.empty() && verb.domain != o.domain) continue;
    if (!o.flag.empty() && !verb.Has(o.flag)) continue;
    if (!o.states && verb.Has("st")) continue;
    if (o.needObject && (verb.slots.empty() || verb.slots[0].kind != Slot::Kind::kAccusative)) continue;
    if ((o.subject || o.personSubject) && verb.subjects[0] != "p") continue;
    fitting.push_back(&verb);
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
  for (const Slot& slot : verb.slots) {
    if (slot.kind == Slot::Kind::kDirection) {
      if (slot.nouns.size() == 1 && slot.nouns[0].empty()) {
        NounPhrase city = CityName();
        c.arguments.push_back(Fixed({"to " + city.fixed.en, "nach " + city.fixed.de}));
      } else {
        c.arguments.push_back(Fixed(ToPlace(PickNoun(slot.nouns))));
      }
      continue;
    }
    // A second person among the complements is never a pronoun beside a pronoun.
    NounPhrase np = ThingFrom(slot.nouns, &c.subject);
    for (int tries = 0; slot.kind == Slot::Kind::kPrepositional && IsPronoun(np) && tries < 20; ++tries) {
      np = ThingFrom(slot.nouns, &c.subject);
    }
    if (verb.Has("plural") && np.kind == NounPhrase::Kind::kNoun && !np.noun->mass) {
      np = Definite(*np.noun);
      np.plural = true;
      AddAdjective(np, 30);
    }
    c.arguments.push_back(FromSlot(slot, std::move(np)));
  }
  // A woman at work shows only in "her": the owner in an object is then feminine in both languages.
  if (c.subject.kind == NounPhrase::Kind::kNoun && c.subject.noun->feminine != nullptr && !c.subject.plural) {
    for (Argument& a : c.arguments) {
      if (a.kind != Argument::Kind::kFixed && a.phrase.kind == NounPhrase::Kind::kNoun &&
          a.phrase.determiner == Determiner::kPossessive && a.phrase.owner.person == 3 &&
          a.phrase.ownerName.en.empty() && rng_.Chance(60)) {
        c.subject.noun = c.subject.noun->feminine;
        a.phrase.owner.sex = a.phrase.owner.deGender = Gender::kFeminine;
        if (a.phrase.noun->Is("spouse")) a.phrase.noun = &lexicon_.NounById("husband");
        break;
      }
    }
  }
  AddTime(c, o);
  return c;
}

void Grammar::AddTime(Clause& c, const EventOptions& o) {
  const Verb& verb = *c.verb;
  using K = Adverbial::Kind;
  Time time = o.time;
  if (time == Time::kAny) {
    std::size_t draw = rng_.Below(100);
    time = draw < 42 ? Time::kPast : draw < 66 ? Time::kPresent : Time::kFuture;
  }
  if (verb.Has("st")) time = Time::kPresent;
  bool timed = false;
  auto addTime = [&](const Paired& text) {
    if (timed || !o.adverbials) return;
    AddAdverb(c, K::kTime, text);
    timed = true;
  };
  if (time == Time::kPast) {
    c.tense = rng_.Chance(80) ? Tense::kPast : Tense::kPerfect;
    if (c.tense == Tense::kPast) {
      if (o.modal && !verb.Has("noprog") && rng_.Chance(16)) {
        static const std::vector<Modal> kPastModals = {Modal::kWasAbleTo, Modal::kHadTo, Modal::kWantedTo};
        c.modal = rng_.Pick(kPastModals);
      }
      if (rng_.Chance(62)) addTime(PastTime());
    } else if (rng_.Chance(45)) {
      if (o.adverbials) AddAdverb(c, K::kSentence, {"already", "schon"});
    }
  } else if (time == Time::kFuture) {
    if (o.modal && !verb.Has("noprog") && rng_.Chance(50)) {
      static const std::vector<Modal> kModals = {Modal::kCan,    Modal::kMust,   Modal::kHaveTo,    Modal::kShould,
                                                 Modal::kWantTo, Modal::kWantTo, Modal::kWouldLike, Modal::kCan};
      c.modal = rng_.Pick(kModals);
    } else {
      c.tense = rng_.Chance(70) || verb.Has("noprog") ? Tense::kFuture : Tense::kGoingTo;
    }
    if (rng_.Chance(58)) addTime(FutureTime());
  } else if (verb.Has("st")) {
    c.tense = Tense::kPresent;
  } else if (rng_.Chance(50) && !verb.Has("noprog")) {
    c.tense = Tense::kProgressive;
    addTime(rng_.Chance(30) ? Paired{"at the moment", "im Moment"} : Paired{"", "gerade"});
    timed = true;
  } else {
    c.tense = Tense::kPresent;
    if (o.adverbials && rng_.Chance(55)) {
      AddAdverb(c, K::kFrequency, rng_.Pick(lexicon_.Adverbs("freq"))->text);
    } else {
      addTime(rng_.Pick(lexicon_.Adverbs("habit"))->text);
    }
  }
  bool frequency = false;
  for (const Adverbial& a : c.adverbials) frequency = frequency || a.kind == K::kFrequency;
  // Voice: only with a plain object and no one in the dative whom English would keep first.
  if (o.passive && verb.Has("pass") && c.tense != Tense::kProgressive && !o.subject && rng_.Chance(26) &&
      !c.arguments.empty() && c.arguments[0].kind == Argument::Kind::kAccusative && !IsPronoun(c.arguments[0].phrase) &&
      c.modal != Modal::kWantTo && c.modal != Modal::kWouldLike && c.modal != Modal::kWantedTo &&
      c.modal != Modal::kWasAbleTo) {
    NounPhrase agent = c.subject;
    c.subject = c.arguments[0].phrase;
    c.arguments.erase(c.arguments.begin());
    c.passive = true;
    if (c.subject.kind == NounPhrase::Kind::kNoun && c.subject.determiner == Determiner::kPossessive &&
        c.subject.owner.person == 3) {
      c.subject.determiner = Determiner::kDefinite;  // its owner is gone from the sentence
    }
    if (c.subject.kind == NounPhrase::Kind::kNoun && IsIndefinite(c.subject)) {
      c.subject.determiner = Determiner::kDefinite;
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
  }
  if (o.adverbials) {
    if (!verb.places.empty() && rng_.Chance(42)) {
      AddAdverb(c, K::kPlace, AtPlace(PickNoun(verb.places)));
    } else if (rng_.Chance(6) && !verb.Has("st") && c.modal == Modal::kNone && time == Time::kPast) {
      NounPhrase cause = Definite(PickNoun({"#cause"}));
      AddAdverb(c, K::kCause,
                {"because of " + english::Phrase(cause, true), "wegen " + german::Phrase(cause, Case::kGenitive)});
    }
  }
  if (o.negation && !frequency && c.tense != Tense::kProgressive && rng_.Chance(15)) {
    bool already = false;
    for (const Adverbial& a : c.adverbials) already = already || a.kind == K::kSentence;
    bool counted = false;
    for (const Argument& a : c.arguments) {
      counted = counted || !a.phrase.count.en.empty() || a.phrase.determiner == Determiner::kSome;
    }
    c.negated = !already && !counted && c.subject.count.en.empty();
  }
  c.contracted = rng_.Chance(50);
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
  if (rng_.Chance(50)) {
    AddAdverb(c, Adverbial::Kind::kSentence, rng_.Pick(lexicon_.Adverbs("front"))->text);
    c.front = static_cast<int>(c.adverbials.size()) - 1;
  }
}

Clause Grammar::Is(const NounPhrase& subject, const Paired& predicate, Tense tense) {
  Clause c;
  c.verb = &lexicon_.LinkVerbById("sein");
  c.subject = subject;
  c.arguments.push_back(Fixed(predicate));
  c.tense = tense;
  return c;
}

// "it was too small" and the like: why something is given back or bought.
Clause Grammar::StateOf(const NounPhrase& thing, Tense tense, bool good) {
  const Noun& noun = *thing.noun;
  NounPhrase it = ItFor(thing);
  std::vector<Paired> predicates;
  if (good) {
    predicates = {{"very cheap", "sehr billig"}, {"on sale", "im Angebot"}, {"really beautiful", "wirklich schön"}};
    if (noun.Is("device") || noun.Is("luggage") || noun.Is("tool"))
      predicates.push_back({"very practical", "sehr praktisch"});
    if (noun.Is("furn") || noun.Is("feet")) predicates.push_back({"very comfortable", "sehr bequem"});
    if (noun.Is("cloth")) predicates.push_back({"nice and warm", "schön warm"});
  } else {
    predicates = {{"too expensive", "zu teuer"}, {"not good enough", "nicht gut genug"}};
    if (noun.Is("device") || noun.Is("vehicle")) {
      predicates = {{"broken", "kaputt"}, {"too loud", "zu laut"}, {"defective", "defekt"}, {"too slow", "zu langsam"}};
      if (!noun.Is("tech") && !noun.Is("vehicle")) predicates.pop_back();
    }
    if (noun.Is("cloth")) predicates = {{"too small", "zu klein"}, {"too tight", "zu eng"}, {"too large", "zu groß"}};
    if (noun.Is("furn")) predicates = {{"too wide", "zu breit"}, {"too heavy", "zu schwer"}, {"damaged", "beschädigt"}};
  }
  return Is(it, rng_.Pick(predicates), tense);
}

// "he is tired": states of a person.
Clause Grammar::PersonState(const NounPhrase& person, Tense tense) {
  static const std::vector<Paired> kStates = {{"tired", "müde"},
                                              {"ill", "krank"},
                                              {"very busy", "sehr beschäftigt"},
                                              {"nervous", "nervös"},
                                              {"in a hurry", "in Eile"},
                                              {"not feeling well", ""},
                                              {"hungry", "hungrig"},
                                              {"too late", "zu spät dran"},
                                              {"on vacation", "im Urlaub"},
                                              {"disappointed", "enttäuscht"}};
  for (;;) {
    const Paired& state = rng_.Pick(kStates);
    if (!state.de.empty()) return Is(person, state, tense);
  }
}

}  // namespace corpora
