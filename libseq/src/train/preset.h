// Choosing what the user left open from the corpus.
#pragma once

#include <cstdint>
#include <string>

#include "data/captioned_frames.h"
#include "seq/corpus.h"
#include "seq/options.h"

namespace seq {

/// What a preset looks at.
struct CorpusShape {
  std::int64_t pairs = 0;
  double source_words = 0, target_words = 0;            ///< a line, mean
  double source_characters = 0, target_characters = 0;  ///< a line, mean
  std::int64_t target_types = 0;                        ///< different words on the target side (up to 100,000)

  double frames = 0;  ///< a source, mean; 0 where sources are text

  static CorpusShape of(const ParallelText& text);
  /// A caption is a pair.
  static CorpusShape of(const CaptionedFrames& captioned);
  /// Single words on one side, spelt on the other: pronunciation, transliteration, inflection.
  bool spells_words() const { return frames == 0 && source_words < 1.5 && source_characters < 40; }
};

/// The preset's name ("auto" becomes the one chosen), and every open option set. Throws Error(usage) for an unknown
/// name, and for a preset of characters or of vectors with other data.
std::string apply_preset(const CorpusShape& shape, TextOptions& text, ModelOptions& network, TrainOptions& training);

}  // namespace seq
