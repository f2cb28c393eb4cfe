#pragma once
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace corpora {

enum class Gender { kMasculine, kFeminine, kNeuter };
enum class Case { kNominative, kAccusative, kDative, kGenitive };

/// The same thing said in both languages.
struct Paired {
  std::string en;
  std::string de;
};

/// A noun with everything its two paradigms need.
struct Noun {
  std::string id;  ///< the English singular; a feminine form carries the suffix "(f)"
  std::string en, enPlural;
  std::string de, dePlural;
  std::string genitive;  ///< German genitive singular, whole word
  Gender gender = Gender::kMasculine;
  bool weak = false;             ///< n-declension: den Kunden, dem Kunden
  bool mass = false;             ///< no plural, no indefinite article
  bool enPluralOnly = false;     ///< trousers: plural in English, singular in German
  bool dePluralOnly = false;     ///< furniture: singular in English, plural in German
  bool pluralOnly = false;       ///< parents: plural in both
  bool person = false;           ///< takes he or she
  Gender sex = Gender::kNeuter;  ///< of a person: what the English pronoun shows
  const Noun* feminine = nullptr;
  std::set<std::string> tags;

  bool Is(const std::string& tag) const { return tags.count(tag) != 0; }
};

struct Adjective {
  std::string en, enComparative, enSuperlative;
  std::string de;      ///< predicative
  std::string deStem;  ///< attributive stem: teur-, hoh-, dunkl-
  std::string deComparative, deSuperlative;
  std::set<std::string> tags;  ///< the noun tags it goes with
  bool Fits(const Noun& noun) const;
};

/// A complement a verb asks for.
struct Slot {
  enum class Kind { kAccusative, kDative, kDativeTo, kPrepositional, kDirection } kind = Kind::kAccusative;
  std::string enPreposition;  ///< also of accusative and dative objects: look *for*, listen *to*
  std::string dePreposition;
  Case deCase = Case::kAccusative;
  std::vector<std::string> nouns;  ///< "#tag", a noun's id, or "p" for any person
};

/// A verb in one use: principal parts, complements and what it may be combined with.
struct Verb {
  std::string id;
  std::string en, enThird, enPast, enParticiple, enIng;
  std::string enParticle;                               ///< "up" of pick up, "interested" of be interested
  std::string deInfinitive;                             ///< without the separable prefix
  std::string dePrefix;                                 ///< separable prefix or empty
  std::string deThird, deSecond, dePast, deParticiple;  ///< the participle with its prefix
  bool sein = false;                                    ///< perfect with sein
  bool reflexive = false, reflexiveDative = false;
  std::vector<std::string> subjects;
  std::vector<Slot> slots;
  std::string domain;
  std::set<std::string> flags;
  std::vector<std::string> places;  ///< "#tag" or noun ids where it happens; may be empty
  bool Has(const std::string& flag) const { return flags.count(flag) != 0; }
};

/// A place noun with the prepositions each language wants at rest and on the way.
struct Place {
  const Noun* noun = nullptr;
  std::string enAt, enTo;
  std::string deAt;  ///< with the dative
  std::string deTo;
  Case deToCase = Case::kDative;
};

/// An adverb or adverbial phrase. Tags: past, present, future, habit (times), manner:domain and so on.
struct Adverb {
  Paired text;
  std::set<std::string> tags;
};

/// All word lists, parsed from the tables in lexicon_*.cpp. Throws std::logic_error naming the line if a table has a
/// fault.
class Lexicon {
 public:
  Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  const Noun& NounById(const std::string& id) const;
  /// Nouns named by "#tag" or by id.
  const std::vector<const Noun*>& Nouns(const std::string& selector) const;
  const Place& PlaceOf(const Noun& noun) const;
  bool HasPlace(const Noun& noun) const { return places_.count(noun.id) != 0; }
  const std::vector<Verb>& Verbs() const { return verbs_; }
  const std::vector<Verb>& LinkVerbs() const { return linkVerbs_; }
  /// A verb of the main table by its German infinitive; the first where several uses share it.
  const Verb& VerbById(const std::string& id) const;
  const Verb& LinkVerbById(const std::string& id) const;
  const std::vector<Adjective>& Adjectives() const { return adjectives_; }
  const Adjective& AdjectiveByName(const std::string& en) const;
  /// Adverbs that carry the tag, in table order.
  const std::vector<const Adverb*>& Adverbs(const std::string& tag) const;
  std::size_t NounCount() const { return nouns_.size(); }
  std::size_t AdverbCount() const { return adverbs_.size(); }

 private:
  void ReadNouns();
  void ReadPlaces();
  void ReadVerbs();
  void ReadAdjectives();
  void ReadAdverbs();

  std::map<std::string, Noun> nouns_;
  std::map<std::string, Place> places_;
  std::vector<Verb> verbs_;
  std::vector<Verb> linkVerbs_;
  std::vector<Adjective> adjectives_;
  std::vector<Adverb> adverbs_;
  mutable std::map<std::string, std::vector<const Noun*>> nounLists_;
  mutable std::map<std::string, std::vector<const Adverb*>> adverbLists_;
};

/// The tables: one entry a line, columns separated by '|', described at the head of each file.
extern const std::string_view kNounTable;
extern const std::string_view kRoleTable;
extern const std::string_view kPlaceTable;
extern const std::string_view kVerbTable;
extern const std::string_view kLinkVerbTable;
extern const std::string_view kAdjectiveTable;
extern const std::string_view kAdverbTable;

}  // namespace corpora
