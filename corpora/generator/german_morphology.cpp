#include <array>

#include "german.h"
#include "text.h"

namespace corpora::german {

namespace {

int Row(Case c) { return static_cast<int>(c); }
int Column(Gender g, bool plural) { return plural ? 3 : static_cast<int>(g); }

using Table = std::array<std::array<const char*, 4>, 4>;  // cases × (masculine, feminine, neuter, plural)

constexpr Table kDer = {{{"der", "die", "das", "die"},
                         {"den", "die", "das", "die"},
                         {"dem", "der", "dem", "den"},
                         {"des", "der", "des", "der"}}};
// Endings of dies-, jed-, welch-; ein-words lack the ones marked in EinEnding.
constexpr Table kDieser = {
    {{"er", "e", "es", "e"}, {"en", "e", "es", "e"}, {"em", "er", "em", "en"}, {"es", "er", "es", "er"}}};
constexpr Table kWeak = {
    {{"e", "e", "e", "en"}, {"en", "e", "e", "en"}, {"en", "en", "en", "en"}, {"en", "en", "en", "en"}}};
constexpr Table kStrong = {
    {{"er", "e", "es", "e"}, {"en", "e", "es", "e"}, {"em", "er", "em", "en"}, {"en", "er", "en", "er"}}};

std::string EinEnding(Gender g, bool plural, Case c) {
  bool bare = !plural &&
              ((c == Case::kNominative && g != Gender::kFeminine) || (c == Case::kAccusative && g == Gender::kNeuter));
  return bare ? "" : kDieser[Row(c)][Column(g, plural)];
}

bool PluralForm(const NounPhrase& np) { return np.plural || np.noun->dePluralOnly || np.noun->pluralOnly; }

std::string PossessiveStem(const Person& p) {
  if (p.person == 1) return p.plural ? "unser" : "mein";
  if (p.person == 2) return p.formal ? "Ihr" : p.plural ? "euer" : "dein";
  if (p.plural) return "ihr";
  return p.deGender == Gender::kFeminine ? "ihr" : "sein";
}

bool HasOwnerName(const NounPhrase& np) { return !np.ownerName.de.empty(); }

std::string DeterminerWord(const NounPhrase& np, Case c) {
  Gender g = np.noun->gender;
  bool plural = PluralForm(np);
  switch (np.determiner) {
    case Determiner::kNone:
      return "";
    case Determiner::kDefinite:
      return kDer[Row(c)][Column(g, plural)];
    case Determiner::kIndefinite:
      return plural || np.noun->mass ? "" : "ein" + EinEnding(g, plural, c);
    case Determiner::kPossessive:
      return PossessiveStem(np.owner) + EinEnding(g, plural, c);
    case Determiner::kThis:
      return std::string("dies") + kDieser[Row(c)][Column(g, plural)];
    case Determiner::kEvery:
      return std::string("jed") + kDieser[Row(c)][Column(g, plural)];
    case Determiner::kWhich:
      return std::string("welch") + kDieser[Row(c)][Column(g, plural)];
    case Determiner::kNo:
    case Determiner::kAny:
      return "kein" + EinEnding(g, plural, c);
    case Determiner::kSome:
      return plural ? std::string("einig") + kDieser[Row(c)][3] : "etwas";
    case Determiner::kMany:
      return std::string("viel") + kDieser[Row(c)][3];
  }
  return "";
}

std::string NounForm(const NounPhrase& np, Case c) {
  const Noun& n = *np.noun;
  if (PluralForm(np)) {
    const std::string& p = n.dePlural;
    return c == Case::kDative && !EndsWith(p, "n") && !EndsWith(p, "s") ? p + "n" : p;
  }
  if (c == Case::kGenitive) return n.genitive;
  if (n.weak && c != Case::kNominative) return n.genitive;  // den Kunden, des Kunden
  return n.de;
}

int PersonIndex(const Person& p) {
  if (p.person == 1) return p.plural ? 3 : 0;
  if (p.person == 2) return p.formal ? 5 : p.plural ? 4 : 1;
  return p.plural ? 5 : 2;
}

std::string Stem(const std::string& infinitive) {
  return infinitive.substr(0, infinitive.size() - (EndsWith(infinitive, "en") ? 2 : 1));
}

std::string FirstPerson(const std::string& infinitive) {
  std::string stem = Stem(infinitive);
  if (EndsWith(infinitive, "eln")) return stem.substr(0, stem.size() - 2) + "le";
  return stem + "e";
}

}  // namespace

std::string RelativePronoun(Gender g, bool plural, Case c) {
  if (c == Case::kGenitive) return plural || g == Gender::kFeminine ? "deren" : "dessen";
  if (c == Case::kDative && plural) return "denen";
  return kDer[Row(c)][Column(g, plural)];
}

std::string Pronoun(const Person& p, Case c) {
  static const std::array<std::array<const char*, 3>, 8> kForms = {{{"ich", "mich", "mir"},
                                                                    {"du", "dich", "dir"},
                                                                    {"er", "ihn", "ihm"},
                                                                    {"sie", "sie", "ihr"},
                                                                    {"es", "es", "ihm"},
                                                                    {"wir", "uns", "uns"},
                                                                    {"sie", "sie", "ihnen"},
                                                                    {"Sie", "Sie", "Ihnen"}}};
  int row = 0;
  if (p.person == 1) {
    row = p.plural ? 5 : 0;
  } else if (p.person == 2) {
    row = p.formal ? 7 : 1;
  } else if (p.plural) {
    row = 6;
  } else {
    row = 2 + static_cast<int>(p.deGender);
  }
  return kForms[static_cast<std::size_t>(row)][static_cast<std::size_t>(Row(c))];
}

std::string AdjectiveEnding(const NounPhrase& np, Case c) {
  Gender g = np.noun->gender;
  bool plural = PluralForm(np);
  std::size_t row = static_cast<std::size_t>(Row(c)), column = static_cast<std::size_t>(Column(g, plural));
  if (HasOwnerName(np)) return kStrong[row][column];
  switch (np.determiner) {
    case Determiner::kDefinite:
    case Determiner::kThis:
    case Determiner::kEvery:
    case Determiner::kWhich:
      return kWeak[row][column];
    case Determiner::kIndefinite:
      if (plural || np.noun->mass) return kStrong[row][column];
      [[fallthrough]];
    case Determiner::kPossessive:
    case Determiner::kNo:
    case Determiner::kAny:
      // Mixed: strong where the ein-word has no ending, weak elsewhere.
      return EinEnding(g, plural, c).empty() ? kStrong[row][column] : kWeak[row][column];
    case Determiner::kNone:
    case Determiner::kSome:
    case Determiner::kMany:
      return kStrong[row][column];
  }
  return "";
}

std::string Phrase(const NounPhrase& np, Case c) {
  std::string core;
  switch (np.kind) {
    case NounPhrase::Kind::kPronoun:
      return Pronoun(np.person, c);
    case NounPhrase::Kind::kWho:
      return c == Case::kNominative ? "wer" : c == Case::kAccusative ? "wen" : "wem";
    case NounPhrase::Kind::kWhat:
      return "was";
    case NounPhrase::Kind::kFixed:
      core = np.fixed.de;
      if (StartsWith(core, "Herr ") && c != Case::kNominative) core = "Herrn " + core.substr(5);
      core = Join({core, np.after.de});
      break;
    case NounPhrase::Kind::kNoun: {
      std::vector<std::string> parts;
      parts.push_back(HasOwnerName(np) ? np.ownerName.de : DeterminerWord(np, c));
      parts.push_back(np.count.de);
      if (!np.deSuperlativeStem.empty()) parts.push_back(np.deSuperlativeStem + AdjectiveEnding(np, c));
      for (const Adjective* a : np.adjectives) {
        std::string ending = AdjectiveEnding(np, c);
        // müde takes no second e.
        parts.push_back(EndsWith(a->deStem, "e") ? a->deStem + ending.substr(1) : a->deStem + ending);
      }
      parts.push_back(NounForm(np, c));
      parts.push_back(np.after.de);
      core = Join(parts);
      break;
    }
  }
  return np.relative.de.empty() ? core : core + ", " + np.relative.de + ",";
}

std::string PrepositionPhrase(const std::string& preposition, const NounPhrase& np, Case c) {
  std::string phrase = Phrase(np, c);
  if (np.kind == NounPhrase::Kind::kNoun && np.determiner == Determiner::kDefinite && !HasOwnerName(np)) {
    static const std::array<std::array<const char*, 3>, 7> kContractions = {{{"in", "dem ", "im "},
                                                                             {"in", "das ", "ins "},
                                                                             {"an", "dem ", "am "},
                                                                             {"zu", "dem ", "zum "},
                                                                             {"zu", "der ", "zur "},
                                                                             {"von", "dem ", "vom "},
                                                                             {"bei", "dem ", "beim "}}};
    for (const auto& [word, article, contracted] : kContractions) {
      if (preposition == word && StartsWith(phrase, article)) {
        return contracted + phrase.substr(std::string_view(article).size());
      }
    }
  }
  return preposition + " " + phrase;
}

std::string Finite(const Verb& v, const Person& p, bool past) {
  std::size_t i = static_cast<std::size_t>(PersonIndex(p));
  if (past) {
    bool weak = EndsWith(v.dePast, "te");
    const std::array<std::string, 6> endings = {"", "st", "", weak ? "n" : "en", weak ? "t" : "t", weak ? "n" : "en"};
    return v.dePast + endings[i];
  }
  if (v.deInfinitive == "sein") {
    return std::array<const char*, 6>{"bin", "bist", "ist", "sind", "seid", "sind"}[i];
  }
  if (v.deInfinitive == "wissen" && i == 0) return "weiß";
  switch (i) {
    case 0:
      return FirstPerson(v.deInfinitive);
    case 1:
      return v.deSecond;
    case 2:
      return v.deThird;
    case 4:
      return Stem(v.deInfinitive) + (EndsWith(Stem(v.deInfinitive), "t") ? "et" : "t");
    default:
      return v.deInfinitive;
  }
}

std::string InformalImperative(const Verb& v) {
  std::string stem = Stem(v.deInfinitive);
  std::string third = v.deThird;
  // e → i(e) is kept, without an ending: gib, lies, nimm; a → ä is not: fahr, halt.
  std::size_t e = stem.rfind('e');
  if (e != std::string::npos && e < third.size() && third[e] == 'i' && EndsWith(third, "t")) {
    return third.substr(0, third.size() - 1);
  }
  if (EndsWith(v.deInfinitive, "eln")) return stem.substr(0, stem.size() - 2) + "le";
  bool needsE = EndsWith(v.deInfinitive, "ern") || EndsWith(stem, "t") || EndsWith(stem, "d") ||
                EndsWith(stem, "ffn") || EndsWith(stem, "chn") || EndsWith(stem, "ig");
  return needsE ? stem + "e" : stem;
}

std::string ZuInfinitive(const Verb& v) {
  return v.dePrefix.empty() ? "zu " + v.deInfinitive : v.dePrefix + "zu" + v.deInfinitive;
}

}  // namespace corpora::german
