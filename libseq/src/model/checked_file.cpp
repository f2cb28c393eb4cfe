#include "model/checked_file.h"

#include <charconv>
#include <cstring>
#include <string_view>
#include <unordered_map>

#include "core/crc32.h"
#include "seq/error.h"

namespace seq {
namespace {

constexpr std::string_view kStart = "{\"__metadata__\":{\"header_crc32\":\"";
constexpr char kZeros[] = "00000000";

[[noreturn]] void mismatch(const std::string& path, const std::string& part, std::uint32_t expected,
                           std::uint32_t found) {
  fail(ErrorKind::data, "checksum mismatch in " + part, path,
       "expected " + hex8(expected) + ", the bytes give " + hex8(found), "the file is damaged, copy or make it again");
}

}  // namespace

std::size_t header_checksum_position() { return kStart.size(); }

std::uint32_t header_checksum(const char* header, std::size_t size) {
  const std::size_t after = kStart.size() + 8;
  if (size < after || std::memcmp(header, kStart.data(), kStart.size()) != 0) return 0;
  std::uint32_t crc = crc32(header, kStart.size());
  crc = crc32(kZeros, 8, crc);
  return crc32(header + after, size - after, crc);
}

CheckedFile read_checked(std::shared_ptr<const MappedFile> mapped, const FileKind& kind) {
  CheckedFile checked{SafetensorsFile(std::move(mapped)), 0, {}};
  const SafetensorsFile& file = checked.file;
  const char* header = reinterpret_cast<const char*>(file.header());
  const std::size_t size = static_cast<std::size_t>(file.header_bytes());
  const std::size_t digits = header_checksum_position();
  std::uint32_t expected = 0;
  if (size < digits + 8 || std::memcmp(header, kStart.data(), digits) != 0 ||
      !parse_hex8(std::string(header + digits, 8), expected)) {
    fail(ErrorKind::data, "not " + kind.in_words + " of this suite", file.path(),
         "a safetensors file without our checksum", "give a file that train has written");
  }
  const std::uint32_t found = header_checksum(header, size);
  if (found != expected) mismatch(file.path(), "the header", expected, found);

  // The header is as it was written; what follows in it is a matter of kind and age, not of damage.
  const std::string* name = file.metadata("kind");
  if (name == nullptr || *name != kind.name) {
    fail(ErrorKind::data, "not " + kind.in_words, file.path(),
         "it is of kind '" + (name == nullptr ? "" : name->substr(0, 40)) + "', expected '" + kind.name + "'");
  }
  const std::string* version = file.metadata("format_version");
  const std::string text = version == nullptr ? "" : *version;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), checked.format_version);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size() || checked.format_version < 1) {
    fail(ErrorKind::data, "the format version is '" + text.substr(0, 40) + "'", file.path(),
         "expected a number from 1");
  }
  if (checked.format_version > kind.newest_format) {
    fail(ErrorKind::data, "the file has format " + text, file.path(),
         "this build reads up to " + std::to_string(kind.newest_format), "use a newer version of the program");
  }

  std::unordered_map<std::string_view, std::string_view> stated;
  for (const auto& [key, value] : file.metadata()) {
    if (key.rfind("crc32.", 0) == 0) stated.emplace(std::string_view(key).substr(6), value);
  }
  checked.crc32.reserve(file.tensors().size());
  for (const SafeTensor& tensor : file.tensors()) {
    const std::string part = "tensor '" + tensor.name.substr(0, 80) + "'";
    const auto entry = stated.find(tensor.name);
    if (entry == stated.end() || !parse_hex8(std::string(entry->second), expected)) {
      fail(ErrorKind::data, part + " has no checksum", file.path(), "", "give a file that train has written");
    }
    checked.crc32.push_back(crc32(tensor.data, static_cast<std::size_t>(tensor.bytes)));
    if (checked.crc32.back() != expected) mismatch(file.path(), part, expected, checked.crc32.back());
  }
  return checked;
}

void write_checked(const std::string& path, const FileKind& kind,
                   const std::vector<std::pair<std::string, std::string>>& metadata,
                   const std::vector<SafeTensor>& tensors) {
  const std::vector<SafeTensor> ordered = in_file_order(tensors);
  std::vector<std::pair<std::string, std::string>> all = {
      {"header_crc32", kZeros}, {"kind", kind.name}, {"format_version", std::to_string(kind.newest_format)}};
  all.insert(all.end(), metadata.begin(), metadata.end());
  for (const SafeTensor& tensor : ordered) {
    all.emplace_back("crc32." + tensor.name, hex8(crc32(tensor.data, static_cast<std::size_t>(tensor.bytes))));
  }
  std::string header = safetensors_header(all, ordered);
  header.replace(header_checksum_position(), 8, hex8(header_checksum(header.data(), header.size())));
  write_safetensors(path, header, ordered);
}

}  // namespace seq
