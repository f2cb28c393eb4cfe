#include "lexicon.h"

#include <stdexcept>

#include "text.h"

namespace corpora {

namespace {

[[noreturn]] void Fault(const std::string& what, const std::string& line) {
  throw std::logic_error("lexicon: " + what + ": " + line);
}

std::vector<std::string> Lines(std::string_view table) {
  std::vector<std::string> lines;
  for (std::string& line : Split(table, '\n')) {
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> Columns(const std::string& line, std::size_t count) {
  std::vector<std::string> columns = Split(line, '|');
  if (columns.size() != count) Fault("expected " + std::to_string(count) + " columns", line);
  return columns;
}

std::set<std::string> Tags(const std::string& text) {
  std::set<std::string> tags;
  for (std::string& word : Words(text)) tags.insert(std::move(word));
  return tags;
}

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// The ending -s of plurals and third persons.
std::string WithS(const std::string& w) {
  if (EndsWith(w, "y") && w.size() > 1 && !IsVowel(w[w.size() - 2])) return w.substr(0, w.size() - 1) + "ies";
  if (EndsWith(w, "s") || EndsWith(w, "x") || EndsWith(w, "z") || EndsWith(w, "ch") || EndsWith(w, "sh")) {
    return w + "es";
  }
  return w == "go" || w == "do" ? w + "es" : w + "s";
}

// The last consonant is doubled before -ed and -ing: plan, planned.
bool Doubles(const std::string& w) {
  if (w == "forget" || w == "begin" || w == "transfer") return true;
  if (w.size() < 3 || VowelGroups(w) != 1) return false;
  char last = w[w.size() - 1];
  return !IsVowel(last) && last != 'w' && last != 'x' && last != 'y' && IsVowel(w[w.size() - 2]) &&
         !IsVowel(w[w.size() - 3]);
}

std::string EnglishPast(const std::string& w) {
  if (EndsWith(w, "e")) return w + "d";
  if (EndsWith(w, "y") && !IsVowel(w[w.size() - 2])) return w.substr(0, w.size() - 1) + "ied";
  return Doubles(w) ? w + w.back() + "ed" : w + "ed";
}

std::string EnglishIng(const std::string& w) {
  if (w == "be") return "being";
  if (EndsWith(w, "e") && !EndsWith(w, "ee")) return w.substr(0, w.size() - 1) + "ing";
  return Doubles(w) ? w + w.back() + "ing" : w + "ing";
}

// Genitive singular of a strong masculine or neuter noun: -es for one syllable and after a hiss, otherwise -s.
std::string Genitive(const std::string& de, Gender gender, bool weak) {
  if (gender == Gender::kFeminine) return de;
  if (weak) return EndsWith(de, "e") || EndsWith(de, "r") ? de + "n" : de + "en";
  if (EndsWith(de, "nis")) return de + "ses";
  if (EndsWith(de, "s") || EndsWith(de, "ß") || EndsWith(de, "z") || EndsWith(de, "x") || EndsWith(de, "sch")) {
    return de + "es";
  }
  if (EndsWith(de, "e")) return de + "s";
  // Compounds take the ending of their last part, which is short here.
  static const char* const kShort[] = {"zug",     "buch",  "schrank", "gang", "tag",
                                       "schloss", "platz", "strauß",  "arzt", "gast"};
  for (const char* part : kShort) {
    if (EndsWith(de, part)) return de + "es";
  }
  return VowelGroups(de) == 1 && !EndsWith(de, "h") ? de + "es" : de + "s";
}

Gender GenderOf(const std::string& letter, const std::string& line) {
  if (letter == "m") return Gender::kMasculine;
  if (letter == "f") return Gender::kFeminine;
  if (letter == "n") return Gender::kNeuter;
  Fault("gender m, f or n", line);
}

std::string Before(const std::string& text, char separator) { return text.substr(0, text.find(separator)); }
std::string After(const std::string& text, char separator) {
  std::size_t at = text.find(separator);
  return at == std::string::npos ? std::string() : text.substr(at + 1);
}

bool HissingStem(const std::string& stem) {
  return EndsWith(stem, "s") || EndsWith(stem, "ß") || EndsWith(stem, "z") || EndsWith(stem, "x");
}

// Stems that need -e- before -t and -st: arbeitet, öffnet.
bool NeedsE(const std::string& stem) {
  return EndsWith(stem, "t") || EndsWith(stem, "d") || EndsWith(stem, "ffn") || EndsWith(stem, "chn") ||
         EndsWith(stem, "gn") || EndsWith(stem, "tm");
}

// Du-form from the third person: liest → liest, gibt → gibst, wartet → wartest.
std::string SecondPerson(const std::string& third) {
  std::string base = third.substr(0, third.size() - 1);
  return HissingStem(base) ? base + "t" : base + "st";
}

// Verbs with these prefixes have no ge- in the participle: bestellt, entschuldigt.
bool Inseparable(const std::string& infinitive) {
  for (const char* prefix : {"be", "ge", "er", "ver", "zer", "ent", "emp", "miss"}) {
    if (StartsWith(infinitive, prefix)) return true;
  }
  return false;
}

void ReadEnglishVerb(const std::string& text, Verb& verb) {
  std::vector<std::string> forms;
  for (const std::string& word : Words(text)) {
    if (word[0] == '+') {
      verb.enParticle = word.substr(1);
    } else {
      forms.push_back(word);
    }
  }
  if (forms.size() != 1 && forms.size() != 3) Fault("one or three English forms", text);
  verb.en = forms[0];
  verb.enThird = verb.en == "have" ? "has" : verb.en == "be" ? "is" : WithS(verb.en);
  verb.enPast = forms.size() == 3 ? forms[1] : verb.en == "be" ? "was" : EnglishPast(verb.en);
  verb.enParticiple = forms.size() == 3 ? forms[2] : verb.en == "be" ? "been" : EnglishPast(verb.en);
  verb.enIng = EnglishIng(verb.en);
}

void ReadGermanVerb(const std::string& text, Verb& verb) {
  std::vector<std::string> forms;
  bool noGe = false;
  for (const std::string& word : Words(text)) {
    if (word == "sein" && !forms.empty()) {
      verb.sein = true;
    } else if (word == "refl") {
      verb.reflexive = true;
    } else if (word == "refld") {
      verb.reflexive = verb.reflexiveDative = true;
    } else if (word == "noge") {
      noGe = true;
    } else if (StartsWith(word, "du=")) {
      verb.deSecond = word.substr(3);
    } else {
      forms.push_back(word);
    }
  }
  if (forms.empty()) Fault("a German infinitive", text);
  std::size_t slash = forms[0].find('/');
  if (slash != std::string::npos) {
    verb.dePrefix = forms[0].substr(0, slash);
    forms[0].erase(0, slash + 1);
  }
  verb.deInfinitive = forms[0];
  std::string stem = forms[0].substr(0, forms[0].size() - (EndsWith(forms[0], "en") ? 2 : 1));
  std::string e = NeedsE(stem) ? "e" : "";
  if (forms.size() == 1) {
    noGe = noGe || EndsWith(forms[0], "ieren") || Inseparable(forms[0]);
    verb.deThird = stem + e + "t";
    verb.dePast = stem + e + "te";
    verb.deParticiple = verb.dePrefix + (noGe ? "" : "ge") + stem + e + "t";
  } else if (forms.size() == 4) {
    verb.deThird = forms[1];
    verb.dePast = forms[2];
    verb.deParticiple = verb.dePrefix + forms[3];
  } else {
    Fault("one or four German forms", text);
  }
  if (verb.deSecond.empty()) verb.deSecond = SecondPerson(verb.deThird);
  if (verb.deSecond == "hälst") verb.deSecond = "hältst";
}

Slot ReadSlot(const std::string& text) {
  Slot slot;
  std::string head = Before(text, ':');
  for (std::string& noun : Split(After(text, ':'), ',')) slot.nouns.push_back(std::move(noun));
  slot.enPreposition = After(head, '~');
  head = Before(head, '~');
  if (head == "A") {
    slot.kind = Slot::Kind::kAccusative;
  } else if (head == "D") {
    slot.kind = Slot::Kind::kDative;
    slot.deCase = Case::kDative;
  } else if (head == "t") {
    slot.kind = Slot::Kind::kDativeTo;
    slot.deCase = Case::kDative;
    slot.enPreposition = "to";
  } else if (head == "R" || head == "X") {
    slot.kind = Slot::Kind::kDirection;
  } else {
    slot.kind = Slot::Kind::kPrepositional;
    slot.dePreposition = Before(head, '+');
    slot.deCase = After(head, '+') == "D" ? Case::kDative : Case::kAccusative;
  }
  return slot;
}

std::vector<Verb> ReadVerbTable(std::string_view table) {
  std::vector<Verb> verbs;
  for (const std::string& line : Lines(table)) {
    std::vector<std::string> c = Split(line, '|');
    if (c.size() == 6) c.emplace_back();
    if (c.size() != 7) Fault("expected 6 or 7 columns", line);
    Verb verb;
    ReadEnglishVerb(c[0], verb);
    ReadGermanVerb(c[1], verb);
    if (verb.enParticle == "x") verb.enParticle.clear();
    verb.id = verb.dePrefix + verb.deInfinitive;
    verb.subjects = Split(c[2], ',');
    if (c[3] != "-") {
      std::vector<std::string> slots;
      for (const std::string& word : Words(c[3])) {
        if (word.find(':') != std::string::npos || word == "X") {
          slots.push_back(word);
        } else if (slots.empty()) {
          Fault("a complement", line);
        } else {
          slots.back() += " " + word;  // a noun of two words
        }
      }
      for (const std::string& slot : slots) verb.slots.push_back(ReadSlot(slot));
    }
    verb.domain = c[4];
    verb.flags = Tags(c[5]);
    if (!c[6].empty()) verb.places = Split(c[6], ',');
    verbs.push_back(std::move(verb));
  }
  return verbs;
}

// "look +for" with a plain accusative slot in German: the English particle is a preposition before the object.
void MoveForToSlot(Verb& verb) {
  if (verb.enParticle == "for" && !verb.slots.empty()) {
    verb.slots[0].enPreposition = "for";
    verb.enParticle.clear();
  }
}

}  // namespace

bool Adjective::Fits(const Noun& noun) const {
  if (tags.count(noun.id)) return true;
  for (const std::string& tag : tags) {
    if (noun.Is(tag)) return true;
  }
  return false;
}

Lexicon::Lexicon() {
  ReadNouns();
  ReadPlaces();
  ReadVerbs();
  ReadAdjectives();
  ReadAdverbs();
  // Every selector is looked up once, so that a misspelt one is found at once and not on a rare path.
  for (const std::vector<Verb>* table : {&verbs_, &linkVerbs_}) {
    for (const Verb& verb : *table) {
      std::vector<std::string> selectors = verb.places;
      for (const Slot& slot : verb.slots) selectors.insert(selectors.end(), slot.nouns.begin(), slot.nouns.end());
      selectors.insert(selectors.end(), verb.subjects.begin(), verb.subjects.end());
      for (const std::string& s : selectors) {
        if (s != "p" && s != "it" && !s.empty()) Nouns(s);
      }
    }
  }
}

void Lexicon::ReadNouns() {
  for (const std::string& line : Lines(kNounTable)) {
    std::vector<std::string> c = Columns(line, 5);
    Noun noun;
    noun.en = Before(c[0], ';');
    noun.id = noun.en;
    noun.tags = Tags(c[4]);
    noun.enPlural = After(c[0], ';');
    if (noun.enPlural.empty()) noun.enPlural = WithS(noun.en);
    noun.de = Before(c[1], ';');
    noun.gender = GenderOf(c[2], line);
    noun.weak = noun.Is("weak");
    noun.genitive = After(c[1], ';');
    if (noun.genitive.empty()) noun.genitive = Genitive(noun.de, noun.gender, noun.weak);
    noun.dePlural = c[3] == "=" ? noun.de : c[3];
    noun.mass = noun.Is("mass") || c[3] == "-";
    noun.enPluralOnly = noun.Is("enpl");
    noun.dePluralOnly = noun.Is("depl");
    if (!nouns_.emplace(noun.id, noun).second) Fault("noun given twice", line);
  }
  for (const std::string& line : Lines(kRoleTable)) {
    std::vector<std::string> c = Columns(line, 6);
    Noun noun;
    noun.en = Before(c[0], ';');
    noun.id = noun.en;
    noun.tags = Tags(c[5]);
    noun.enPlural = After(c[0], ';');
    if (noun.enPlural.empty()) noun.enPlural = WithS(noun.en);
    noun.de = Before(c[1], ';');
    noun.gender = GenderOf(c[2], line);
    noun.weak = noun.Is("weak");
    noun.genitive = After(c[1], ';');
    if (noun.genitive.empty()) noun.genitive = Genitive(noun.de, noun.gender, noun.weak);
    noun.dePlural = c[3] == "=" ? noun.de : c[3];
    noun.person = true;
    noun.sex = noun.Is("female") ? Gender::kFeminine : Gender::kMasculine;
    noun.pluralOnly = noun.Is("plonly");
    if (c[4] != "-") {
      Noun feminine = noun;
      feminine.id += "(f)";
      feminine.gender = feminine.sex = Gender::kFeminine;
      feminine.weak = false;
      feminine.de = feminine.genitive = c[4];
      feminine.dePlural = c[4] + "nen";
      feminine.tags = {"female-form"};
      for (const std::string& tag : noun.tags) {
        if (tag == "officeperson" || tag == "staff") feminine.tags.insert(tag + "(f)");
      }
      noun.feminine = &nouns_.emplace(feminine.id, feminine).first->second;
    }
    if (!nouns_.emplace(noun.id, noun).second) Fault("noun given twice", line);
  }
}

void Lexicon::ReadPlaces() {
  for (const std::string& line : Lines(kPlaceTable)) {
    std::vector<std::string> c = Columns(line, 5);
    Place place;
    place.noun = &NounById(c[0]);
    place.enAt = c[1];
    place.enTo = c[2];
    place.deAt = c[3];
    place.deTo = Words(c[4]).at(0);
    place.deToCase = Words(c[4]).at(1) == "A" ? Case::kAccusative : Case::kDative;
    places_.emplace(c[0], place);
  }
}

void Lexicon::ReadVerbs() {
  verbs_ = ReadVerbTable(kVerbTable);
  linkVerbs_ = ReadVerbTable(kLinkVerbTable);
  for (Verb& verb : verbs_) MoveForToSlot(verb);
}

void Lexicon::ReadAdjectives() {
  for (const std::string& line : Lines(kAdjectiveTable)) {
    std::vector<std::string> c = Columns(line, 3);
    std::vector<std::string> en = Split(c[0], ';');
    std::vector<std::string> de = Split(c[1], ';');
    Adjective a;
    a.en = en[0];
    if (en.size() == 3) {
      a.enComparative = en[1];
      a.enSuperlative = en[2];
    } else if (en.size() == 2 && en[1] == "more") {
      a.enComparative = "more " + a.en;
      a.enSuperlative = "most " + a.en;
    } else if (en.size() == 1) {
      std::string base = EndsWith(a.en, "e") ? a.en.substr(0, a.en.size() - 1) : a.en;
      a.enComparative = base + "er";
      a.enSuperlative = base + "est";
    } else if (en[1] != "-") {
      Fault("English comparison", line);
    }
    a.de = de[0];
    a.deStem = de.size() > 1 ? de[1] : a.de;
    bool e = NeedsE(a.de) || EndsWith(a.de, "sch") || HissingStem(a.de);
    a.deComparative = de.size() > 2 ? de[2] : a.de + (EndsWith(a.de, "e") ? "r" : "er");
    a.deSuperlative = de.size() > 3 ? de[3] : a.de + (EndsWith(a.de, "isch") ? "st" : e ? "est" : "st");
    a.tags = Tags(c[2]);
    // Tags cannot hold blanks, so a noun of two words is named through a tag of its own.
    adjectives_.push_back(std::move(a));
  }
}

void Lexicon::ReadAdverbs() {
  for (const std::string& line : Lines(kAdverbTable)) {
    std::vector<std::string> c = Columns(line, 3);
    adverbs_.push_back({{c[0], c[1]}, Tags(c[2])});
  }
}

const Noun& Lexicon::NounById(const std::string& id) const {
  auto found = nouns_.find(id);
  if (found == nouns_.end()) Fault("unknown noun", id);
  return found->second;
}

const std::vector<const Noun*>& Lexicon::Nouns(const std::string& selector) const {
  std::vector<const Noun*>& list = nounLists_[selector];
  if (!list.empty()) return list;
  if (selector[0] == '#') {
    std::string tag = selector.substr(1);
    for (const auto& [id, noun] : nouns_) {
      if (noun.Is(tag)) list.push_back(&noun);
    }
    if (list.empty()) Fault("no noun with tag", tag);
  } else {
    list.push_back(&NounById(selector));
  }
  return list;
}

const Place& Lexicon::PlaceOf(const Noun& noun) const {
  auto found = places_.find(noun.id);
  if (found == places_.end()) Fault("no prepositions for the place", noun.id);
  return found->second;
}

const Verb& Lexicon::VerbById(const std::string& id) const {
  for (const Verb& verb : verbs_) {
    if (verb.id == id) return verb;
  }
  Fault("unknown verb", id);
}

const Verb& Lexicon::LinkVerbById(const std::string& id) const {
  for (const Verb& verb : linkVerbs_) {
    if (verb.id == id) return verb;
  }
  Fault("unknown link verb", id);
}

const Adjective& Lexicon::AdjectiveByName(const std::string& en) const {
  for (const Adjective& a : adjectives_) {
    if (a.en == en) return a;
  }
  Fault("unknown adjective", en);
}

const std::vector<const Adverb*>& Lexicon::Adverbs(const std::string& tag) const {
  std::vector<const Adverb*>& list = adverbLists_[tag];
  if (!list.empty()) return list;
  for (const Adverb& adverb : adverbs_) {
    if (adverb.tags.count(tag)) list.push_back(&adverb);
  }
  if (list.empty()) Fault("no adverb with tag", tag);
  return list;
}

}  // namespace corpora
