// What is heard of a sound: mel filter energies or cepstra, frame by frame.
// Source: Davis and Mermelstein 1980; the mel scale and the slopes as in Young et al., The HTK Book (5.4 and 5.9).
#pragma once

#include <string>

#include "data/frames.h"
#include "data/wav.h"
#include "seq/options.h"

namespace seq {

/// Numbers of a frame: filters or coefficients, with their slopes.
int sound_width(const SoundOptions& options);

/// The frames of a sound; `options.high` must be set.
///
/// A frame is every `step` ms a window of `window` ms, as many as fit, one at least (what lacks is silence). Its power
/// spectrum (Hann window, scaled so that rate and window do not matter) is summed by triangular filters, each from the
/// centre of the one before to that of the next, evenly spaced on the mel scale 2595 log10(1 + f / 700) from `low` to
/// `high`; what the sound's rate has no room for is silent. The logarithms (floor 1e-10) are the energies; their
/// orthonormal cosine transform (DCT-II) the cepstra. Slopes are those of a line through five frames, the first and the
/// last frame repeated.
Sequence sound_frames(const Sound& sound, const SoundOptions& options);

/// Sets what the options leave to the first sound: the highest frequency becomes half its rate.
void complete(SoundOptions& options, const std::string& sound_path);

/// The frames that a line stands for: of a sound (see seq/sound.h), or written as text (see parse_frames). Throws
/// Error(data, missing) naming the sound, or `where`: what read_wav and parse_frames throw, and frames of another width
/// than `width` (0 = any).
Sequence frames_of(const std::string& line, int width, const SoundOptions& options, const std::string& where);

}  // namespace seq
