// Placeholders for values of a row in texts.
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "data/table_schema.h"
#include "text/unicode.h"

namespace seq {
namespace {

// Letters of Linear A: words to every tokenizer, and in nobody's texts. Two a column: the value, and the value without
// its leading "the".
constexpr char32_t kFirst = 0x10600, kLast = 0x10736;
static_assert(2 * kPlaceholders <= kLast - kFirst + 1);

std::u32string points(const std::string& text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) result += unicode::next(text, at);
  return result;
}

std::string utf8(const std::u32string& text) {
  std::string result;
  for (char32_t c : text) unicode::append(result, c);
  return result;
}

// Point by point, so that places stay what they are.
std::u32string lower(std::u32string text) {
  for (char32_t& c : text) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  return text;
}

bool is_word(char32_t c) { return u_isalnum(static_cast<UChar32>(c)); }

std::u32string without_the(const std::u32string& value) {
  return lower(value).starts_with(U"the ") ? value.substr(4) : std::u32string();
}

char32_t placeholder(std::size_t column, bool whole) {
  return kFirst + static_cast<char32_t>(2 * column + (whole ? 0 : 1));
}

struct Form {
  std::u32string words;
  char32_t placeholder;
};

void replace_words(std::u32string& text, const Form& form) {
  const std::u32string wanted = lower(form.words);
  std::u32string folded = lower(text);
  for (std::size_t at = folded.find(wanted); at != std::u32string::npos; at = folded.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at > 0 && is_word(folded[at - 1])) || (end < folded.size() && is_word(folded[end]))) continue;
    text.replace(at, wanted.size(), 1, form.placeholder);
    folded.replace(at, wanted.size(), 1, form.placeholder);
  }
}

}  // namespace

std::string TableSchema::words(const SlotRow& row, const std::string& where) const {
  std::string text;
  for (const auto& [at, slot] : in_order(row, where))
    text += (text.empty() ? "" : "; ") + slot->name + ": " +
            (columns_[at].delexicalized ? utf8(std::u32string(1, placeholder(at, true))) : slot->value);
  return text;
}

std::string TableSchema::delexicalize(const SlotRow& row, const std::string& text) const {
  std::vector<Form> forms;
  for (const Slot& slot : row) {
    const std::size_t at = column(slot.name, "");
    if (!columns_[at].delexicalized) continue;
    const std::u32string value = points(slot.value), shorter = without_the(value);
    if (!value.empty()) forms.push_back({value, placeholder(at, true)});
    if (!shorter.empty()) forms.push_back({shorter, placeholder(at, false)});
  }
  std::stable_sort(forms.begin(), forms.end(),
                   [](const Form& a, const Form& b) { return a.words.size() > b.words.size(); });
  std::u32string result = points(text);
  for (const Form& form : forms) replace_words(result, form);
  return utf8(result);
}

std::string TableSchema::fill(const SlotRow& row, const std::string& text, int* left_out) const {
  std::u32string result;
  int lost = 0;
  for (char32_t c : points(text)) {
    if (c < kFirst || c > kLast) {
      result += c;
      continue;
    }
    const std::size_t at = (c - kFirst) / 2;
    const auto slot = std::find_if(row.begin(), row.end(), [&](const Slot& s) {
      return at < columns_.size() && columns_[at].delexicalized && s.name == columns_[at].name;
    });
    if (slot == row.end()) {
      ++lost;
      continue;
    }
    const std::u32string value = points(slot->value), shorter = without_the(value);
    result += (c - kFirst) % 2 == 0 || shorter.empty() ? value : shorter;
  }
  if (left_out != nullptr) *left_out = lost;
  return lost > 0 ? unicode::clean_spaces(utf8(result)) : utf8(result);
}

}  // namespace seq
