// A SentencePiece model as data: what its file holds, read with suspicion and written in the same form.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace seq {

/// One entry of the vocabulary; its place in the list is its id. The values of Type are those of the file format.
struct SpmPiece {
  enum Type : int { normal = 1, unknown = 2, control = 3, user_defined = 4, unused = 5, byte = 6 };
  std::string text;
  float score = 0;
  Type type = normal;
};

/// The parts of sentencepiece_model.proto (SentencePiece 0.1.97) that segmentation needs.
struct SpmModel {
  enum class Kind { unigram = 1, bpe = 2, word = 3, character = 4 };

  std::vector<SpmPiece> pieces;
  Kind kind = Kind::unigram;
  bool byte_fallback = false;                      ///< unknown characters are spelled with the 256 byte pieces
  bool space_is_suffix = false;                    ///< "dog▁" instead of "▁dog"
  std::string unknown_surface = " \xE2\x81\x87 ";  ///< what an unknown piece reads as: " ⁇ "
  std::string begin_text = "<s>", end_text = "</s>";
  std::string charsmap;         ///< precompiled normalisation rules; empty = none
  std::string output_charsmap;  ///< the same for the way back to text
  bool add_dummy_space = true;  ///< the first word has its ▁ too
  bool collapse_spaces = true;

  // Derived on reading:
  int unknown_id = -1, begin_id = -1, end_id = -1;  ///< -1 = the model has none; unknown_id is always there
  std::array<int, 256> byte_ids{};                  ///< piece of each byte, if byte_fallback
};

/// The character that stands for a blank, U+2581.
inline constexpr const char kSpaceMark[] = "\xE2\x96\x81";

/// Pieces longer than this many bytes are refused.
inline constexpr std::size_t kMaxPieceBytes = 4096;

/// "<0x41>" for 0x41.
std::string byte_piece(int byte);

/// Reads and checks a serialised model; `where` names its origin. Throws Error(data) on anything that is not a sound
/// model: damaged encoding, pieces that are empty, doubled, over-long or no text, scores that are no numbers, missing
/// <unk>.
SpmModel parse_spm(const std::string& serialized, const std::string& where);

/// Writes kind, pieces and byte_fallback; blanks and normalisation are the defaults above. Any SentencePiece program
/// reads it.
std::string serialize_spm(const SpmModel& model);

}  // namespace seq
