#pragma once
#include <map>
#include <string>
#include <vector>

#include "phrases.h"

namespace corpora::classify {

/// A part of what is reviewed, always said with "the".
struct Aspect {
  std::string noun;
  std::string kind;  ///< its class, which decides the adjectives and events that go with it
  bool plural = false;
  bool mass = false;  ///< no "a", no plural
};

struct Opinion {
  std::string word, comparative;
  int polarity = 1;  ///< 1 or -1
  bool strong = false;
};

/// What somebody did: "remembered our names".
struct Deed {
  std::string past, base, gerund, rest;
};

/// Whose opinion is quoted.
struct Reporter {
  std::string name, pronoun;
};

/// Restaurants, hotels …: words, and the book of patterns they came from.
class Domain {
 public:
  Domain(const std::string& name, std::string_view text);

  const std::string& Name() const { return name_; }
  const PhraseBook& Book() const { return book_; }
  const std::vector<Aspect>& Aspects() const { return aspects_; }
  const std::vector<Reporter>& Reporters() const { return reporters_; }
  /// Adjectives for aspects of a class, of both polarities.
  const std::vector<Opinion>& Opinions(const std::string& kind) const { return opinions_.at(kind); }
  /// Deeds of a class, "us" for those of the reviewer; empty when there are none.
  const std::vector<Deed>& Deeds(const std::string& kind, int polarity) const;
  /// The classes that have deeds.
  const std::vector<std::string>& ActingKinds() const { return actingKinds_; }

 private:
  std::string name_;
  PhraseBook book_;
  std::vector<Aspect> aspects_;
  std::vector<Reporter> reporters_;
  std::vector<std::string> actingKinds_;
  std::map<std::string, std::vector<Opinion>> opinions_;
  std::map<std::string, std::vector<Deed>> deeds_;
};

/// All domains, in a fixed order.
const std::vector<Domain>& Domains();

/// The adjectives that go with everything.
const std::vector<Opinion>& GeneralOpinions();

}  // namespace corpora::classify
