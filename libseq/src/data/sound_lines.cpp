#include <filesystem>

#include "seq/sound.h"

namespace seq {

bool names_sound(const std::string& line) { return line.ends_with(".wav") || line.ends_with(".WAV"); }

void place_sounds(std::vector<std::string>& lines, const std::string& list) {
  if (list == "-") return;
  const std::filesystem::path folder = std::filesystem::path(list).parent_path();
  for (std::string& line : lines)
    if (names_sound(line)) line = (folder / line).string();
}

}  // namespace seq
