#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "eval/characters.h"
#include "eval/statistics.h"
#include "seq/summary_metrics.h"

namespace seq {
namespace {

constexpr std::size_t kWidth = 6;

bool is_part(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_digit(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER; }

bool is_capital(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0; }

bool closes(char32_t c) {
  const int type = u_charType(static_cast<UChar32>(c));
  return c == '"' || c == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

bool ends_sentence(std::u32string_view word) {
  while (!word.empty() && closes(word.back())) word.remove_suffix(1);
  return !word.empty() && std::u32string_view(U".!?:").find(word.back()) != std::u32string_view::npos;
}

std::u32string_view without_marks(std::u32string_view word) {
  while (!word.empty() && !is_part(word.front())) word.remove_prefix(1);
  while (!word.empty() && !is_part(word.back())) word.remove_suffix(1);
  for (std::u32string_view possessive : {U"'s", U"’s"})
    if (word.ends_with(possessive)) word.remove_suffix(possessive.size());
  return word;
}

struct Word {
  std::u32string text;
  bool capital = false;  ///< begins with a capital, is longer than that, holds no digit
  bool number = false;   ///< holds a digit
  bool begins = false;   ///< a sentence
};

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    bool begins = true;
    for (std::string_view part : eval::split_words(std::string_view(text).substr(begin, end - begin))) {
      const std::u32string whole = eval::code_points(part);
      Word word{std::u32string(without_marks(whole)), false, false, begins};
      if (!word.text.empty()) {
        word.number = std::any_of(word.text.begin(), word.text.end(), is_digit);
        word.capital = !word.number && word.text.size() > 1 && is_capital(word.text[0]);
        words.push_back(std::move(word));
        begins = false;
      }
      begins = begins || ends_sentence(whole);
    }
    begin = end + 1;
  }
  return words;
}

// What a source says of the words of other texts.
class Source {
 public:
  explicit Source(const std::string& text) {
    for (Word& word : words_of(text)) {
      if (word.capital && !word.begins) names_.insert(word.text);
      words_.insert(std::move(word.text));
    }
  }

  bool holds(const Word& word) const { return words_.count(word.text) != 0; }
  bool is_name(const Word& word) const { return word.capital && (!word.begins || names_.count(word.text) != 0); }

 private:
  std::unordered_set<std::u32string> words_, names_;
};

struct Copied {
  double names = 0, names_found = 0, numbers = 0, numbers_found = 0;

  double share() const {
    const double all = names + numbers;
    return all == 0 ? 1 : (names_found + numbers_found) / all;
  }
};

Copied copied(const Source& source, const std::vector<Word>& output, const std::string& reference) {
  std::unordered_map<std::u32string_view, int> left;
  for (const Word& word : output) ++left[word.text];
  Copied result;
  for (const Word& word : words_of(reference)) {
    if (!source.holds(word) || !(word.number || source.is_name(word))) continue;
    (word.number ? result.numbers : result.names) += 1;
    if (left[word.text]-- > 0) (word.number ? result.numbers_found : result.names_found) += 1;
  }
  return result;
}

Statistics compare(const std::string& source_text, const std::string& hypothesis,
                   const std::vector<std::string>& references) {
  const Source source(source_text);
  const std::vector<Word> output = words_of(hypothesis);
  Copied best;
  bool first = true;
  for (const std::string& reference : references) {
    const Copied found = copied(source, output, reference);
    if (first || found.share() > best.share()) best = found;
    first = false;
  }
  double items = 0, grounded = 0;
  for (const Word& word : output) {
    if (!word.number && !source.is_name(word)) continue;
    items += 1;
    grounded += source.holds(word);
  }
  return {best.names, best.names_found, best.numbers, best.numbers_found, items, grounded};
}

}  // namespace

std::vector<Statistics> copy_statistics(const std::vector<std::string>& sources,
                                        const std::vector<std::string>& hypotheses, const References& references) {
  eval::check_input(hypotheses, references);
  eval::check_sources(sources, hypotheses);
  std::vector<Statistics> rows;
  rows.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) rows.push_back(compare(sources[i], hypotheses[i], references[i]));
  return rows;
}

CopyScores copy_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, kWidth, "copy accuracy");
  const auto percent = [](double found, double all) { return all == 0 ? 100 : 100 * found / all; };
  CopyScores scores;
  scores.names = percent(statistics[1], statistics[0]);
  scores.numbers = percent(statistics[3], statistics[2]);
  scores.all = percent(statistics[1] + statistics[3], statistics[0] + statistics[2]);
  scores.grounded = percent(statistics[5], statistics[4]);
  return scores;
}

CopyScores copy_scores(const std::vector<std::string>& sources, const std::vector<std::string>& hypotheses,
                       const References& references) {
  return copy_from_statistics(sum_statistics(copy_statistics(sources, hypotheses, references)));
}

}  // namespace seq
