#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "classify/review_lexicon.h"
#include "phrases.h"

namespace corpora::classify {

/// A review and what it is made of, which decides the part it may go to.
struct Review {
  std::string text;
  std::string domain;
  std::vector<std::string> kinds;  ///< the constructions of its sentences
  std::vector<std::string> nouns;  ///< the aspects it speaks of
  std::vector<std::string> pairs;  ///< noun|adjective, or noun|verb of what it did
  int surface = 0;  ///< opinion words of its polarity less those of the other, as a word counter sees them
};

/// The part an aspect is kept for; nouns of dev and test never occur in train.
Part PartOfNoun(const std::string& noun);

/// Writes reviews of a given polarity. What is said is in the texts of the domains and constructions; here is what the
/// slots of those patterns mean.
class ReviewWriter {
 public:
  explicit ReviewWriter(Rng& rng);

  /// A review with aspects of train and of `part`; `polarity` is 1 or -1.
  Review Write(int polarity, Part part);

 private:
  /// What a clause speaks of. A clause inside another has a frame of its own.
  struct Frame {
    int polarity = 1;
    bool soft = false;  ///< only mild words
    const Aspect* aspect = nullptr;
    bool us = false;  ///< the reviewer acts
    const Deed* fits = nullptr;
    const Deed* differs = nullptr;
    const Reporter* reporter = nullptr;
    std::set<std::string> adjectives;
  };
  enum class Degree { kAny, kMild, kSimple, kLong, kStrong };

  std::optional<std::string> FillIn(const std::string& name);
  std::optional<std::string> FillInPerson(const std::string& name);
  std::optional<std::string> FillInNumber(const std::string& name);
  std::optional<std::string> FillInDeed(const std::string& name);
  std::string Sentence(const std::string& rule, int polarity);
  std::string Clause(int polarity, const std::string& kind);
  std::string Signed(const std::string& rule, int polarity);
  std::string Adjective(int polarity, const std::string& form);
  std::string Indefinite(const std::string& what, int polarity);
  std::string AttributedNoun(int polarity);
  const Opinion& PickOpinion(int polarity, Degree degree);
  const Opinion& PickGeneral(int polarity);
  const Aspect& TheAspect();
  const Aspect& PickAspect(const std::string& kind);
  void PickActor(bool mayBeUs);
  std::string DeedText(const Deed& deed, const std::string& form);
  std::string There();
  std::string Draw(const std::string& rule) { return expander_.Draw(rule, domain_->Book()); }

  Rng& rng_;
  PhraseBook constructions_;
  Expander expander_;
  const Domain* domain_ = nullptr;
  Part part_ = Part::kTrain;
  bool plural_ = false;     ///< "we" rather than "I"
  bool addressed_ = false;  ///< what is said of the reviewer is said to the reader
  std::set<std::string> used_;
  std::string lastAdjective_;
  std::vector<Frame> frames_;
  Review review_;
};

}  // namespace corpora::classify
