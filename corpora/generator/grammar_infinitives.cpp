// Infinitive clauses with zu, um … zu, ohne … zu and statt … zu; wishes with würde.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

namespace {

// What one does where: place, verb, objects.
struct Errand {
  const char* place;
  const char* verb;
  std::vector<std::string> objects;
};

const std::vector<Errand>& Errands() {
  static const std::vector<Errand> kErrands = {
      {"bank", "eröffnen", {"account"}},
      {"bank", "abheben", {"money"}},
      {"bank", "überweisen", {"rent", "deposit", "money"}},
      {"bank", "unterschreiben", {"contract", "form"}},
      {"post office", "abholen", {"package", "letter"}},
      {"pharmacy", "abholen", {"ointment", "medication", "glasses"}},
      {"pharmacy", "kaufen", {"ointment", "bandage", "tablet"}},
      {"department store", "kaufen", {"#cloth", "#furn", "#gift", "#homecloth"}},
      {"department store", "umtauschen", {"#cloth", "#device"}},
      {"department store", "aussuchen", {"#cloth", "#gift", "#deco"}},
      {"department store", "anprobieren", {"#cloth"}},
      {"store", "kaufen", {"#grocery", "#dish-ware", "#tool"}},
      {"store", "zurückbringen", {"#device", "#cloth", "#tool"}},
      {"market", "kaufen", {"#veg", "#fruit", "cheese", "fish"}},
      {"bakery", "kaufen", {"bread", "roll", "cake", "pie"}},
      {"bookstore", "bestellen", {"#read", "dictionary"}},
      {"supermarket", "kaufen", {"#food", "#grocery", "#drink"}},
      {"travel agency", "buchen", {"trip", "flight", "vacation home", "excursion"}},
      {"travel agency", "stornieren", {"trip", "flight", "reservation"}},
      {"station", "abholen", {"#family", "#guest", "ticket"}},
      {"station", "kaufen", {"ticket", "newspaper", "magazine"}},
      {"airport", "abholen", {"#family", "#guest"}},
      {"office", "ausdrucken", {"#doc", "ticket"}},
      {"office", "kopieren", {"#doc", "#iddoc"}},
      {"office", "unterschreiben", {"#sign"}},
      {"office", "prüfen", {"#bill", "list", "order"}},
      {"kitchen", "backen", {"cake", "pie", "bread", "pizza"}},
      {"kitchen", "kochen", {"#cook"}},
      {"kitchen", "schälen", {"#peel"}},
      {"library", "ausleihen", {"novel", "book", "dictionary", "magazine"}},
      {"library", "lesen", {"#read"}},
      {"basement", "suchen", {"#tool", "ladder", "box", "#luggage"}},
      {"basement", "reparieren", {"bicycle", "#device"}},
      {"garden", "gießen", {"#plant"}},
      {"garden", "pflanzen", {"#plant"}},
      {"garden", "füttern", {"#animal"}},
      {"hospital", "besuchen", {"#family", "#friend", "#colleague"}},
      {"café", "treffen", {"#family", "#friend", "#colleague"}},
      {"restaurant", "feiern", {"birthday", "wedding"}},
      {"museum", "ansehen", {"exhibition"}},
      {"garage", "abholen", {"car", "motorcycle"}},
      {"city hall", "abgeben", {"form", "application"}},
      {"city hall", "ausfüllen", {"form", "application"}}};
  return kErrands;
}

}  // namespace

Paired Grammar::InfinitiveClause() {
  static const std::vector<std::string> kVerbs = {"versuchen", "vergessen", "beschließen", "versprechen",
                                                  "vorhaben",  "anfangen",  "hoffen"};
  std::string which = rng_.Pick(kVerbs);
  Clause outer;
  outer.verb = &lexicon_.LinkVerbById(which);
  outer.subject = PersonSubject();
  EventOptions o;
  if (which == "versprechen" && rng_.Chance(60)) {
    outer.arguments.push_back(DativeArgument(PersonObject(outer.subject)));
  }
  if (outer.verb->Has("st")) {
    outer.tense = Tense::kPresent;
  } else {
    outer.tense = rng_.Chance(65) ? Tense::kPast : Tense::kPerfect;
    // The time stands in front, where it cannot be taken for that of the infinitive.
    if (outer.tense == Tense::kPast && rng_.Chance(40)) {
      AddAdverb(outer, Adverbial::Kind::kTime, PastTime());
      outer.front = 0;
    }
  }
  o.subject = Self(outer.subject);
  o.flag = which == "anfangen" ? "long" : "inf";
  o.time = Time::kFuture;
  o.modal = o.passive = o.negation = false;
  // A time at the end belongs to what is hoped or planned, and is left out where it could belong to the trying.
  o.adverbials = outer.front < 0 && which != "vergessen" && which != "anfangen" && which != "versuchen";
  Clause inner = Event(o);
  Paired text = Said(inner, Form::kInfinitive);
  outer.tail = {" " + text.en, ", " + text.de};
  if (outer.front < 0 && !outer.verb->Has("st")) MaybeFront(outer, 25);
  return Finish(outer, 20);
}

