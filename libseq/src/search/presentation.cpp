#include "search/presentation.h"

#include <algorithm>
#include <numeric>

#include "search/alignment.h"
#include "search/copied.h"
#include "search/line_parts.h"

namespace seq {
namespace {

constexpr char word_begin[] = "\xE2\x96\x81";  // as SentencePiece marks it

}  // namespace

std::vector<int> Presentation::source_words(const Sequence& read, const ExtraWords& extra) const {
  if (!reads_frames) return source.word_of(read.ids, extra);
  std::vector<int> frames(static_cast<std::size_t>(read.length()));
  std::iota(frames.begin(), frames.end(), 0);
  return frames;
}

std::string Presentation::text_of(const FoundHypothesis& found, const Sequence& read, const ExtraWords& extra) const {
  const Tokenizer& t = target;
  if (copies || reads_frames || !copy_unknown || found.attention.empty() ||
      std::find(found.tokens.begin(), found.tokens.end(), t.unknown()) == found.tokens.end())
    return t.decode(found.tokens, extra);
  const std::vector<std::string> source_words = words_of(source.decode(read.ids));
  const std::vector<int> source_word = source.word_of(read.ids);
  std::string text;
  std::vector<int> run;
  auto add = [&](const std::string& piece) {
    if (!text.empty() && !piece.empty()) text += ' ';
    text += piece;
  };
  auto flush = [&] {
    if (!run.empty()) add(t.decode(run));
    run.clear();
  };
  for (std::size_t i = 0; i < found.tokens.size(); ++i) {
    if (found.tokens[i] != t.unknown()) {
      run.push_back(found.tokens[i]);
      continue;
    }
    flush();
    const std::vector<float>& row = found.attention[i];
    const auto best = std::max_element(row.begin(), row.end()) - row.begin();
    const int word = best < static_cast<std::ptrdiff_t>(source_word.size()) ? source_word[best] : -1;
    if (word >= 0 && word < static_cast<int>(source_words.size())) add(source_words[word]);
  }
  flush();
  return text;
}

Hypothesis Presentation::present(const FoundHypothesis& found, const Sequence& read, const ExtraWords& extra,
                                 int words_before) const {
  Hypothesis h;
  h.text = text_of(found, read, extra);
  h.score = found.score;
  h.log_probability = found.log_probability;
  h.token_scores.assign(found.token_log_probabilities.begin(), found.token_log_probabilities.end());
  for (int id : found.tokens) h.tokens.push_back(target.piece(id, extra));
  for (int id : read.ids) h.source_tokens.push_back(source.piece(id, extra));
  if (reads_frames)
    for (int frame = 0; frame < read.length(); ++frame) h.source_tokens.push_back(word_begin + std::to_string(frame));
  const std::vector<int> word = target.word_of(found.tokens, extra);
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] < 0) continue;
    if (static_cast<std::size_t>(word[i]) >= h.word_scores.size()) h.word_scores.resize(word[i] + 1, 0);
    h.word_scores[word[i]] += found.token_log_probabilities[i];
  }
  h.attention = found.attention;
  if (!found.attention.empty())
    h.alignment = hard_alignment(word_attention(found.attention, source_words(read, extra), word));
  if (copies && !found.attention.empty())
    h.copied = copied_words(copied_tokens(found, read.ids), source.word_of(read.ids, extra), word);
  for (auto* pairs : {&h.alignment, &h.copied})
    for (auto& pair : *pairs) pair.first += words_before;
  return h;
}

FoundHypothesis without_cut_word(FoundHypothesis found, const std::vector<PieceLength>& lengths) {
  const auto continues = [&](int id) {
    return id < std::ssize(lengths) && lengths[static_cast<std::size_t>(id)].continues;
  };
  std::size_t keep = found.tokens.size();
  while (keep > 0 && continues(found.tokens[keep - 1])) --keep;
  if (keep > 0) --keep;
  const auto shorten = [keep](auto& list, std::size_t end_marks) {
    if (list.size() > keep + end_marks) list.erase(list.begin() + keep, list.end() - end_marks);
  };
  shorten(found.tokens, 0);
  shorten(found.copying, 0);
  shorten(found.token_log_probabilities, 1);
  shorten(found.attention, 1);
  return found;
}

}  // namespace seq
