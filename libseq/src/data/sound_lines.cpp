#include <filesystem>

#include "seq/sound.h"

namespace seq {

bool names_sound(const std::string& line) { return line.ends_with(".wav") || line.ends_with(".WAV"); }

std::string place_sound(std::string line, const std::string& list) {
  if (list == "-" || !names_sound(line)) return line;
  return (std::filesystem::path(list).parent_path() / line).string();
}

void place_sounds(std::vector<std::string>& lines, const std::string& list) {
  for (std::string& line : lines) line = place_sound(std::move(line), list);
}

}  // namespace seq
