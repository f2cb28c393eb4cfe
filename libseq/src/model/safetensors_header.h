// The JSON header of a safetensors file, read event by event: memory grows with the tensors, not with the text.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace seq {

/// One entry as the header states it, not yet held against the file.
struct HeaderEntry {
  std::string name, dtype;
  std::vector<std::int64_t> shape;
  std::int64_t begin = 0, end = 0;  ///< bytes, from the end of the header
};

struct SafetensorsHeader {
  std::vector<std::pair<std::string, std::string>> metadata;
  std::vector<HeaderEntry> entries;
};

/// Throws Error(data), naming `where` and the tensor, when the text is not JSON of exactly the expected form.
SafetensorsHeader parse_safetensors_header(const char* text, std::size_t size, const std::string& where);

}  // namespace seq
