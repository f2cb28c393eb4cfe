// Sound files: RIFF WAVE with 16-bit PCM samples.
// Source: Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0 (1991); WAVEFORMATEXTENSIBLE.
#pragma once

#include <string>
#include <vector>

#include "core/mapped_file.h"

namespace seq {

/// One channel of sound.
struct Sound {
  int rate = 0;                ///< samples a second
  std::vector<float> samples;  ///< -1 to 1
};

/// Several channels become their mean. Throws Error(missing) as MappedFile does; Error(data) that names the file for
/// what is no such file (another container, codec or width of samples), sizes in a header that the file does not have,
/// a file that ends early, and one without samples. Nothing is allocated beyond the file's own size.
Sound read_wav(const std::string& path);
Sound read_wav(const MappedFile& file);

}  // namespace seq
