#include "common/hypothesis_text.h"

#include <algorithm>
#include <map>
#include <set>

#include "common/numbers.h"
#include "seq/error.h"

namespace app {
namespace {

constexpr int kScoreDigits = 6;

/// For each piece the word it belongs to: SentencePiece begins every word with U+2581.
std::vector<int> words_of(const std::vector<std::string>& pieces) {
  std::vector<int> words;
  int word = -1;
  for (const std::string& piece : pieces) {
    if (piece.compare(0, 3, "\xE2\x96\x81") == 0) ++word;
    words.push_back(std::max(word, 0));
  }
  return words;
}

std::string scores_text(const std::vector<double>& scores) {
  std::string text;
  for (const double score : scores) text += " " + significant(score, kScoreDigits);
  return text;
}

std::string pairs_text(const std::set<std::pair<int, int>>& pairs) {
  std::string text;
  for (const auto& [source, target] : pairs) {
    text += (text.empty() ? "" : " ") + std::to_string(source) + "-" + std::to_string(target);
  }
  return text;
}

std::string soft_text(const seq::Hypothesis& hypothesis) {
  std::string text;
  for (const auto& row : hypothesis.attention) {
    if (!text.empty()) text += " ";
    for (std::size_t s = 0; s < row.size(); ++s) {
      text += (s ? "," : "") + significant(static_cast<double>(row[s]), kScoreDigits);
    }
  }
  return text;
}

/// Word pairs between which some piece attends to some piece with at least this weight.
std::set<std::pair<int, int>> pairs_above(const seq::Hypothesis& hypothesis, double threshold) {
  const auto source_words = words_of(hypothesis.source_tokens);
  const auto target_words = words_of(hypothesis.tokens);
  std::set<std::pair<int, int>> pairs;
  // The end marks have weights too, but belong to no word.
  const std::size_t rows = std::min(hypothesis.attention.size(), target_words.size());
  for (std::size_t t = 0; t < rows; ++t) {
    const auto& row = hypothesis.attention[t];
    for (std::size_t s = 0; s < std::min(row.size(), source_words.size()); ++s) {
      if (static_cast<double>(row[s]) >= threshold) pairs.emplace(source_words[s], target_words[t]);
    }
  }
  return pairs;
}

/// The words with brackets around those that were copied, and the place in the source that each came from.
std::string copy_marks(const std::string& text, const std::vector<std::pair<int, int>>& copied) {
  std::map<int, int> from;
  for (const auto& [source, target] : copied) from[target] = source;
  std::string marked;
  int word = 0;
  for (std::size_t at = 0; at < text.size(); ++word) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const auto place = from.find(word);
    if (word > 0) marked += ' ';
    marked += place == from.end() ? text.substr(at, end - at)
                                  : "[" + text.substr(at, end - at) + "]@" + std::to_string(place->second);
    at = end + 1;
  }
  return marked;
}

}  // namespace

void check_alignment(const std::string& value) {
  if (value.empty() || value == "hard" || value == "soft") return;
  if (value.find_first_not_of("0123456789.") != std::string::npos) {
    seq::fail(seq::ErrorKind::usage, "'" + value + "' is no form of alignment", "--alignment",
              "expected hard, soft or a threshold from 0 to 1");
  }
  parse_number(value, "alignment", 0, 1);
}

std::string alignment_text(const seq::Hypothesis& hypothesis, const std::string& form) {
  if (form == "soft") return soft_text(hypothesis);
  if (form == "hard") return pairs_text({hypothesis.alignment.begin(), hypothesis.alignment.end()});
  return pairs_text(pairs_above(hypothesis, parse_number(form, "alignment", 0, 1)));
}

std::string score_text(const seq::Hypothesis& scored, bool normalized, bool word_scores) {
  std::string text = significant(normalized ? scored.score : scored.log_probability, kScoreDigits);
  if (word_scores) text += " ||| WordScores=" + scores_text(scored.word_scores);
  return text;
}

std::string hypothesis_text(const std::vector<seq::Hypothesis>& hypotheses, std::int64_t number, const Extras& extras) {
  std::string text;
  const std::size_t count = extras.n_best ? hypotheses.size() : std::min<std::size_t>(hypotheses.size(), 1);
  for (std::size_t i = 0; i < count; ++i) {
    const seq::Hypothesis& hypothesis = hypotheses[i];
    if (extras.n_best) text += std::to_string(number) + " ||| ";
    // Whatever a model makes of its byte pieces, one line stays one line.
    std::string line = hypothesis.text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    text += line;
    if (!extras.alignment.empty()) text += " ||| " + alignment_text(hypothesis, extras.alignment);
    if (extras.copied) {
      const std::string pairs = pairs_text({hypothesis.copied.begin(), hypothesis.copied.end()});
      text += " ||| Copied=" + (pairs.empty() ? "" : " " + pairs) + " ||| " + copy_marks(line, hypothesis.copied);
    }
    if (extras.word_scores) text += " ||| WordScores=" + scores_text(hypothesis.word_scores);
    if (extras.n_best) {
      text += " ||| F0= " + significant(hypothesis.log_probability, kScoreDigits) + " ||| " +
              significant(hypothesis.score, kScoreDigits);
    }
    text += "\n";
  }
  return text;
}

}  // namespace app
