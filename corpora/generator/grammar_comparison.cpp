// Comparisons, likings and belongings.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

// "This hotel is cheaper than the old youth hostel."
Paired Grammar::Comparison() {
  static const std::vector<std::string> kClasses = {"#device",   "#cloth",   "#furn", "#vehicle",
                                                    "#lodging",  "#luggage", "#room", "#eatery",
                                                    "#rentable", "#medic",   "#read"};
  const std::string& selector = rng_.Pick(kClasses);
  const Noun& a = PickNoun({selector});
  const Noun& b = PickNoun({selector});
  const Adjective* adjective = PickAdjective(a, true);
  if (adjective == nullptr || a.enPluralOnly || b.enPluralOnly || !adjective->Fits(b))
    return Instead(&Grammar::Superlative);
  NounPhrase left = Definite(a), right = Definite(b);
  bool fixed = a.Is("medic") || a.Is("lodging") || a.Is("eatery");  // nobody's own
  if (rng_.Chance(45)) {
    left.determiner = Determiner::kThis;
  } else if (rng_.Chance(40) && !fixed) {
    left.determiner = Determiner::kPossessive;
    left.owner = PersonOf(PersonSubject());
  }
  if (&a == &b) {
    if (adjective->en == "new" || adjective->en == "old") return Instead(&Grammar::Superlative);
    left.adjectives.push_back(&lexicon_.AdjectiveByName("new"));
    right.adjectives.push_back(&lexicon_.AdjectiveByName("old"));
    left.determiner = Determiner::kDefinite;
  } else if (rng_.Chance(50) && !fixed) {
    right.determiner = Determiner::kPossessive;
    right.owner.person = 1;
    right.owner.plural = rng_.Chance(50);
  }
  Clause c = Is(left, {}, rng_.Chance(70) ? Tense::kPresent : Tense::kPast);
  Paired than{english::Phrase(right, true), german::Phrase(right, Case::kNominative)};
  if (rng_.Chance(70)) {
    static const std::vector<Paired> kDegrees = {{"", ""},           {"much ", "viel "}, {"a little ", "etwas "},
                                                 {"even ", "noch "}, {"", ""},           {"much ", "viel "}};
    Paired degree = rng_.Pick(kDegrees);
    c.arguments[0].fixed = degree + Paired{adjective->enComparative, adjective->deComparative};
    c.tail = Paired{" than ", " als "} + than;
  } else {
    c.negated = rng_.Chance(55);
    c.contracted = rng_.Chance(50);
    Paired as = c.negated ? Paired{"as ", "so "} : Paired{"just as ", "genauso "};
    c.arguments[0].fixed = as + Paired{adjective->en, adjective->de};
    c.tail = Paired{" as ", " wie "} + than;
  }
  std::size_t draw = rng_.Below(100);
  if (draw < 25) return Paired{"I think that ", "ich finde, dass "} + Said(c, Form::kSubordinate) + kStop;
  if (draw < 40) {
    return FirstNameText(rng_.Chance(50)) + Paired{" says that ", " sagt, dass "} + Said(c, Form::kSubordinate) + kStop;
  }
  if (draw < 52 && !c.negated) return Said(c, Form::kQuestion) + kAsk;
  return Said(c, Form::kMain) + kStop;
}

// "This is the cheapest room in town."
Paired Grammar::Superlative() {
  static const std::vector<std::string> kClasses = {"#device", "#cloth",  "#furn",  "#vehicle", "#lodging",
                                                    "#room",   "#eatery", "#sight", "#read",    "#rentable"};
  const Noun* noun = nullptr;
  const Adjective* adjective = nullptr;
  while (adjective == nullptr || noun->enPluralOnly || noun->Is("plur")) {
    noun = &PickNoun({rng_.Pick(kClasses)});
    adjective = PickAdjective(*noun, true);
  }
  NounPhrase np = Definite(*noun);
  np.enSuperlative = adjective->enSuperlative;
  np.deSuperlativeStem = adjective->deSuperlative;
  if (noun->Is("lodging") || noun->Is("eatery") || noun->Is("sight") || noun->Is("rentable")) {
    NounPhrase city = CityName();
    np.after =
        rng_.Chance(70) ? Paired{"in " + city.fixed.en, "in " + city.fixed.de} : Paired{"in town", "in der Stadt"};
    if (np.after.en == "in town") current_.names.pop_back();
    Clause c = Is(FixedPhrase({"this", "das"}), {english::Phrase(np, true), german::Phrase(np, Case::kNominative)},
                  rng_.Chance(60) ? Tense::kPresent : Tense::kPast);
    return Said(c, Form::kMain) + kStop;  // dass das das … would be hard on the ear
  }
  EventOptions o;
  o.personSubject = true;
  o.passive = o.negation = false;
  std::string verb = noun->Is("room")   ? "aufräumen"
                     : noun->Is("read") ? "ausleihen"
                     : rng_.Chance(70)  ? "kaufen"
                                        : "suchen";
  Clause c = EventWith(lexicon_.VerbById(verb), o);
  DropAdverbials(c, Adverbial::Kind::kPlace);
  c.arguments.back().phrase = np;
  MaybeFront(c, 40);
  return Finish(c);
}

