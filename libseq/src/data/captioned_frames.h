// Frames with their captions, in numbers: what captioners learn from.
#pragma once

#include <string>
#include <vector>

#include "data/frames.h"
#include "seq/corpus.h"
#include "seq/options.h"

namespace seq {

struct CaptionedFrames {
  int width = 0;                 ///< of every frame
  std::vector<Sequence> frames;  ///< some may be empty
  std::vector<std::vector<std::string>> captions;
  std::vector<std::string> sounds;  ///< the files of those that were sounds
};

/// Reads what read_captioned (seq/frame_text.h) reads, without a detour through text. `sound` says what is heard of
/// sounds; what it leaves to the first one is set. Throws what read_captioned throws, and Error(data) that names file
/// and line or row for frames that are none or not `width` numbers wide (0 = as the first).
CaptionedFrames read_captioned_frames(const std::vector<std::string>& paths, int width, SoundOptions& sound,
                                      bool strict, const Warning& warn);

}  // namespace seq
