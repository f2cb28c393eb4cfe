#include <algorithm>
#include <cstdint>

#include "eval/characters.h"
#include "eval/ngrams.h"
#include "eval/statistics.h"
#include "seq/error.h"
#include "seq/metrics.h"

namespace seq {
namespace {

struct Edits {
  std::int32_t substitutions = 0, insertions = 0, deletions = 0;

  std::int32_t sum() const { return substitutions + insertions + deletions; }
};

// Levenshtein's distance with its edits; of equally short ways one with a substitution is preferred, then a deletion.
Edits edits_between(const std::vector<std::uint32_t>& hypothesis, const std::vector<std::uint32_t>& reference) {
  std::vector<Edits> row(hypothesis.size() + 1);
  for (std::size_t j = 0; j <= hypothesis.size(); ++j) row[j].insertions = static_cast<std::int32_t>(j);
  for (std::uint32_t wanted : reference) {
    Edits diagonal = row[0];
    ++row[0].deletions;
    for (std::size_t j = 1; j <= hypothesis.size(); ++j) {
      Edits best = diagonal;
      if (hypothesis[j - 1] != wanted) ++best.substitutions;
      Edits deleted = row[j];
      ++deleted.deletions;
      if (deleted.sum() < best.sum()) best = deleted;
      Edits inserted = row[j - 1];
      ++inserted.insertions;
      if (inserted.sum() < best.sum()) best = inserted;
      diagonal = row[j];
      row[j] = best;
    }
  }
  return row.back();
}

Statistics count(const std::string& hypothesis, const std::vector<std::string>& references, bool by_word,
                 bool lowercase) {
  eval::WordNumbers number;
  const auto prepare = [&](const std::string& line) { return eval::join_words(lowercase ? eval::lower(line) : line); };
  const auto units = [&](const std::string& text) {
    if (by_word) return number(eval::split_words(text));
    const std::u32string characters = eval::code_points(text);
    return std::vector<std::uint32_t>(characters.begin(), characters.end());
  };
  const std::string hypothesis_text = prepare(hypothesis);
  std::vector<std::string> reference_texts;
  for (const std::string& reference : references) reference_texts.push_back(prepare(reference));

  const std::vector<std::uint32_t> words = units(hypothesis_text);
  Edits nearest;
  std::size_t nearest_length = 0;
  bool found = false;
  for (const std::string& text : reference_texts) {
    const std::vector<std::uint32_t> reference = units(text);
    const Edits edits = edits_between(words, reference);
    const bool closer =
        edits.sum() < nearest.sum() || (edits.sum() == nearest.sum() && reference.size() > nearest_length);
    if (found && !closer) continue;
    nearest = edits;
    nearest_length = reference.size();
    found = true;
  }
  return {static_cast<double>(nearest.substitutions),
          static_cast<double>(nearest.insertions),
          static_cast<double>(nearest.deletions),
          static_cast<double>(nearest_length),
          nearest.sum() > 0 ? 1.0 : 0.0,
          1.0};
}

}  // namespace

std::vector<Statistics> edit_statistics(const std::vector<std::string>& hypotheses, const References& references,
                                        const EditOptions& options) {
  eval::check_input(hypotheses, references);
  const bool by_word = options.unit == "word";
  if (!by_word && options.unit != "char")
    fail(ErrorKind::usage, "unknown unit '" + options.unit + "'", "", "word or char");
  std::vector<Statistics> rows;
  rows.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i)
    rows.push_back(count(hypotheses[i], references[i], by_word, options.lowercase));
  return rows;
}

EditScore edit_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, 6, "error rate");
  EditScore result;
  result.substitutions = statistics[0];
  result.insertions = statistics[1];
  result.deletions = statistics[2];
  result.reference_length = statistics[3];
  result.wrong = statistics[4];
  result.items = statistics[5];
  const double edits = result.substitutions + result.insertions + result.deletions;
  if (result.reference_length > 0) {
    result.error_rate = 100 * edits / result.reference_length;
  } else {
    result.error_rate = edits > 0 ? 100 : 0;  // against empty references
  }
  if (result.items > 0) result.item_error_rate = 100 * result.wrong / result.items;
  return result;
}

EditScore edit_score(const std::vector<std::string>& hypotheses, const References& references,
                     const EditOptions& options) {
  return edit_from_statistics(sum_statistics(edit_statistics(hypotheses, references, options)));
}

double exact_match(const std::vector<std::string>& hypotheses, const References& references) {
  eval::check_input(hypotheses, references);
  std::int64_t equal = 0;
  for (std::size_t i = 0; i < hypotheses.size(); ++i) {
    const std::string line = eval::join_words(hypotheses[i]);
    equal += std::any_of(references[i].begin(), references[i].end(),
                         [&](const std::string& reference) { return eval::join_words(reference) == line; });
  }
  return 100.0 * static_cast<double>(equal) / static_cast<double>(hypotheses.size());
}

}  // namespace seq
