// A safetensors file that notices damage: a checksum of its header and one of every tensor, in "__metadata__".
//
//   "header_crc32"   CRC-32 of the JSON text, padding included, with these eight digits as zeros; always the first key
//   "kind"           what the file is: "seq-model", "seq-state"
//   "format_version" counts up whenever older readers could misread a file
//   "crc32.NAME"     CRC-32 of the bytes of tensor NAME
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/safetensors.h"

namespace seq {

/// What a file must say it is.
struct FileKind {
  std::string name;       ///< "seq-model"
  std::string in_words;   ///< "a model", for messages
  int newest_format = 1;  ///< newer ones are refused
};

/// A file whose every byte was held against its checksums.
struct CheckedFile {
  SafetensorsFile file;
  int format_version = 0;
  std::vector<std::uint32_t> crc32;  ///< of file.tensors(), in their order
};

/// Reads and checks it. Throws Error(data) that says which part is damaged, or what kind or version the file is
/// instead.
CheckedFile read_checked(std::shared_ptr<const MappedFile> file, const FileKind& kind);

/// Writes tensors with their checksums, atomically. `metadata` follows the keys above. Throws Error(create, io).
void write_checked(const std::string& path, const FileKind& kind,
                   const std::vector<std::pair<std::string, std::string>>& metadata,
                   const std::vector<SafeTensor>& tensors);

/// The checksum as "header_crc32" has it; 0 when the text does not begin as ours does.
std::uint32_t header_checksum(const char* header, std::size_t size);

/// Where in the header its eight digits stand.
std::size_t header_checksum_position();

}  // namespace seq
