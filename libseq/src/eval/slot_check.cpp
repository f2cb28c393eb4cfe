#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "eval/characters.h"
#include "eval/slot_words.h"
#include "eval/statistics.h"
#include "seq/error.h"
#include "seq/slots.h"

namespace seq {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kDeniedBefore = 4, kDeniedBehind = 2;  // words between a negation and what it denies

bool denies(const std::string& word) {
  return word == "not" || word == "no" || word == "non" || word == "never" || word == "without";
}

Words split(const std::string& text, char mark) {
  Words parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + ' ';
  return text;
}

// One way to say a value of a slot.
struct Phrase {
  int slot = 0, value = 0;
  Words words;
};

Words phrase_words(const std::string& wording) {
  Words words = eval::slot_words(wording);
  while (!words.empty() && words.back() == eval::kClauseEnd) words.pop_back();
  return words;
}

enum Truth : int { kNo = 0, kYes = 1 };  // values of a slot of yes and no

int truth_of(const std::string& value) {
  const std::string word = joined(eval::slot_words(value));
  if (word == "yes " || word == "true ") return kYes;
  return word == "no " || word == "false " ? kNo : -1;
}

struct Occurrence {
  std::size_t phrase, begin, end;
  int value;  // of the phrase, or, where it is denied, the other one
};

}  // namespace

struct SlotCheck::Impl {
  std::map<std::string, int> slots;                   // by name
  std::vector<bool> is_truth;                         // by slot
  std::map<std::pair<int, std::string>, int> values;  // by slot and words
  std::vector<Phrase> phrases;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_word;

  int slot(const std::string& name) {
    const auto [found, added] = slots.try_emplace(name, static_cast<int>(slots.size()));
    if (added) is_truth.push_back(true);
    return found->second;
  }

  void add_phrase(int slot, int value, Words words) {
    if (words.empty()) return;
    by_first_word[words[0]].push_back(phrases.size());
    phrases.push_back({slot, value, std::move(words)});
  }

  // The number of a value; with its wordings as phrases when it is new.
  int value(int slot, const std::string& text) {
    if (is_truth[static_cast<std::size_t>(slot)]) return truth_of(text);
    const auto key = std::make_pair(slot, joined(eval::slot_words(text)));
    const auto [found, added] = values.try_emplace(key, static_cast<int>(values.size()));
    if (added)
      for (const std::string& wording : split(text, '|')) add_phrase(slot, found->second, phrase_words(wording));
    return found->second;
  }

  void add_wordings(const std::string& line, std::size_t number) {
    if (eval::strip(line).empty() || line[0] == '#') return;
    const Words parts = split(line, '\t');
    if (parts.size() != 3)
      fail(ErrorKind::data, "a line of wordings has " + std::to_string(parts.size()) + " columns",
           "line " + std::to_string(number), "slot, tab, value, tab, wordings separated by '|'");
    const auto found = slots.find(parts[0]);
    if (found == slots.end()) return;  // of another table
    const int of_value = value(found->second, parts[1]);
    for (const std::string& wording : split(parts[2], '|')) add_phrase(found->second, of_value, phrase_words(wording));
  }

  int polarity(const Phrase& phrase, const Words& text, std::size_t begin, std::size_t end) const {
    // The value first: a slot that no known row has is none of is_truth's, and has no yes.
    if (phrase.value != kYes || !is_truth[static_cast<std::size_t>(phrase.slot)]) return phrase.value;
    for (std::size_t k = 1; k <= kDeniedBefore && k <= begin && text[begin - k] != eval::kClauseEnd; ++k)
      if (denies(text[begin - k])) return kNo;
    for (std::size_t k = 0; k < kDeniedBehind && end + k < text.size() && text[end + k] != eval::kClauseEnd; ++k)
      if (denies(text[end + k])) return kNo;
    return kYes;
  }

  const Phrase& phrase(std::size_t number, const std::vector<Phrase>& own) const {
    return number < phrases.size() ? phrases[number] : own[number - phrases.size()];
  }

  // All known phrases and the row's own ones in the text, longer ones first, then from left to right.
  std::vector<Occurrence> occurrences(const Words& text, const std::vector<Phrase>& own) const {
    std::vector<Occurrence> found;
    const auto look = [&](std::size_t number, std::size_t i) {
      const Words& words = phrase(number, own).words;
      if (i + words.size() > text.size() || !std::equal(words.begin(), words.end(), text.begin() + std::ptrdiff_t(i)))
        return;
      found.push_back({number, i, i + words.size(), polarity(phrase(number, own), text, i, i + words.size())});
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto candidates = by_first_word.find(text[i]);
      if (candidates != by_first_word.end())
        for (std::size_t number : candidates->second) look(number, i);
      for (std::size_t k = 0; k < own.size(); ++k) look(phrases.size() + k, i);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Occurrence& a, const Occurrence& b) { return a.end - a.begin > b.end - b.begin; });
    return found;
  }
};

