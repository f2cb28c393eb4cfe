// What the slots of the patterns of reviews stand for.
#include <stdexcept>

#include "classify/review_writer.h"
#include "text.h"

namespace corpora::classify {

namespace {

// 1 for p, -1 for q.
int Side(char letter) { return letter == 'p' || letter == 'P' ? 1 : -1; }

std::string AfterDot(const std::string& name) {
  std::size_t dot = name.find('.');
  return dot == std::string::npos ? "" : name.substr(dot + 1);
}

}  // namespace

std::optional<std::string> ReviewWriter::FillIn(const std::string& name) {
  const int polarity = frames_.back().polarity;
  if (StartsWith(name, "p/") || StartsWith(name, "q/")) {
    return Signed(name.substr(2), polarity * Side(name[0]));
  }
  if (name == "point") {
    std::string kind = Draw("point");
    review_.kinds.push_back(kind);
    return Sentence(kind, polarity);
  }
  if (name == "verdict") {
    review_.kinds.push_back("verdict");
    return Sentence("verdict", polarity);
  }
  if (StartsWith(name, "C.")) return Signed("clause." + AfterDot(name), polarity);
  if (StartsWith(name, "NP.")) return AttributedNoun(polarity * Side(name[3]));
  if (StartsWith(name, "a:") || StartsWith(name, "such:") || StartsWith(name, "one:")) {
    return Indefinite(name, polarity * Side(name[name.find(':') + 1]));
  }
  if (name == "P" || name == "Q" || StartsWith(name, "P.") || StartsWith(name, "Q.")) {
    return Clause(polarity * Side(name[0]), AfterDot(name));
  }
  if (name == "p" || name == "q" || StartsWith(name, "p.") || StartsWith(name, "q.")) {
    return Adjective(polarity * Side(name[0]), AfterDot(name));
  }
  if (name == "same") return lastAdjective_;
  if (name == "there") return There();
  for (auto fill : {&ReviewWriter::FillInPerson, &ReviewWriter::FillInNumber, &ReviewWriter::FillInDeed}) {
    if (std::optional<std::string> text = (this->*fill)(name)) return text;
  }
  return std::nullopt;
}

// The reviewer, and whose opinion is quoted.
std::optional<std::string> ReviewWriter::FillInPerson(const std::string& name) {
  struct Forms {
    const char *slot, *one, *many, *reader;
  };
  static constexpr Forms kForms[] = {{"we", "I", "we", "you"},        {"us", "me", "us", "you"},
                                     {"our", "my", "our", "your"},    {"ourselves", "myself", "ourselves", "yourself"},
                                     {"were", "was", "were", "were"}, {"are", "am", "are", "are"}};
  for (const Forms& forms : kForms) {
    if (name == forms.slot) return addressed_ ? forms.reader : plural_ ? forms.many : forms.one;
  }
  Frame& frame = frames_.back();
  if (name == "who") {
    frame.reporter = &rng_.Pick(domain_->Reporters());
    return frame.reporter->name;
  }
  if (name == "she") return frame.reporter->pronoun;
  if (name != "she was") return std::nullopt;
  return frame.reporter->pronoun + (frame.reporter->pronoun == "they" ? " were" : " was");
}

// Words that agree with the aspect.
std::optional<std::string> ReviewWriter::FillInNumber(const std::string& name) {
  struct Forms {
    const char *slot, *one, *many;
  };
  static constexpr Forms kForms[] = {{"was", "was", "were"}, {"wasn't", "wasn't", "weren't"},
                                     {"is", "is", "are"},    {"has", "has", "have"},
                                     {"it", "it", "they"},   {"this", "this", "these"}};
  for (const Forms& forms : kForms) {
    if (name == forms.slot) return TheAspect().plural ? forms.many : forms.one;
  }
  if (name == "A") return "the " + TheAspect().noun;
  if (name == "a") return TheAspect().noun;
  if (name != "that") return std::nullopt;
  const Aspect& aspect = TheAspect();
  return aspect.plural ? "those" : aspect.mass ? "that" : "the one";
}

// Somebody, and what was done.
std::optional<std::string> ReviewWriter::FillInDeed(const std::string& name) {
  if (name == "U.ing" || name == "V.ing") {
    const std::vector<Deed>& deeds = domain_->Deeds("us", frames_.back().polarity * (name[0] == 'U' ? 1 : -1));
    if (deeds.empty()) throw std::logic_error("reviews: nothing happens to the reviewer in " + domain_->Name());
    addressed_ = true;
    std::string text = DeedText(rng_.Pick(deeds), "ing");
    addressed_ = false;
    return text;
  }
  bool deed = StartsWith(name, "E.") || StartsWith(name, "F.");
  if (name != "S" && name != "T" && !deed) return std::nullopt;
  Frame& frame = frames_.back();
  if (frame.fits == nullptr) PickActor(name != "T");
  if (deed) return DeedText(name[0] == 'E' ? *frame.fits : *frame.differs, AfterDot(name));
  if (frame.us) return plural_ ? "we" : "I";
  return "the " + frame.aspect->noun;
}

void ReviewWriter::PickActor(bool mayBeUs) {
  Frame& frame = frames_.back();
  std::vector<std::string> kinds;
  for (const std::string& kind : domain_->ActingKinds()) {
    if (mayBeUs || kind != "us") kinds.push_back(kind);
  }
  const std::string& kind = rng_.Pick(kinds);
  frame.us = kind == "us";
  if (!frame.us) frame.aspect = &PickAspect(kind);
  frame.fits = &rng_.Pick(domain_->Deeds(kind, frame.polarity));
  frame.differs = &rng_.Pick(domain_->Deeds(kind, -frame.polarity));
}

std::string ReviewWriter::DeedText(const Deed& deed, const std::string& form) {
  const Frame& frame = frames_.back();
  if (frame.fits != nullptr) {
    review_.surface += &deed == frame.fits ? frame.polarity : -frame.polarity;
    if (!frame.us) review_.pairs.push_back(frame.aspect->noun + "|" + deed.base + " " + deed.rest);
  }
  const std::string& verb = form == "past" ? deed.past : form == "base" ? deed.base : deed.gerund;
  return Join({verb, expander_.Expand(deed.rest, domain_->Book())});
}

std::string ReviewWriter::There() {
  const Aspect* aspect = frames_.back().aspect;
  std::string own = aspect == nullptr ? "" : "there." + aspect->kind;
  return Draw(domain_->Book().Find(own) != nullptr ? own : "there");
}

}  // namespace corpora::classify
