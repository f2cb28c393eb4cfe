// Frames with their captions, in numbers: what captioners learn from.
#pragma once

#include <string>
#include <vector>

#include "data/frames.h"
#include "seq/corpus.h"

namespace seq {

struct CaptionedFrames {
  int width = 0;                 ///< of every frame
  std::vector<Sequence> frames;  ///< some may be empty
  std::vector<std::vector<std::string>> captions;
};

/// Reads what read_captioned (seq/frame_text.h) reads, without a detour through text. Throws what it throws, and
/// Error(data) that names file and line or row for frames that are none or not `width` numbers wide (0 = as the first).
CaptionedFrames read_captioned_frames(const std::vector<std::string>& paths, int width, bool strict,
                                      const Warning& warn);

}  // namespace seq
