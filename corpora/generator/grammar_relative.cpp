// Relative clauses, and pronouns that agree with an antecedent.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

namespace {

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

// What can be said of a thing somebody had to do with.
const std::vector<Paired>& PredicatesOf(const Noun& n) {
  static const std::vector<Paired> kMachine = {{"already broken", "schon kaputt"},
                                               {"too loud", "zu laut"},
                                               {"very reliable", "sehr zuverlässig"},
                                               {"quite practical", "ganz praktisch"}};
  static const std::vector<Paired> kCloth = {{"too small for me", "mir zu klein"},
                                             {"still wet", "noch nass"},
                                             {"in the closet", "im Kleiderschrank"},
                                             {"too expensive", "zu teuer"}};
  static const std::vector<Paired> kFood = {{"delicious", "köstlich"},
                                            {"not fresh", "nicht frisch"},
                                            {"still in the kitchen", "noch in der Küche"},
                                            {"on the table", "auf dem Tisch"}};
  static const std::vector<Paired> kDocument = {{"on your desk", "auf Ihrem Schreibtisch"},
                                                {"full of mistakes", "voller Fehler"},
                                                {"very important", "sehr wichtig"},
                                                {"in the drawer", "in der Schublade"}};
  static const std::vector<Paired> kParcel = {{"very heavy", "sehr schwer"}, {"in the hallway", "im Flur"}};
  static const std::vector<Paired> kEvent = {{"very interesting", "sehr interessant"},
                                             {"important for us", "wichtig für uns"}};
  static const std::vector<Paired> kAlive = {{"very beautiful", "sehr schön"}, {"in the garden", "im Garten"}};
  static const std::vector<Paired> kSmall = {{"really beautiful", "wirklich schön"},
                                             {"more expensive than expected", "teurer als erwartet"},
                                             {"on the table", "auf dem Tisch"}};
  static const std::vector<Paired> kOther = {{"more important than expected", "wichtiger als erwartet"},
                                             {"better than expected", "besser als erwartet"}};
  if (n.Is("device") || n.Is("vehicle")) return kMachine;
  if (n.Is("cloth")) return kCloth;
  if (n.Is("food") || n.Is("dish")) return kFood;
  if (n.Is("parcel") || n.Is("carry") || n.Is("furn")) return kParcel;
  if (n.Is("doc") || n.Is("write")) return kDocument;
  if (n.Is("event") || n.Is("show")) return kEvent;
  if (n.Is("animal") || n.Is("plant")) return kAlive;
  if (n.Is("gift") || n.Is("small")) return kSmall;
  return kOther;
}

bool HasPredicates(const Noun& n) {
  for (const char* tag : {"place", "cash", "abstract", "bill", "bankthing", "jobthing", "fest", "part", "paintable",
                          "transport", "rentable", "trouble", "illness", "info"}) {
    if (n.Is(tag)) return false;
  }
  return true;
}

// Only one adverbial is left, so that the clause stays readable.
void Shorten(Clause& c) {
  DropAdverbials(c, Adverbial::Kind::kSentence);
  DropAdverbials(c, Adverbial::Kind::kCause);
  DropAdverbials(c, Adverbial::Kind::kDuration);
  if (c.adverbials.size() > 1) c.adverbials.resize(1);
}

}  // namespace

