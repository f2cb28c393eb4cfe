#include "english.h"

#include <array>

#include "text.h"

namespace corpora::english {

namespace {

bool PluralVerb(const NounPhrase& np) {
  if (np.kind == NounPhrase::Kind::kNoun) {
    if (np.noun->dePluralOnly) return false;
    return np.plural || np.noun->enPluralOnly;
  }
  return np.person.plural || (np.person.person == 2);
}

std::string Be(const NounPhrase& subject, bool past) {
  if (PluralVerb(subject)) return past ? "were" : "are";
  if (PersonOf(subject).person == 1) return past ? "was" : "am";
  return past ? "was" : "is";
}

bool ThirdSingular(const NounPhrase& subject) { return PersonOf(subject).person == 3 && !PluralVerb(subject); }

std::string DeterminerWord(const NounPhrase& np, const std::string& next) {
  bool plural = np.plural || np.noun->enPluralOnly;
  switch (np.determiner) {
    case Determiner::kNone:
      return "";
    case Determiner::kDefinite:
      return "the";
    case Determiner::kIndefinite:
      return plural || np.noun->mass ? "" : Article(next);
    case Determiner::kPossessive:
      return Possessive(np.owner);
    case Determiner::kThis:
      return plural ? "these" : "this";
    case Determiner::kEvery:
      return "every";
    case Determiner::kWhich:
      return "which";
    case Determiner::kNo:
      return "no";
    case Determiner::kAny:
      return "any";
    case Determiner::kSome:
      return "some";
    case Determiner::kMany:
      return "many";
  }
  return "";
}

std::string PhraseCore(const NounPhrase& np, bool object) {
  switch (np.kind) {
    case NounPhrase::Kind::kPronoun:
      return Pronoun(np.person, object);
    case NounPhrase::Kind::kWho:
      return "who";
    case NounPhrase::Kind::kWhat:
      return "what";
    case NounPhrase::Kind::kFixed:
      return Join({np.fixed.en, np.after.en});
    case NounPhrase::Kind::kNoun:
      break;
  }
  std::vector<std::string> parts;
  if (!np.count.en.empty()) parts.push_back(np.count.en);
  if (!np.enSuperlative.empty()) parts.push_back(np.enSuperlative);
  for (const Adjective* a : np.adjectives) parts.push_back(a->en);
  bool plural = (np.plural && !np.noun->dePluralOnly) || np.noun->enPluralOnly;
  parts.push_back(plural ? np.noun->enPlural : np.noun->en);
  std::string rest = Join(parts);
  std::string determiner = np.ownerName.en.empty() ? DeterminerWord(np, rest) : np.ownerName.en;
  return Join({determiner, rest, np.after.en});
}

// The verb's words, the finite one first. `support` asks for do where there is no other auxiliary.
std::vector<std::string> VerbChain(const Clause& c, bool support) {
  const Verb& v = *c.verb;
  bool third = ThirdSingular(c.subject);
  std::vector<std::string> bare =
      c.passive ? std::vector<std::string>{"be", v.enParticiple} : std::vector<std::string>{v.en};
  auto with = [](std::vector<std::string> head, const std::vector<std::string>& rest) {
    head.insert(head.end(), rest.begin(), rest.end());
    return head;
  };
  auto lexical = [&](const std::string& verb, const std::string& thirdForm, const std::string& past, bool isPast,
                     const std::vector<std::string>& rest) {
    if (support) return with({isPast ? "did" : third ? "does" : "do", verb}, rest);
    return with({isPast ? past : third ? thirdForm : verb}, rest);
  };
  switch (c.modal) {
    case Modal::kCan:
      return with({"can"}, bare);
    case Modal::kMust:
      return with({"must"}, bare);
    case Modal::kShould:
      return with({"should"}, bare);
    case Modal::kMay:
      return with({"may"}, bare);
    case Modal::kCould:
      return with({"could"}, bare);
    case Modal::kWouldLike:
      return with({"would", "like", "to"}, bare);
    case Modal::kHaveTo:
      return lexical("have", "has", "had", false, with({"to"}, bare));
    case Modal::kHadTo:
      return lexical("have", "has", "had", true, with({"to"}, bare));
    case Modal::kWantTo:
      return lexical("want", "wants", "wanted", false, with({"to"}, bare));
    case Modal::kWantedTo:
      return lexical("want", "wants", "wanted", true, with({"to"}, bare));
    case Modal::kWasAbleTo:
      return with({Be(c.subject, true), "able", "to"}, bare);
    case Modal::kNone:
      break;
  }
  bool isBe = v.en == "be";
  switch (c.tense) {
    case Tense::kPresent:
      if (c.passive) return {Be(c.subject, false), v.enParticiple};
      if (isBe) return {Be(c.subject, false)};
      return lexical(v.en, v.enThird, v.enPast, false, {});
    case Tense::kProgressive:
      if (c.passive) return {Be(c.subject, false), "being", v.enParticiple};
      return {Be(c.subject, false), v.enIng};
    case Tense::kPast:
    case Tense::kPreterite:
    case Tense::kIrreal:
      if (c.passive) return {Be(c.subject, true), v.enParticiple};
      if (isBe) return {c.tense == Tense::kIrreal ? "were" : Be(c.subject, true)};
      return lexical(v.en, v.enThird, v.enPast, true, {});
    case Tense::kPerfect:
      if (c.passive) return {third ? "has" : "have", "been", v.enParticiple};
      return {third ? "has" : "have", v.enParticiple};
    case Tense::kPluperfect:
      if (c.passive) return {"had", "been", v.enParticiple};
      return {"had", v.enParticiple};
    case Tense::kFuture:
      return with({"will"}, bare);
    case Tense::kGoingTo:
      return with({Be(c.subject, false), "going", "to"}, bare);
    case Tense::kWould:
      return with({"would"}, bare);
  }
  return {};
}

bool HasAuxiliary(const Clause& c, const std::vector<std::string>& chain) {
  return chain.size() > 1 ? !(c.modal == Modal::kHaveTo || c.modal == Modal::kHadTo || c.modal == Modal::kWantTo ||
                              c.modal == Modal::kWantedTo) ||
                                chain[0] == "do" || chain[0] == "does" || chain[0] == "did"
                          : c.verb->en == "be" && c.modal == Modal::kNone;
}

std::string Negated(const std::string& auxiliary, bool contracted) {
  if (!contracted || auxiliary == "am" || auxiliary == "may") {
    return auxiliary == "can" ? "cannot" : auxiliary + " not";
  }
  if (auxiliary == "will") return "won't";
  if (auxiliary == "can") return "can't";
  return auxiliary + "n't";
}

// "any" under a negation that German says with kein.
NounPhrase UnderNegation(const NounPhrase& np) {
  NounPhrase copy = np;
  if (np.kind == NounPhrase::Kind::kNoun && np.count.en.empty() && np.ownerName.en.empty() &&
      (np.determiner == Determiner::kNone || np.determiner == Determiner::kSome ||
       (np.determiner == Determiner::kIndefinite && (np.plural || np.noun->mass)))) {
    copy.determiner = Determiner::kAny;
  }
  return copy;
}

std::string ObjectText(const Clause& c, const Argument& a) {
  NounPhrase np = c.negated && a.kind == Argument::Kind::kAccusative ? UnderNegation(a.phrase) : a.phrase;
  return Join({a.enPreposition, Phrase(np, true)});
}

// Objects, particle and the rest of the complements, the gap left out (its preposition is stranded).
std::vector<std::string> Complements(const Clause& c, int gap) {
  std::vector<std::string> words;
  std::string particle = c.verb->enParticle;
  bool early = particle != "along" && particle != "back";  // before a full object: pick up the parcel
  auto add = [&](Argument::Kind kind) {
    for (int i = 0; i < static_cast<int>(c.arguments.size()); ++i) {
      const Argument& a = c.arguments[static_cast<std::size_t>(i)];
      if (a.kind != kind) continue;
      if (i == gap) {
        if (!particle.empty()) words.push_back(particle);
        particle.clear();
        words.push_back(a.enPreposition);
        continue;
      }
      if (kind == Argument::Kind::kFixed) {
        words.push_back(a.fixed.en);
        continue;
      }
      bool objectFirst = kind == Argument::Kind::kAccusative && a.enPreposition.empty() &&
                         a.phrase.relative.en.empty() && (IsPronoun(a.phrase) || !early);
      if (!particle.empty() && !objectFirst) {
        words.push_back(particle);
        particle.clear();
      }
      words.push_back(ObjectText(c, a));
      if (!particle.empty()) {
        words.push_back(particle);
        particle.clear();
      }
    }
  };
  bool anyObject = false;
  for (const Argument& a : c.arguments) anyObject = anyObject || a.kind != Argument::Kind::kFixed;
  if (!anyObject) {
    words.push_back(particle);
    particle.clear();
  }
  add(Argument::Kind::kDative);
  add(Argument::Kind::kAccusative);
  add(Argument::Kind::kDativeTo);
  add(Argument::Kind::kPrepositional);
  add(Argument::Kind::kFixed);
  return words;
}

std::string Adverbials(const Clause& c, const std::vector<Adverbial::Kind>& kinds) {
  std::vector<std::string> words;
  for (Adverbial::Kind kind : kinds) {
    for (int i = 0; i < static_cast<int>(c.adverbials.size()); ++i) {
      const Adverbial& a = c.adverbials[static_cast<std::size_t>(i)];
      if (a.kind == kind && i != c.front) words.push_back(a.text.en);
    }
  }
  return Join(words);
}

std::string Relativiser(const Clause& c, const Shape& shape) {
  if (shape.headPerson) return shape.gap == kSubject ? "who" : "whom";
  (void)c;
  return "that";
}

}  // namespace

std::string Pronoun(const Person& p, bool object) {
  if (p.person == 2) return "you";
  if (p.person == 1) return p.plural ? (object ? "us" : "we") : (object ? "me" : "I");
  if (p.plural) return object ? "them" : "they";
  if (p.sex == Gender::kMasculine) return object ? "him" : "he";
  if (p.sex == Gender::kFeminine) return object ? "her" : "she";
  return "it";
}

std::string Possessive(const Person& p) {
  if (p.person == 2) return "your";
  if (p.person == 1) return p.plural ? "our" : "my";
  if (p.plural) return "their";
  if (p.sex == Gender::kMasculine) return "his";
  if (p.sex == Gender::kFeminine) return "her";
  return "its";
}

std::string Article(const std::string& next) {
  for (const char* consonantal : {"uni", "use", "usu", "Euro", "one"}) {
    if (StartsWith(next, consonantal)) return "a";
  }
  if (StartsWith(next, "hour") || StartsWith(next, "8") || StartsWith(next, "eight")) return "an";
  return std::string_view("aeiouAEIOU").find(next[0]) != std::string_view::npos ? "an" : "a";
}

std::string Phrase(const NounPhrase& np, bool object) { return Join({PhraseCore(np, object), np.relative.en}); }

std::string Say(const Clause& c, const Shape& shape) {
  using K = Adverbial::Kind;
  std::string trailing = Adverbials(c, {K::kManner, K::kPlace, K::kDuration, K::kTime, K::kCause});
  std::string mid = Adverbials(c, {K::kSentence, K::kFrequency});
  std::vector<std::string> complements = Complements(c, shape.gap);
  std::string after = Join({Join(complements), trailing}) + c.tail.en;
  const std::string base = c.passive ? "be " + c.verb->enParticiple : c.verb->en;
  switch (shape.form) {
    case Form::kInfinitive:
      return Join({c.negated ? "not" : "", "to", mid, base, after});
    case Form::kGerund:
      return Join({c.verb->enIng, after});
    case Form::kImperative:
      return Join({c.negated ? (c.contracted ? "don't" : "do not") : "", mid, base, after});
    default:
      break;
  }
  bool inverted = shape.form == Form::kQuestion || (shape.form == Form::kWhQuestion && shape.gap != kSubject);
  std::vector<std::string> chain = VerbChain(c, false);
  if ((inverted || c.negated) && !HasAuxiliary(c, chain)) chain = VerbChain(c, true);
  std::string finite = chain[0];
  std::vector<std::string> rest(chain.begin() + 1, chain.end());
  bool auxiliary = HasAuxiliary(c, chain);
  std::string subject = shape.gap == kSubject ? "" : Phrase(c.subject, false);
  std::string lead;
  if (shape.form == Form::kRelative) {
    lead = Relativiser(c, shape);
  } else if (shape.form == Form::kWhQuestion || shape.form == Form::kIndirectWh) {
    lead = shape.wh.en;
    if (shape.gap == kSubject) lead = Phrase(c.subject, false);
    if (shape.gap >= 0) lead = Phrase(c.arguments[static_cast<std::size_t>(shape.gap)].phrase, true);
  } else if (!c.frontText.en.empty()) {
    lead = c.frontText.en + ",";
  } else if (c.front >= 0) {
    const std::string& word = c.adverbials[static_cast<std::size_t>(c.front)].text.en;
    lead = word == "perhaps" || word == "that is why" ? word : word + ",";
  }
  if (inverted) {
    std::string negation = c.negated ? "not" : "";
    return Join({lead, finite, subject, negation, mid, Join(rest), after});
  }
  if (auxiliary) {
    return Join({lead, subject, c.negated ? Negated(finite, c.contracted) : finite, mid, Join(rest), after});
  }
  return Join({lead, subject, mid, finite, Join(rest), after});
}

}  // namespace corpora::english
