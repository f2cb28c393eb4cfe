// The safetensors container: 8 bytes little-endian header length, a JSON header, the tensors' bytes.
// Source: the format's description at https://github.com/huggingface/safetensors
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/mapped_file.h"

namespace seq {

/// One tensor, of a file being read or of one to be written.
struct SafeTensor {
  std::string name;
  std::string dtype;  ///< "F32", "F64", "I64", "U8" ...
  std::vector<std::int64_t> shape;
  const unsigned char* data = nullptr;
  std::int64_t bytes = 0;
};

/// Bytes of one element; 0 for a type that the format does not know.
std::int64_t element_size(const std::string& dtype);

/// "512×256", "scalar" for an empty shape.
std::string shape_text(const std::vector<std::int64_t>& shape);

/// A file held against every rule of the format before anything is taken from it. Its tensors point into the mapping.
///
/// Throws Error(data), naming file, tensor and both values, for: a header longer than the file or 100 MB, JSON that is
/// none, unknown types, a shape whose product overflows or does not fit the bytes, offsets out of range, overlaps,
/// gaps, trailing bytes, a name given twice. Nothing is allocated before the header's length has been held against the
/// file's.
class SafetensorsFile {
 public:
  explicit SafetensorsFile(std::shared_ptr<const MappedFile> file);
  explicit SafetensorsFile(const std::string& path) : SafetensorsFile(std::make_shared<const MappedFile>(path)) {}

  const std::string& path() const { return file_->path(); }
  /// Keeps the tensors' bytes alive.
  const std::shared_ptr<const MappedFile>& mapping() const { return file_; }
  /// The JSON text as it stands, padding included; and the length field before it.
  const unsigned char* header() const { return file_->data() + 8; }
  std::int64_t header_bytes() const { return header_bytes_; }

  /// "__metadata__", in the order of the file.
  const std::vector<std::pair<std::string, std::string>>& metadata() const { return metadata_; }
  /// Null when there is no such key.
  const std::string* metadata(const std::string& key) const;
  /// In the order of their bytes.
  const std::vector<SafeTensor>& tensors() const { return tensors_; }
  const SafeTensor* find(const std::string& name) const;

 private:
  std::shared_ptr<const MappedFile> file_;
  std::int64_t header_bytes_ = 0;
  std::vector<std::pair<std::string, std::string>> metadata_;
  std::vector<SafeTensor> tensors_;
};

/// The order in which tensors are written: those of a multiple of 64 bytes first, then by falling element size,
/// otherwise as given. The format allows no gaps, so this is what keeps nearly every tensor aligned to 64 bytes and all
/// to their elements.
std::vector<SafeTensor> in_file_order(const std::vector<SafeTensor>& tensors);

/// The JSON text of a file with these tensors in this order, padded with spaces so that the data begins at a multiple
/// of 64. Throws Error(internal) when a tensor's shape and bytes disagree or a name is given twice.
std::string safetensors_header(const std::vector<std::pair<std::string, std::string>>& metadata,
                               const std::vector<SafeTensor>& tensors);

/// Writes header and tensors atomically. Throws Error(create, io).
void write_safetensors(const std::string& path, const std::string& header, const std::vector<SafeTensor>& tensors);

}  // namespace seq
