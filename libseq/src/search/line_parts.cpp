#include "search/line_parts.h"

#include <unordered_map>

namespace seq {
namespace {

/// Cuts ids into pieces of at most `limit`, at the last word beginning before it where there is one in the second half.
std::vector<std::vector<int>> split(const std::vector<int>& ids, const std::vector<int>& word_of, std::size_t limit) {
  std::vector<std::vector<int>> parts;
  std::size_t begin = 0;
  while (ids.size() - begin > limit) {
    std::size_t cut = begin + limit;
    while (cut > begin + limit / 2 && word_of[cut] == word_of[cut - 1]) --cut;
    if (cut == begin + limit / 2) cut = begin + limit;
    parts.emplace_back(ids.begin() + begin, ids.begin() + cut);
    begin = cut;
  }
  parts.emplace_back(ids.begin() + begin, ids.end());
  return parts;
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
    for (std::vector<int>& piece : split(ids, tokenizer.word_of(ids, extra), limit))
      parts.push_back(part_with_own_words(std::move(piece), extra, tokenizer.size()));
  }
  for (LinePart& part : parts) part.request.extra = static_cast<int>(part.extra.size());
  return parts;
}

LinePart part_of_frames(const FrameScale& scale, const std::string& line, std::size_t limit, const std::string& where,
                        std::size_t& cut) {
  LinePart part;
  Sequence& source = part.request.source;
  source = parse_frames(line, static_cast<int>(scale.numbers.size() / 2), where);
  const auto length = static_cast<std::size_t>(source.length());
  if (length > limit) {
    source.frames.resize(limit * static_cast<std::size_t>(source.width));
    cut = length;
  }
  scale.apply(source);
  return part;
}

void join(Hypothesis& line, Hypothesis&& part, int source_words) {
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
  line.copied.clear();
  for (const auto& pair : part.alignment)
    line.alignment.emplace_back(pair.first + source_words, pair.second + target_words);
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
