#include "model/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <unordered_set>

#include "core/atomic_file.h"
#include "core/json_guard.h"
#include "model/safetensors_header.h"
#include "seq/error.h"

namespace seq {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the format is little-endian and its numbers are used in place");

constexpr std::int64_t kMaxHeader = 100'000'000;  // the format's own limit
constexpr std::size_t kAlignment = 64;            // a cache line, and the widest vector

std::string quoted(const std::string& name) { return "tensor '" + name.substr(0, 80) + "'"; }

[[noreturn]] void damaged(const std::string& path, const std::string& what, const std::string& expected) {
  fail(ErrorKind::data, what, path, expected, "copy or make the file again");
}

// Bytes of a shape, or -1 when the product leaves 63 bits.
std::int64_t bytes_of(const std::vector<std::int64_t>& shape, std::int64_t element) {
  std::int64_t bytes = element;
  for (std::int64_t extent : shape) {
    if (extent < 0 || __builtin_mul_overflow(bytes, extent, &bytes)) return -1;
  }
  return bytes;
}

}  // namespace

std::int64_t element_size(const std::string& dtype) {
  static const struct {
    const char* name;
    std::int64_t size;
  } known[] = {{"F32", 4}, {"F64", 8}, {"I64", 8}, {"U8", 1},  {"F16", 2},     {"BF16", 2},    {"I8", 1}, {"BOOL", 1},
               {"I16", 2}, {"U16", 2}, {"I32", 4}, {"U32", 4}, {"F8_E4M3", 1}, {"F8_E5M2", 1}, {"U64", 8}};
  for (const auto& type : known) {
    if (dtype == type.name) return type.size;
  }
  return 0;
}

std::string shape_text(const std::vector<std::int64_t>& shape) {
  if (shape.empty()) return "scalar";
  std::string text;
  for (std::int64_t extent : shape) text += (text.empty() ? "" : "×") + std::to_string(extent);
  return text;
}

SafetensorsFile::SafetensorsFile(std::shared_ptr<const MappedFile> file) : file_(std::move(file)) {
  const std::int64_t size = static_cast<std::int64_t>(file_->size());
  if (size < 8) {
    damaged(path(), size == 0 ? "the file is empty" : "the file is cut off",
            "expected at least 8 bytes, file has " + std::to_string(size));
  }
  std::uint64_t claimed = 0;
  std::memcpy(&claimed, file_->data(), sizeof claimed);
  if (claimed > static_cast<std::uint64_t>(kMaxHeader)) {
    damaged(path(), "not a model file, or its first bytes are damaged",
            "the header claims " + std::to_string(claimed) + " bytes, at most " + std::to_string(kMaxHeader) +
                " are allowed");
  }
  if (static_cast<std::int64_t>(claimed) > size - 8) {
    damaged(path(), "the file is cut off in its header",
            "expected at least " + std::to_string(claimed + 8) + " bytes, file has " + std::to_string(size));
  }
  header_bytes_ = static_cast<std::int64_t>(claimed);
  if (header_bytes_ == 0 || header()[0] != '{')
    damaged(path(), "not a model file", "the header does not begin with '{'");

  SafetensorsHeader parsed = parse_safetensors_header(reinterpret_cast<const char*>(header()), claimed, path());
  metadata_ = std::move(parsed.metadata);
  std::stable_sort(parsed.entries.begin(), parsed.entries.end(), [](const HeaderEntry& a, const HeaderEntry& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  const std::int64_t data_bytes = size - 8 - header_bytes_;
  std::int64_t next = 0;  // where the tensor after the last one must begin
  tensors_.reserve(parsed.entries.size());
  for (HeaderEntry& entry : parsed.entries) {
    const std::int64_t element = element_size(entry.dtype);
    if (element == 0)
      damaged(path(), quoted(entry.name) + " has the unknown type '" + entry.dtype.substr(0, 40) + "'", "");
    const std::int64_t bytes = bytes_of(entry.shape, element);
    if (bytes < 0) {
      damaged(path(), quoted(entry.name) + " is impossibly large",
              "shape " + shape_text(entry.shape) + " of " + entry.dtype);
    }
    if (entry.end < entry.begin) {
      damaged(path(), quoted(entry.name) + " ends before it begins",
              "offsets " + std::to_string(entry.begin) + " to " + std::to_string(entry.end));
    }
    if (entry.end - entry.begin != bytes) {
      damaged(path(), quoted(entry.name) + " has the wrong size",
              "shape " + shape_text(entry.shape) + " of " + entry.dtype + " takes " + std::to_string(bytes) +
                  " bytes, its offsets span " + std::to_string(entry.end - entry.begin));
    }
    if (entry.end > data_bytes) {
      damaged(path(), "the file is cut off in " + quoted(entry.name),
              "expected at least " + std::to_string(static_cast<std::uint64_t>(entry.end) + 8 + claimed) +
                  " bytes, file has " + std::to_string(size));
    }
    if (entry.begin != next) {
      damaged(path(),
              quoted(entry.name) + (entry.begin < next ? " overlaps the one before it" : " leaves a gap before it"),
              "expected offset " + std::to_string(next) + ", header says " + std::to_string(entry.begin));
    }
    next = entry.end;
    tensors_.push_back({std::move(entry.name), std::move(entry.dtype), std::move(entry.shape),
                        file_->data() + 8 + header_bytes_ + entry.begin, bytes});
  }
  if (next != data_bytes) {
    damaged(path(), "bytes after the last tensor",
            "expected " + std::to_string(next + 8 + header_bytes_) + " bytes, file has " + std::to_string(size));
  }
}

const std::string* SafetensorsFile::metadata(const std::string& key) const {
  for (const auto& [name, value] : metadata_) {
    if (name == key) return &value;
  }
  return nullptr;
}

const SafeTensor* SafetensorsFile::find(const std::string& name) const {
  for (const SafeTensor& tensor : tensors_) {
    if (tensor.name == name) return &tensor;
  }
  return nullptr;
}

std::vector<SafeTensor> in_file_order(const std::vector<SafeTensor>& tensors) {
  std::vector<SafeTensor> ordered = tensors;
  const auto rank = [](const SafeTensor& tensor) {
    return tensor.bytes % static_cast<std::int64_t>(kAlignment) == 0 ? std::int64_t{0}
                                                                     : 64 - element_size(tensor.dtype);
  };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const SafeTensor& a, const SafeTensor& b) { return rank(a) < rank(b); });
  return ordered;
}

