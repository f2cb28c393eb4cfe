// Training a subword model on lines in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace seq {

/// What to train; see TextOptions for the meanings.
struct SubwordSpec {
  std::string kind = "unigram";    ///< unigram|bpe|char|word
  int vocab_size = 8000;           ///< ids in all: 3 marks, 256 bytes with byte_fallback, characters, pieces
  bool split_punctuation = false;  ///< of words: see word_parts
  bool byte_fallback = true;
  double character_coverage = 1.0;     ///< 0.9 to 1
  std::uint64_t seed = 1;              ///< chooses the lines when there are more than max_bytes
  std::size_t max_bytes = 16'000'000;  ///< of text; the suffix array of unigram training takes 20 times as much
};

/// Trains on lines (valid UTF-8, blanks single) and returns a serialised SentencePiece model with the ids <unk> = 0,
/// <s> = 1, </s> = 2, then bytes, then pieces. The result depends on lines and spec alone.
///
/// unigram is SentencePiece's own training (Kudo 2018); bpe, char and word only count. With byte_fallback every kind
/// spells what it does not know as bytes, an unknown word of a word model from its blank on; without, it becomes <unk>.
///
/// A vocabulary larger than the corpus allows is shrunk, one too small for marks and bytes is raised, rare characters
/// that do not fit are left out; `note` (may be null) hears of each. A corpus beyond max_bytes is sampled.
/// Throws Error(data) when the lines hold no text.
std::string train_subword(const std::vector<std::string>& lines, const SubwordSpec& spec,
                          const std::function<void(const std::string&)>& note);

/// What train_subword asks of SentencePiece: a unigram model of at most vocab_size ids. A tab in a line stands for a
/// character that no piece may hold. Throws Error(internal) when SentencePiece refuses.
std::string train_unigram(const std::vector<std::string>& lines, int vocab_size, bool byte_fallback);

}  // namespace seq
