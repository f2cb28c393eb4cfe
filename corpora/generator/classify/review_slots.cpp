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

bool ReviewWriter::FillIn(const std::string& name, std::string& text) {
  const int polarity = frames_.back().polarity;
  if (StartsWith(name, "p/") || StartsWith(name, "q/")) {
    return text = Signed(name.substr(2), polarity * Side(name[0])), true;
  }
  if (name == "point") {
    std::string kind = Draw("point");
    review_.kinds.push_back(kind);
    return text = Sentence(kind, polarity), true;
  }
  if (name == "verdict") {
    review_.kinds.push_back("verdict");
    return text = Sentence("verdict", polarity), true;
  }
  if (StartsWith(name, "C.")) return text = Signed("clause." + AfterDot(name), polarity), true;
  if (StartsWith(name, "NP.")) return text = AttributedNoun(polarity * Side(name[3])), true;
  if (StartsWith(name, "a:") || StartsWith(name, "such:") || StartsWith(name, "one:")) {
    return text = Indefinite(name, polarity * Side(name[name.find(':') + 1])), true;
  }
  if (name == "P" || name == "Q" || StartsWith(name, "P.") || StartsWith(name, "Q.")) {
    return text = Clause(polarity * Side(name[0]), AfterDot(name)), true;
  }
  if (name == "p" || name == "q" || StartsWith(name, "p.") || StartsWith(name, "q.")) {
    return text = Adjective(polarity * Side(name[0]), AfterDot(name)), true;
  }
  if (name == "same") return text = lastAdjective_, true;
  if (name == "there") return text = There(), true;
  return FillInPerson(name, text) || FillInNumber(name, text) || FillInDeed(name, text);
}

// The reviewer, and whose opinion is quoted.
bool ReviewWriter::FillInPerson(const std::string& name, std::string& text) {
  struct Forms {
    const char *slot, *one, *many, *reader;
  };
  static constexpr Forms kForms[] = {{"we", "I", "we", "you"},        {"us", "me", "us", "you"},
                                     {"our", "my", "our", "your"},    {"ourselves", "myself", "ourselves", "yourself"},
                                     {"were", "was", "were", "were"}, {"are", "am", "are", "are"}};
  for (const Forms& forms : kForms) {
    if (name == forms.slot) return text = addressed_ ? forms.reader : plural_ ? forms.many : forms.one, true;
  }
  Frame& frame = frames_.back();
  if (name == "who") {
    frame.reporter = &rng_.Pick(domain_->Reporters());
    return text = frame.reporter->name, true;
  }
  if (name != "she" && name != "she was") return false;
  text = frame.reporter->pronoun;
  if (name == "she was") text += text == "they" ? " were" : " was";
  return true;
}

// Words that agree with the aspect.
bool ReviewWriter::FillInNumber(const std::string& name, std::string& text) {
  struct Forms {
    const char *slot, *one, *many;
  };
  static constexpr Forms kForms[] = {{"was", "was", "were"}, {"wasn't", "wasn't", "weren't"},
                                     {"is", "is", "are"},    {"has", "has", "have"},
                                     {"it", "it", "they"},   {"this", "this", "these"}};
  for (const Forms& forms : kForms) {
    if (name == forms.slot) return text = TheAspect().plural ? forms.many : forms.one, true;
  }
  if (name == "A") return text = "the " + TheAspect().noun, true;
  if (name == "a") return text = TheAspect().noun, true;
  if (name != "that") return false;
  const Aspect& aspect = TheAspect();
  return text = aspect.plural ? "those" : aspect.mass ? "that" : "the one", true;
}

// Somebody, and what was done.
bool ReviewWriter::FillInDeed(const std::string& name, std::string& text) {
  if (name == "U.ing" || name == "V.ing") {
    const std::vector<Deed>& deeds = domain_->Deeds("us", frames_.back().polarity * (name[0] == 'U' ? 1 : -1));
    if (deeds.empty()) throw std::logic_error("reviews: nothing happens to the reviewer in " + domain_->Name());
    addressed_ = true;
    text = DeedText(rng_.Pick(deeds), "ing");
    addressed_ = false;
    return true;
  }
  bool deed = StartsWith(name, "E.") || StartsWith(name, "F.");
  if (name != "S" && name != "T" && !deed) return false;
  Frame& frame = frames_.back();
  if (frame.fits == nullptr) PickActor(name != "T");
  if (deed) return text = DeedText(name[0] == 'E' ? *frame.fits : *frame.differs, AfterDot(name)), true;
  text = frame.us ? (plural_ ? "we" : "I") : "the " + frame.aspect->noun;
  return true;
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
