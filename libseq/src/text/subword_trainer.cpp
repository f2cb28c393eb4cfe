#include "text/subword_trainer.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/random.h"
#include "seq/error.h"
#include "text/bpe_trainer.h"
#include "text/segmenter.h"
#include "text/spm_model.h"
#include "text/unicode.h"
#include "text/word_parts.h"

namespace seq {

namespace {

constexpr std::size_t kMaxChunk = 1000;         // characters; a longer line is trained on in parts, never skipped
constexpr std::size_t kRoomForCharacters = 64;  // a vocabulary that has less room than this is raised
constexpr char32_t kMark = 0x2581;              // stands for a blank
constexpr char32_t kReservedByTrainer =
    0x2585;  // SentencePiece marks unknown characters with it and skips lines that hold it

using Note = std::function<void(const std::string&)>;

void tell(const Note& note, const std::string& text) {
  if (note) note(text);
}

struct Alphabet {
  std::vector<std::pair<char32_t, std::int64_t>> kept;  // the most frequent first
  std::unordered_set<char32_t> set;
  std::size_t left_out = 0;
};

using CharacterCounts = std::unordered_map<char32_t, std::int64_t>;

CharacterCounts count_characters(const std::vector<std::string>& lines) {
  std::vector<std::int64_t> ascii(128, 0);
  CharacterCounts counts;
  for (const std::string& line : lines) {
    for (std::size_t at = 0; at < line.size();) {
      const char32_t c = unicode::next(line, at);
      if (c < 128) {
        ++ascii[c];
      } else {
        ++counts[c];
      }
    }
  }
  for (char32_t c = '!'; c < 128; ++c) {  // neither controls nor the blank
    if (ascii[c] > 0) counts[c] = ascii[c];
  }
  return counts;
}

/// The most frequent characters that make up the wanted share of the text, at most `room` of them, the mark of the
/// blank in any case.
Alphabet choose_alphabet(const CharacterCounts& counts, double coverage, std::size_t room) {
  Alphabet alphabet;
  alphabet.kept.assign(counts.begin(), counts.end());
  const auto rank = [](const auto& entry) { return std::make_tuple(entry.first != kMark, -entry.second, entry.first); };
  std::sort(alphabet.kept.begin(), alphabet.kept.end(),
            [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  std::int64_t total = 0, covered = 0;
  for (const auto& [c, count] : alphabet.kept) total += count;
  std::size_t size = 0;
  while (size < alphabet.kept.size() && size < room) {
    if (coverage < 1 && static_cast<double>(covered) >= coverage * static_cast<double>(total)) break;
    covered += alphabet.kept[size++].second;
  }
  alphabet.left_out = alphabet.kept.size() - size;
  alphabet.kept.resize(size);
  for (const auto& [c, count] : alphabet.kept) alphabet.set.insert(c);
  return alphabet;
}

/// A random part of the lines, in their order, of about spec.max_bytes; all of them when they are fewer.
std::vector<const std::string*> sample(const std::vector<std::string>& lines, const SubwordSpec& spec,
                                       const Note& note) {
  std::size_t bytes = 1;
  for (const std::string& line : lines) bytes += line.size();
  const double share = std::min(1.0, static_cast<double>(spec.max_bytes) / static_cast<double>(bytes));
  RandomStream random(random_key(spec.seed, 0x737562776F7264));
  std::vector<const std::string*> chosen;
  for (const std::string& line : lines) {
    if (!line.empty() && (share >= 1 || random.uniform() < share)) chosen.push_back(&line);
  }
  if (share < 1) {
    tell(note, "the subword model is trained on " + std::to_string(chosen.size()) + " of " +
                   std::to_string(lines.size()) + " lines, chosen at random");
  }
  return chosen;
}

/// The line in parts of at most kMaxChunk characters, cut at a blank if there is one; foreign characters become tabs.
template <typename Add>
void for_each_chunk(const std::string& line, const std::unordered_set<char32_t>& alphabet, const Add& add) {
  std::string chunk;
  std::size_t characters = 0, blank = std::string::npos;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t start = at;
    const char32_t c = unicode::next(line, at);
    if (characters == kMaxChunk) {
      const std::size_t cut = blank == std::string::npos ? chunk.size() : blank;
      add(chunk.substr(0, cut));
      chunk.erase(0, std::min(chunk.size(), cut + (blank == std::string::npos ? 0 : 1)));
      characters = unicode::count_code_points(chunk);
      blank = std::string::npos;
    }
    if (c == ' ') blank = chunk.size();
    if (c == ' ' || alphabet.count(c) > 0) {
      chunk.append(line, start, at - start);
    } else {
      chunk += '\t';
    }
    ++characters;
  }
  if (!chunk.empty()) add(std::move(chunk));
}

/// The distinct words, each with its mark in front, the most frequent first.
CountedWords count_words(const std::vector<const std::string*>& lines, const std::unordered_set<char32_t>& alphabet,
                         bool split_punctuation) {
  std::unordered_map<std::string, std::int64_t> counts;
  for (const std::string* line : lines) {
    for_each_chunk(*line, alphabet, [&](const std::string& chunk) {
      for (std::size_t begin = 0; begin < chunk.size();) {
        const std::size_t end = std::min(chunk.find(' ', begin), chunk.size());
        const std::string word = kSpaceMark + chunk.substr(begin, end - begin);
        if (end > begin && split_punctuation) {
          for (const std::string_view part : word_parts(word)) ++counts[std::string(part)];
        } else if (end > begin) {
          ++counts[word];
        }
        begin = end + 1;
      }
    });
  }
  CountedWords words(counts.begin(), counts.end());
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return words;
}

SpmModel empty_model(SpmModel::Kind kind, bool byte_fallback) {
  SpmModel model;
  model.kind = kind;
  model.byte_fallback = byte_fallback;
  model.pieces = {{"<unk>", 0, SpmPiece::unknown}, {"<s>", 0, SpmPiece::control}, {"</s>", 0, SpmPiece::control}};
  for (int byte = 0; byte_fallback && byte < 256; ++byte) model.pieces.push_back({byte_piece(byte), 0, SpmPiece::byte});
  return model;
}

float log_share(std::int64_t count, std::int64_t total) {
  return static_cast<float>(std::log(static_cast<double>(count) / static_cast<double>(total)));
}

void add_characters(SpmModel& model, const Alphabet& alphabet) {
  std::int64_t total = 0;
  for (const auto& [c, count] : alphabet.kept) total += count;
  for (const auto& [c, count] : alphabet.kept) {
    std::string text;
    unicode::append(text, c);
    // The characters of a BPE model come after the merges and are scored by rank, as SentencePiece does it.
    const float score =
        model.kind == SpmModel::Kind::bpe ? -static_cast<float>(model.pieces.size()) : log_share(count, total);
    model.pieces.push_back({text, score, SpmPiece::normal});
  }
}

void add_words(SpmModel& model, const CountedWords& words, std::size_t vocab_size) {
  std::int64_t total = 0;
  for (const auto& [text, count] : words) total += count;
  for (const auto& [text, count] : words) {
    if (model.pieces.size() == vocab_size) break;
    if (text.find('\t') == std::string::npos && text.size() <= kMaxPieceBytes) {
      model.pieces.push_back({text, log_share(count, total), SpmPiece::normal});
    }
  }
}

void add_merges(SpmModel& model, const CountedWords& words, std::size_t count) {
  std::unordered_set<std::string> reserved;
  for (const SpmPiece& piece : model.pieces) reserved.insert(piece.text);
  float score = 0;
  for (const std::string& text : learn_bpe(words, count)) {
    if (reserved.count(text) == 0) model.pieces.push_back({text, score--, SpmPiece::normal});
  }
}

std::size_t piece_count(const std::string& serialized) {
  return parse_spm(serialized, "the trained model").pieces.size();
}

SpmModel::Kind kind_of(const std::string& name) {
  if (name == "unigram") return SpmModel::Kind::unigram;
  if (name == "bpe") return SpmModel::Kind::bpe;
  if (name == "word") return SpmModel::Kind::word;
  if (name == "char") return SpmModel::Kind::character;
  fail(ErrorKind::usage, "unknown subword model '" + name + "'", "--subword", "unigram, bpe, char or word");
}

}  // namespace

std::string train_subword(const std::vector<std::string>& lines, const SubwordSpec& spec, const Note& note) {
  SpmModel model = empty_model(kind_of(spec.kind), spec.byte_fallback);
  const bool is_word = model.kind == SpmModel::Kind::word;
  CharacterCounts counts = count_characters(lines);
  if (model.kind == SpmModel::Kind::unigram) counts.erase(kReservedByTrainer);
  if (counts.empty()) {
    fail(ErrorKind::data, "the training text is blank", "subword model", "at least one character",
         "check the input files");
  }
  std::int64_t blanks = 0;
  for (const std::string& line : lines) blanks += !line.empty() + std::count(line.begin(), line.end(), ' ');
  counts[kMark] = blanks;

  std::size_t vocab_size = static_cast<std::size_t>(std::max(spec.vocab_size, 1));
  const std::size_t smallest = model.pieces.size() + std::min(counts.size(), kRoomForCharacters);
  if (vocab_size < smallest && !is_word) {
    tell(note, "a vocabulary of " + std::to_string(spec.vocab_size) + " has no room for marks, bytes and characters; " +
                   std::to_string(smallest) + " is used");
    vocab_size = smallest;
  }
  vocab_size = std::max(vocab_size, model.pieces.size() + 1);
  const std::size_t room = vocab_size - model.pieces.size();
  const Alphabet alphabet = choose_alphabet(counts, spec.character_coverage, is_word ? counts.size() : room);
  if (alphabet.left_out > 0) {
    tell(note, std::to_string(alphabet.left_out) + " rare characters have no piece of their own" +
                   (spec.byte_fallback ? " and are spelled as bytes" : " and are unknown"));
  }

  std::string serialized;
  if (model.kind == SpmModel::Kind::unigram) {
    std::vector<std::string> chunks;
    for (const std::string* line : sample(lines, spec, note)) {
      for_each_chunk(*line, alphabet.set, [&](std::string chunk) { chunks.push_back(std::move(chunk)); });
    }
    serialized = train_unigram(chunks, static_cast<int>(vocab_size), spec.byte_fallback);
  } else {
    CountedWords words;
    if (model.kind != SpmModel::Kind::character)
      words = count_words(sample(lines, spec, note), alphabet.set, is_word && spec.split_punctuation);
    if (is_word) add_words(model, words, vocab_size);
    if (model.kind == SpmModel::Kind::bpe) add_merges(model, words, room - alphabet.kept.size());
    if (!is_word) add_characters(model, alphabet);
    serialized = serialize_spm(model);
  }
  const std::size_t size = piece_count(serialized);
  if (size < vocab_size) {
    tell(note, "the vocabulary has " + std::to_string(size) + " instead of " + std::to_string(vocab_size) +
                   " pieces: the corpus holds no more");
  }
  return serialized;
}

}  // namespace seq
