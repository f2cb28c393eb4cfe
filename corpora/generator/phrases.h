#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "names.h"
#include "rng.h"

namespace corpora {

/// What a rule may become. Items of a list may be held out of train, patterns may not.
struct Rule {
  std::vector<std::string> alternatives;
  bool list = false;
};

/// A small grammar as text, one rule a line:
///
///     dish = soup | stew | lasagne     a list; a second line of the same name adds to it
///     deed: burnt the [dish]           a pattern, or several between bars; each line of the same name adds more
///     deed*3: ate the [dish]           the same, three times as likely
///     # a comment; a line that begins with a blank goes on with the line before
///
/// In a pattern `[dish]` stands for any alternative of that rule, `[1:dish]` for one that `[1:dish]` repeats later in
/// the same line, and `(a|b|)` for one of what the bars divide.
class PhraseBook {
 public:
  /// Throws std::logic_error that quotes the line when one is neither a list nor a pattern.
  explicit PhraseBook(std::string_view text);

  /// Null when there is no such rule.
  const Rule* Find(const std::string& name) const;
  const std::map<std::string, Rule>& Rules() const { return rules_; }

 private:
  std::map<std::string, Rule> rules_;
};

/// Splits at the bars that stand outside brackets and parentheses; the parts keep no blanks at their ends.
std::vector<std::string> Alternatives(std::string_view pattern);

/// The part an item of a list is kept for: train lacks about 7 % of the items of every list of at least eight.
Part PartOfItem(const std::string& rule, const std::string& item);

/// Expands patterns at random. What an expansion draws from a list depends on the part it is for: items of train, and
/// for dev and test their own too. No item is drawn twice between two calls of Begin() while others are left.
class Expander {
 public:
  /// What a name stands for, if not for a rule. Asked before the book.
  using Slots = std::function<std::optional<std::string>(const std::string& name)>;

  Expander(const PhraseBook& shared, Rng& rng) : shared_(shared), rng_(rng) {}

  /// A new line of this part: forgets what was drawn and remembered.
  void Begin(Part part);
  void SetSlots(Slots slots) { slots_ = std::move(slots); }

  /// Rules are looked up in `book`, then in the shared one. Throws std::logic_error for a name that is in neither.
  std::string Expand(const std::string& pattern, const PhraseBook& book);
  /// The same for one rule.
  std::string Draw(const std::string& rule, const PhraseBook& book);
  /// The same for several rules as if they were one; those that are missing are left out.
  std::string DrawAmong(const std::vector<std::string>& rules, const PhraseBook& book);

 private:
  const Rule* Find(const std::string& rule, const PhraseBook& book) const;
  std::string ExpandSlot(std::string name, const PhraseBook& book);

  const PhraseBook& shared_;
  Rng& rng_;
  Part part_ = Part::kTrain;
  Slots slots_;
  std::set<std::pair<std::string, std::size_t>> used_;
  std::map<std::string, std::string> remembered_;
};

/// The text as prose: single blanks, none before a mark, "a" or "an" by the sound that follows, every sentence with a
/// capital.
std::string Prose(std::string_view text);

}  // namespace corpora