// "The lamp that we bought yesterday is already broken."
Paired Grammar::RelativeSubject() {
  EventOptions o;
  o.needObject = o.personSubject = true;
  o.passive = o.negation = o.modal = o.states = false;
  o.time = Time::kPast;
  Clause rel = Event(o);
  while (!PlainObject(rel) || !HasPredicates(*rel.arguments[0].phrase.noun)) rel = Event(o);
  rel.tense = Tense::kPast;
  Shorten(rel);
  NounPhrase head = rel.arguments[0].phrase;
  head.determiner = Determiner::kDefinite;
  head.ownerName = head.after = head.count = {};
  if (rng_.Chance(80) && !head.noun->Is("many") && !head.noun->Is("plur")) head.plural = false;
  rel.arguments[0].phrase = head;
  head.relative = Said(rel, RelativeShape(head, 0));
  const Paired& predicate = rng_.Pick(PredicatesOf(*head.noun));
  Clause main = Is(head, predicate, rng_.Chance(35) ? Tense::kPast : Tense::kPresent);
  std::size_t draw = rng_.Below(100);
  if (draw < 15) return Said(main, Form::kQuestion) + kAsk;
  if (draw < 30 && main.tense == Tense::kPresent) {
    main.negated =
        !StartsWith(predicate.de, "nicht") && !StartsWith(predicate.de, "noch") && !StartsWith(predicate.de, "schon");
    main.contracted = rng_.Chance(50);
  }
  return Finish(main, 25);
}

// "We are looking for the key that he lost yesterday."
Paired Grammar::RelativeObject() {
  EventOptions o;
  o.needObject = o.personSubject = true;
  o.passive = o.negation = false;
  for (int i = 0; i < 200; ++i) {
    Clause main = Event(o);
    if (!PlainObject(main) || !main.verb->enParticle.empty()) continue;
    DropAdverbials(main, Adverbial::Kind::kPlace);
    DropAdverbials(main, Adverbial::Kind::kDuration);
    DropAdverbials(main, Adverbial::Kind::kCause);
    NounPhrase& head = main.arguments[0].phrase;
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
    p.subject = rng_.Chance(60) ? PersonSubject() : FirstName();
    Clause rel = EventWith(*rng_.Pick(fitting), p);
    rel.tense = Tense::kPast;
    Shorten(rel);
    head.ownerName = head.after = {};
    if (head.determiner == Determiner::kPossessive || head.determiner == Determiner::kThis || head.noun->mass) {
      head.determiner = Determiner::kDefinite;
    }
    rel.arguments[0].phrase = head;
    head.relative = Said(rel, RelativeShape(head, 0));
    if (HasAdverbial(main, Adverbial::Kind::kTime)) {
      MaybeFront(main, 100);  // behind the relative clause the time would seem to belong to it
      if (main.front < 0) DropAdverbials(main, Adverbial::Kind::kTime);
      if (main.front < 0 && main.tense == Tense::kProgressive) main.tense = Tense::kFuture;
      return Said(main, Form::kMain) + kStop;
    }
    return Finish(main, 30);
  }
  return Instead(&Grammar::Statement);
}

