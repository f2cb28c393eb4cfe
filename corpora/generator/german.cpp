#include "german.h"

#include <array>

#include "text.h"

namespace corpora::german {

namespace {

// The verbal bracket: the finite verb and what closes the clause.
struct Bracket {
  std::string finite;
  std::string close;    // participles and infinitives, or the separable prefix
  bool simple = false;  // no auxiliary: the prefix joins the finite verb at the end of a subordinate clause
};

std::size_t FormIndex(const Person& p) {
  if (p.person == 1) return p.plural ? 3 : 0;
  if (p.person == 2) return p.formal ? 5 : 1;
  return p.plural ? 5 : 2;
}

std::string AuxiliaryForm(const std::array<const char*, 6>& forms, const Person& p) { return forms[FormIndex(p)]; }

constexpr std::array<const char*, 6> kHaben = {"habe", "hast", "hat", "haben", "habt", "haben"};
constexpr std::array<const char*, 6> kHatte = {"hatte", "hattest", "hatte", "hatten", "hattet", "hatten"};
constexpr std::array<const char*, 6> kHaette = {"hätte", "hättest", "hätte", "hätten", "hättet", "hätten"};
constexpr std::array<const char*, 6> kSein = {"bin", "bist", "ist", "sind", "seid", "sind"};
constexpr std::array<const char*, 6> kWar = {"war", "warst", "war", "waren", "wart", "waren"};
constexpr std::array<const char*, 6> kWaere = {"wäre", "wärst", "wäre", "wären", "wärt", "wären"};
constexpr std::array<const char*, 6> kWerden = {"werde", "wirst", "wird", "werden", "werdet", "werden"};
constexpr std::array<const char*, 6> kWurde = {"wurde", "wurdest", "wurde", "wurden", "wurdet", "wurden"};
constexpr std::array<const char*, 6> kWuerde = {"würde", "würdest", "würde", "würden", "würdet", "würden"};
constexpr std::array<const char*, 6> kKann = {"kann", "kannst", "kann", "können", "könnt", "können"};
constexpr std::array<const char*, 6> kKonnte = {"konnte", "konntest", "konnte", "konnten", "konntet", "konnten"};
constexpr std::array<const char*, 6> kKoennte = {"könnte", "könntest", "könnte", "könnten", "könntet", "könnten"};
constexpr std::array<const char*, 6> kMuss = {"muss", "musst", "muss", "müssen", "müsst", "müssen"};
constexpr std::array<const char*, 6> kMusste = {"musste", "musstest", "musste", "mussten", "musstet", "mussten"};
constexpr std::array<const char*, 6> kSollte = {"sollte", "solltest", "sollte", "sollten", "solltet", "sollten"};
constexpr std::array<const char*, 6> kWill = {"will", "willst", "will", "wollen", "wollt", "wollen"};
constexpr std::array<const char*, 6> kWollte = {"wollte", "wolltest", "wollte", "wollten", "wolltet", "wollten"};
constexpr std::array<const char*, 6> kMoechte = {"möchte", "möchtest", "möchte", "möchten", "möchtet", "möchten"};
constexpr std::array<const char*, 6> kDarf = {"darf", "darfst", "darf", "dürfen", "dürft", "dürfen"};

const std::array<const char*, 6>& ModalForms(Modal modal, bool negated) {
  switch (modal) {
    case Modal::kCan:
      return kKann;
    case Modal::kMust:
      return negated ? kDarf : kMuss;  // must not: darf nicht; do not have to: muss nicht
    case Modal::kHaveTo:
      return kMuss;
    case Modal::kShould:
      return kSollte;
    case Modal::kWantTo:
      return kWill;
    case Modal::kWouldLike:
      return kMoechte;
    case Modal::kMay:
      return kDarf;
    case Modal::kWasAbleTo:
      return kKonnte;
    case Modal::kHadTo:
      return kMusste;
    case Modal::kWantedTo:
      return kWollte;
    default:
      return kKoennte;
  }
}

Bracket MakeBracket(const Clause& c) {
  const Verb& v = *c.verb;
  Person p = PersonOf(c.subject);
  if (c.subject.kind == NounPhrase::Kind::kNoun) {
    p.plural = c.subject.plural || c.subject.noun->dePluralOnly || c.subject.noun->pluralOnly;
  }
  const std::string infinitive = v.dePrefix + v.deInfinitive;
  const std::string bare = c.passive ? v.deParticiple + " werden" : infinitive;
  if (c.modal != Modal::kNone) return {AuxiliaryForm(ModalForms(c.modal, c.negated), p), bare, false};
  bool isSein = v.deInfinitive == "sein", isHaben = infinitive == "haben";
  switch (c.tense) {
    case Tense::kPresent:
    case Tense::kProgressive:
      if (c.passive) return {AuxiliaryForm(kWerden, p), v.deParticiple, false};
      return {Finite(v, p, false), v.dePrefix, true};
    case Tense::kPast:
      if (c.passive) return {AuxiliaryForm(kWurde, p), v.deParticiple, false};
      if (isSein || isHaben || infinitive == "wissen" || v.Has("preterite")) {
        return {Finite(v, p, true), v.dePrefix, true};
      }
      [[fallthrough]];
    case Tense::kPerfect:
      if (c.passive) return {AuxiliaryForm(kSein, p), v.deParticiple + " worden", false};
      return {AuxiliaryForm(v.sein ? kSein : kHaben, p), v.deParticiple, false};
    case Tense::kPreterite:
      if (c.passive) return {AuxiliaryForm(kWurde, p), v.deParticiple, false};
      return {Finite(v, p, true), v.dePrefix, true};
    case Tense::kPluperfect:
      if (c.passive) return {AuxiliaryForm(kWar, p), v.deParticiple + " worden", false};
      return {AuxiliaryForm(v.sein ? kWar : kHatte, p), v.deParticiple, false};
    case Tense::kFuture:
    case Tense::kGoingTo:
      if (c.passive) return {AuxiliaryForm(kWerden, p), v.deParticiple, false};  // rather than repariert werden wird
      return {AuxiliaryForm(kWerden, p), bare, false};
    case Tense::kWould:
      return {AuxiliaryForm(kWuerde, p), bare, false};
    case Tense::kIrreal:
      if (isSein) return {AuxiliaryForm(kWaere, p), "", true};
      if (isHaben) return {AuxiliaryForm(kHaette, p), "", true};
      return {AuxiliaryForm(kWuerde, p), bare, false};
  }
  return {};
}

std::string Reflexive(const Person& p, bool dative) {
  if (p.person == 1) return p.plural ? "uns" : dative ? "mir" : "mich";
  if (p.person == 2 && !p.formal) return dative ? "dir" : "dich";
  return "sich";
}

std::string ArgumentText(const Argument& a, const NounPhrase& np) {
  if (a.kind == Argument::Kind::kFixed) return a.fixed.de;
  if (a.kind == Argument::Kind::kPrepositional) return PrepositionPhrase(a.dePreposition, np, a.deCase);
  return Phrase(np, a.deCase);
}

// Whether kein in the accusative object carries the negation.
bool NegatesObject(const Argument& a) {
  if (a.kind != Argument::Kind::kAccusative || !IsIndefinite(a.phrase) || !a.phrase.count.de.empty()) return false;
  Determiner d = a.phrase.determiner;
  return d == Determiner::kIndefinite || d == Determiner::kNone || d == Determiner::kSome || d == Determiner::kNo;
}

// Everything between the two halves of the bracket, in German order; relative clauses of the last phrase move behind
// the bracket into `extraposed`.
std::vector<std::string> MiddleField(const Clause& c, int gap, bool withSubject, bool extrapose,
                                     std::string& extraposed) {
  std::vector<std::string> out;
  const Verb& v = *c.verb;
  bool reflexiveFirst = withSubject && !IsPronoun(c.subject) && v.reflexive && !c.passive;
  std::string reflexive = v.reflexive && !c.passive ? Reflexive(PersonOf(c.subject), v.reflexiveDative) : "";
  if (reflexiveFirst) out.push_back(reflexive);
  const bool dativeFirst = withSubject && v.Has("dativefirst") && !IsPronoun(c.subject);
  if (dativeFirst && IsPronoun(c.arguments[0].phrase)) out.push_back(Phrase(c.arguments[0].phrase, Case::kDative));
  if (withSubject) out.push_back(Phrase(c.subject, Case::kNominative));
  if (!reflexiveFirst) out.push_back(reflexive);

  auto isGap = [&](std::size_t i) { return static_cast<int>(i) == gap; };
  for (Argument::Kind kind : {Argument::Kind::kAccusative, Argument::Kind::kDative, Argument::Kind::kDativeTo}) {
    for (std::size_t i = 0; i < c.arguments.size(); ++i) {
      const Argument& a = c.arguments[i];
      if (a.kind == kind && !isGap(i) && IsPronoun(a.phrase) && !dativeFirst) out.push_back(Phrase(a.phrase, a.deCase));
    }
  }
  auto adverbials = [&](Adverbial::Kind kind) {
    for (std::size_t i = 0; i < c.adverbials.size(); ++i) {
      if (c.adverbials[i].kind == kind && static_cast<int>(i) != c.front) out.push_back(c.adverbials[i].text.de);
    }
  };
  adverbials(Adverbial::Kind::kSentence);
  adverbials(Adverbial::Kind::kTime);
  adverbials(Adverbial::Kind::kDuration);
  adverbials(Adverbial::Kind::kFrequency);
  adverbials(Adverbial::Kind::kCause);

  bool keinObject = false;
  for (std::size_t i = 0; i < c.arguments.size(); ++i) {
    keinObject = keinObject || (c.negated && !isGap(i) && NegatesObject(c.arguments[i]));
  }
  std::size_t lastArgument = c.arguments.size();  // whose relative clause may move
  auto addArgument = [&](std::size_t i) {
    NounPhrase np = c.arguments[i].phrase;
    if (keinObject && NegatesObject(c.arguments[i])) np.determiner = Determiner::kNo;
    if (extrapose && i + 1 == lastArgument && !np.relative.de.empty()) {
      extraposed = ", " + np.relative.de + ",";
      np.relative = {};
    }
    out.push_back(ArgumentText(c.arguments[i], np));
  };
  auto arguments = [&](Argument::Kind kind, bool indefinite) {
    for (std::size_t i = 0; i < c.arguments.size(); ++i) {
      const Argument& a = c.arguments[i];
      bool bare = kind == Argument::Kind::kAccusative && IsIndefinite(a.phrase);
      if (a.kind == kind && !isGap(i) && bare == indefinite &&
          (!IsPronoun(a.phrase) || kind == Argument::Kind::kPrepositional || kind == Argument::Kind::kFixed)) {
        addArgument(i);
      }
    }
  };
  arguments(Argument::Kind::kDative, false);
  arguments(Argument::Kind::kDativeTo, false);
  arguments(Argument::Kind::kAccusative, false);
  if (c.negated && !keinObject) out.push_back("nicht");
  adverbials(Adverbial::Kind::kManner);
  adverbials(Adverbial::Kind::kPlace);
  arguments(Argument::Kind::kAccusative, true);
  arguments(Argument::Kind::kPrepositional, false);
  arguments(Argument::Kind::kFixed, false);
  return out;
}

std::string GapLead(const Clause& c, const Shape& shape) {
  if (shape.form == Form::kRelative) {
    if (shape.gap == kSubject) return RelativePronoun(shape.headGender, shape.headPlural, Case::kNominative);
    const Argument& a = c.arguments[static_cast<std::size_t>(shape.gap)];
    std::string pronoun = RelativePronoun(shape.headGender, shape.headPlural, a.deCase);
    return Join({a.dePreposition, pronoun});
  }
  if (shape.gap == kSubject) return Phrase(c.subject, Case::kNominative);
  if (shape.gap >= 0) {
    const Argument& a = c.arguments[static_cast<std::size_t>(shape.gap)];
    return ArgumentText(a, a.phrase);
  }
  return shape.wh.de;
}

}  // namespace

std::string Say(const Clause& c, const Shape& shape) {
  Bracket bracket = MakeBracket(c);
  std::string extraposed;
  bool subjectGap = shape.gap == kSubject;
  switch (shape.form) {
    case Form::kInfinitive:
    case Form::kGerund: {
      std::vector<std::string> middle = MiddleField(c, shape.gap, false, true, extraposed);
      return Join({Join(middle), ZuInfinitive(*c.verb)}) + extraposed + c.tail.de;
    }
    case Form::kImperative: {
      const Person& p = c.subject.person;
      std::string head = p.formal ? c.verb->deInfinitive : InformalImperative(*c.verb);
      std::vector<std::string> middle = MiddleField(c, shape.gap, p.formal, true, extraposed);
      return Join({head, Join(middle), c.verb->dePrefix}) + extraposed + c.tail.de;
    }
    case Form::kSubordinate:
    case Form::kRelative:
    case Form::kIndirectWh: {
      std::vector<std::string> middle = MiddleField(c, shape.gap, !subjectGap, true, extraposed);
      std::string lead = shape.form == Form::kSubordinate ? "" : GapLead(c, shape);
      std::string verbs = bracket.simple ? bracket.close + bracket.finite : Join({bracket.close, bracket.finite});
      return Join({lead, Join(middle), verbs}) + extraposed + c.tail.de;
    }
    default:
      break;
  }
  std::string front;
  bool subjectInFront = false;
  if (shape.form == Form::kWhQuestion) {
    front = GapLead(c, shape);
  } else if (shape.form == Form::kMain) {
    if (!c.frontText.de.empty()) {
      front = c.frontText.de + ",";
    } else if (c.front >= 0) {
      front = c.adverbials[static_cast<std::size_t>(c.front)].text.de;
    } else {
      front = Phrase(c.subject, Case::kNominative);
      subjectInFront = true;
    }
  }
  bool extrapose = !bracket.close.empty();
  std::vector<std::string> middle = MiddleField(c, shape.gap, !subjectInFront && !subjectGap, extrapose, extraposed);
  return Join({front, bracket.finite, Join(middle), bracket.close}) + extraposed + c.tail.de;
}

}  // namespace corpora::german
