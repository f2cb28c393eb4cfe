// Frames with their captions, in numbers: what captioners learn from.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/parallel.h"
#include "data/frame_array.h"
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
/// and line or row for frames that are none or not `width` numbers wide (0 = as the first). Sounds and text are read on
/// all threads.
CaptionedFrames read_captioned_frames(const std::vector<std::string>& paths, int width, SoundOptions& sound,
                                      bool strict, const Warning& warn, Workers& workers);

/// A sequence of frames where it stands: in an array, or as text.
struct FrameRow {
  const FrameArray* array = nullptr;
  std::int64_t number = 0;  ///< from 0
  std::string text, file;

  /// "x.npy, row 3", counted from 0 as NumPy does, or "x.txt:4".
  std::string place() const;
  bool is_sound() const;
  /// Throws what frames_of and FrameArray throw.
  Sequence sequence(int width, const SoundOptions& sound) const;
  std::string line() const;
};

/// Goes over the sequences of such files with the captions of each, as long as there are both. Throws as
/// read_captioned does, but does not mind what the rows hold.
void each_captioned(const std::vector<std::string>& paths, bool strict, const Warning& warn,
                    const std::function<void(const FrameRow&, std::vector<std::string>&& captions)>& take);

}  // namespace seq
