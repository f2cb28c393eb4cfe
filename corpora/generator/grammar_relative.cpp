// Relative clauses, pronouns that agree with an antecedent, and comparisons.
#include <algorithm>

#include "grammar.h"
#include "text.h"

namespace corpora {

namespace {

Paired operator+(const Paired& a, const Paired& b) { return {a.en + b.en, a.de + b.de}; }

const Paired kStop = {".", "."};

Shape RelativeShape(const NounPhrase& head, int gap) {
  Shape shape;
  shape.form = Form::kRelative;
  shape.gap = gap;
  Person p = PersonOf(head);
  shape.headPerson = head.noun->person;
  shape.headGender = p.deGender;
  shape.headPlural = p.plural || head.noun->dePluralOnly;
  return shape;
}

bool PlainObject(const Clause& c) {
  return !c.arguments.empty() && c.arguments[0].kind == Argument::Kind::kAccusative &&
         c.arguments[0].phrase.kind == NounPhrase::Kind::kNoun && c.arguments[0].phrase.noun != nullptr &&
         !c.arguments[0].phrase.noun->person;
}

}  // namespace

// "The lamp that we bought yesterday is already broken."
Paired Grammar::RelativeSubject() {
  EventOptions o;
  o.needObject = true;
  o.passive = o.negation = o.modal = o.states = false;
  o.time = Time::kPast;
  o.personSubject = true;
  Clause rel = Event(o);
  for (int i = 0; i < 50 && !PlainObject(rel); ++i) rel = Event(o);
  if (!PlainObject(rel)) return Statement();
  rel.tense = Tense::kPast;
  std::erase_if(rel.adverbials, [](const Adverbial& a) { return a.text.en == "already"; });
  NounPhrase head = rel.arguments[0].phrase;
  head.determiner = Determiner::kDefinite;
  head.ownerName = {};
  head.after = {};
  if (rng_.Chance(80) && !head.noun->Is("many")) {
    head.plural = false;
    head.count = {};
  }
  rel.arguments[0].phrase = head;
  Shape shape = RelativeShape(head, 0);
  head.relative = Said(rel, shape);
  Clause main;
  const Noun& n = *head.noun;
  if (n.Is("device") || n.Is("vehicle")) {
    main = Is(head, rng_.Chance(50) ? Paired{"already broken", "schon kaputt"} : Paired{"too loud", "zu laut"},
              Tense::kPresent);
  } else if (n.Is("cloth")) {
    static const std::vector<Paired> kCloth = {{"too small for me", "mir zu klein"},
                                               {"still wet", "noch nass"},
                                               {"in the closet", "im Kleiderschrank"},
                                               {"not very warm", "nicht sehr warm"}};
    main = Is(head, rng_.Pick(kCloth), Tense::kPresent);
  } else if (n.Is("food") || n.Is("dish")) {
    static const std::vector<Paired> kFood = {{"delicious", "köstlich"},
                                              {"not fresh", "nicht frisch"},
                                              {"already gone", "schon alle"},
                                              {"on the table", "auf dem Tisch"}};
    main = Is(head, rng_.Pick(kFood), rng_.Chance(50) ? Tense::kPast : Tense::kPresent);
    if (main.arguments[0].fixed.de == "schon alle") main.arguments[0].fixed.de = "schon aufgegessen";
  } else if (n.Is("doc") || n.Is("mail") || n.Is("write")) {
    static const std::vector<Paired> kDoc = {{"on your desk", "auf Ihrem Schreibtisch"},
                                             {"full of mistakes", "voller Fehler"},
                                             {"very important", "sehr wichtig"},
                                             {"still missing", ""}};
    Paired text = kDoc[rng_.Below(3)];
    main = Is(head, text, Tense::kPresent);
    if (n.Is("parcel")) main.arguments[0].fixed = {"very heavy", "sehr schwer"};
  } else {
    static const std::vector<Paired> kAny = {{"better than expected", "besser als erwartet"},
                                             {"not what we need", "nicht das, was wir brauchen"},
                                             {"really beautiful", "wirklich schön"},
                                             {"more expensive than expected", "teurer als erwartet"}};
    main = Is(head, kAny[rng_.Below(3)], rng_.Chance(50) ? Tense::kPast : Tense::kPresent);
    if (n.Is("topic") || n.Is("err"))
      main.arguments[0].fixed = {"more important than expected", "wichtiger als erwartet"};
  }
  if (rng_.Chance(25)) {
    static const std::vector<Paired> kThink = {{"I think that ", "ich glaube, dass "},
                                               {"it seems that ", "es scheint, dass "},
                                               {"she says that ", "sie sagt, dass "}};
    return rng_.Pick(kThink) + Said(main, Form::kSubordinate) + kStop;
  }
  return Said(main, Form::kMain) + kStop;
}

// "We are looking for the key that he lost yesterday."
Paired Grammar::RelativeObject() {
  EventOptions o;
  o.needObject = true;
  o.passive = o.negation = false;
  o.personSubject = true;
  o.adverbials = rng_.Chance(60);
  for (int i = 0; i < 60; ++i) {
    Clause main = Event(o);
    if (!PlainObject(main) || main.arguments.size() != 1) continue;
    NounPhrase& head = main.arguments[0].phrase;
    if (head.noun->mass && head.determiner != Determiner::kDefinite) head.determiner = Determiner::kDefinite;
    // A second verb that takes the same noun.
    std::vector<const Verb*> fitting;
    for (const Verb& v : lexicon_.Verbs()) {
      if (&v == main.verb || v.Has("st") || v.Has("plural") || v.slots.size() != 1 || v.subjects[0] != "p") continue;
      if (v.slots[0].kind != Slot::Kind::kAccusative && v.slots[0].kind != Slot::Kind::kPrepositional) continue;
      for (const std::string& s : v.slots[0].nouns) {
        if (s == "p") continue;
        for (const Noun* n : lexicon_.Nouns(s)) {
          if (n == head.noun) fitting.push_back(&v);
        }
      }
    }
    if (fitting.empty()) continue;
    EventOptions p;
    p.time = Time::kPast;
    p.passive = p.negation = p.modal = false;
    p.personSubject = true;
    p.subject = rng_.Chance(60) ? PersonSubject() : FirstName();
    Clause rel = EventWith(*rng_.Pick(fitting), p);
    rel.tense = Tense::kPast;
    std::erase_if(rel.adverbials, [](const Adverbial& a) { return a.text.en == "already"; });
    if (rel.adverbials.size() > 1) rel.adverbials.resize(1);
    head.ownerName = {};
    head.after = {};
    if (head.determiner == Determiner::kPossessive || head.determiner == Determiner::kThis) {
      head.determiner = Determiner::kDefinite;
    }
    rel.arguments[0].phrase = head;
    head.relative = Said(rel, RelativeShape(head, 0));
    MaybeFront(main, 30);
    return Said(main, Form::kMain) + kStop;
  }
  return Statement();
}

// "The doctor who treated my brother works in Boston."
Paired Grammar::RelativePerson() {
  static const std::vector<std::string> kRoles = {"#medic",  "#teacher", "#neighbor",     "#colleague", "#fixer",
                                                  "#seller", "#waiter",  "#officeperson", "#driver"};
  NounPhrase head = Definite(PickNoun({rng_.Pick(kRoles)}));
  AddAdjective(head, 25);
  if (!head.noun->Is("single") && rng_.Chance(20)) head.plural = true;
  EventOptions o;
  o.passive = o.modal = o.negation = o.states = false;
  o.time = Time::kPast;
  std::size_t draw = rng_.Below(100);
  if (draw < 50) {
    std::vector<const Verb*> fitting;
    for (const Verb& v : lexicon_.Verbs()) {
      if (!v.Has("st") && !v.slots.empty()) fitting.push_back(&v);
    }
    o.subject = head;
    const Verb* verb = rng_.Pick(fitting);
    for (int i = 0; i < 100; ++i) {
      bool ok = false;
      for (const std::string& s : verb->subjects) {
        if (s == "p") ok = true;
        if (s[0] == '#' && head.noun->Is(s.substr(1))) ok = true;
      }
      if (ok) break;
      verb = rng_.Pick(fitting);
    }
    Clause rel = EventWith(*verb, o);
    head.noun = rel.subject.noun;  // may have become feminine
    rel.tense = Tense::kPast;
    std::erase_if(rel.adverbials, [](const Adverbial& a) { return a.text.en == "already"; });
    head.relative = Said(rel, RelativeShape(head, kSubject));
  } else {
    static const std::vector<std::string> kVerbs = {"anrufen",  "helfen",   "danken",    "treffen",      "fragen",
                                                    "einladen", "besuchen", "vertrauen", "unterstützen", "informieren"};
    Clause rel = EventWith(lexicon_.VerbById(rng_.Pick(kVerbs)), [&] {
      o.personSubject = true;
      o.subject = PersonSubject();
      return o;
    }());
    if (!rel.verb->Has("st")) rel.tense = Tense::kPast;
    std::erase_if(rel.adverbials, [](const Adverbial& a) { return a.text.en == "already"; });
    rel.arguments[0].phrase = head;
    head.relative = Said(rel, RelativeShape(head, 0));
  }
  Clause main;
  if (rng_.Chance(45)) {
    EventOptions p;
    p.subject = head;
    p.passive = p.negation = false;
    p.states = false;
    p.adverbials = rng_.Chance(50);
    static const std::vector<std::string> kMain = {"anrufen", "arbeiten", "umziehen", "zurückrufen", "reisen",
                                                   "bleiben", "kommen",   "sich",     "ausruhen",    "einladen"};
    std::string id = rng_.Pick(kMain);
    if (id == "sich") id = "entschuldigen";
    main = EventWith(lexicon_.VerbById(id), p);
    main.subject = head;
  } else {
    static const std::vector<Paired> kStates = {
        {"very friendly", "sehr freundlich"},  {"unfortunately ill", "leider krank"},
        {"very experienced", "sehr erfahren"}, {"on vacation", "im Urlaub"},
        {"from Austria", "aus Österreich"},    {"well known in this town", "in dieser Stadt bekannt"}};
    Paired state = rng_.Pick(kStates);
    if (rng_.Chance(25)) {
      NounPhrase city = CityName();
      state = {"from " + city.fixed.en, "aus " + city.fixed.de};
    }
    main = Is(head, state, Tense::kPresent);
  }
  return Said(main, Form::kMain) + kStop;
}

// "The lamp was expensive, but it does not work." — the pronoun agrees with its antecedent.
Paired Grammar::Antecedent() {
  static const std::vector<std::string> kThings = {"#device", "#cloth", "#furn", "#vehicle", "#luggage"};
  NounPhrase thing = Definite(PickNoun({rng_.Pick(kThings)}));
  if (rng_.Chance(45)) {
    thing.determiner = Determiner::kPossessive;
    thing.owner.person = 1;
    thing.owner.plural = rng_.Chance(40);
  } else if (rng_.Chance(25)) {
    thing.determiner = Determiner::kThis;
  }
  if (thing.noun->Is("many") || rng_.Chance(10)) thing.plural = true;
  AddAdjective(thing, 35);
  const Noun& n = *thing.noun;
  static const std::vector<Paired> kFirst = {{"not very expensive", "nicht sehr teuer"},
                                             {"almost new", "fast neu"},
                                             {"a birthday present", "ein Geburtstagsgeschenk"},
                                             {"very old", "sehr alt"},
                                             {"on sale", "im Angebot"},
                                             {"quite cheap", "ziemlich billig"}};
  Tense tense = rng_.Chance(60) ? Tense::kPast : Tense::kPresent;
  Paired quality = rng_.Pick(kFirst);
  if (thing.plural || thing.noun->enPluralOnly) quality = kFirst[rng_.Below(2)];
  Clause first = Is(thing, quality, tense);
  NounPhrase it = ItFor(thing);
  if (n.enPluralOnly) it.person.sex = Gender::kNeuter;
  Clause second;
  std::size_t draw = rng_.Below(100);
  EventOptions o;
  o.passive = o.negation = false;
  std::vector<std::string> verbs = {"verkaufen", "kaufen"};
  if (n.Is("device")) verbs = {"reparieren", "verkaufen", "einschalten", "umtauschen", "benutzen", "zurückbringen"};
  if (n.Is("cloth")) verbs = {"anziehen", "anprobieren", "umtauschen", "einpacken", "waschen"};
  if (n.Is("furn")) verbs = {"verkaufen", "wegwerfen", "bestellen", "reparieren"};
  if (n.Is("vehicle")) verbs = {"verkaufen", "reparieren", "abholen", "parken"};
  if (n.Is("luggage")) verbs = {"verlieren", "finden", "suchen", "vergessen"};
  if (draw < 75 || n.Is("luggage")) {
    NounPhrase who = PersonSubject();
    o.subject = who;
    o.adverbials = rng_.Chance(70);
    second = EventWith(lexicon_.VerbById(rng_.Pick(verbs)), o);
    std::erase_if(second.adverbials, [](const Adverbial& a) { return a.text.en == "already"; });
    Argument object;
    object.enPreposition = second.verb->slots[0].enPreposition;
    object.phrase = it;
    if (n.enPluralOnly) object.phrase.fixed = {};
    second.arguments = {object};
    second.negated = rng_.Chance(20) && second.tense != Tense::kProgressive;
    for (const Adverbial& a : second.adverbials) {
      if (a.kind == Adverbial::Kind::kFrequency) second.negated = false;
    }
  } else {
    second = StateOf(thing, Tense::kPresent, rng_.Chance(30));
  }
  // English "they" for trousers stands beside a German singular.
  if (n.enPluralOnly) {
    NounPhrase fixed;
    fixed.kind = NounPhrase::Kind::kPronoun;
    fixed.person = it.person;
    return Statement();
  }
  static const std::vector<Paired> kLinks = {{", but ", ", aber "}, {", and ", ", und "}, {", so ", ", deshalb "}};
  Paired link = rng_.Pick(kLinks);
  if (link.en == ", so ") {
    second.adverbials.insert(second.adverbials.begin(), {Adverbial::Kind::kSentence, {"", "deshalb"}});
    second.front = 0;
    Paired right = Said(second, Form::kMain);
    right.en = right.en.substr(right.en.find(' ') + 1);
    return Said(first, Form::kMain) + Paired{", so ", ", "} + right + kStop;
  }
  return Said(first, Form::kMain) + link + Said(second, Form::kMain) + kStop;
}

// "She returned the coat because it was too tight."
Paired Grammar::BecauseIt() {
  bool good = rng_.Chance(55);
  EventOptions o;
  o.flag = good ? "acq" : "rid";
  o.needObject = true;
  o.personSubject = true;
  o.passive = o.negation = false;
  for (int i = 0; i < 60; ++i) {
    Clause c = Event(o);
    if (!PlainObject(c)) continue;
    const NounPhrase& thing = c.arguments[0].phrase;
    if (thing.noun->enPluralOnly || thing.noun->dePluralOnly ||
        !(thing.noun->Is("device") || thing.noun->Is("cloth") || thing.noun->Is("furn") || thing.noun->Is("vehicle") ||
          thing.noun->Is("luggage"))) {
      continue;
    }
    bool past = c.tense == Tense::kPast || c.tense == Tense::kPerfect;
    Clause why;
    if (rng_.Chance(65)) {
      why = StateOf(thing, past ? Tense::kPast : Tense::kPresent, good);
    } else {
      EventOptions p;
      p.passive = p.modal = p.negation = p.adverbials = false;
      NounPhrase self;
      self.kind = NounPhrase::Kind::kPronoun;
      self.person = PersonOf(c.subject);
      p.subject = self;
      why = EventWith(lexicon_.VerbById("brauchen"), p);
      Argument object;
      object.phrase = ItFor(thing);
      why.arguments = {object};
      why.negated = !good;
      why.contracted = rng_.Chance(50);
      why.tense = past ? Tense::kPast : Tense::kPresent;
      if (good) {
        AddAdverb(why, Adverbial::Kind::kSentence,
                  rng_.Chance(50) ? Paired{"urgently", "dringend"} : Paired{"really", "wirklich"});
      }
    }
    MaybeFront(c, 35);
    c.tail = Complement(why, "because", "weil");
    return Said(c, Form::kMain) + kStop;
  }
  return Statement();
}

// "This hotel is cheaper than the old youth hostel."
Paired Grammar::Comparison() {
  static const std::vector<std::string> kClasses = {"#device",    "#cloth",    "#furn",  "#vehicle",
                                                    "#lodging",   "#luggage",  "#room",  "#eatery",
                                                    "#transport", "#rentable", "#medic", "#read"};
  const std::string& selector = rng_.Pick(kClasses);
  const Noun& a = PickNoun({selector});
  const Noun& b = PickNoun({selector});
  const Adjective* adjective = PickAdjective(a, true);
  if (adjective == nullptr || a.enPluralOnly || b.enPluralOnly || !adjective->Fits(b)) return Superlative();
  NounPhrase left = Definite(a), right = Definite(b);
  if (rng_.Chance(45)) {
    left.determiner = Determiner::kThis;
  } else if (rng_.Chance(40) && !a.Is("medic") && !a.Is("transport")) {
    left.determiner = Determiner::kPossessive;
    left.owner = PersonOf(PersonSubject());
  }
  if (a.Is("many")) left.plural = true;
  if (b.Is("many")) right.plural = true;
  if (&a == &b) {
    left.adjectives.push_back(&lexicon_.AdjectiveByName("new"));
    right.adjectives.push_back(&lexicon_.AdjectiveByName("old"));
    left.determiner = Determiner::kDefinite;
  } else if (rng_.Chance(50)) {
    right.determiner = Determiner::kPossessive;
    right.owner.person = 1;
    right.owner.plural = rng_.Chance(50);
    if (a.Is("medic") || a.Is("transport")) right.determiner = Determiner::kDefinite;
  }
  Tense tense = rng_.Chance(70) ? Tense::kPresent : Tense::kPast;
  static const std::vector<Paired> kDegrees = {{"", ""}, {"much ", "viel "}, {"a little ", "etwas "},
                                               {"", ""}, {"even ", "noch "}, {"much ", "viel "}};
  Clause c;
  if (rng_.Chance(70)) {
    Paired degree = rng_.Pick(kDegrees);
    c = Is(left,
           {degree.en + adjective->enComparative + " than " + english::Phrase(right, true),
            degree.de + adjective->deComparative + " als " + german::Phrase(right, Case::kNominative)},
           tense);
  } else {
    bool negative = rng_.Chance(55);
    static const std::vector<Paired> kAs = {{"as ", "so "}, {"just as ", "genauso "}};
    Paired as = negative ? kAs[0] : kAs[1];
    c = Is(left,
           {as.en + adjective->en + " as " + english::Phrase(right, true),
            as.de + adjective->de + " wie " + german::Phrase(right, Case::kNominative)},
           tense);
    c.negated = negative;
    c.contracted = rng_.Chance(50);
  }
  std::size_t draw = rng_.Below(100);
  if (draw < 25) {
    return Paired{"I think that ", "ich finde, dass "} + Said(c, Form::kSubordinate) + kStop;
  }
  if (draw < 40) {
    return FirstNameText(rng_.Chance(50)) + Paired{" says that ", " sagt, dass "} + Said(c, Form::kSubordinate) + kStop;
  }
  if (draw < 52 && !c.negated) return Said(c, Form::kQuestion) + Paired{"?", "?"};
  return Said(c, Form::kMain) + kStop;
}

// "That was the cheapest room that we could find."
Paired Grammar::Superlative() {
  static const std::vector<std::string> kClasses = {"#device", "#cloth",  "#furn",  "#vehicle", "#lodging",
                                                    "#room",   "#eatery", "#sight", "#read",    "#rentable"};
  const Noun* noun = &PickNoun({rng_.Pick(kClasses)});
  const Adjective* adjective = PickAdjective(*noun, true);
  while (adjective == nullptr || noun->enPluralOnly) {
    noun = &PickNoun({rng_.Pick(kClasses)});
    adjective = PickAdjective(*noun, true);
  }
  NounPhrase np = Definite(*noun);
  np.enSuperlative = adjective->enSuperlative;
  np.deSuperlativeStem = adjective->deSuperlative;
  if (rng_.Chance(50)) {
    Paired tail;
    if (rng_.Chance(50)) {
      NounPhrase city = CityName();
      tail = {"in " + city.fixed.en, "in " + city.fixed.de};
    } else {
      tail = {"in town", "in der Stadt"};
    }
    np.after = tail;
    Clause c =
        Is(PronounPhrase(3, false, Gender::kNeuter), {english::Phrase(np, true), german::Phrase(np, Case::kNominative)},
           rng_.Chance(60) ? Tense::kPresent : Tense::kPast);
    c.subject.kind = NounPhrase::Kind::kFixed;
    c.subject.fixed = {"this", "das"};
    return Said(c, Form::kMain) + kStop;
  }
  EventOptions o;
  o.personSubject = true;
  o.passive = o.negation = false;
  static const std::vector<std::string> kVerbs = {"kaufen", "mieten", "suchen", "finden", "bestellen"};
  std::string verb = noun->Is("lodging") || noun->Is("eatery") || noun->Is("sight") || noun->Is("room") ? "suchen"
                     : noun->Is("rentable")                                                             ? "mieten"
                     : noun->Is("read")                                                                 ? "ausleihen"
                                                                                                        : "kaufen";
  if (verb == "suchen" && rng_.Chance(60)) verb = "zeigen";
  Clause c = EventWith(lexicon_.VerbById(verb), o);
  c.adverbials.erase(std::remove_if(c.adverbials.begin(), c.adverbials.end(),
                                    [](const Adverbial& a) { return a.kind == Adverbial::Kind::kPlace; }),
                     c.adverbials.end());
  c.arguments.back().phrase = np;
  MaybeFront(c, 40);
  return Said(c, Form::kMain) + kStop;
}

// "Not the red coat but the blue one" and the like.
Paired Grammar::Contrast() {
  EventOptions o;
  o.needObject = true;
  o.personSubject = true;
  o.passive = o.negation = o.states = false;
  for (int i = 0; i < 60; ++i) {
    Clause c = Event(o);
    if (!PlainObject(c) || c.arguments.size() != 1 || !c.arguments[0].enPreposition.empty()) continue;
    NounPhrase one = Definite(*c.arguments[0].phrase.noun);
    if (one.noun->mass || one.noun->enPluralOnly || one.noun->dePluralOnly) continue;
    const Adjective* a = PickAdjective(*one.noun, false);
    const Adjective* b = PickAdjective(*one.noun, false);
    if (a == nullptr || a == b) continue;
    NounPhrase other = one;
    one.adjectives = {a};
    other.adjectives = {b};
    std::string en = english::Phrase(one, true), de = german::Phrase(one, Case::kAccusative);
    std::string otherDe = german::Phrase(other, Case::kAccusative);
    otherDe = otherDe.substr(0, otherDe.rfind(' '));
    Argument fixed;
    fixed.kind = Argument::Kind::kFixed;
    bool particleVerb = !c.verb->enParticle.empty();
    if (particleVerb) continue;
    if (rng_.Chance(50)) {
      fixed.fixed = {"not " + en + " but the " + b->en + " one", "nicht " + de + ", sondern " + otherDe};
    } else {
      fixed.fixed = {"either " + en + " or the " + b->en + " one", "entweder " + de + " oder " + otherDe};
    }
    const Verb* verb = c.verb;
    c.arguments = {fixed};
    MaybeFront(c, 40);
    current_.combinations.push_back(verb->id + "|" + one.noun->id + "|contrast");
    Paired text = Said(c, Form::kMain);
    return text + kStop;
  }
  return Statement();
}

}  // namespace corpora
