// Pairs as they were read: sources of text or of frames, and the texts that belong to them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/captioned_frames.h"
#include "seq/corpus.h"

namespace seq {

struct Pairs {
  std::vector<std::string> text;  ///< the sources, one a pair, ...
  std::vector<Sequence> frames;   ///< ... or, where they are frames, what several pairs may share
  std::vector<std::string> target;
  std::vector<int> source_of;  ///< pair i belongs to source number source_of[i]; never falls

  static Pairs of(ParallelText text);
  /// A caption is a pair. A sequence without captions is a pair with an empty target.
  static Pairs of(CaptionedFrames captioned);
};

/// Moves about one pair in twenty, by a hash of its number, to a validation set; of frames one sequence in twenty, with
/// all its captions.
ParallelText hold_out(ParallelText& text, std::uint64_t seed);
CaptionedFrames hold_out(CaptionedFrames& captioned, std::uint64_t seed);

}  // namespace seq
