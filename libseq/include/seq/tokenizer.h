// Text to token ids and back: Unicode normalisation (ICU), then subword pieces in SentencePiece's format.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "seq/options.h"

namespace seq {

/// Words without an id that a text holds, each with its mark of the blank ("▁Nordwind"). Where the list is handed
/// along, word i has the id size() + i: so words that a model never saw can be copied from its source.
using ExtraWords = std::vector<std::string>;

/// What a piece adds to a text.
struct PieceLength {
  int words = 0;           ///< that it begins
  int characters = 0;      ///< with the blanks in front of words
  bool continues = false;  ///< it goes on with the word before it, where there is one
};

/// One side's tokenizer. Immutable; any number of threads may use one at once.
/// Ids: 0 = unknown, 1 = begin of sentence, 2 = end of sentence, then the pieces. Every model trained here has this
/// order; a user's own SentencePiece model may have others, so always ask.
///
///   Tokenizer t(options, Tokenizer::train(lines, options, 6000, 1, nullptr));
///   t.decode(t.encode("A dog runs."));   // "A dog runs."
class Tokenizer {
 public:
  /// From a serialised SentencePiece model. Throws Error(data) when it is none or hostile, or cannot end a sentence;
  /// `where` names its origin in messages. Error(usage) for an unknown normalisation form.
  Tokenizer(const TextOptions& options, std::string sentencepiece_model, const std::string& where = "");
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// Trains a SentencePiece model of at most vocab_size pieces (options.vocab_size is not looked at) on lines, which
  /// are normalised first, and returns it serialised. The same lines, options and seed give the same bytes anywhere.
  ///
  /// With byte_fallback a char model spells an unknown character as its bytes and a word model an unknown word;
  /// without, they become <unk>, and their text is lost. A vocabulary larger than the corpus allows is shrunk, one too
  /// small is raised, a corpus beyond 16 million bytes is sampled (that is all the seed is for); `note`, if given,
  /// is told. Throws Error(data) when there is no text.
  static std::string train(const std::vector<std::string>& lines, const TextOptions& options, int vocab_size,
                           std::uint64_t seed, const std::function<void(const std::string&)>& note);

  int size() const;          ///< number of ids
  bool knows_words() const;  ///< a word model: its pieces are words, those it does not know may be extra words
  int unknown() const;
  int begin() const;  ///< end() where a user's own model has no begin mark
  int end() const;

  /// Normalises by the options: what `encode` does first. Runs of blanks, tabs and line breaks become one blank, NUL
  /// and invalid bytes U+FFFD, and U+2581, which marks blanks in pieces, an underscore.
  std::string normalize(const std::string& text) const;
  /// Token ids of a line, without begin and end marks. decode(encode(x)) is normalize(x) unless a piece is unknown or a
  /// user's own model has rules of its own. The ids are SentencePiece's.
  std::vector<int> encode(const std::string& text) const;
  /// A random segmentation, depending on the arguments alone: every chance to use a longer piece is passed over with
  /// probability p, be it a merge of BPE (BPE-dropout) or a piece in the lattice of a unigram model, which then takes
  /// the best way through what is left. Tokens grow by 41 % (BPE) or 12 % (unigram) at p = 0.1 on English and German.
  /// char and word models have nothing to choose. Give every line and epoch a seed of its own.
  std::vector<int> encode_sampled(const std::string& text, double p, std::uint64_t seed) const;
  /// As encode, but a word model gives its unknown words ids of their own, in the order in which they first come, and
  /// puts them into `extra` behind what is there. Other kinds of model have no extra words.
  std::vector<int> encode_collecting(const std::string& text, ExtraWords& extra) const;
  /// As encode, but unknown words that are among `extra` have their ids there.
  std::vector<int> encode_with(const std::string& text, const ExtraWords& extra) const;
  /// Text of ids on one line, blanks single: marks are skipped, byte pieces joined, broken byte sequences become
  /// U+FFFD. An unknown piece reads "⁇". Throws Error(internal) on ids out of range.
  std::string decode(const std::vector<int>& ids, const ExtraWords& extra = {}) const;
  /// The piece itself, e.g. "▁dog".
  std::string piece(int id, const ExtraWords& extra = {}) const;
  PieceLength length_of(int id, const ExtraWords& extra = {}) const;
  /// For each id the 0-based index of the word of decode(ids) that it belongs to; words are separated by U+0020. A
  /// piece without text (a lone ▁, a mark) belongs to the word that follows it.
  std::vector<int> word_of(const std::vector<int>& ids, const ExtraWords& extra = {}) const;

  const std::string& serialized() const;  ///< the SentencePiece model, for the model file

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seq