SlotCheck::SlotCheck(const std::vector<SlotRow>& known, const std::vector<std::string>& wordings)
    : impl_(std::make_unique<Impl>()) {
  for (const SlotRow& row : known)
    for (const Slot& slot : row) {
      const auto number = static_cast<std::size_t>(impl_->slot(slot.name));
      if (truth_of(slot.value) < 0) impl_->is_truth[number] = false;
    }
  for (const SlotRow& row : known)
    for (const Slot& slot : row) impl_->value(impl_->slot(slot.name), slot.value);
  for (const auto& [name, number] : impl_->slots) {
    if (!impl_->is_truth[static_cast<std::size_t>(number)]) continue;
    Words words = eval::name_words(name);
    impl_->add_phrase(number, kYes, words);
    if (!words.empty()) words.back() = "un" + words.back();
    impl_->add_phrase(number, kNo, words);
  }
  for (std::size_t i = 0; i < wordings.size(); ++i) impl_->add_wordings(wordings[i], i + 1);
}

SlotCheck::~SlotCheck() = default;
SlotCheck::SlotCheck(SlotCheck&&) noexcept = default;
SlotCheck& SlotCheck::operator=(SlotCheck&&) noexcept = default;

SlotErrors SlotCheck::operator()(const SlotRow& row, const std::string& text) const {
  struct Wanted {
    int slot, value;
    bool found = false;
  };
  std::vector<Wanted> wanted;
  std::vector<Phrase> own;  // of values that no known row has
  for (const Slot& slot : row) {
    const auto known = impl_->slots.find(slot.name);
    const int unknown = -2 - static_cast<int>(wanted.size());  // -1 is none of yes and no
    Wanted each{known == impl_->slots.end() ? unknown : known->second, unknown};
    if (known != impl_->slots.end() && impl_->is_truth[static_cast<std::size_t>(known->second)]) {
      each.value = truth_of(slot.value);
    } else if (const auto value = impl_->values.find({each.slot, joined(eval::slot_words(slot.value))});
               value != impl_->values.end()) {
      each.value = value->second;
    } else {
      for (const std::string& wording : split(slot.value, '|')) {
        Words words = phrase_words(wording);
        if (!words.empty()) own.push_back({each.slot, each.value, std::move(words)});
      }
    }
    wanted.push_back(each);
  }
  const Words words = eval::slot_words(text);
  const std::vector<Occurrence> occurrences = impl_->occurrences(words, own);

  std::vector<bool> taken(words.size(), false);
  const auto is_free = [&taken](const Occurrence& o) {
    return std::none_of(taken.begin() + std::ptrdiff_t(o.begin), taken.begin() + std::ptrdiff_t(o.end),
                        [](bool t) { return t; });
  };
  const auto take = [&taken](const Occurrence& o) {
    std::fill(taken.begin() + std::ptrdiff_t(o.begin), taken.begin() + std::ptrdiff_t(o.end), true);
  };
  const auto says = [&](const Occurrence& o, const Wanted& w) {
    return impl_->phrase(o.phrase, own).slot == w.slot && o.value == w.value;
  };
  // Right values first: one occurrence each, ...
  for (const Occurrence& o : occurrences)
    for (Wanted& w : wanted)
      if (!w.found && says(o, w) && is_free(o)) {
        w.found = true;
        take(o);
        break;
      }
  // ... then what repeats them.
  for (const Occurrence& o : occurrences)
    for (const Wanted& w : wanted)
      if (says(o, w) && is_free(o)) take(o);

  SlotErrors errors;
  errors.slots = static_cast<int>(row.size());
  std::vector<int> added;                  // slots of which something wrong has been said
  for (const bool lost : {true, false}) {  // what is missing explains a wrong word before anything else does
    for (const Occurrence& o : occurrences) {
      const Phrase& phrase = impl_->phrase(o.phrase, own);
      const bool letter = phrase.words.size() == 1 && phrase.words[0].size() == 1 && phrase.words[0][0] > '9';
      const auto instead = std::find_if(wanted.begin(), wanted.end(),
                                        [&](const Wanted& w) { return w.slot == phrase.slot && (!lost || !w.found); });
      if (letter || !is_free(o) || (lost && instead == wanted.end())) continue;
      if (std::find(added.begin(), added.end(), phrase.slot) != added.end()) {
        take(o);
        continue;
      }
      added.push_back(phrase.slot);
      take(o);
      if (lost) {
        instead->found = true;
        ++errors.wrong;
      } else {
        ++errors.added;
      }
    }
  }
  for (const Wanted& w : wanted) errors.missing += !w.found;
  return errors;
}

std::vector<Statistics> slot_statistics(const SlotCheck& check, const std::vector<SlotRow>& rows,
                                        const std::vector<std::string>& hypotheses) {
  if (hypotheses.empty()) fail(ErrorKind::data, "no line to score", "", "one or more");
  if (rows.size() != hypotheses.size())
    fail(ErrorKind::data, "rows and hypotheses differ in number", "",
         "as many of one as of the other, found " + std::to_string(rows.size()) + " and " +
             std::to_string(hypotheses.size()));
  std::vector<Statistics> result;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const SlotErrors errors = check(rows[i], hypotheses[i]);
    result.push_back({static_cast<double>(errors.slots), static_cast<double>(errors.missing),
                      static_cast<double>(errors.wrong), static_cast<double>(errors.added)});
  }
  return result;
}

SlotScore slot_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, 4, "slot error rate");
  const double slots = std::max(statistics[0], 1.0);
  SlotScore score{0, 100 * statistics[1] / slots, 100 * statistics[2] / slots, 100 * statistics[3] / slots};
  score.error_rate = score.missing + score.wrong + score.added;
  return score;
}

}  // namespace seq
