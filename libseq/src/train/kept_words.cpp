#include "train/kept_words.h"

#include <algorithm>
#include <cstdint>

#include "text/unicode.h"

namespace seq {
namespace {

/// The word with its first letter folded: "The" as "the", "USA" as "uSA".
std::string first_folded(std::string_view word) {
  std::size_t at = 0;
  std::string text;
  unicode::append(text, unicode::next(word, at));
  return unicode::fold_case(text).append(word.substr(at));
}

/// Best values of ways through what is left of both texts: by place in the source, place in the compression, and
/// whether the source's unit before was kept.
class Table {
 public:
  Table(std::size_t n, std::size_t m) : m_(m), values_((n + 1) * (m + 1) * 2, 0) {}
  std::int64_t& at(std::size_t i, std::size_t j, bool before) { return values_[(i * (m_ + 1) + j) * 2 + before]; }

 private:
  std::size_t m_;
  std::vector<std::int64_t> values_;
};

}  // namespace

KeptWords kept_words(const std::string& source, const std::vector<WordUnit>& units, const std::string& compression) {
  const std::vector<WordUnit> wanted = word_units(compression);
  const std::size_t n = units.size(), m = wanted.size();
  const auto same = [&](std::size_t i, std::size_t j) {
    const std::string_view a = units[i].of(source), b = wanted[j].of(compression);
    return a == b || (j == 0 && first_folded(a) == first_folded(b));
  };
  // A match counts more than all the runs that there can be.
  const auto match = static_cast<std::int64_t>(n + m + 1);
  Table best(n, m);
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;) {
      const bool equal = same(i, j);
      for (const bool before : {false, true}) {
        std::int64_t value = std::max(best.at(i + 1, j, false), best.at(i, j + 1, before));
        if (equal) value = std::max(value, best.at(i + 1, j + 1, true) + match - (before ? 0 : 1));
        best.at(i, j, before) = value;
      }
    }

  KeptWords result;
  result.kept.assign(n, 0);
  std::size_t matched = 0;
  bool before = false;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    const std::int64_t value = best.at(i, j, before);
    if (same(i, j) && value == best.at(i + 1, j + 1, true) + match - (before ? 0 : 1)) {
      result.kept[i++] = 1;
      ++j;
      ++matched;
      before = true;
    } else if (value == best.at(i, j + 1, before)) {
      ++j;
    } else {
      ++i;
      before = false;
    }
  }
  result.whole = matched == m;
  return result;
}

}  // namespace seq
