#include "search/line_parts.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "data/sound_frames.h"

namespace seq {
namespace {

bool ends_sentence(const std::string& piece) {
  for (const char* mark : {".", "!", "?", "\u3002", "\uff01", "\uff1f"})
    if (piece.ends_with(mark)) return true;
  return false;
}

/// Where the parts of ids begin, none longer than `limit`, and their end. A cut is at the last end of a sentence that a
/// part's second half has, or else at the last end of a word there.
std::vector<std::size_t> cuts(const Tokenizer& tokenizer, const std::vector<int>& ids, const ExtraWords& extra,
                              const std::vector<int>& word_of, std::size_t limit) {
  std::vector<std::size_t> begins = {0};
  while (ids.size() - begins.back() > limit) {
    const std::size_t half = begins.back() + limit / 2, end = begins.back() + limit;
    std::size_t word = 0, sentence = 0;
    for (std::size_t cut = end; cut > half && sentence == 0; --cut) {
      if (word_of[cut] == word_of[cut - 1]) continue;
      if (word == 0) word = cut;
      if (ends_sentence(tokenizer.piece(ids[cut - 1], extra))) sentence = cut;
    }
    begins.push_back(sentence > 0 ? sentence : word > 0 ? word : end);
  }
  begins.push_back(ids.size());
  return begins;
}

/// Numbers the extra words of a part anew, so that it has no more of them than it holds.
LinePart part_with_own_words(std::vector<int> ids, const ExtraWords& line_words, int vocabulary) {
  LinePart part;
  std::unordered_map<int, int> number;
  for (int& id : ids) {
    if (id < vocabulary) continue;
    const auto [place, is_new] = number.emplace(id, vocabulary + static_cast<int>(part.extra.size()));
    if (is_new) part.extra.push_back(line_words[static_cast<std::size_t>(id - vocabulary)]);
    id = place->second;
  }
  part.request.source = Sequence(std::move(ids));
  return part;
}

}  // namespace

std::vector<LinePart> parts_of(const Tokenizer& tokenizer, const std::string& line, bool copies, std::size_t limit) {
  ExtraWords extra;
  std::vector<int> ids = copies ? tokenizer.encode_collecting(line, extra) : tokenizer.encode(line);
  std::vector<LinePart> parts;
  if (ids.size() <= limit) {
    LinePart whole;
    whole.request.source = Sequence(std::move(ids));
    whole.extra = std::move(extra);
    parts.push_back(std::move(whole));
  } else {
    const std::vector<int> word_of = tokenizer.word_of(ids, extra);
    const std::vector<std::size_t> begins = cuts(tokenizer, ids, extra, word_of, limit);
    for (std::size_t k = 0; k + 1 < begins.size(); ++k) {
      parts.push_back(part_with_own_words({ids.begin() + static_cast<std::ptrdiff_t>(begins[k]),
                                           ids.begin() + static_cast<std::ptrdiff_t>(begins[k + 1])},
                                          extra, tokenizer.size()));
      parts.back().words_before = word_of[begins[k]];
    }
  }
  for (LinePart& part : parts) part.request.extra = static_cast<int>(part.extra.size());
  return parts;
}

LinePart part_of_frames(const FrameScale& scale, const SoundOptions& sound, const std::string& line, std::size_t limit,
                        const std::string& where, std::size_t& cut) {
  LinePart part;
  Sequence& source = part.request.source;
  source = frames_of(line, static_cast<int>(scale.numbers.size() / 2), sound, where);
  const auto length = static_cast<std::size_t>(source.length());
  if (length > limit) {
    source.frames.resize(limit * static_cast<std::size_t>(source.width));
    cut = length;
  }
  scale.apply(source);
  return part;
}

PieceLength length_of(const Tokenizer& tokenizer, const std::vector<int>& ids, const ExtraWords& extra) {
  PieceLength length;
  for (int id : ids) length = joined(length, tokenizer.length_of(id, extra));
  return length;
}

std::vector<std::size_t> likeliest_parts(const FoundLists& found, const std::vector<PieceLength>& lengths,
                                         const TextLimits& limits) {
  std::vector<std::size_t> order(found.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found[a][0].score > found[b][0].score; });
  PieceLength length;
  std::size_t chosen = 0;
  do {
    const PieceLength& own = lengths[order[chosen++]];
    length.words += own.words;
    length.characters += own.characters;
  } while (chosen < order.size() && limits.is_too_short(length));
  order.resize(chosen);
  std::sort(order.begin(), order.end());
  return order;
}

void join(Hypothesis& line, Hypothesis&& part) {
  const int target_words = static_cast<int>(line.word_scores.size());
  if (!line.text.empty() && !part.text.empty()) line.text += ' ';
  line.text += part.text;
  line.score += part.score;
  line.log_probability += part.log_probability;
  line.token_scores.pop_back();  // only the last part's end mark is the line's
  auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(line.tokens, part.tokens);
  append(line.token_scores, part.token_scores);
  append(line.word_scores, part.word_scores);
  append(line.source_tokens, part.source_tokens);
  line.attention.clear();
  for (const auto& [source, target] : part.alignment) line.alignment.emplace_back(source, target + target_words);
  for (const auto& [source, target] : part.copied) line.copied.emplace_back(source, target + target_words);
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t i = 0;
  while (i < text.size()) {
    while (i < text.size() && text[i] == ' ') ++i;
    std::size_t end = text.find(' ', i);
    if (end == std::string::npos) end = text.size();
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

}  // namespace seq
