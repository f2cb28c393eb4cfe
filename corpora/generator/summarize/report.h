#pragma once
#include <map>
#include <string>
#include <vector>

#include "phrases.h"
#include "summarize/invented.h"

namespace corpora::summarize {

struct Report {
  std::string article, headline, summary;
  std::string kind;  ///< the kind of event, and what decides: "match comeback"
};

/// A report being written: slots that hold its facts, and sentences that its book says of them.
class Draft {
 public:
  Draft(Rng& rng, const PhraseBook& shared) : rng(rng), invented(rng), expander_(shared, rng) {
    expander_.SetSlots([this](const std::string& name) -> std::optional<std::string> {
      auto found = slots_.find(name);
      return found == slots_.end() ? std::nullopt : std::optional(found->second);
    });
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  /// A new report of this part; sentences come from `book`, then from the shared one.
  void Begin(Part part, const PhraseBook& book);

  /// From now on `[name]` stands for this. Names of facts begin with a capital, names of rules do not.
  void Set(const std::string& name, const std::string& value) { slots_[name] = value; }
  /// The same, and `[name.last]`, `[name.he]`, `[name.his]`, `[name.him]`.
  void Set(const std::string& name, const Person& person);

  /// Any alternative of the rule, which is then held as `[name]`.
  std::string Choose(const std::string& name, const std::string& rule);

  /// Adds one of the rule's sentences to the article.
  void Say(const std::string& rule);
  /// Adds from `least` to `most` of these, in their order or, if they may be `shuffled`, in any.
  void SaySome(std::vector<std::string> rules, int least, int most, bool shuffled = true);

  Report Finish(const std::string& kind, const std::string& headline, const std::string& summary);

  Rng& rng;
  Invented invented;

 private:
  Expander expander_;
  const PhraseBook* book_ = nullptr;
  std::map<std::string, std::string> slots_;
  std::string article_;
};

/// "landslide" for "a landslide": headlines have no articles.
std::string WithoutArticle(const std::string& noun);

/// One report of each kind of event.
Report WriteMatch(Draft& draft, Part part);
Report WriteWeather(Draft& draft, Part part);
Report WriteCompany(Draft& draft, Part part);
Report WriteTraffic(Draft& draft, Part part);
Report WriteMeeting(Draft& draft, Part part);

/// Words that all kinds share.
extern const char* const kSharedText;

}  // namespace corpora::summarize