// "The doctor who treated my brother is on vacation."
Paired Grammar::RelativePerson() {
  static const std::vector<std::string> kRoles = {"#medic",  "#teacher", "#neighbor",     "#colleague", "#fixer",
                                                  "#seller", "#waiter",  "#officeperson", "#driver"};
  NounPhrase head = Definite(PickNoun({rng_.Pick(kRoles)}));
  AddAdjective(head, 25);
  if (!head.noun->Is("single") && rng_.Chance(20)) head.plural = true;
  EventOptions o;
  o.passive = o.modal = o.negation = o.states = false;
  o.time = Time::kPast;
  Clause rel;
  if (rng_.Chance(50)) {
    std::vector<const Verb*> fitting;
    for (const Verb& v : lexicon_.Verbs()) {
      bool suits = false;
      for (const std::string& s : v.subjects) suits = suits || s == "p" || (s[0] == '#' && head.noun->Is(s.substr(1)));
      if (suits && !v.Has("st") && !v.slots.empty()) fitting.push_back(&v);
    }
    o.subject = head;
    rel = EventWith(*rng_.Pick(fitting), o);
    head.noun = rel.subject.noun;  // may have become feminine
    rel.tense = Tense::kPast;
    Shorten(rel);
    head.relative = Said(rel, RelativeShape(head, kSubject));
  } else {
    static const std::vector<std::string> kVerbs = {"anrufen",  "helfen",    "danken",       "treffen",    "fragen",
                                                    "einladen", "vertrauen", "unterstützen", "informieren"};
    o.subject = PersonSubject();
    rel = EventWith(lexicon_.VerbById(rng_.Pick(kVerbs)), o);
    if (!rel.verb->Has("st")) rel.tense = Tense::kPast;
    Shorten(rel);
    rel.arguments[0].phrase = head;
    head.relative = Said(rel, RelativeShape(head, 0));
  }
  Clause main;
  std::size_t draw = rng_.Below(100);
  if (draw < 40) {
    EventOptions p;
    p.passive = p.negation = p.states = false;
    p.adverbials = rng_.Chance(50);
    p.subject = head;
    static const std::vector<std::string> kMain = {"anrufen", "arbeiten", "umziehen", "zurückrufen",  "reisen",
                                                   "kommen",  "fliegen",  "einladen", "entschuldigen"};
    main = EventWith(lexicon_.VerbById(rng_.Pick(kMain)), p);
    main.subject = head;
    for (Argument& a : main.arguments) {  // keep to the head's sex
      if (a.phrase.determiner == Determiner::kPossessive && a.phrase.owner.person == 3) a.phrase.owner = PersonOf(head);
      if (a.phrase.kind == NounPhrase::Kind::kNoun && a.phrase.noun != nullptr && a.phrase.noun->Is("spouse") &&
          a.phrase.owner.person == 3) {
        a.phrase.noun = &lexicon_.NounById("sister");
      }
    }
  } else if (draw < 60) {
    NounPhrase city = CityName();
    main = Is(head, {"from " + city.fixed.en, "aus " + city.fixed.de}, Tense::kPresent);
  } else {
    static const std::vector<Paired> kStates = {
        {"very friendly", "sehr freundlich"},  {"unfortunately ill", "leider krank"},
        {"very experienced", "sehr erfahren"}, {"on vacation", "im Urlaub"},
        {"from Austria", "aus Österreich"},    {"well known in this town", "in dieser Stadt bekannt"}};
    main = Is(head, rng_.Pick(kStates), Tense::kPresent);
  }
  return Finish(main, 20);
}

// "The lamp was expensive, but we sold it." — the pronoun agrees with its antecedent.
Paired Grammar::Antecedent() {
  static const std::vector<std::string> kThings = {"#device", "#cloth", "#furn", "#vehicle", "#luggage"};
  NounPhrase thing = Definite(PickNoun({rng_.Pick(kThings)}));
  while (thing.noun->enPluralOnly) thing = Definite(PickNoun({rng_.Pick(kThings)}));
  if (rng_.Chance(45)) {
    thing.determiner = Determiner::kPossessive;
    thing.owner.person = 1;
    thing.owner.plural = rng_.Chance(40);
  } else if (rng_.Chance(25)) {
    thing.determiner = Determiner::kThis;
  }
  const Noun& n = *thing.noun;
  static const std::vector<Paired> kFirst = {{"not very expensive", "nicht sehr teuer"},
                                             {"almost new", "fast neu"},
                                             {"very old", "sehr alt"},
                                             {"quite cheap", "ziemlich billig"},
                                             {"not exactly beautiful", "nicht gerade schön"},
                                             {"a present", "ein Geschenk"}};
  Paired quality = kFirst[rng_.Below(thing.plural ? 5 : 6)];
  Clause first = Is(thing, quality, rng_.Chance(60) ? Tense::kPast : Tense::kPresent);
  NounPhrase it = ItFor(thing);
  std::vector<std::string> verbs = {"verkaufen", "kaufen"};
  if (n.Is("device")) verbs = {"reparieren", "verkaufen", "umtauschen", "benutzen", "zurückbringen"};
  if (n.Is("cloth")) verbs = {"anziehen", "anprobieren", "umtauschen", "einpacken", "waschen"};
  if (n.Is("furn")) verbs = {"verkaufen", "wegwerfen", "bestellen", "reparieren"};
  if (n.Is("vehicle")) verbs = {"verkaufen", "reparieren", "abholen", "parken"};
  if (n.Is("luggage")) verbs = {"verlieren", "finden", "suchen", "vergessen"};
  Clause second;
  bool event = n.Is("luggage") || rng_.Chance(75);
  if (event) {
    EventOptions o;
    o.passive = o.negation = false;
    o.subject = PersonSubject();
    o.adverbials = rng_.Chance(70);
    second = EventWith(lexicon_.VerbById(rng_.Pick(verbs)), o);
    DropAdverbials(second, Adverbial::Kind::kSentence);
    DropAdverbials(second, Adverbial::Kind::kPlace);
    Argument object = AccusativeArgument(it);
    object.enPreposition = second.verb->slots[0].enPreposition;
    second.arguments = {object};
    MaybeNegate(second, 20);
  } else {
    second = QualityOf(thing, Tense::kPresent, rng_.Chance(30));
  }
  Paired left = Said(first, Form::kMain);
  current_.combinations.push_back(second.verb->id + "|" + n.id + "|antecedent");
  std::size_t draw = rng_.Below(100);
  if (draw < 30 && event && !n.Is("luggage")) {  // deshalb stands first in German, so the subject follows the verb
    second.adverbials.insert(second.adverbials.begin(), {Adverbial::Kind::kSentence, {"so", "deshalb"}});
    second.front = 0;
    Paired right = Said(second, Form::kMain);
    right.en = right.en.substr(right.en.find(',') + 2);
    return left + Paired{", so ", ", "} + right + kStop;
  }
  Paired link = draw < 65 ? Paired{", but ", ", aber "} : Paired{", and ", ", und "};
  return left + link + Said(second, Form::kMain) + kStop;
}

