// Sound files as lines: where frames of numbers are read, a line may name a .wav file instead, which becomes frames as
// SoundOptions says.
#pragma once

#include <string>
#include <vector>

namespace seq {

/// Whether a line stands for a sound: a path that ends in ".wav" or ".WAV".
bool names_sound(const std::string& line);

/// The sounds of a list lie beside it: a path that is not absolute is put behind the list's folder. Other lines stay as
/// they are, and all do where the list is "-" (standard input).
std::string place_sound(std::string line, const std::string& list);
void place_sounds(std::vector<std::string>& lines, const std::string& list);

}  // namespace seq
