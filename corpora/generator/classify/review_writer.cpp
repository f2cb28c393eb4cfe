#include "classify/review_writer.h"

#include <stdexcept>

#include "classify/review_texts.h"
#include "text.h"

namespace corpora::classify {

namespace {

const char* Sign(int polarity) { return polarity > 0 ? "+" : "-"; }

// "not unhelpful" inside another negation would be a riddle.
bool IsNegated(const std::string& word) {
  for (const char* prefix : {"un", "in", "im", "dis"}) {
    if (StartsWith(word, prefix)) return true;
  }
  return EndsWith(word, "less");
}

}  // namespace

Part PartOfNoun(const std::string& noun) { return PartOfItem("aspect", noun); }

ReviewWriter::ReviewWriter(Rng& rng)
    : rng_(rng), constructions_(review_texts::kConstructions), expander_(constructions_, rng) {
  expander_.SetSlots([this](const std::string& name) { return FillIn(name); });
}

Review ReviewWriter::Write(int polarity, Part part) {
  expander_.Begin(part);
  domain_ = &rng_.Pick(Domains());
  part_ = part;
  plural_ = domain_->Name() != "gadgets" && rng_.Chance(domain_->Name() == "courses" ? 40 : 65);
  addressed_ = false;
  used_.clear();
  review_ = {};
  review_.domain = domain_->Name();
  frames_ = {Frame{}};
  std::string text = Sentence("review", polarity);
  review_.text = Prose(text);
  review_.surface *= polarity;
  return review_;
}

// Expands a rule, or those of the polarity, with a frame of its own.
std::string ReviewWriter::Sentence(const std::string& rule, int polarity) {
  Frame frame;
  frame.polarity = polarity;
  frame.soft = rule == "clause.soft";
  frames_.push_back(frame);
  std::string text = Signed(rule, polarity);
  frames_.pop_back();
  return text;
}

std::string ReviewWriter::Signed(const std::string& rule, int polarity) {
  return expander_.DrawAmong({rule, rule + Sign(polarity)}, domain_->Book());
}

std::string ReviewWriter::Clause(int polarity, const std::string& kind) {
  return Sentence("clause." + (kind.empty() ? Draw("clause") : kind), polarity);
}

const Aspect& ReviewWriter::TheAspect() {
  Frame& frame = frames_.back();
  if (frame.aspect == nullptr) frame.aspect = &PickAspect("");
  return *frame.aspect;
}

// One that the review has not spoken of yet; of any class when `kind` is empty.
const Aspect& ReviewWriter::PickAspect(const std::string& kind) {
  std::vector<const Aspect*> open;
  for (const Aspect& aspect : domain_->Aspects()) {
    Part kept = PartOfNoun(aspect.noun);
    if (kept != Part::kTrain && kept != part_) continue;
    if ((kind.empty() || aspect.kind == kind) && !used_.count(aspect.noun)) open.push_back(&aspect);
  }
  if (open.empty()) throw std::logic_error("reviews: no aspect of the class " + kind + " is left");
  const Aspect& aspect = *rng_.Pick(open);
  used_.insert(aspect.noun);
  review_.nouns.push_back(aspect.noun);
  return aspect;
}

const Opinion& ReviewWriter::PickOpinion(int polarity, Degree degree) {
  const Aspect& aspect = TheAspect();
  Frame& frame = frames_.back();
  std::vector<const Opinion*> open;
  for (const Opinion& opinion : domain_->Opinions(aspect.kind)) {
    bool mild = (degree != Degree::kAny && degree != Degree::kStrong) || frame.soft;
    if (opinion.polarity != polarity || (mild && opinion.strong) || frame.adjectives.count(opinion.word)) continue;
    if (degree == Degree::kLong && !StartsWith(opinion.comparative, "more ")) continue;
    if (degree == Degree::kSimple && IsNegated(opinion.word)) continue;
    if (degree == Degree::kStrong && !opinion.strong) continue;
    open.push_back(&opinion);
  }
  if (open.empty()) throw std::logic_error("reviews: no adjective is left for " + aspect.noun);
  const Opinion& opinion = *rng_.Pick(open);
  frame.adjectives.insert(opinion.word);
  review_.pairs.push_back(aspect.noun + "|" + opinion.word);
  review_.surface += polarity;
  lastAdjective_ = opinion.word;
  return opinion;
}

const Opinion& ReviewWriter::PickGeneral(int polarity) {
  const std::vector<Opinion>& all = GeneralOpinions();
  for (;;) {
    const Opinion& opinion = rng_.Pick(all);
    if (opinion.polarity != polarity) continue;
    review_.surface += polarity;
    return opinion;
  }
}

std::string ReviewWriter::Adjective(int polarity, const std::string& form) {
  if (form == "g") return PickGeneral(polarity).word;
  if (form == "mild") return PickOpinion(polarity, Degree::kMild).word;
  if (form == "simple") return PickOpinion(polarity, Degree::kSimple).word;
  if (form == "long") return PickOpinion(polarity, Degree::kLong).word;
  if (form == "er") return PickOpinion(polarity, Degree::kMild).comparative;
  if (form == "strong") {
    std::string adverb = Draw("utterly");
    return adverb + " " + PickOpinion(polarity, Degree::kStrong).word;
  }
  if (form == "soft") {
    std::string adverb = Draw("slightly");
    return adverb + " " + PickOpinion(polarity, Degree::kMild).word;
  }
  const Opinion& opinion = PickOpinion(polarity, Degree::kAny);
  if (form == "bare" || frames_.back().soft || rng_.Chance(45)) return opinion.word;
  return Draw(opinion.strong ? "utterly" : "very") + " " + opinion.word;
}

// "a bland soup", "bland fries"; with "such" and "one" as its patterns want it.
std::string ReviewWriter::Indefinite(const std::string& what, int polarity) {
  std::size_t dot = what.find('.');
  std::string form = dot == std::string::npos ? "bare" : what.substr(dot + 1);
  std::string adjective = Adjective(polarity, form);
  const Aspect& aspect = TheAspect();
  std::string article = aspect.plural || aspect.mass ? "" : "a";
  bool one = StartsWith(what, "one");
  std::string noun = !one || aspect.mass ? aspect.noun : aspect.plural ? "ones" : "one";
  return Join({StartsWith(what, "such") ? "such" : "", article, adjective, noun});
}

std::string ReviewWriter::AttributedNoun(int polarity) {
  Frame frame;
  frame.polarity = polarity;
  frames_.push_back(frame);
  std::string adjective = Adjective(polarity, "bare");
  std::string text = "the " + adjective + " " + frames_.back().aspect->noun;
  frames_.pop_back();
  return text;
}

}  // namespace corpora::classify