// Going somewhere in order to do something.
Paired Grammar::Purpose() {
  const Errand& errand = rng_.Pick(Errands());
  EventOptions o;
  o.modal = rng_.Chance(50);
  o.negation = o.passive = false;
  bool home = std::string_view(errand.place) == "kitchen" || std::string_view(errand.place) == "basement" ||
              std::string_view(errand.place) == "garden";
  Clause go;
  go.verb = &lexicon_.VerbById(home || rng_.Chance(70) ? "gehen" : "fahren");
  go.subject = PersonSubject();
  go.arguments.push_back(FixedArgument(ToPlace(lexicon_.NounById(errand.place))));
  AddTime(go, o);
  Clause inner;
  inner.verb = &lexicon_.VerbById(errand.verb);
  if (std::string_view(errand.verb) == "ansehen") {
    for (const Verb& v : lexicon_.Verbs()) {
      if (v.id == "ansehen" && v.en == "look") inner.verb = &v;
    }
  }
  inner.subject = Self(go.subject);
  Argument object = AccusativeArgument(ThingFrom(errand.objects, &inner.subject));
  object.enPreposition = inner.verb->slots[0].enPreposition;
  if (inner.verb->Has("acq")) std::erase_if(object.phrase.adjectives, IsDefect);
  inner.arguments.push_back(object);
  Paired text = Said(inner, Form::kInfinitive);
  go.tail = {(rng_.Chance(40) ? " in order " : " ") + text.en, ", um " + text.de};
  MaybeFront(go, 40);
  return Finish(go, 20);
}

Paired Grammar::WithoutDoing() {
  EventOptions o;
  o.personSubject = true;
  o.states = o.passive = o.negation = false;
  o.flag = "inf";
  o.modal = rng_.Chance(40);
  Clause c = Event(o);
  DropAdverbials(c, Adverbial::Kind::kCause);
  EventOptions p;
  p.subject = Self(c.subject);
  p.adverbials = p.modal = p.passive = p.negation = false;
  p.time = Time::kFuture;
  p.domain = c.verb->domain;
  p.flag = "inf";
  Clause inner = Event(p);
  if (inner.verb == c.verb) return Instead(&Grammar::Statement);
  bool instead = rng_.Chance(45);
  if (instead && rng_.Chance(50)) {
    Paired text = Said(inner, Form::kGerund);
    c.frontText = {"instead of " + text.en, "statt " + text.de};
    return Said(c, Form::kMain) + kStop;
  }
  Paired text = Said(inner, Form::kGerund);
  c.tail = instead ? Paired{" instead of " + text.en, ", statt " + text.de}
                   : Paired{" without " + text.en, ", ohne " + text.de};
  MaybeFront(c, 25);
  return Finish(c, 20);
}

Paired Grammar::ImpersonalInfinitive() {
  static const std::vector<Paired> kFrames = {{"it is important", "es ist wichtig"},
                                              {"it is not easy", "es ist nicht leicht"},
                                              {"it would be better", "es wäre besser"},
                                              {"it is too late", "es ist zu spät"},
                                              {"I have no time", "ich habe keine Zeit"},
                                              {"I would be glad", "ich würde mich freuen"},
                                              {"it is a good idea", "es ist eine gute Idee"},
                                              {"we are ready", "wir sind bereit"},
                                              {"we have decided", "wir haben uns entschieden"},
                                              {"it was a mistake", "es war ein Fehler"}};
  EventOptions o;
  o.flag = "inf";
  o.time = Time::kFuture;
  o.modal = o.passive = o.negation = false;
  if (rng_.Chance(40)) {
    // "It is important for the customer to …"
    static const std::vector<Paired> kFor = {{"it is important for ", "es ist wichtig für "},
                                             {"it is not easy for ", "es ist nicht leicht für "},
                                             {"it was impossible for ", "es war unmöglich für "},
                                             {"it is good for ", "es ist gut für "}};
    NounPhrase who = PersonObject(PoliteYou());
    o.subject = Self(who);
    o.adverbials = false;
    Paired text = Said(Event(o), Form::kInfinitive);
    Paired phrase{english::Phrase(who, true), german::Phrase(who, Case::kAccusative)};
    return rng_.Pick(kFor) + phrase + Paired{" " + text.en, ", " + text.de} + kStop;
  }
  Paired frame = rng_.Pick(kFrames);
  o.subject = PronounPhrase(1, !StartsWith(frame.en, "I"), Gender::kMasculine);
  o.adverbials = frame.en != "it was a mistake";
  Paired text = Said(Event(o), Form::kInfinitive);
  return frame + Paired{" " + text.en, ", " + text.de} + kStop;
}

// "If I had more time, I would …"
Paired Grammar::Wish() {
  NounPhrase who = PersonSubject();
  EventOptions o;
  o.passive = o.modal = o.negation = o.states = false;
  o.flag = "inf";
  o.time = Time::kFuture;
  o.subject = who;
  Clause c = Event(o);
  who = c.subject;  // may have become feminine
  c.tense = Tense::kWould;
  Clause wish;
  if (rng_.Chance(60)) {
    static const std::vector<Paired> kWhat = {{"more time", "mehr Zeit"},
                                              {"enough money", "genug Geld"},
                                              {"a car", "ein Auto"},
                                              {"a larger apartment", "eine größere Wohnung"},
                                              {"more patience", "mehr Geduld"},
                                              {"less work", "weniger Arbeit"},
                                              {"more experience", "mehr Erfahrung"}};
    wish = Has(who, rng_.Pick(kWhat), Tense::kIrreal);
  } else {
    static const std::vector<Paired> kHow = {{"less tired", "weniger müde"},
                                             {"healthy", "gesund"},
                                             {"on vacation", "im Urlaub"},
                                             {"not so busy", "nicht so beschäftigt"},
                                             {"rich", "reich"},
                                             {"younger", "jünger"},
                                             {"at home", "zu Hause"}};
    wish = Is(who, rng_.Pick(kHow), Tense::kIrreal);
  }
  if (rng_.Chance(60)) {
    c.subject = Self(who);
    c.frontText = Paired{"if ", "wenn "} + Said(wish, Form::kSubordinate);
    return Said(c, Form::kMain) + kStop;
  }
  wish.subject = Self(who);
  c.tail = Complement(wish, "if", "wenn");
  return Finish(c, 25);
}

}  // namespace corpora