// "She returned the coat because it was too tight."
Paired Grammar::BecauseIt() {
  bool good = rng_.Chance(55);
  EventOptions o;
  o.flag = good ? "acq" : "rid";
  o.needObject = o.personSubject = true;
  o.passive = o.negation = false;
  for (int i = 0; i < 200; ++i) {
    Clause c = Event(o);
    if (!PlainObject(c)) continue;
    DropAdverbials(c, Adverbial::Kind::kCause);
    const NounPhrase& thing = c.arguments[0].phrase;
    const Noun& n = *thing.noun;
    if (n.enPluralOnly || n.dePluralOnly) continue;
    if (!(n.Is("device") || n.Is("cloth") || n.Is("furn") || n.Is("vehicle") || n.Is("luggage"))) continue;
    bool past = IsPast(c);
    Clause why;
    if (rng_.Chance(65)) {
      why = QualityOf(thing, past ? Tense::kPast : Tense::kPresent, good);
    } else {
      why.verb = &lexicon_.VerbById("brauchen");
      why.subject = Self(c.subject);
      why.arguments = {AccusativeArgument(ItFor(thing))};
      why.negated = !good;
      why.contracted = rng_.Chance(50);
      why.tense = past ? Tense::kPast : Tense::kPresent;
      if (good) {
        AddAdverb(why, Adverbial::Kind::kSentence,
                  rng_.Chance(50) ? Paired{"urgently", "dringend"} : Paired{"really", "wirklich"});
      }
    }
    if (rng_.Chance(30)) {
      // The other way round: "Because the coat was too tight, she returned it."
      if (!IsPronoun(why.subject) || PersonOf(why.subject).sex == Gender::kNeuter || why.subject.person.plural) {
        if (why.verb->deInfinitive == "sein") {
          NounPhrase named = thing;
          if (IsIndefinite(named) || named.determiner == Determiner::kPossessive) {
            named.determiner = Determiner::kDefinite;
          }
          named.count = {};
          why.subject = named;
          c.arguments[0].phrase = ItFor(thing);
          current_.combinations.push_back(c.verb->id + "|" + n.id + "|antecedent");
          c.frontText = Paired{"because ", "weil "} + Said(why, Form::kSubordinate);
          return Said(c, Form::kMain) + kStop;
        }
      }
    }
    MaybeFront(c, 35);
    c.tail = Complement(why, "because", "weil");
    return Finish(c, 20);
  }
  return Instead(&Grammar::Statement);
}

}  // namespace corpora