// "I like the new lamp": the liked thing is the subject of gefallen.
Paired Grammar::Liking() {
  const Noun& noun =
      PickNoun({"#cloth", "#furn", "#deco", "#show", "#sight", "#lodging", "#vehicle", "#rentable", "#gift", "#idea"});
  NounPhrase thing = Definite(noun);
  if (rng_.Chance(35)) thing.determiner = Determiner::kThis;
  AddAdjective(thing, 60);
  NounPhrase who = PersonObject(PronounPhrase(3, false, Gender::kNeuter));
  bool past = rng_.Chance(35), question = rng_.Chance(25), negated = !question && rng_.Chance(30);
  if (question) who = PoliteYou();
  static const Verb kLike = [] {
    Verb v;
    v.id = v.en = "like";
    v.enThird = "likes";
    v.enPast = v.enParticiple = "liked";
    v.enIng = "liking";
    return v;
  }();
  Clause en;
  en.verb = &kLike;
  en.subject = who;
  en.arguments = {AccusativeArgument(thing)};
  en.tense = past ? Tense::kPast : Tense::kPresent;
  en.negated = negated;
  en.contracted = rng_.Chance(50);
  Clause de = en;
  de.verb = &lexicon_.LinkVerbById("gefallen");
  de.subject = thing;
  de.arguments = {DativeArgument(who)};
  if (!question && !negated) {
    static const std::vector<Paired> kHow = {{"very much", "sehr"}, {"a lot", "sehr"}, {"", ""}};
    Paired how = rng_.Pick(kHow);
    AddAdverb(en, Adverbial::Kind::kManner, how);
    AddAdverb(de, Adverbial::Kind::kManner, how);
  }
  Shape shape;
  const bool embed = !question && rng_.Chance(30);
  shape.form = question ? Form::kQuestion : embed ? Form::kSubordinate : Form::kMain;
  current_.combinations.push_back("gefallen|" + noun.id + "|" + std::to_string(static_cast<int>(shape.form)));
  Paired text{english::Say(en, shape), german::Say(de, shape)};
  if (question) return text + kAsk;
  if (!embed) return text + kStop;
  static const std::vector<Paired> kSay = {{"I am glad that ", "ich freue mich, dass "},
                                           {"I am surprised that ", "es überrascht mich, dass "},
                                           {"it is nice that ", "es ist schön, dass "}};
  return rng_.Pick(kSay) + text + kStop;
}

Paired Grammar::Belonging() {
  const Noun& noun = PickNoun({"#own", "#vehicle", "#tool", "#pet"});
  NounPhrase thing = Definite(noun);
  if (rng_.Chance(60)) thing.determiner = Determiner::kThis;
  AddAdjective(thing, 50);
  bool fit = noun.Is("cloth") && rng_.Chance(50);
  Clause c;
  c.verb = &lexicon_.LinkVerbById(fit ? "passen" : "gehören");
  c.subject = thing;
  Argument who = DativeArgument(PersonObject(PronounPhrase(3, false, Gender::kNeuter)));
  if (!fit) who.enPreposition = "to";
  c.arguments.push_back(who);
  c.contracted = rng_.Chance(50);
  std::size_t draw = rng_.Below(100);
  if (draw < 25) return Said(c, Form::kQuestion) + kAsk;
  if (draw < 45) {
    static const std::vector<Paired> kSay = {{"I thought that ", "ich dachte, dass "},
                                             {"nobody knew that ", "niemand wusste, dass "},
                                             {"are you sure that ", "sind Sie sicher, dass "}};
    std::size_t which = rng_.Below(3);
    if (which < 2) c.tense = Tense::kPreterite;
    return kSay[which] + Said(c, Form::kSubordinate) + (which == 2 ? kAsk : kStop);
  }
  c.negated = rng_.Chance(30);
  return Finish(c);
}

}  // namespace corpora
