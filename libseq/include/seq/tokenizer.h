// Text to token ids and back: Unicode normalisation (ICU), then subword pieces (SentencePiece).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "seq/options.h"

namespace seq {

/// One side's tokenizer. Immutable and thread-safe once made.
/// Ids: 0 = unknown, 1 = begin of sentence, 2 = end of sentence, then the pieces. Every model of ours has this order; a user's
/// own SentencePiece model may have others, so always ask.
class Tokenizer {
 public:
  /// From a serialised SentencePiece model. Throws Error(data) when it is none or hostile; `where` names its origin in messages.
  Tokenizer(const TextOptions& options, std::string sentencepiece_model, const std::string& where = "");
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// Trains a SentencePiece model on lines (already valid UTF-8) and returns it serialised. Deterministic for a seed,
  /// independent of threads. A vocabulary larger than the corpus allows is shrunk, and `note` told.
  /// Throws Error(data) when no usable text is there.
  static std::string train(const std::vector<std::string>& lines, const TextOptions& options, int vocab_size, std::uint64_t seed,
                           const std::function<void(const std::string&)>& note);

  int size() const;                ///< number of ids
  int unknown() const;
  int begin() const;
  int end() const;

  /// Normalises by the options (NFC and so on); what `encode` does first.
  std::string normalize(const std::string& text) const;
  /// Token ids of a line, without begin and end marks.
  std::vector<int> encode(const std::string& text) const;
  /// A random segmentation (BPE dropout p, or unigram sampling), the same for the same seed.
  std::vector<int> encode_sampled(const std::string& text, double p, std::uint64_t seed) const;
  /// Text of ids; marks are skipped, byte pieces joined, broken byte sequences become U+FFFD.
  std::string decode(const std::vector<int>& ids) const;
  /// The piece itself, e.g. "▁dog".
  std::string piece(int id) const;
  /// For each id the 0-based index of the whitespace-separated word of decode(ids) that it belongs to.
  std::vector<int> word_of(const std::vector<int>& ids) const;

  const std::string& serialized() const;   ///< the SentencePiece model, for the model file

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seq