std::string safetensors_header(const std::vector<std::pair<std::string, std::string>>& metadata,
                               const std::vector<SafeTensor>& tensors) {
  std::string text = "{\"__metadata__\":{";
  for (std::size_t i = 0; i < metadata.size(); ++i) {
    text += (i ? "," : "") + json_quote(metadata[i].first) + ":" + json_quote(metadata[i].second);
  }
  text += "}";
  std::unordered_set<std::string> names{"__metadata__"};
  std::int64_t offset = 0;
  for (const SafeTensor& tensor : tensors) {
    if (!names.insert(tensor.name).second || bytes_of(tensor.shape, element_size(tensor.dtype)) != tensor.bytes) {
      fail(ErrorKind::internal, "cannot describe " + quoted(tensor.name), "",
           "shape " + shape_text(tensor.shape) + " of " + tensor.dtype + " with " + std::to_string(tensor.bytes) +
               " bytes, under a name of its own");
    }
    text += "," + json_quote(tensor.name) + ":{\"dtype\":\"" + tensor.dtype + "\",\"shape\":[";
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) text += (i ? "," : "") + std::to_string(tensor.shape[i]);
    text += "],\"data_offsets\":[" + std::to_string(offset) + "," + std::to_string(offset + tensor.bytes) + "]}";
    offset += tensor.bytes;
  }
  text += "}";
  text.append((kAlignment - (text.size() + 8) % kAlignment) % kAlignment, ' ');
  return text;
}

void write_safetensors(const std::string& path, const std::string& header, const std::vector<SafeTensor>& tensors) {
  std::int64_t total = 8 + static_cast<std::int64_t>(header.size());
  for (const SafeTensor& tensor : tensors) total += tensor.bytes;
  AtomicFile file(path, total);
  const std::uint64_t size = header.size();
  file.write(&size, sizeof size);
  file.write(header);
  for (const SafeTensor& tensor : tensors) file.write(tensor.data, static_cast<std::size_t>(tensor.bytes));
  file.commit();
}

}  // namespace seq
