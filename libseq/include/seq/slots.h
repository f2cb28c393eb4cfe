// Rows of named values as lines of text, and whether a text says what its row holds.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "seq/metrics.h"

namespace seq {

/// One value of a row.
struct Slot {
  std::string name;
  std::string value;  ///< '|' separates wordings, any of which is right
  int object = 0;     ///< which of the row's objects has it, from 0 on
};

using SlotRow = std::vector<Slot>;

/// Whether the line begins like a row: a name, then '['.
bool is_slot_line(const std::string& line);

/// The row of a line "name[Alimentum], food[Chinese]"; ';' instead of ',' begins the next object. Inside a value "\]"
/// is a bracket and "\\" a backslash. Blanks around names and values do not count. A blank line is a row without slots.
/// Throws Error(data) that says at which byte a name, '[', ']', ',' or ';' is missing.
SlotRow parse_slots(const std::string& line);
std::string slot_line(const SlotRow& row);

struct SlotErrors {
  int slots = 0;    ///< values of the row
  int missing = 0;  ///< slots of which the text says nothing
  int wrong = 0;    ///< slots of which it says another value instead
  int added =
      0;  ///< slots of which it says a value that the row does not hold, beside the right one or out of the blue

  int errors() const { return missing + wrong + added; }
};

/// Looks for values in texts: whole words, case folded, without accents, hyphens or other marks between them, numbers
/// as words or digits. A word of the text stands for one slot alone, so that two slots of value "high" need two of it.
/// The values of a slot are those of all known rows; other ones than a row's own are errors where they occur, unless
/// their words are a part of a right value or are one letter.
///
/// Slots whose values are yes and no (true and false) are said by their name ("familyFriendly": family friendly), and
/// denied by not, no, non, never, without or n't within four words before or two behind it, without a comma or period
/// between, or by un- on its last word.
class SlotCheck {
 public:
  /// wordings: lines of slot, tab, value, tab, further wordings separated by '|'; blank lines and those that begin with
  /// '#' do not count. Those of "yes" may be denied as the name may. Throws Error(data) for other lines.
  explicit SlotCheck(const std::vector<SlotRow>& known, const std::vector<std::string>& wordings = {});
  ~SlotCheck();
  SlotCheck(SlotCheck&&) noexcept;
  SlotCheck& operator=(SlotCheck&&) noexcept;

  SlotErrors operator()(const SlotRow& row, const std::string& text) const;

  /// Whether the text says everything of its row and nothing else, object by object: cut between words, it falls into a
  /// stretch for each object, in any order, that has no error for this object alone.
  bool all_right(const SlotRow& row, const std::string& text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct SlotScore {
  double error_rate = 0;                     ///< 100 × (missing + wrong + added) / slots; above 100 is possible
  double missing = 0, wrong = 0, added = 0;  ///< 100 × each / slots
};

/// Per line: slots, missing, wrong, added. Throws Error(data) when there is no line or the counts differ.
std::vector<Statistics> slot_statistics(const SlotCheck& check, const std::vector<SlotRow>& rows,
                                        const std::vector<std::string>& hypotheses);
SlotScore slot_from_statistics(const Statistics& statistics);

/// Per line: 1, and whether all is right, as 0 or 1. Throws what slot_statistics throws.
std::vector<Statistics> all_right_statistics(const SlotCheck& check, const std::vector<SlotRow>& rows,
                                             const std::vector<std::string>& hypotheses);
/// The share of lines, 0 to 100.
double all_right_from_statistics(const Statistics& statistics);

}  // namespace seq
