#include "classify/review_lexicon.h"

#include <stdexcept>

#include "classify/review_texts.h"
#include "text.h"

namespace corpora::classify {

namespace {

const PhraseBook& AdjectiveBook() {
  static const PhraseBook book(review_texts::kAdjectives);
  return book;
}

// The adjectives of a group, of both polarities.
std::vector<Opinion> Group(const std::string& group) {
  struct Series {
    const char* rule;
    int polarity;
    bool strong;
  };
  std::vector<Opinion> opinions;
  for (const Series& series :
       {Series{"good.", 1, false}, {"good!.", 1, true}, {"bad.", -1, false}, {"bad!.", -1, true}}) {
    const Rule* rule = AdjectiveBook().Find(series.rule + group);
    if (rule == nullptr) continue;
    for (const std::string& item : rule->alternatives) {
      std::vector<std::string> forms = Split(item, '/');
      opinions.push_back({forms[0], forms.size() > 1 ? forms[1] : "more " + forms[0], series.polarity, series.strong});
    }
  }
  if (opinions.empty()) throw std::logic_error("reviews: no adjectives in the group " + group);
  return opinions;
}

Aspect ParseAspect(std::string noun, const std::string& kind) {
  Aspect aspect;
  aspect.kind = kind;
  aspect.plural = noun.back() == '*';
  aspect.mass = noun.back() == '~';
  if (aspect.plural || aspect.mass) noun.pop_back();
  aspect.noun = noun;
  return aspect;
}

Deed ParseDeed(const std::string& item) {
  std::size_t blank = item.find(' ');
  std::vector<std::string> forms = Split(item.substr(0, blank), '/');
  if (forms.size() != 3) throw std::logic_error("reviews: past/infinitive/gerund expected in: " + item);
  return {forms[0], forms[1], forms[2], blank == std::string::npos ? "" : item.substr(blank + 1)};
}

}  // namespace

Domain::Domain(const std::string& name, std::string_view text) : name_(name), book_(text) {
  for (const auto& [rule, body] : book_.Rules()) {
    std::size_t dot = rule.find('.');
    if (dot == std::string::npos) continue;
    std::string family = rule.substr(0, dot), kind = rule.substr(dot + 1);
    for (const std::string& item : body.alternatives) {
      if (family == "aspect") aspects_.push_back(ParseAspect(item, kind));
      if (family == "event+" || family == "event-") deeds_[rule].push_back(ParseDeed(item));
      if (family != "groups") continue;
      for (const std::string& group : Words(item)) {
        for (Opinion& opinion : Group(group)) opinions_[kind].push_back(std::move(opinion));
      }
    }
    if (family == "event+") actingKinds_.push_back(kind);
  }
  for (const std::string& item : book_.Find("who")->alternatives) {
    std::vector<std::string> parts = Split(item, '/');
    reporters_.push_back({parts.at(0), parts.at(1)});
  }
}

const std::vector<Deed>& Domain::Deeds(const std::string& kind, int polarity) const {
  static const std::vector<Deed> kNone;
  auto found = deeds_.find((polarity > 0 ? "event+." : "event-.") + kind);
  return found == deeds_.end() ? kNone : found->second;
}

const std::vector<Domain>& Domains() {
  static const std::vector<Domain> kDomains = [] {
    std::vector<Domain> domains;
    for (const review_texts::DomainText& d :
         {review_texts::Restaurants(), review_texts::Hotels(), review_texts::Gadgets(), review_texts::Films(),
          review_texts::Courses()}) {
      domains.emplace_back(d.name, d.text);
    }
    return domains;
  }();
  return kDomains;
}

const std::vector<Opinion>& GeneralOpinions() {
  static const std::vector<Opinion> opinions = Group("any");
  return opinions;
}

}  // namespace corpora::classify
