// Whether a text says everything of a row, object by object.
#include <algorithm>

#include "seq/error.h"
#include "seq/slots.h"

namespace seq {
namespace {

/// Texts of words between blanks.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c != ' ')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Whether words from `begin` on can be cut into stretches that each say one of the objects.
bool says_all(const SlotCheck& check, const std::vector<std::string>& words, std::size_t begin,
              std::vector<SlotRow> objects) {
  if (objects.empty()) return true;
  const bool last = objects.size() == 1;
  std::string stretch;
  for (std::size_t end = begin; end < words.size(); ++end) {
    stretch += (stretch.empty() ? "" : " ") + words[end];
    if (last && end + 1 < words.size()) continue;
    for (std::size_t k = 0; k < objects.size(); ++k) {
      if (check(objects[k], stretch).errors() > 0) continue;
      std::vector<SlotRow> others = objects;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
      if (says_all(check, words, end + 1, std::move(others))) return true;
    }
  }
  return false;
}

}  // namespace

bool SlotCheck::all_right(const SlotRow& row, const std::string& text) const {
  std::vector<SlotRow> objects;
  for (const Slot& slot : row) {
    if (static_cast<std::size_t>(slot.object) >= objects.size())
      objects.resize(static_cast<std::size_t>(slot.object) + 1);
    objects[static_cast<std::size_t>(slot.object)].push_back(slot);
  }
  // A text without words can be right about nothing alone.
  if (objects.empty()) return (*this)(row, text).errors() == 0;
  return says_all(*this, words_of(text), 0, std::move(objects));
}

std::vector<Statistics> all_right_statistics(const SlotCheck& check, const std::vector<SlotRow>& rows,
                                             const std::vector<std::string>& hypotheses) {
  if (hypotheses.empty()) fail(ErrorKind::data, "no line to score", "", "one or more");
  if (rows.size() != hypotheses.size())
    fail(ErrorKind::data, "rows and hypotheses differ in number", "",
         "as many of one as of the other, found " + std::to_string(rows.size()) + " and " +
             std::to_string(hypotheses.size()));
  std::vector<Statistics> all;
  for (std::size_t i = 0; i < rows.size(); ++i) all.push_back({1, check.all_right(rows[i], hypotheses[i]) ? 1.0 : 0.0});
  return all;
}

double all_right_from_statistics(const Statistics& statistics) {
  return statistics[0] > 0 ? 100 * statistics[1] / statistics[0] : 0;
}

}  // namespace seq
