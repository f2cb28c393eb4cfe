// Cutting normalised text into pieces, as SentencePiece 0.1.97 does it for the four kinds of model.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "core/random.h"
#include "text/piece_trie.h"
#include "text/spm_model.h"

namespace seq {

/// Bytes begin … begin + length of the text, and their piece; the model's unknown_id where there is none.
struct Span {
  std::size_t begin = 0, length = 0;
  int id = 0;
};

/// Cuts text whose blanks are marked. Immutable, so any number of threads may use one. Keeps references to what it is
/// made of.
class Segmenter {
 public:
  virtual ~Segmenter() = default;
  /// The spans cover the text without gaps. drop (0 to 1) is the probability that a chance to use a longer piece is
  /// passed over: a merge of BPE (BPE-dropout, Provilkov et al. 2020), a piece in the lattice of a unigram model. With
  /// 0 the best segmentation comes out and no number is drawn.
  virtual std::vector<Span> segment(std::string_view text, double drop, RandomStream& random) const = 0;
};

/// symbols holds the user-defined pieces, which are never cut. split_punctuation is for word models (see word_parts).
std::unique_ptr<Segmenter> make_segmenter(const SpmModel& model, const PieceTrie& symbols, bool split_punctuation);

/// Bytes of the longest symbol that text begins with, or 0.
std::size_t longest_symbol(const PieceTrie& symbols, std::string_view text);

/// Bytes of the first character of non-empty valid UTF-8.
inline std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return length < text.size() ? length : text.size();
}

/// The words of text whose blanks are marked, each with its mark in front (or behind, with mark_is_suffix).
std::vector<std::string_view> split_words(std::string_view text, bool mark_is_suffix);

// One for each kind; make_segmenter chooses.
std::unique_ptr<Segmenter> make_unigram_segmenter(const SpmModel& model);
std::unique_ptr<Segmenter> make_bpe_segmenter(const SpmModel& model, const PieceTrie& symbols);

}  // namespace seq
